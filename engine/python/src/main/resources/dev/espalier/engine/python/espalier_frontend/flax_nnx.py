"""``flax.nnx`` without Flax: modules, variables, keys and state; what layers compute stands in ``flax_layers``."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator
from typing import Any

from espalier_frontend import flax_layers, gradients, jax_front, packing, values
from espalier_frontend.jax_front import FRONT, JaxArray


def _jnp(name: str, *args: Any, **kwargs: Any) -> Any:
    return FRONT.call(f"jax.numpy.{name}", args, kwargs)


class Variable:
    """What a module holds and may change."""

    def __init__(self, value: Any, **metadata: Any) -> None:
        object.__setattr__(self, "_raw_value", value)
        object.__setattr__(self, "metadata", metadata)

    @property
    def value(self) -> Any:
        return self._raw_value

    @value.setter
    def value(self, value: Any) -> None:
        object.__setattr__(self, "_raw_value", value.value if isinstance(value, Variable) else value)

    def get_raw_value(self) -> Any:
        return self._raw_value

    get_value = get_raw_value

    def set_value(self, value: Any) -> None:
        self.value = value

    def __getitem__(self, index: Any) -> Any:
        return self._raw_value if index is ... else self._raw_value[index]

    def __setitem__(self, index: Any, value: Any) -> None:
        self.value = value if index is ... else self._raw_value.at[index].set(value)

    def __getattr__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "_raw_value"), name)

    def __len__(self) -> int:
        return len(self._raw_value)

    def __iter__(self) -> Any:
        return iter(self._raw_value)

    def __espalier__(self) -> Any:
        return self._raw_value.value

    def __repr__(self) -> str:
        shown = repr(self._raw_value).replace("\n", "\n  ")
        return f"{type(self).__name__}( # {_count([self])}\n  value={shown}\n)"


for _name in "add sub mul truediv floordiv mod pow matmul lt le gt ge".split():
    for _prefix in ("", "r"):

        def _operator(self: Variable, other: Any, _name: str = f"__{_prefix}{_name}__") -> Any:
            return getattr(self.value, _name)(other.value if isinstance(other, Variable) else other)

        setattr(Variable, f"__{_prefix}{_name}__", _operator)
Variable.__neg__ = lambda self: -self.value  # type: ignore[attr-defined]


def _count(variables: list[Variable]) -> str:
    values_ = [v.get_raw_value() for v in variables]
    size = sum(packing.count(v.shape) * packing.WIDTHS[v.value.dtype] for v in values_)
    elements = sum(packing.count(v.shape) for v in values_)
    shown = f"{size} B" if size < 1000 else f"{size / 1000:.1f} KB" if size < 10**6 else f"{size / 10**6:.1f} MB"
    return f"{elements:,} ({shown})"


class Param(Variable):
    """What a module learns."""


class BatchStat(Variable):
    """A running statistic."""


class Cache(Variable):
    """What is kept from call to call."""


class RngStream:
    """Keys of one kind, each another one."""

    def __init__(self, key: Any) -> None:
        self.key = jax_front.key(key) if isinstance(key, int) else key
        self.count = 0

    def __call__(self) -> Any:
        self.count += 1
        return jax_front.fold_in(self.key, self.count - 1)

    def fork(self) -> RngStream:
        return RngStream(self())


class Rngs:
    """Streams of keys by name."""

    def __init__(self, default: Any = None, **streams: Any) -> None:
        given = {**({"default": default} if default is not None else {}), **streams}
        self._streams = {name: RngStream(key) for name, key in given.items()}

    def __getattr__(self, name: str) -> RngStream:
        if name.startswith("_"):
            raise AttributeError(name)
        streams = self._streams
        if name not in streams and "default" not in streams:
            raise AttributeError(f"No RngStream named '{name}' found in Rngs.")
        return streams.get(name, streams.get("default"))  # type: ignore[return-value]

    __getitem__ = __getattr__

    def __call__(self) -> Any:
        return self.default()


class Module:
    """A part of a model."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "__call__" in cls.__dict__:
            cls.__call__ = _scoped(cls.__call__)  # type: ignore[method-assign]

    def eval(self, **attributes: Any) -> None:
        self.set_attributes(deterministic=True, use_running_average=True, **attributes)

    def train(self, **attributes: Any) -> None:
        self.set_attributes(deterministic=False, use_running_average=False, **attributes)

    def set_attributes(self, *_: Any, **attributes: Any) -> None:
        for _, module in iter_modules(self):
            for name, value in attributes.items():
                if name in vars(module):
                    setattr(module, name, value)

    def traced_modules(self) -> Iterator[tuple[str, Any]]:
        """The scopes of a trace."""
        return (("/".join(path), module) for path, module in iter_modules(self))

    def traced_state(self) -> Iterator[tuple[str, Any, str]]:
        """What a trace has as inputs: the arrays of variables under their paths, and roles."""
        for path, variable in iter_variables(self):
            yield "/".join(path), variable.get_raw_value(), "parameter" if isinstance(variable, Param) else "state"

    def __repr__(self) -> str:
        variables = [v for _, v in iter_variables(self)]
        lines = []
        for name, value in vars(self).items():
            shown = repr(value)
            if isinstance(value, Variable):
                raw = value.get_raw_value()
                shown = f"{type(value).__name__}( # {_count([value])}\n  value=Array(shape={raw.shape}, dtype={raw.dtype!r})\n)"
            lines.append(f"{name}={shown}".replace("\n", "\n  "))
        kind = type(variables[0]).__name__ if variables else ""
        head = f"{type(self).__name__}(" + (f" # {kind}: {_count(variables)}" if variables else "")
        return head + "\n  " + ",\n  ".join(lines) + "\n)" if lines else head + ")"


def _scoped(call: Callable[..., Any]) -> Callable[..., Any]:
    """A call that traces note as a scope."""

    @functools.wraps(call)
    def scoped(self: Any, *args: Any, **kwargs: Any) -> Any:
        if not values.recorders:
            return call(self, *args, **kwargs)
        recorder = values.recorders[-1]
        recorder.scopes.append((values.paths[-1].get(id(self), type(self).__name__), type(self).__name__))
        try:
            return call(self, *args, **kwargs)
        finally:
            recorder.scopes.pop()

    return scoped


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Module):
        yield from ((str(k), v) for k, v in vars(value).items())
    elif isinstance(value, dict):
        yield from ((str(k), v) for k, v in value.items())
    elif isinstance(value, (list, tuple)):
        yield from ((str(k), v) for k, v in enumerate(value))


def _nodes(value: Any, kind: type, path: tuple[str, ...], seen: set[int]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, (Module, Variable)):
        if id(value) in seen:
            return
        seen.add(id(value))
    if isinstance(value, kind):
        yield path, value
    for name, child in _children(value):
        yield from _nodes(child, kind, (*path, name), seen)


def iter_modules(module: Any) -> list[tuple[tuple[str, ...], Any]]:
    """The modules in a module, itself first, with their paths."""
    return list(_nodes(module, Module, (), set()))


def iter_variables(module: Any) -> list[tuple[tuple[str, ...], Any]]:
    """The variables in a module, by path."""
    return sorted(_nodes(module, Variable, (), set()), key=lambda found: found[0])


class State(dict[str, Any]):
    """Variables by name, nested as modules are."""

    def __getattr__(self, name: str) -> Any:
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __repr__(self) -> str:
        return f"State({_nested_text(self)})"


def _nested_text(state: dict[str, Any]) -> str:
    lines = []
    for name, value in state.items():
        key = name if name.isdigit() else repr(name)
        text = _nested_text(value) if isinstance(value, dict) else repr(value)
        lines.append(f"{key}: {text}".replace("\n", "\n  "))
    return "{\n  " + ",\n  ".join(lines) + "\n}"


def state(module: Any, *kinds: type) -> State:
    """The variables of a module, copied; of some kinds only."""
    found = State()
    for path, variable in iter_variables(module):
        if not kinds or isinstance(variable, kinds):
            place: dict[str, Any] = found
            for name in path[:-1]:
                place = place.setdefault(name, State())
            place[path[-1]] = type(variable)(variable.get_raw_value())
    return found


def update(module: Any, *states: Any) -> None:
    """Gives the variables of a module other values."""
    own = dict(iter_variables(module))

    def walk(part: Any, path: tuple[str, ...]) -> None:
        if isinstance(part, dict):
            for name, below in part.items():
                walk(below, (*path, str(name)))
        else:
            own[path].value = part.value if isinstance(part, Variable) else part

    for given in states:
        walk(given, ())


def split(module: Any, *kinds: Any) -> tuple[Any, ...]:
    """What a module is, and its state."""
    if kinds and kinds != (...,):
        raise NotImplementedError("split by kinds, of the stand-in for flax.nnx")
    return module, state(module)


def merge(graphdef: Any, *states: Any) -> Any:
    """The module again, with the state."""
    import copy

    memo: dict[int, Any] = {}
    for _, variable in iter_variables(graphdef):
        memo[id(variable)] = type(variable)(variable.get_raw_value())
    made = copy.deepcopy(graphdef, memo)
    update(made, *states)
    return made


def value_and_grad(function: Callable[..., Any], argnums: int = 0, has_aux: bool = False, **_: Any) -> Callable[..., Any]:
    """A function that gives its value and the gradients by the parameters of a module."""
    if not isinstance(argnums, int):
        raise NotImplementedError("gradients by several modules, of the stand-in for flax.nnx")

    @functools.wraps(function)
    def both(*args: Any, **kwargs: Any) -> Any:
        module = args[argnums]
        if not isinstance(module, Module):
            return jax_front.value_and_grad(function, argnums, has_aux)(*args, **kwargs)
        params = [(path, v) for path, v in iter_variables(module) if isinstance(v, Param)]
        before = [v.get_raw_value() for _, v in params]
        marked = [jax_front._marked(value) for value in before]
        for (_, variable), value in zip(params, marked):
            variable.value = value
        try:
            with gradients.Keeping(True):
                found = function(*args, **kwargs)
        finally:
            for (_, variable), value in zip(params, before):
                variable.value = value
        result = found[0] if has_aux else found
        if not isinstance(result, JaxArray) or result.shape != ():
            raise TypeError(f"Gradient only defined for scalar-output functions. Output had shape: {getattr(result, 'shape', None)}.")
        _, grads = gradients.of("jax", result.value, [m.value for m in marked])
        answer = state(module, Param)
        for (path, variable), mark, grad_value in zip(params, marked, grads):
            place = answer
            for name in path[:-1]:
                place = place[name]
            place[path[-1]] = type(variable)(jax_front._gradient(mark.value, grad_value))
        jax_front._untracked(result)
        return (found, answer)

    return both


def grad(function: Callable[..., Any], argnums: int = 0, has_aux: bool = False, **_: Any) -> Callable[..., Any]:
    """A function that gives the gradients by the parameters of a module."""
    both = value_and_grad(function, argnums, has_aux)

    @functools.wraps(function)
    def gradient(*args: Any, **kwargs: Any) -> Any:
        found, grads = both(*args, **kwargs)
        return (grads, found[1]) if has_aux else grads

    return gradient


# Initial weights: those of JAX


def _truncated_normal(key: Any, shape: Any, stddev: float) -> Any:
    low, high = math.erf(-2 / math.sqrt(2)), math.erf(2 / math.sqrt(2))
    units = jax_front.uniform(key, shape, minval=low, maxval=high)
    drawn = FRONT.function("jax.lax.erf_inv")(units) * jax_front.array(math.sqrt(2))
    return drawn * stddev


def variance_scaling(scale: float, mode: str, distribution: str, in_axis: Any = -2, out_axis: Any = -1) -> Callable[..., Any]:
    def init(key: Any, shape: Any, dtype: Any = None, out_sharding: Any = None) -> Any:
        axes = [[x] if isinstance(x, int) else x for x in (in_axis, out_axis)]
        given, made = (math.prod(shape[a] for a in part) for part in axes)
        rest = math.prod(shape) / (given * made)
        fans = {"fan_in": given * rest, "fan_out": made * rest, "fan_avg": (given + made) * rest / 2}
        variance = scale / fans[mode]
        if distribution == "truncated_normal":
            return _truncated_normal(key, shape, math.sqrt(variance) / 0.87962566103423978)
        if distribution == "normal":
            return jax_front.normal(key, shape) * math.sqrt(variance)
        bound = math.sqrt(3 * variance)
        return jax_front.uniform(key, shape, minval=-1.0, maxval=1.0) * bound

    return init


def zeros(key: Any, shape: Any, dtype: Any = None, **_: Any) -> Any:
    return _jnp("zeros", tuple(shape))


def ones(key: Any, shape: Any, dtype: Any = None, **_: Any) -> Any:
    return _jnp("ones", tuple(shape))


def normal(stddev: float = 1e-2, dtype: Any = None) -> Callable[..., Any]:
    return lambda key, shape, dtype=None, **_: jax_front.normal(key, shape) * stddev


def constant(value: Any, dtype: Any = None) -> Callable[..., Any]:
    return lambda key, shape, dtype=None, **_: _jnp("full", tuple(shape), float(value))


def uniform(scale: float = 1e-2, dtype: Any = None) -> Callable[..., Any]:
    return lambda key, shape, dtype=None, **_: jax_front.uniform(key, shape) * scale


def _scaling(scale: float, mode: str, distribution: str) -> Callable[..., Any]:
    return lambda **axes: variance_scaling(scale, mode, distribution, **axes)


_INITIALIZERS: dict[str, Callable[..., Any]] = {
    "lecun_normal": _scaling(1.0, "fan_in", "truncated_normal"), "lecun_uniform": _scaling(1.0, "fan_in", "uniform"),
    "he_normal": _scaling(2.0, "fan_in", "truncated_normal"), "he_uniform": _scaling(2.0, "fan_in", "uniform"),
    "glorot_normal": _scaling(1.0, "fan_avg", "truncated_normal"), "glorot_uniform": _scaling(1.0, "fan_avg", "uniform"),
    "xavier_normal": _scaling(1.0, "fan_avg", "truncated_normal"), "xavier_uniform": _scaling(1.0, "fan_avg", "uniform"),
    "kaiming_normal": _scaling(2.0, "fan_in", "truncated_normal"), "kaiming_uniform": _scaling(2.0, "fan_in", "uniform"),
    "variance_scaling": variance_scaling, "normal": normal, "uniform": uniform, "constant": constant,
    "zeros_init": lambda: zeros, "ones_init": lambda: ones, "zeros": zeros, "ones": ones,
}  # fmt: skip
_lecun_normal = variance_scaling(1.0, "fan_in", "truncated_normal")


# Layers: what they hold; what they compute stands in flax_layers


class Linear(Module):
    def __init__(self, in_features: int, out_features: int, *, use_bias: bool = True, kernel_init: Any = _lecun_normal,
                 bias_init: Any = zeros, rngs: Rngs, **_: Any) -> None:
        self.kernel = Param(kernel_init(rngs.params(), (in_features, out_features), None))
        self.bias = Param(bias_init(rngs.params(), (out_features,), None)) if use_bias else None
        self.in_features, self.out_features, self.use_bias = in_features, out_features, use_bias


class LinearGeneral(Module):
    def __init__(self, in_features: Any, out_features: Any, *, axis: Any = -1, use_bias: bool = True,
                 kernel_init: Any = _lecun_normal, bias_init: Any = zeros, rngs: Rngs, **_: Any) -> None:
        self.in_features = (in_features,) if isinstance(in_features, int) else tuple(in_features)
        self.out_features = (out_features,) if isinstance(out_features, int) else tuple(out_features)
        self.axis = (axis,) if isinstance(axis, int) else tuple(axis)
        self.batch_axis: dict[int, int] = {}
        flat = (math.prod(self.in_features), math.prod(self.out_features))
        made = kernel_init(rngs.params(), flat, None)
        self.kernel = Param(_jnp("reshape", made, (*self.in_features, *self.out_features)))
        flat_bias = bias_init(rngs.params(), (flat[1],), None) if use_bias else None
        self.bias = None if flat_bias is None else Param(_jnp("reshape", flat_bias, self.out_features))


class Conv(Module):
    def __init__(self, in_features: int, out_features: int, kernel_size: Any, strides: Any = 1, *, padding: Any = "SAME",
                 input_dilation: Any = 1, kernel_dilation: Any = 1, feature_group_count: int = 1, use_bias: bool = True,
                 kernel_init: Any = _lecun_normal, bias_init: Any = zeros, rngs: Rngs, **_: Any) -> None:
        self.kernel_size = (kernel_size,) if isinstance(kernel_size, int) else tuple(kernel_size)
        shape = (*self.kernel_size, in_features // feature_group_count, out_features)
        self.kernel = Param(kernel_init(rngs.params(), shape, None))
        self.bias = Param(bias_init(rngs.params(), (out_features,), None)) if use_bias else None
        self.in_features, self.out_features, self.strides, self.padding = in_features, out_features, strides, padding
        self.input_dilation, self.kernel_dilation = input_dilation, kernel_dilation
        self.feature_group_count, self.use_bias = feature_group_count, use_bias


class BatchNorm(Module):
    def __init__(self, num_features: int, *, use_running_average: bool = False, axis: int = -1, momentum: float = 0.99,
                 epsilon: float = 1e-5, use_bias: bool = True, use_scale: bool = True, use_fast_variance: bool = True,
                 bias_init: Any = zeros, scale_init: Any = ones, rngs: Rngs, **_: Any) -> None:
        size = (num_features,)
        self.mean, self.var = BatchStat(zeros(None, size)), BatchStat(ones(None, size))
        self.scale = Param(scale_init(rngs.params(), size, None)) if use_scale else None
        self.bias = Param(bias_init(rngs.params(), size, None)) if use_bias else None
        self.num_features, self.use_running_average, self.axis = num_features, use_running_average, axis
        self.momentum, self.epsilon, self.use_fast_variance = momentum, epsilon, use_fast_variance
        self.axis_name = None

    def learn(self, mean: Any, variance: Any) -> None:
        """Moves the running statistics."""
        if values.recorders:
            from espalier_capture.recorder import CaptureError

            raise CaptureError("statistics that are learned have no place in a graph; call model.eval() before tracing")
        with gradients.Keeping(False):
            for kept, now in ((self.mean, mean), (self.var, variance)):
                kept.value = self.momentum * kept.value + (1 - self.momentum) * now


class LayerNorm(Module):
    def __init__(self, num_features: int, *, epsilon: float = 1e-6, use_bias: bool = True, use_scale: bool = True,
                 reduction_axes: Any = -1, feature_axes: Any = -1, use_fast_variance: bool = True, bias_init: Any = zeros,
                 scale_init: Any = ones, rngs: Rngs, **_: Any) -> None:
        self.scale = Param(scale_init(rngs.params(), (num_features,), None)) if use_scale else None
        self.bias = Param(bias_init(rngs.params(), (num_features,), None)) if use_bias else None
        self.num_features, self.epsilon, self.use_fast_variance = num_features, epsilon, use_fast_variance
        self.reduction_axes, self.feature_axes = reduction_axes, feature_axes


class RMSNorm(LayerNorm):
    def __init__(self, num_features: int, **kwargs: Any) -> None:
        super().__init__(num_features, use_bias=False, **kwargs)


class Embed(Module):
    def __init__(self, num_embeddings: int, features: int, *, rngs: Rngs,
                 embedding_init: Any = variance_scaling(1.0, "fan_in", "normal", out_axis=0), **_: Any) -> None:
        self.embedding = Param(embedding_init(rngs.params(), (num_embeddings, features), None))
        self.num_embeddings, self.features = num_embeddings, features

    def attend(self, query: Any) -> Any:
        return _jnp("dot", query, self.embedding.value.T)


class Dropout(Module):
    def __init__(self, rate: float, *, broadcast_dims: Any = (), deterministic: bool = False, rngs: Any = None, **_: Any) -> None:
        if broadcast_dims:
            raise NotImplementedError("broadcast_dims of the stand-in for nnx.Dropout")
        self.rate, self.deterministic = rate, deterministic
        self.rngs = rngs.dropout.fork() if isinstance(rngs, Rngs) else rngs

    def draw(self, inputs: Any, rngs: Any) -> Any:
        source = self.rngs if rngs is None else rngs.dropout if isinstance(rngs, Rngs) else rngs
        key = source() if isinstance(source, RngStream) else source
        kept = jax_front.bernoulli(key, 1.0 - self.rate, inputs.shape)
        return _jnp("where", kept, inputs / (1.0 - self.rate), 0.0)


class MultiHeadAttention(Module):
    def __init__(self, num_heads: int, in_features: int, qkv_features: int | None = None, out_features: int | None = None, *,
                 dropout_rate: float = 0.0, deterministic: bool | None = None, use_bias: bool = True, decode: bool | None = None,
                 kernel_init: Any = _lecun_normal, bias_init: Any = zeros, rngs: Rngs, **_: Any) -> None:
        size = qkv_features or in_features
        made = {"use_bias": use_bias, "kernel_init": kernel_init, "bias_init": bias_init, "rngs": rngs}
        heads = (num_heads, size // num_heads)
        self.query, self.key, self.value = (LinearGeneral(in_features, heads, **made) for _ in range(3))
        self.out = LinearGeneral(heads, out_features or in_features, axis=(-2, -1), **made)
        self.num_heads, self.in_features, self.dropout_rate, self.deterministic = num_heads, in_features, dropout_rate, deterministic
        self.decode, self.normalize_qk = decode, False


class Sequential(Module):
    def __init__(self, *layers: Any) -> None:
        self.layers = list(layers)


def _identity(function: Any = None, **_: Any) -> Any:
    return function if function is not None else lambda f: f


def natives() -> dict[str, Any]:
    """What there is under which name."""
    found: dict[str, Any] = {}
    for name, forward in flax_layers.FORWARDS.items():
        layer = globals()[name]
        layer.__call__ = _scoped(forward)
        found[f"flax.nnx.{name}"] = layer
    for kind in (Module, Variable, Param, BatchStat, Cache, Rngs, RngStream, State):
        found[f"flax.nnx.{kind.__name__}"] = kind
    for made in found.values():
        made.__module__ = "flax.nnx"
    found.update({f"flax.nnx.{name}": function for name, function in flax_layers.FUNCTIONS.items()})
    found.update({f"flax.nnx.initializers.{name}": made for name, made in _INITIALIZERS.items()})
    found.update({
        "flax.nnx.state": state, "flax.nnx.update": update, "flax.nnx.split": split, "flax.nnx.merge": merge,
        "flax.nnx.grad": grad, "flax.nnx.value_and_grad": value_and_grad, "flax.nnx.jit": _identity,
        "flax.nnx.iter_modules": iter_modules, "flax.nnx.List": list, "flax.nnx.Dict": dict, "flax.nnx.data": lambda x: x,
        "flax.__version__": "0.12.12+espalier",
    })  # fmt: skip
    return found
