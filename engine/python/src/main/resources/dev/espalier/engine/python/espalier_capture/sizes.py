"""Sizes that a program reads while it is traced: numbers that remember how they come from the sizes of tensors.

What is computed of a ``Size`` is a ``Size`` again. A decision on it, ``n > 4``, is a condition of the trace, and whatever
asks for the number itself (``range``, ``hash``, ``format``, code in C) makes that number a condition. So the trace holds at
all sizes that meet its conditions.
"""

from __future__ import annotations

import contextlib
import operator
from collections.abc import Callable, Iterator
from typing import Any

MARK = "§"
_NEUTRAL = {"+": 0, "*": 1}
_NEGATED = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", "<=": ">", ">": "<="}
_CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Sizes:
    """The sizes of one trace: those that its calls mention, and the conditions under which it holds.

    ``exact`` tells why the trace holds at its own sizes only, if it does.
    """

    def __init__(self) -> None:
        self.live = False
        self.exact: str | None = None
        self._used: list[Size] = []
        self._returned: list[Size] = []
        self._conditions: dict[tuple[Any, str, Any], None] = {}
        self._names: dict[int, tuple[Any, str]] = {}

    # While the program runs

    def of(self, holder: Any, sizes: tuple[int, ...]) -> tuple[Any, ...]:
        """The sizes of what a tensor holds, as the program reads them."""
        return tuple(Size(self, ("size", holder, axis), number) for axis, number in enumerate(sizes))

    def name(self, holder: Any, name: str) -> None:
        """Notes under which name the trace has what a tensor holds."""
        self._names.setdefault(id(holder), (holder, name))

    @contextlib.contextmanager
    def region(self) -> Iterator[None]:
        """Names that are given meanwhile are forgotten afterwards."""
        before = dict(self._names)
        try:
            yield
        finally:
            self._names = before

    def knows(self, holder: Any) -> bool:
        return id(holder) in self._names

    def name_of(self, holder: Any) -> str:
        return self._names[id(holder)][1]

    def require(self, term: Any, check: str, other: Any) -> None:
        """A condition under which the trace holds."""
        if self.live:
            self._conditions[term, check, other] = None

    def mention(self, size: Size) -> str:
        """What stands for a size in the text of a call."""
        self._used.append(size)
        return f"{MARK}{len(self._used) - 1}{MARK}"

    # Afterwards

    def returned(self, size: Size) -> int:
        """The place of a size among those that the program returned."""
        self._returned.append(size if size.belongs_to(self) else Size(self, size.number, size.number))
        return len(self._returned) - 1

    def record(self) -> dict[str, Any]:
        """What the engine has to know, with the names of the trace."""
        used, returned = (
            [{"term": self._named(size.term), "number": size.number} for size in sizes]
            for sizes in (self._used, self._returned)
        )
        conditions = [[self._named(term), check, self._named(other)] for term, check, other in self._conditions]
        if self.exact is not None:
            used, returned = (
                [{"term": 0, "number": size.number} for size in sizes] for sizes in (self._used, self._returned)
            )
            return {"sizes": used, "returned": returned, "conditions": [], "exact": self.exact}
        return {"sizes": used, "returned": returned, "conditions": conditions}

    def clear(self) -> None:
        """Lets go of all tensors, which know this trace."""
        self._names.clear()
        self._used.clear()
        self._returned.clear()
        self._conditions.clear()

    def _named(self, term: Any) -> Any:
        if isinstance(term, int):
            if abs(term) >> 53:
                self.exact = "it computes numbers of sizes that are too large"
            return term
        if term[0] != "size":
            return [term[0], *map(self._named, term[1:])]
        _, holder, axis = term
        if not self.knows(holder):
            self.exact = "it reads the size of a tensor that is not part of it"
            return 0
        return ["size", self.name_of(holder), axis]


def text(term: Any) -> str:
    """A term over sizes, as a program would say it."""
    if isinstance(term, int):
        return str(term)
    if term[0] == "size":
        return f"{term[1]}.shape[{term[2]}]"
    return f"({text(term[1])} {term[0]} {text(term[2])})"


def conditions(record: dict[str, Any]) -> Iterator[str]:
    """The conditions of a trace, for people."""
    for term, check, other in record.get("conditions", []):
        yield f"{text(term)} {check} {text(other)}"


def number(value: Any) -> Any:
    """A size as the number that it is, without a condition: only for what has no influence on the trace."""
    return value.number if type(value) is Size else value


def plain(value: Any) -> Any:
    """A number, or numbers in tuples and lists, of which the trace holds for no other."""
    if type(value) is Size:
        return value.pinned()
    return type(value)(map(plain, value)) if type(value) in (tuple, list) else value


class Size:
    """A size in a trace, an int for Python."""

    __slots__ = ("_sizes", "number", "term")

    def __init__(self, sizes: Sizes, term: Any, number: int) -> None:
        self._sizes = sizes
        self.term = term
        self.number = number

    @property
    def __class__(self) -> type:  # type: ignore[override]
        return int

    def pinned(self) -> int:
        """The number; the trace holds for this one only."""
        self._sizes.require(self.term, "==", self.number)
        return self.number

    def belongs_to(self, sizes: Sizes) -> bool:
        return self._sizes is sizes

    # What asks for the number

    def __index__(self) -> int:
        return self.pinned()

    __int__ = __index__
    __trunc__ = __index__
    __floor__ = __index__
    __ceil__ = __index__

    def __float__(self) -> float:
        return float(self.pinned())

    def __complex__(self) -> complex:
        return complex(self.pinned())

    def __hash__(self) -> int:
        return hash(self.pinned())

    def __repr__(self) -> str:
        return repr(self.pinned())

    def __str__(self) -> str:
        return str(self.pinned())

    def __format__(self, spec: str) -> str:
        return format(self.pinned(), spec)

    def __round__(self, digits: int | None = None) -> int:
        return round(self.pinned(), digits)

    def __reduce__(self) -> Any:
        return int, (self.pinned(),)

    def __copy__(self) -> Size:
        return self

    def __deepcopy__(self, memo: Any) -> Size:
        return self

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        import numpy

        return numpy.asarray(self.pinned(), dtype)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or not hasattr(int, name):
            raise AttributeError(f"'int' object has no attribute {name!r}")
        return getattr(self.pinned(), name)

    # Decisions

    def __bool__(self) -> bool:
        return self._decided("!=", 0)

    def _decided(self, check: str, other: Any) -> bool:
        holds = _CHECKS[check](self.number, number(other))
        self._sizes.require(self.term, check if holds else _NEGATED[check], _term(self._sizes, other))
        return holds

    def __abs__(self) -> Any:
        return -self if self < 0 else self

    # Arithmetic

    def __neg__(self) -> Any:
        return 0 - self

    def __pos__(self) -> Any:
        return self

    def __invert__(self) -> Any:
        return -1 - self

    def __divmod__(self, other: Any) -> Any:
        return self // other, self % other

    def __rdivmod__(self, other: Any) -> Any:
        return other // self, other % self


def _term(sizes: Sizes, value: Any) -> Any:
    """An operand; a size of another trace is a number for this one."""
    if type(value) is Size:
        return value.term if value.belongs_to(sizes) else value.pinned()
    return int(value)


def _comparison(check: str) -> Callable[..., Any]:
    def compare(self: Size, other: Any) -> Any:
        if isinstance(other, int):
            return self._decided(check, other)
        return _CHECKS[check](self.pinned(), other) if isinstance(other, (float, complex)) else NotImplemented

    return compare


def _arithmetic(symbol: str, function: Callable[[Any, Any], Any], is_reflected: bool = False) -> Callable[..., Any]:
    def compute(self: Size, other: Any) -> Any:
        if isinstance(other, (float, complex)):
            return function(other, self.pinned()) if is_reflected else function(self.pinned(), other)
        if not isinstance(other, int):
            return NotImplemented
        terms = self.term, _term(self._sizes, other)
        numbers = self.number, number(other)
        if is_reflected:
            terms, numbers = terms[::-1], numbers[::-1]
        neutral = _NEUTRAL.get(symbol)
        if neutral is not None and neutral in terms:
            return Size(self._sizes, terms[terms[0] == neutral], function(*numbers))
        return Size(self._sizes, (symbol, *terms), function(*numbers))

    return compute


def _of_the_number(function: Callable[[Any, Any], Any], is_reflected: bool = False) -> Callable[..., Any]:
    def compute(self: Size, other: Any) -> Any:
        if not isinstance(other, (int, float, complex)):
            return NotImplemented
        mine, given = self.pinned(), plain(other)
        return function(given, mine) if is_reflected else function(mine, given)

    return compute


def _power(self: Size, other: Any, modulus: Any = None) -> Any:
    if modulus is None and type(other) is int and 1 <= other <= 4:
        result: Any = self
        for _ in range(other - 1):
            result = result * self
        return result
    return NotImplemented if not isinstance(other, (int, float, complex)) else pow(self.pinned(), plain(other), modulus)


for _name, _check in zip("eq ne lt le gt ge".split(), "== != < <= > >=".split()):
    setattr(Size, f"__{_name}__", _comparison(_check))
for _name, _symbol in zip("add sub mul floordiv mod".split(), "+ - * // %".split()):
    setattr(Size, f"__{_name}__", _arithmetic(_symbol, getattr(operator, _name)))
    setattr(Size, f"__r{_name}__", _arithmetic(_symbol, getattr(operator, _name), is_reflected=True))
for _name in "truediv and or xor lshift rshift".split():
    _function = getattr(operator, f"{_name}_" if _name in ("and", "or") else _name)
    setattr(Size, f"__{_name}__", _of_the_number(_function))
    setattr(Size, f"__r{_name}__", _of_the_number(_function, is_reflected=True))
Size.__pow__ = _power  # type: ignore[attr-defined]
Size.__rpow__ = _of_the_number(pow, is_reflected=True)  # type: ignore[attr-defined]
