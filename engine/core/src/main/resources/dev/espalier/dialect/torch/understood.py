"""PyTorch 2.15: what is understood in a source and written otherwise in an output."""


class torch:
    class nn:
        class functional:
            def sigmoid(input: T): return sigmoid(input)
            def tanh(input: T): return tanh(input)

    class linalg:
        def matmul(input: T, other: T):
            assert same_dtype(input, other), "domain"
            return matmul(input, other)
