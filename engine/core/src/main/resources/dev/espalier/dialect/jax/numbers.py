"""JAX 0.12: functions of Python numbers are Python's."""


# of numbers, whose results are numbers
class emit:
    def power(x, y):
        assert is_number(x) and is_number(y)
        return x ** y
    def maximum(x, y):
        assert is_number(x) and is_number(y)
        return max(x, y)
    def minimum(x, y):
        assert is_number(x) and is_number(y)
        return min(x, y)
