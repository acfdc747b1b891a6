"""The stand-in for JAX: arrays that never change, keys, transformations."""

from __future__ import annotations

import base64
import functools
import math
import struct
from collections.abc import Callable
from typing import Any

from espalier_capture import jax_loops
from espalier_frontend import gradients, loops, numpy_like, packing, values
from espalier_frontend.front import Array, DType, Front, foreign, is_foreign, operators
from espalier_frontend.numpy_like import NumpyLike
from espalier_frontend.trees import flattened, tree_flatten, tree_leaves, tree_map, tree_unflatten
from espalier_frontend.values import Value

_NARROW = {"f64": "f32", "i64": "i32", "u64": "u32", "c128": "c64"}
_OF_KIND = {"bool": "bool", "int": "i32", "float": "f32", "complex": "c64"}


class JaxFront(Front):
    name = "jax"
    module = "jax"
    infinity = "jax.numpy.inf"
    dtype_module = "jax.numpy"
    bool_name = "bool_"
    default_int = "i32"

    def dtype_text(self, dtype: DType, short: bool = False) -> str:
        return dtype.name if short else f"dtype('{dtype.name}')"

    def dtype_of(self, given: Any) -> str:
        found = super().dtype_of(given)
        return _NARROW.get(found, found)

    def array(self, data: Any, dtype: Any = None) -> Any:
        return array(data, dtype)

    def accepts(self, value: Value) -> Value:
        narrow = _NARROW.get(value.dtype)
        return value if narrow is None else values.put(narrow, value.shape, packing.pack(value.items(), narrow))

    def call(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        return super().call(api, tuple(map(_held, args)), kwargs)

    def get_item(self, target: Array, index: Any) -> Any:
        return self.call("Tensor.__getitem__", (target, index), {})


def _held(value: Any) -> Any:
    """An array in the place of the variable of a module that holds it."""
    return value.get_raw_value() if hasattr(value, "get_raw_value") else value


@operators
class JaxArray(NumpyLike):
    """An array as JAX has it."""

    front: JaxFront

    @property
    def size(self) -> int:
        return packing.count(self.value.shape)

    @property
    def at(self) -> At:
        return At(self)

    def block_until_ready(self) -> JaxArray:
        return self

    def __setitem__(self, index: Any, value: Any) -> None:
        raise TypeError(
            "JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, "
            "use x = x.at[idx].set(y) or another .at[] method"
        )

    def _not_one(self, count: int) -> Exception:
        return TypeError("Only scalar arrays can be converted to Python scalars")

    def __repr__(self) -> str:
        return numpy_like.representation(self.value, "Array", shows_dtype=True, is_told_when_long=False)


class At:
    """``x.at[index].set(value)``: a new array with other elements."""

    def __init__(self, array: JaxArray) -> None:
        self._array = array

    def __getitem__(self, index: Any) -> Changes:
        return Changes(self._array, index)


class Changes:
    """The elements of an array that are to be others in a new one."""

    def __init__(self, array: JaxArray, index: Any) -> None:
        self._array, self._index = array, index

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args: Any, **kwargs: Any) -> Any:
            return _changed(self._array, self._index, name, args, kwargs)

        return call


def _changed(array: JaxArray, index: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    def written(recorder: Any, used: dict[str, str]) -> str:
        receiver = recorder.text(array, used)
        return f"{receiver}.at[{recorder._index(index, used)}].{name}({recorder._arguments(args, kwargs, used)})"

    writer = FRONT.writer
    writer.begin()
    text = written(writer, {})
    operands = dict(zip(writer._types, writer.operands()))
    answer = values.run("jax", text, operands)
    result = FRONT.answered(f"Tensor.at.{name}", text, operands, answer)
    if values.recorders:
        recorder = values.recorders[-1]
        used: dict[str, str] = {}
        call = recorder._call(f"Tensor.at.{name}", written(recorder, used), used)
        recorder.calls.append({**call, "results": [recorder.new_value(result)]})
    return result


def array(data: Any, dtype: Any = None, *, copy: Any = True, ndmin: int = 0, **_: Any) -> Any:
    """An array of the numbers in nested sequences, or of another array's."""
    if isinstance(data, JaxArray) and dtype is None:
        return data
    if isinstance(data, JaxArray) and (data.value.tracked or values.recorders):
        return data.astype(dtype)
    if isinstance(data, Array):
        items, short, shape = data.value.items(), data.value.dtype, data.value.shape
    elif is_foreign(data):
        value = foreign(data)
        items, short, shape = value.items(), value.dtype, value.shape
    elif _holds_arrays(data):
        made = FRONT.function("jax.numpy.stack")([array(d) for d in data])
        return made if dtype is None else made.astype(dtype)
    else:
        items, shape = packing.flatten(data)
        short = _OF_KIND[packing.kind(items)]
    short = FRONT.dtype_of(dtype) if dtype is not None else _NARROW.get(short, short)
    shape = (1,) * (ndmin - len(shape)) + tuple(shape)
    return JaxArray._of(values.put(short, shape, packing.pack(items, short)))


def _holds_arrays(data: Any) -> bool:
    return isinstance(data, (list, tuple)) and any(isinstance(d, Array) or _holds_arrays(d) for d in data)


# Transformations


def jit(function: Any = None, **_: Any) -> Any:
    """The function itself; the engine keeps what it has read."""
    return (lambda f: f) if function is None else function


def value_and_grad(function: Callable[..., Any], argnums: Any = 0, has_aux: bool = False) -> Callable[..., Any]:
    """A function that gives its value and the gradients by some of its arguments."""
    places = (argnums,) if isinstance(argnums, int) else tuple(argnums)

    @functools.wraps(function)
    def both(*args: Any, **kwargs: Any) -> Any:
        given = list(args)
        leaves: list[list[Value]] = []
        for place in places:
            marked = [_marked(leaf) for leaf in tree_leaves(args[place])]
            leaves.append([m.value for m in marked])
            given[place] = tree_unflatten(args[place], marked)
        with gradients.Keeping(True):
            found = function(*given, **kwargs)
        result, aux = found if has_aux else (found, None)
        if not isinstance(result, JaxArray) or result.shape != ():
            raise TypeError(f"Gradient only defined for scalar-output functions. Output had shape: {getattr(result, 'shape', None)}.")
        by = [v for group in leaves for v in group]
        _, grads = gradients.of("jax", result.value, by)
        filled = iter([_gradient(v, g) for v, g in zip(by, grads)])
        trees = tuple(tree_unflatten(args[place], [next(filled) for _ in group]) for place, group in zip(places, leaves))
        answer = trees[0] if isinstance(argnums, int) else trees
        plain = _untracked(result)
        return ((plain, tree_map(_untracked, aux)), answer) if has_aux else (plain, answer)

    return both


def grad(function: Callable[..., Any], argnums: Any = 0, has_aux: bool = False, **_: Any) -> Callable[..., Any]:
    """A function that gives the gradients by some of its arguments."""
    both = value_and_grad(function, argnums, has_aux)

    @functools.wraps(function)
    def gradient(*args: Any, **kwargs: Any) -> Any:
        value, found = both(*args, **kwargs)
        return (found, value[1]) if has_aux else found

    return gradient


def _marked(leaf: Any) -> JaxArray:
    made = array(leaf)
    if made.value.dtype[0] not in "fb" or made.value.dtype == "bool":
        raise TypeError(f"grad requires real- or complex-valued inputs (input dtype that is a sub-dtype of np.inexact), but got {made.dtype}.")
    gradients.refuse_in_traces()
    value = values.copied(made.value)
    value.tracked = True
    return JaxArray._of(value)


def _gradient(value: Value, found: Value | None) -> JaxArray:
    if found is None:
        return FRONT.function("jax.numpy.zeros")(value.shape, FRONT.dtypes[value.dtype])
    return JaxArray._of(found)


def _untracked(leaf: Any) -> Any:
    if isinstance(leaf, JaxArray):
        leaf.value.tracked, leaf.value.source = False, None
    return leaf


def vmap(function: Callable[..., Any], in_axes: Any = 0, out_axes: int = 0) -> Callable[..., Any]:
    """A function over one more axis, which it is called along, element by element."""

    @functools.wraps(function)
    def mapped(*args: Any) -> Any:
        axes = in_axes if isinstance(in_axes, (tuple, list)) else [in_axes] * len(args)
        sizes = {l.shape[a] for t, a in zip(args, axes) if a is not None for l in tree_leaves(t)}
        if len(sizes) != 1:
            raise ValueError(f"vmap got inconsistent sizes for array axes to be mapped: {sorted(sizes)}")
        take = FRONT.function("jax.numpy.take")
        rows = [
            function(*(t if a is None else tree_map(lambda x, a=a, i=i: take(x, i, axis=a), t) for t, a in zip(args, axes)))
            for i in range(sizes.pop())
        ]
        stack = FRONT.function("jax.numpy.stack")
        return tree_map(lambda *parts: stack([array(p) for p in parts], axis=out_axes), *rows)

    return mapped


# Random numbers


class Key:
    """A key of random numbers, of the new kind."""

    def __init__(self, words: tuple[int, int]) -> None:
        self.words = words
        self.shape = ()

    def __repr__(self) -> str:
        return f"Array((), dtype=key<fry>) overlaying:\n[{self.words[0]} {self.words[1]}]"


class Keys(list[Any]):
    """Several keys."""

    @property
    def shape(self) -> tuple[int]:
        return (len(self),)


def key(seed: Any) -> Key:
    return Key(_seeded(int(seed)))


def _seeded(seed: int) -> tuple[int, int]:
    return 0, seed & 0xFFFFFFFF


def old_key(seed: Any) -> Any:
    return _words_array([_seeded(int(seed))])[0]


def _words_array(pairs: list[tuple[int, int]]) -> Any:
    return JaxArray._of(values.put("u32", (len(pairs), 2), packing.pack([w for p in pairs for w in p], "u32")))


def _words(given: Any) -> tuple[int, int]:
    if isinstance(given, Key):
        return given.words
    if not isinstance(given, JaxArray) or given.shape != (2,):
        raise TypeError("JAX random functions take one key: jax.random.key(0)")
    first, second = given.value.items()
    return first, second


def _pairs(given: Any, count: int) -> list[tuple[int, int]]:
    """Two words for each of the counters from zero on."""
    answer = values.ask("frontend.bits", key=list(_words(given)), count=int(count))
    words = struct.unpack(f"<{2 * count}I", base64.b64decode(answer["bytes"]))
    return list(zip(words[::2], words[1::2]))


def _bits(given: Any, count: int) -> list[int]:
    if values.recorders:
        from espalier_capture.recorder import CaptureError

        raise CaptureError("random numbers have no place in a graph; draw them before")
    return [high ^ low for high, low in _pairs(given, count)]


def split(given: Any, num: int = 2) -> Any:
    pairs = _pairs(given, num)
    return Keys(map(Key, pairs)) if isinstance(given, Key) else _words_array(pairs)


def fold_in(given: Any, data: int) -> Any:
    first, second = _words(given)
    answer = values.ask("frontend.bits", key=[first, second], count=1, start=int(data) & 0xFFFFFFFF)
    pair = struct.unpack("<2I", base64.b64decode(answer["bytes"]))
    return Key(pair) if isinstance(given, Key) else _words_array([pair])[0]


def _reals(given: Any, shape: Any, low: float, high: float) -> list[float]:
    from espalier_frontend.mersenne import single

    low, high = single(low), single(high)
    span = single(high - low)
    units = (struct.unpack("<f", struct.pack("<I", b >> 9 | 0x3F800000))[0] - 1.0 for b in _bits(given, math.prod(shape)))
    return [max(low, single(single(u * span) + low)) for u in units]


def _made(items: list[Any], shape: Any, short: str = "f32") -> Any:
    return JaxArray._of(values.put(short, tuple(shape), packing.pack(items, short)))


def _shape(shape: Any) -> tuple[int, ...]:
    return (shape,) if isinstance(shape, int) else tuple(shape)


def uniform(key: Any, shape: Any = (), dtype: Any = float, minval: float = 0.0, maxval: float = 1.0) -> Any:
    return _made(_reals(key, _shape(shape), minval, maxval), _shape(shape))


def normal(key: Any, shape: Any = (), dtype: Any = float) -> Any:
    units = _made(_reals(key, _shape(shape), -1.0 + 2.0**-24, 1.0), _shape(shape))
    return FRONT.function("jax.lax.erf_inv")(units) * array(math.sqrt(2))


def randint(key: Any, shape: Any, minval: int, maxval: int, dtype: Any = int) -> Any:
    span = maxval - minval
    first, second = split(key)
    count = math.prod(_shape(shape))
    multiplier = (2**16 % span) ** 2 % 2**32 % span
    items = [
        minval + ((h % span * multiplier) % 2**32 + w % span) % 2**32 % span
        for h, w in zip(_bits(first, count), _bits(second, count))
    ]
    return _made(items, _shape(shape), "i32")


def bernoulli(key: Any, p: Any = 0.5, shape: Any = None) -> Any:
    shape = getattr(p, "shape", ()) if shape is None else shape
    return uniform(key, shape) < p


class custom_jvp:  # noqa: N801
    """A function with a rule of its own for derivatives, which the engine does not need."""

    def __init__(self, function: Callable[..., Any], **_: Any) -> None:
        functools.update_wrapper(self, function)
        self._function = function

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    def defjvp(self, rule: Any, **_: Any) -> Any:
        return rule

    def defvjp(self, forward: Any, backward: Any) -> None:
        return None


FRONT = JaxFront()
FRONT.tensor = JaxArray
JaxArray.front = FRONT
JaxArray.__module__, JaxArray.__name__ = "jax", "Array"
FRONT.cast = lambda t, dtype: FRONT.call("Tensor.astype", (t, dtype), {})  # type: ignore[attr-defined]
FRONT.natives.update({
    "jax.Array": JaxArray, "jax.numpy.ndarray": JaxArray, "jax.numpy.array": array, "jax.numpy.asarray": array,
    "jax.numpy.shape": lambda a: array(a).shape, "jax.numpy.ndim": lambda a: array(a).ndim,
    "jax.numpy.size": lambda a: array(a).size,
    "jax.numpy.dtype": lambda d: FRONT.dtypes[FRONT.dtype_of(d)],
    "jax.jit": jit, "jax.grad": grad, "jax.value_and_grad": value_and_grad, "jax.vmap": vmap, "jax.checkpoint": jit,
    "jax.remat": jit, "jax.custom_jvp": custom_jvp, "jax.custom_vjp": custom_jvp,
    "jax.block_until_ready": lambda x: x, "jax.device_put": lambda x, *_: array(x), "jax.device_get": lambda x: x,
    "jax.devices": lambda *_: ["espalier"], "jax.default_backend": lambda: "cpu",
    "jax.random.key": key, "jax.random.PRNGKey": old_key, "jax.random.split": split, "jax.random.fold_in": fold_in,
    "jax.random.uniform": uniform, "jax.random.normal": normal, "jax.random.randint": randint,
    "jax.random.bernoulli": bernoulli,
    "jax.__version__": "0.12.0+espalier",
})  # fmt: skip
for _module in ("jax.tree", "jax.tree_util"):
    _prefix = "tree_" if _module == "jax.tree_util" else ""
    for _name, _function in (("map", tree_map), ("leaves", tree_leaves), ("flatten", tree_flatten), ("unflatten", tree_unflatten)):
        FRONT.natives[f"{_module}.{_prefix}{_name}"] = _function

from espalier_frontend import flax_nnx  # noqa: E402  (it is made of what stands above)

FRONT.natives.update(flax_nnx.natives())
FRONT.natives.update(loops.natives(jax_loops.LOOPS, loops.FrontKit(FRONT, flattened, "jax.numpy.stack")))
FRONT.add_modules()
