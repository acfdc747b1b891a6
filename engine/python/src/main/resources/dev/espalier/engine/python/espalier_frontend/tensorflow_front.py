"""The stand-in for TensorFlow: tensors that never change, variables, tapes."""

from __future__ import annotations

import contextlib
import math
import weakref
from collections.abc import Callable
from typing import Any

from espalier_capture import tensorflow_loops
from espalier_frontend import gradients, loops, numpy_like, packing, values
from espalier_frontend.front import Array, DType, Front, foreign, is_foreign, operators
from espalier_frontend.mersenne import Mersenne
from espalier_frontend.numpy_like import NumpyLike
from espalier_frontend.trees import flattened
from espalier_frontend.values import Value

_OF_KIND = {"bool": "bool", "int": "i32", "float": "f32", "complex": "c128"}
_IN_ERRORS = {"float32": "float", "float64": "double", "float16": "half"}
_OPERATIONS = {
    "__add__": "AddV2", "__radd__": "AddV2", "add": "AddV2", "__sub__": "Sub", "__rsub__": "Sub", "subtract": "Sub",
    "__mul__": "Mul", "__rmul__": "Mul", "multiply": "Mul", "__truediv__": "RealDiv", "__rtruediv__": "RealDiv",
    "divide": "RealDiv", "__matmul__": "MatMul", "matmul": "MatMul", "concat": "ConcatV2", "__pow__": "Pow",
    "__floordiv__": "FloorDiv", "__mod__": "FloorMod",
}  # fmt: skip


class OpError(Exception):
    """What TensorFlow's operations refuse."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InvalidArgumentError(OpError):
    """Operands that do not fit."""


class TensorflowDType(DType):
    """A dtype of TensorFlow."""

    @property
    def is_bool(self) -> bool:
        return self.short == "bool"

    @property
    def base_dtype(self) -> DType:
        return self

    @property
    def size(self) -> int:
        return self.itemsize

    @property
    def as_numpy_dtype(self) -> Any:
        import numpy

        return getattr(numpy, self.name if self.short != "bool" else "bool_")

    @property
    def max(self) -> Any:
        return _limits(self.short)[1]

    @property
    def min(self) -> Any:
        return _limits(self.short)[0]


def _limits(short: str) -> tuple[Any, Any]:
    if short == "bool":
        return False, True
    if short[0] in "iu":
        bits = 8 * packing.WIDTHS[short]
        return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if short[0] == "i" else (0, 2**bits - 1)
    digits, top = {"f16": (11, 16), "bf16": (8, 128), "f32": (24, 128), "f64": (53, 1024)}[short]
    largest = math.ldexp(2 - 2.0 ** (1 - digits), top - 1)
    return -largest, largest


class TensorflowFront(Front):
    name = "tensorflow"
    module = "tensorflow"
    infinity = "math.inf"
    dtype_module = "tensorflow"
    default_int = "i32"
    aliases = {"tensorflow.keras": "keras", "tensorflow.compat.v2": "tensorflow"}

    def new_dtype(self, short: str) -> DType:
        return TensorflowDType(self, short)

    def dtype_text(self, dtype: DType, short: bool = False) -> str:
        return f"<dtype: '{dtype.name}'>" if short else f"tf.{dtype.name}"

    def constant(self, value: object) -> str | None:
        if isinstance(value, TensorShape):
            return repr(tuple(value))
        return super().constant(value)

    def array(self, data: Any, dtype: Any = None) -> Any:
        return constant(data, dtype)

    def without_defaults(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in kwargs.items() if k != "name"}

    def call(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if api.startswith("Tensor.__"):
            args = (args[0], *(_beside(args[0], a) for a in args[1:]))
        try:
            return super().call(api, args, kwargs)
        except RuntimeError as error:
            raise _refusal(api, [*args, *kwargs.values()], error) from None

    def answered(self, *args: Any, **kwargs: Any) -> Any:
        """Calls are kept while a tape runs, and no longer."""
        with gradients.Keeping(_is_taped()):
            return super().answered(*args, **kwargs)

    def named_tuple(self, name: str, fields: list[str]) -> type:
        return super().named_tuple(_RESULTS.get(name, name), fields)

    def tuple_of(self, api: str, parts: list[Any], names: list[str] | None) -> Any:
        return super().tuple_of(api, parts, names) if names else list(parts) if api.rpartition(".")[2] in _LISTS else tuple(parts)

    def get_item(self, target: Array, index: Any) -> Any:
        if isinstance(index, list):
            index = tuple(index)
        for part in index if isinstance(index, tuple) else (index,):
            wrong = isinstance(part, (list, float)) or isinstance(part, Array) and part.shape and part.dtype.name != "bool"
            if wrong or isinstance(part, Array) and not part.shape and not part.dtype.is_integer:
                raise TypeError(
                    "Only integers, slices (`:`), ellipsis (`...`), tf.newaxis (`None`) and scalar tf.int32/tf.int64 "
                    f"tensors are valid indices, got {part!r}"
                )
        return self.call("Tensor.__getitem__", (target, index), {})


_LISTS = frozenset(["split", "unstack", "meshgrid", "dynamic_partition"])
_RESULTS = {"unique": "Unique", "unique_with_counts": "UniqueWithCounts", "top_k": "TopKV2"}


def _beside(tensor: Any, other: Any) -> Any:
    """An array of NumPy beside a tensor takes the tensor's dtype."""
    is_array = isinstance(other, Array) and other.front is not FRONT or is_foreign(other)
    return constant(other, tensor.dtype) if is_array and isinstance(tensor, TensorLike) else other


def _refusal(api: str, given: list[Any], error: RuntimeError) -> Exception:
    """What the engine refused, as TensorFlow says it."""
    parts = [p for g in given for p in (g if isinstance(g, (list, tuple)) else [g])]
    tensors = [p for p in parts if isinstance(p, Array)]
    name = api.rpartition(".")[2]
    is_mixed = name in _OPERATIONS and len({t.value.dtype for t in tensors}) > 1
    if not is_mixed and "not mix dtypes" not in str(error):
        return error if isinstance(error, NotImplementedError) else InvalidArgumentError(str(error))
    operation = _OPERATIONS.get(name, "".join(word.title() for word in name.strip("_").split("_")))
    first = tensors[0].dtype.name
    other = next((t.dtype.name for t in tensors if t.dtype.name != first), "float32")
    expected, found = (_IN_ERRORS.get(n, n) for n in (first, other))
    return InvalidArgumentError(
        f"cannot compute {operation} as input #1(zero-based) was expected to be a {expected} tensor but is a {found} "
        f"tensor [Op:{operation}] name: {name if name == 'concat' else ''}"
    )


class TensorShape(tuple):
    """The sizes of a tensor."""

    @property
    def rank(self) -> int:
        return len(self)

    ndims = rank

    def as_list(self) -> list[int]:
        return list(self)

    def num_elements(self) -> int:
        return math.prod(self)

    def is_fully_defined(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"TensorShape({list(self)})"

    def __str__(self) -> str:
        return tuple.__repr__(self)

    def __getitem__(self, index: Any) -> Any:
        found = tuple.__getitem__(self, index)
        return TensorShape(found) if isinstance(index, slice) else found

    def __add__(self, other: Any) -> TensorShape:
        return TensorShape((*self, *other))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, list)) and tuple(self) == tuple(other)

    __hash__ = tuple.__hash__


@operators
class TensorLike(NumpyLike):
    """What tensors and variables have in common."""

    front: TensorflowFront

    @property
    def shape(self) -> TensorShape:
        return TensorShape(self.value.shape)

    @property
    def device(self) -> str:
        return "/job:localhost/replica:0/task:0/device:CPU:0"

    def get_shape(self) -> TensorShape:
        return self.shape

    def numpy(self) -> Any:
        self._decide("numpy")
        import numpy

        if hasattr(numpy, "_front"):
            return numpy._front.wrap(self.value)
        found = self.__array__()
        return found if found.shape else found[()]

    def ref(self) -> Reference:
        return Reference(self)

    def set_shape(self, shape: Any) -> None:
        if len(shape) != len(self.shape) or any(w not in (None, s) for w, s in zip(shape, self.shape)):
            raise ValueError(f"Tensor's shape {self.shape} is not compatible with supplied shape {tuple(shape)}.")

    def _not_one(self, count: int) -> Exception:
        return TypeError("only 0-dimensional arrays can be converted to Python scalars")

    def __len__(self) -> int:
        if not self.value.shape:
            raise TypeError("Scalar tensor has no `len()`")
        return self.value.shape[0]

    def __setitem__(self, index: Any, value: Any) -> None:
        raise TypeError("'tensorflow.python.framework.ops.EagerTensor' object does not support item assignment")

    def _number(self) -> str:
        """The elements as they stand in ``repr``."""
        if not self.value.shape:
            return repr(self.value.shown()[0])
        text = numpy_like.array_repr(self.value)
        return "\n" + text if "\n" in text else text


class Tensor(TensorLike):
    """A tensor as TensorFlow has it."""

    def __repr__(self) -> str:
        return f"<tf.Tensor: shape={self.shape}, dtype={self.dtype.name}, numpy={self._number()}>"

    def __str__(self) -> str:
        text = numpy_like.text(self.value)
        return f"tf.Tensor({chr(10) if chr(10) in text else ''}{text}, shape={self.shape}, dtype={self.dtype.name})"


def _unhashable(self: TensorLike) -> int:
    raise TypeError("Tensor is unhashable. Instead, use tensor.ref() as the key.")


TensorLike.__hash__ = _unhashable  # type: ignore[assignment]


class Reference:
    """A tensor as a key."""

    def __init__(self, tensor: TensorLike) -> None:
        self._tensor = tensor

    def deref(self) -> TensorLike:
        return self._tensor

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reference) and other._tensor is self._tensor

    def __hash__(self) -> int:
        return id(self._tensor)


class Variable(TensorLike):
    """A tensor that is assigned to."""

    def __init__(self, initial_value: Any = None, trainable: bool = True, name: str | None = None, dtype: Any = None,
                 shape: Any = None, **_: Any) -> None:
        made = convert_to_tensor(initial_value() if callable(initial_value) else initial_value, dtype)
        self._name = f"{name or 'Variable'}:0"
        self.trainable = bool(trainable) and made.dtype.is_floating_point or trainable and made.dtype.is_complex
        self._keep(values.copied(made.value) if isinstance(initial_value, Array) else made.value)

    def __new__(cls, *_: Any, **__: Any) -> Any:
        return object.__new__(cls)

    @property
    def name(self) -> str:
        return self._name

    def _keep(self, value: Value) -> None:
        value.tracked = bool(self.trainable)
        value.leaf = weakref.ref(self)
        self._value = value

    def set(self, value: Value) -> None:
        self._keep(value)

    def assign(self, value: Any, use_locking: bool = False, name: Any = None, read_value: bool = True) -> Any:
        return self._assigned("Tensor.assign", convert_to_tensor(value, self.dtype))

    def assign_add(self, delta: Any, use_locking: bool = False, name: Any = None, read_value: bool = True) -> Any:
        return self._assigned("Tensor.assign_add", convert_to_tensor(delta, self.dtype))

    def assign_sub(self, delta: Any, use_locking: bool = False, name: Any = None, read_value: bool = True) -> Any:
        return self._assigned("Tensor.assign_sub", convert_to_tensor(delta, self.dtype))

    def _assigned(self, api: str, given: Any) -> Variable:
        if given.shape != self.shape:
            raise ValueError(
                f"Cannot assign value to variable ' {self._name}': Shape mismatch.The variable shape {self.shape}, and "
                f"the assigned value shape {given.shape} are incompatible."
            )
        with _pause():  # what is assigned has no gradient
            FRONT.call(api, (self, given), {})
        return self

    def read_value(self) -> Any:
        return FRONT.call("tensorflow.identity", (self,), {})

    def __repr__(self) -> str:
        return f"<tf.Variable '{self._name}' shape={self.shape} dtype={self.dtype.name}, numpy={self._number()}>"

    __str__ = __repr__


# Gradients

_tapes: list[GradientTape | None] = []  # those that run, the innermost last; None where they are paused


def _is_taped() -> bool:
    return bool(_tapes) and _tapes[-1] is not None


@contextlib.contextmanager
def _pause() -> Any:
    _tapes.append(None)
    try:
        yield
    finally:
        _tapes.pop()


class GradientTape:
    """Keeps the calls on variables and watched tensors, to differentiate them."""

    def __init__(self, persistent: bool = False, watch_accessed_variables: bool = True) -> None:
        self._persistent = persistent
        self._watches_variables = watch_accessed_variables
        self._watched: dict[int, Value] = {}
        self._is_used = False

    def __enter__(self) -> GradientTape:
        if _is_taped():
            raise NotImplementedError("the stand-in for tensorflow has no tapes within tapes")
        _tapes.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        _tapes.pop()

    def watch(self, tensor: Any) -> None:
        for part in _flat(tensor):
            if not isinstance(part, TensorLike):
                raise ValueError(f"Passed in object {part!r} of type '{type(part).__name__}', not tf.Tensor or tf.Variable")
            if part.dtype.is_floating_point or part.dtype.is_complex:
                part.value.tracked = True
                self._watched[id(part.value)] = part.value

    @contextlib.contextmanager
    def stop_recording(self) -> Any:
        with _pause():
            yield

    def watched_variables(self) -> tuple[Any, ...]:
        raise NotImplementedError("watched_variables of the stand-in for tensorflow")

    def gradient(self, target: Any, sources: Any, output_gradients: Any = None, unconnected_gradients: Any = "none") -> Any:
        """The gradients of the sum of the target, nested as the sources are."""
        if self._is_used and not self._persistent:
            raise RuntimeError(
                "A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)"
            )
        self._is_used = True
        wanted = _flat(sources)
        if any(not isinstance(s, TensorLike) for s in wanted):
            raise TypeError(f"Argument `source` should be of type tf.Tensor or tf.Variable, not {wanted!r}")
        loss = _total(_flat(target), _flat(output_gradients))
        places = [self._values_of(s, loss.value) for s in wanted]
        _, found = gradients.of("tensorflow", loss.value, [v for group in places for v in group])
        rest = iter(found)
        filled = [self._summed(s, [next(rest) for _ in group], unconnected_gradients) for s, group in zip(wanted, places)]
        return _nested(sources, iter(filled))

    def _values_of(self, source: TensorLike, loss: Value) -> list[Value]:
        """What a source was while the tape ran: a variable may have had several values."""
        if isinstance(source, Variable):
            if not self._watches_variables and id(source.value) not in self._watched:
                return []
            return [value for value, leaf in gradients.leaves(loss) if leaf is source]
        return [source.value] if source.value.source is not None or id(source.value) in self._watched else []

    def _summed(self, source: TensorLike, parts: list[Value | None], unconnected: Any) -> Any:
        given = [Tensor._of(p) for p in parts if p is not None]
        if not given:
            return FRONT.call("tensorflow.zeros_like", (source,), {}) if str(unconnected).lower().endswith("zero") else None
        return given[0] if len(given) == 1 else FRONT.call("tensorflow.add_n", (given,), {})

    def jacobian(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError("GradientTape.jacobian of the stand-in for tensorflow")

    batch_jacobian = jacobian


def _total(targets: list[Any], weights: list[Any]) -> Any:
    """The sum of all elements, weighted."""
    _tapes.append(GradientTape())
    try:
        total = None
        for target, weight in zip(targets, weights + [None] * len(targets)):
            term = target if weight is None else target * weight
            term = FRONT.call("tensorflow.reduce_sum", (term,), {}) if term.shape else term
            total = term if total is None else total + term
        return total
    finally:
        _tapes.pop()


def _flat(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [leaf for key in sorted(tree) for leaf in _flat(tree[key])]
    if isinstance(tree, (list, tuple)):
        return [leaf for part in tree for leaf in _flat(part)]
    return [] if tree is None else [tree]


def _nested(tree: Any, leaves: Any) -> Any:
    if isinstance(tree, dict):
        filled = {key: _nested(tree[key], leaves) for key in sorted(tree)}
        return {key: filled[key] for key in tree}
    if isinstance(tree, (list, tuple)):
        return type(tree)(_nested(part, leaves) for part in tree)
    return None if tree is None else next(leaves)


# Making tensors


def constant(value: Any, dtype: Any = None, shape: Any = None, name: Any = None) -> Any:
    """A tensor of numbers in nested sequences, or of another tensor's."""
    if values.recorders and not is_foreign(value):
        return FRONT.call("tensorflow.constant", (value,), {} if dtype is None else {"dtype": FRONT.dtypes[FRONT.dtype_of(dtype)]})
    short = None if dtype is None else FRONT.dtype_of(dtype)
    if isinstance(value, Array) or is_foreign(value):
        held = foreign(value) if is_foreign(value) else value.value
        items, found, sizes = held.items(), held.dtype, tuple(held.shape)
    else:
        items, sizes = _flattened(value)
        found = _dtype_in(value) or _OF_KIND[packing.kind(items)]
        if short is None and found == "i32" and any(not -(2**31) <= i < 2**31 for i in items):
            found = "i64"
        _check_conversion(value, items, short)
    if shape is not None:
        items, sizes = (items * math.prod(shape) if len(items) == 1 else items), tuple(shape)
        if len(items) != math.prod(sizes):
            raise TypeError(f"Eager execution of tf.constant with unsupported shape. Tensor {value!r} (converted from) has {len(items)} elements, but got `shape` {TensorShape(sizes)} with {math.prod(sizes)} elements).")
    return Tensor._of(values.put(short or found, sizes, packing.pack(items, short or found)))


def _flattened(value: Any) -> tuple[list[Any], tuple[int, ...]]:
    if isinstance(value, str):
        raise NotImplementedError("the stand-in for tensorflow has no tensors of strings")
    try:
        return packing.flatten(_plain(value))
    except TypeError:
        raise ValueError(f"Attempt to convert a value ({value!r}) with an unsupported type ({type(value)}) to a Tensor.") from None
    except ValueError:
        raise ValueError("Can't convert non-rectangular Python sequence to Tensor.") from None


def _check_conversion(value: Any, items: list[Any], short: str | None) -> None:
    """Python numbers become tensors of their kind or of a wider one."""
    kind = packing.kind(items) if items else "bool"
    allowed = {"bool": "b", "int": "bic", "float": "bifc", "complex": "bifc"}
    if short is None:
        return
    wide = "bool" if short == "bool" else "int" if short[0] in "iu" else "complex" if short[0] == "c" else "float"
    order = ["bool", "int", "float", "complex"]
    is_mixed_bool = kind == "bool" and wide != "bool" and items
    if is_mixed_bool or order.index(kind) > order.index(wide) or wide not in allowed:
        raise TypeError(f"Cannot convert {value!r} to EagerTensor of dtype {_IN_ERRORS.get(packing.NAMES[short], packing.NAMES[short])}")


def _dtype_in(value: Any) -> str | None:
    if isinstance(value, Array):
        return value.value.dtype
    if isinstance(value, (list, tuple)):
        found = {_dtype_in(part) for part in value}
        return found.pop() if len(found) == 1 else None
    return None


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    return value.tolist() if hasattr(value, "tolist") else value


def convert_to_tensor(value: Any, dtype: Any = None, dtype_hint: Any = None, name: Any = None) -> Any:
    """The tensor itself, or one of the numbers."""
    if isinstance(value, TensorLike):
        if dtype is not None and FRONT.dtype_of(dtype) != value.value.dtype:
            wanted = packing.NAMES[FRONT.dtype_of(dtype)]
            raise ValueError(f"Tensor conversion requested dtype {wanted} for Tensor with dtype {value.dtype.name}: {value!r}")
        return value.read_value() if isinstance(value, Variable) else value
    if isinstance(value, (list, tuple)) and any(isinstance(part, TensorLike) for part in _flat(value)):
        return FRONT.call("tensorflow.stack", ([convert_to_tensor(part, dtype) for part in value],), {})
    return constant(value, dtype)


def _known(name: str, in_trace: Callable[[Value], Any]) -> Any:
    """Sizes as tensors; in a trace they are plain numbers, which are known there."""

    def told(input: Any, out_type: Any = "int32", name_: Any = None, **_: Any) -> Any:
        if values.recorders and isinstance(input, Array):
            return in_trace(input.value)
        found = FRONT.call(name, (input,), {})
        return found if values.recorders else constant(found, out_type)

    return told


# Assertions


def _assertion(name: str, holds: Any) -> Any:
    """A check that a trace only notes."""
    path = f"tensorflow.debugging.{name}"

    def check(*args: Any, message: str | None = None, summarize: Any = None, name: Any = None, **kwargs: Any) -> Any:
        if values.recorders:
            return FRONT.call(path, args, kwargs)
        if not holds(*args, **kwargs):
            raise InvalidArgumentError(message or f"{path.rpartition('.')[2]} does not hold for {', '.join(map(repr, args))}")
        return None

    return check


def _all(name: str) -> Any:
    def holds(x: Any, y: Any = 0) -> bool:
        return bool(FRONT.call("tensorflow.reduce_all", (FRONT.call(f"tensorflow.{name}", (convert_to_tensor(x), y), {}),), {}))

    return holds


def _is_near(x: Any, y: Any, rtol: Any = None, atol: Any = None) -> bool:
    epsilon = 10 * 2.0**-23
    pairs = zip(*((t + 0 * u).items() for t, u in ((convert_to_tensor(x), y), (convert_to_tensor(y), x))))
    return all(abs(a - b) <= (epsilon if atol is None else atol) + (epsilon if rtol is None else rtol) * abs(b) for a, b in pairs)


def _finite(x: Any, message: str = "") -> Any:
    """The tensor itself, if all of it is finite."""
    if values.recorders:
        return FRONT.call("tensorflow.debugging.check_numerics", (x, message), {})
    tensor = convert_to_tensor(x)
    wrong = [v for v in tensor.items() if not math.isfinite(v)]
    if wrong:
        found = " and ".join(kind for kind, is_so in (("Inf", any(map(math.isinf, wrong))), ("NaN", any(map(math.isnan, wrong)))) if is_so)
        raise InvalidArgumentError(f"{message} : Tensor had {found} values")
    return tensor


# Random numbers, from a stream of our own: the seeds of TensorFlow give other numbers

_random = Mersenne(0)


def set_seed(seed: int) -> None:
    """Starts the random numbers anew."""
    _random.seed(seed)


def _stream(seed: Any) -> Mersenne:
    if values.recorders:
        from espalier_capture.recorder import CaptureError

        raise CaptureError(f"{values.recorders[-1].where()}: error: random numbers have no place in a graph; draw them before")
    return _random if seed is None else Mersenne(seed)


def _drawn(items: list[Any], shape: Any, dtype: Any) -> Any:
    short = FRONT.dtype_of(dtype)
    return Tensor._of(values.put(short, shape, packing.pack(items, short)))


def _sizes(shape: Any) -> tuple[int, ...]:
    return (int(shape),) if isinstance(shape, int) else tuple(int(s) for s in shape)


def uniform(shape: Any, minval: Any = 0, maxval: Any = None, dtype: Any = "float32", seed: int | None = None, name: Any = None) -> Any:
    """Numbers of equal chance from a lower limit up to an upper one."""
    sizes, stream = _sizes(shape), _stream(seed)
    count = math.prod(sizes)
    if FRONT.dtypes[FRONT.dtype_of(dtype)].is_integer:
        if maxval is None:
            raise ValueError(f"Must specify maxval for integer dtype {dtype}")
        return _drawn(stream.below(count, int(minval), int(maxval)), sizes, dtype)
    return _drawn(stream.uniform(count, float(minval), 1.0 if maxval is None else float(maxval)), sizes, dtype)


def normal(shape: Any, mean: float = 0.0, stddev: float = 1.0, dtype: Any = "float32", seed: int | None = None, name: Any = None) -> Any:
    """Normal numbers."""
    sizes = _sizes(shape)
    return _drawn([v * stddev + mean for v in _stream(seed).normal(math.prod(sizes))], sizes, dtype)


def truncated_normal(shape: Any, mean: float = 0.0, stddev: float = 1.0, dtype: Any = "float32", seed: int | None = None, name: Any = None) -> Any:
    """Normal numbers within two deviations."""
    sizes, stream = _sizes(shape), _stream(seed)
    items: list[float] = []
    while len(items) < math.prod(sizes):
        items += [v for v in stream.normal(64) if abs(v) < 2]
    return _drawn([v * stddev + mean for v in items[: math.prod(sizes)]], sizes, dtype)


def shuffle(value: Any, seed: int | None = None, name: Any = None) -> Any:
    """The rows in another order."""
    tensor = convert_to_tensor(value)
    order = _stream(seed).permutation(tensor.shape[0])
    return FRONT.call("tensorflow.gather", (tensor, constant(order)), {})


def _stateless(draw: Any) -> Any:
    def stateless(shape: Any, seed: Any, *args: Any, **kwargs: Any) -> Any:
        first, second = (int(s) for s in _plain(seed))
        return draw(shape, *args, seed=(first * 0x9E3779B1 + second) & 0xFFFFFFFF, **kwargs)

    return stateless


def dropout(x: Any, rate: float, noise_shape: Any = None, seed: int | None = None, name: Any = None) -> Any:
    """Zeros in place of some elements, the others larger by as much."""
    tensor = convert_to_tensor(x)
    if rate == 0:
        return tensor
    kept = uniform(tensor.shape if noise_shape is None else noise_shape, seed=seed) >= rate
    return tensor * FRONT.call("tensorflow.cast", (kept, tensor.dtype), {}) / (1 - rate)


def function(func: Any = None, **_: Any) -> Any:
    """The function itself; the engine keeps what it has read."""
    return (lambda f: f) if func is None else func


class Module:
    """What has variables."""

    def __init__(self, name: str | None = None) -> None:
        self._name = name or type(self).__name__.lower()

    @property
    def name(self) -> str:
        return self._name

    @property
    def variables(self) -> tuple[Any, ...]:
        found: dict[int, Any] = {}
        _collect(self, Variable, found, set())
        return tuple(found.values())

    @property
    def trainable_variables(self) -> tuple[Any, ...]:
        return tuple(v for v in self.variables if v.trainable)

    @property
    def submodules(self) -> tuple[Any, ...]:
        found: dict[int, Any] = {}
        _collect(self, Module, found, set())
        found.pop(id(self), None)
        return tuple(found.values())

    @staticmethod
    def with_name_scope(method: Any) -> Any:
        return method


def _collect(value: Any, kind: type, found: dict[int, Any], seen: set[int]) -> None:
    """All objects of a kind that hang on another one, in the order of their names."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, kind):
        found[id(value)] = value
    if isinstance(value, Module):
        for name in sorted(vars(value)):
            _collect(vars(value)[name], kind, found, seen)
    elif isinstance(value, dict):
        for part in value.values():
            _collect(part, kind, found, seen)
    elif isinstance(value, (list, tuple)) and not isinstance(value, TensorShape):
        for part in value:
            _collect(part, kind, found, seen)


_ASSERTIONS = {"equal": "equal", "less": "less", "less_equal": "less_equal", "greater": "greater",
               "greater_equal": "greater_equal", "non_negative": "greater_equal", "positive": "greater"}  # fmt: skip
FRONT = TensorflowFront()
FRONT.tensor = Tensor
TensorLike.front = FRONT
Tensor.__module__ = Variable.__module__ = Module.__module__ = "tensorflow"
FRONT.cast = lambda t, dtype: FRONT.call("tensorflow.cast", (t, dtype), {})  # type: ignore[attr-defined]
FRONT.natives.update({
    f"tensorflow.{name}": value
    for name, value in {
        "Tensor": Tensor, "Variable": Variable, "TensorShape": TensorShape, "DType": DType, "Module": Module,
        "GradientTape": GradientTape, "function": function, "constant": constant, "convert_to_tensor": convert_to_tensor,
        "is_tensor": lambda x: isinstance(x, TensorLike), "executing_eagerly": lambda: True,
        "as_dtype": lambda d: FRONT.dtypes[FRONT.dtype_of(d)], "dtypes.as_dtype": lambda d: FRONT.dtypes[FRONT.dtype_of(d)],
        "no_op": lambda *_, **__: None, "name_scope": lambda *_: contextlib.nullcontext(), "device": lambda *_: contextlib.nullcontext(),
        "random.set_seed": set_seed, "random.uniform": uniform, "random.normal": normal,
        "random.truncated_normal": truncated_normal, "random.shuffle": shuffle,
        "random.stateless_uniform": _stateless(uniform), "random.stateless_normal": _stateless(normal),
        "shape": _known("tensorflow.shape", lambda value: value.shape),
        "size": _known("tensorflow.size", lambda value: packing.count(value.shape)),
        "rank": _known("tensorflow.rank", lambda value: len(value.shape)),
        "debugging.assert_near": _assertion("assert_near", _is_near),
        "debugging.assert_rank": _assertion("assert_rank", lambda x, rank: convert_to_tensor(x).ndim == rank),
        "debugging.check_numerics": _finite, "debugging.assert_all_finite": _finite,
        **{f"debugging.assert_{name}": _assertion(f"assert_{name}", _all(function)) for name, function in _ASSERTIONS.items()},
        "nn.dropout": dropout, "errors.OpError": OpError, "errors.InvalidArgumentError": InvalidArgumentError,
        "config.list_physical_devices": lambda kind=None: [], "print": print,
        "UnconnectedGradients.NONE": "none", "UnconnectedGradients.ZERO": "zero",
        "autograph.experimental.do_not_convert": function, "__version__": "2.22.0+espalier",
    }.items()
})  # fmt: skip

from espalier_frontend import keras_layers  # noqa: E402  (it is made of what stands above)

FRONT.natives.update(keras_layers.natives())
FRONT.natives.update(loops.natives(tensorflow_loops.LOOPS, loops.FrontKit(FRONT, flattened, "tensorflow.stack")))
FRONT.add_modules()
