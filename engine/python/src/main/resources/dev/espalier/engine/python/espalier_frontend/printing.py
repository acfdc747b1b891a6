"""Tensors as text, in the shape in which each framework prints them."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from typing import Any

Format = Callable[[Any], str]

THRESHOLD = 1000
"""Of tensors with more elements the edges are shown only."""


def shortest(value: float, dtype: str, most: int = 17) -> tuple[str, int]:
    """The fewest digits that tell a number from its neighbours, and the power of ten of the first one."""
    code = {"f32": "f", "f16": "e"}.get(dtype)
    for digits in range(1, most + 1):
        text = f"{value:.{digits - 1}e}"
        same = float(text) == value if code is None else _rounded(float(text), code) == value
        if same or digits == most:
            mantissa, _, exponent = text.partition("e")
            return mantissa.replace("-", "").replace(".", "").rstrip("0") or "0", int(exponent)
    raise AssertionError(value)


def _rounded(value: float, code: str) -> float:
    try:
        return struct.unpack("<" + code, struct.pack("<" + code, value))[0]
    except OverflowError:
        return math.inf


def number(value: Any, dtype: str) -> str:
    """A single number as ``str`` of a NumPy scalar gives it."""
    if isinstance(value, complex):
        real, imaginary = (number(part, _part(dtype)).removesuffix(".0") for part in (value.real, value.imag))
        return f"({real}{_signed(imaginary)}j)"
    if not isinstance(value, float):
        return str(value)
    if dtype == "bf16":
        return f"{value:g}"
    if math.isinf(value) or math.isnan(value) or dtype == "f64":
        return repr(value)
    digits, exponent = shortest(value, dtype)
    sign = "-" if math.copysign(1, value) < 0 else ""
    if value != 0 and not -4 <= exponent < 16:
        rest = digits[1:]
        return f"{sign}{digits[0]}{'.' + rest if rest else ''}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    whole, fraction = _positional(digits, exponent)
    return f"{sign}{whole}.{fraction or '0'}"


def _part(dtype: str) -> str:
    return "f32" if dtype == "c64" else "f64"


def _signed(text: str) -> str:
    return text if text.startswith(("-", "+")) else "+" + text


def _positional(digits: str, exponent: int) -> tuple[str, str]:
    if exponent < 0:
        return "0", "0" * (-exponent - 1) + digits
    whole = digits[: exponent + 1].ljust(exponent + 1, "0")
    return whole, digits[exponent + 1 :]


# NumPy


def numpy_format(values: Sequence[Any], dtype: str) -> Format:
    """How NumPy writes each of the elements that are shown together."""
    if dtype == "bool":
        return lambda v: str(v).rjust(5)
    if dtype == "bf16":
        return lambda v: f"{v:g}"  # a dtype that NumPy has not, which writes itself
    if dtype[0] in "iu":
        width = max((len(str(v)) for v in values), default=0)
        return lambda v: str(v).rjust(width)
    if dtype[0] == "c":
        real = numpy_format([v.real for v in values], _part(dtype))
        imaginary = numpy_format([v.imag for v in values], _part(dtype))
        return lambda v: real(v.real) + _complex_end(imaginary(v.imag))
    return _numpy_reals(list(values), dtype)


def _complex_end(text: str) -> str:
    body = text.rstrip()
    return _signed(body.strip()) + "j" + " " * (len(text) - len(body))


def _numpy_reals(values: list[float], dtype: str, precision: int = 8) -> Format:
    finite = [v for v in values if math.isfinite(v)]
    nonzero = [abs(v) for v in finite if v != 0]
    scientific = bool(nonzero) and (
        max(nonzero) >= 1e8 or min(nonzero) < 1e-4 or max(nonzero) / min(nonzero) > 1000
    )
    parts = {v: (_exponent if scientific else _fixed)(v, dtype, precision) for v in finite}
    if scientific:
        mantissa = max((len(p[1]) for p in parts.values()), default=0)
        texts = {v: f"{p[0]}.{p[1].ljust(mantissa, '0')}{p[2]}" for v, p in parts.items()}
    else:
        fraction = max((len(p[1]) for p in parts.values()), default=0)
        texts = {v: f"{p[0]}.{p[1].ljust(fraction)}" for v, p in parts.items()}
    width = max([len(t) for t in texts.values()] + [len(_odd(v)) for v in values if not math.isfinite(v)], default=0)
    if not scientific and len(finite) < len(values) and not finite:
        width = max(len(_odd(v)) for v in values)

    def write(value: float) -> str:
        text = _odd(value) if not math.isfinite(value) else _negative_zero(texts[value], value)
        return text.rjust(width)

    return write


def _negative_zero(text: str, value: float) -> str:
    return "-" + text.lstrip("-") if value == 0 and math.copysign(1, value) < 0 else text


def _odd(value: float) -> str:
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def _fixed(value: float, dtype: str, precision: int) -> tuple[str, str]:
    sign = "-" if value < 0 else ""
    digits, exponent = shortest(value, dtype)
    whole, fraction = _positional(digits, exponent)
    if len(fraction) > precision:
        whole, _, fraction = f"{abs(value):.{precision}f}".partition(".")
        fraction = fraction.rstrip("0")
    return sign + whole, "" if fraction == "0" else fraction


def _exponent(value: float, dtype: str, precision: int) -> tuple[str, str, str]:
    sign = "-" if value < 0 else ""
    digits, exponent = shortest(value, dtype, precision + 1)
    return sign + digits[0], digits[1:], f"e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


# PyTorch


def torch_format(values: Sequence[Any], dtype: str, precision: int = 4) -> Format:
    """How PyTorch writes each of the elements that are shown together."""
    if dtype == "bool" or dtype[0] in "iu":
        width = max((len(str(v)) for v in values), default=0)
        return lambda v: str(v).rjust(width)
    if dtype[0] == "c":
        real = torch_format([v.real for v in values], "f64")
        imaginary = torch_format([abs(v.imag) for v in values], "f64")
        return lambda v: f"{real(v.real)}{'-' if math.copysign(1, v.imag) < 0 else '+'}{imaginary(abs(v.imag)).lstrip()}j"
    nonzero = [abs(v) for v in values if math.isfinite(v) and v != 0]
    if not nonzero:
        whole, scientific = True, False
    else:
        low, high = min(nonzero), max(nonzero)
        whole = all(v == math.ceil(v) for v in nonzero)
        scientific = high / low > 1000 or high > 1e8 or (not whole and low < 1e-4)

    def plain(v: float) -> str:
        if scientific:
            return f"{v:.{precision}e}"
        if whole:
            return f"{v:.0f}." if math.isfinite(v) else f"{v:.0f}"
        return f"{v:.{precision}f}"

    shown = [v for v in values if math.isfinite(v) and v != 0] or []
    width = max([len(plain(v)) for v in shown] + [len(plain(v)) for v in values if not math.isfinite(v)] + [1])
    if not shown:
        width = max((len(plain(v)) for v in values), default=1)
    return lambda v: plain(v).rjust(width)


# Brackets


def grid(
    values: Sequence[Any],
    shape: Sequence[int],
    dtype: str,
    form: Callable[[Sequence[Any], str], Format],
    *,
    separator: str,
    indent: int,
    width: int,
    suffix: int = 0,
    dots: str = "...",
    threshold: int = THRESHOLD,
    edge: int = 3,
) -> str:
    """Elements in brackets, rows one below the other; large tensors show their edges only."""
    if math.prod(shape) == 0:
        return "[]"
    summarize = math.prod(shape) > threshold
    shown = [values[i] for i in _shown(shape, summarize, edge)]
    write = form(shown, dtype)
    if not shape:
        return write(values[0]).strip()

    def level(offset: int, depth: int, hang: int) -> str:
        size = shape[depth]
        step = math.prod(shape[depth + 1 :])
        places = _places(size, summarize, edge)
        if depth == len(shape) - 1:
            items = [dots if p is None else write(values[offset + p]) for p in places]
            return "[" + _wrapped(items, separator, hang + 1, width, suffix + len(shape)) + "]"
        between = separator.rstrip() + "\n" * (len(shape) - 1 - depth) + " " * (hang + 1)
        rows = ["..." if p is None else level(offset + p * step, depth + 1, hang + 1) for p in places]
        return "[" + between.join(rows) + "]"

    return level(0, 0, indent)


def _wrapped(items: list[str], separator: str, hang: int, width: int, reserve: int) -> str:
    lines: list[str] = []
    line = ""
    for number, item in enumerate(items):
        last = number == len(items) - 1
        piece = item if not line else separator + item
        room = width - hang - (max(len(separator.rstrip()), reserve) if last else len(separator.rstrip()))
        if line and len(line) + len(piece) > room:
            lines.append((line + separator.rstrip()).rstrip())
            line = item
        else:
            line += piece
    lines.append(line)
    return ("\n" + " " * hang).join(lines)


def _places(size: int, summarize: bool, edge: int) -> list[int | None]:
    if summarize and size > 2 * edge:
        return [*range(edge), None, *range(size - edge, size)]
    return list(range(size))


def _shown(shape: Sequence[int], summarize: bool, edge: int) -> list[int]:
    offsets = [0]
    for depth, size in enumerate(shape):
        step = math.prod(shape[depth + 1 :])
        offsets = [o + p * step for o in offsets for p in _places(size, summarize, edge) if p is not None]
    return offsets
