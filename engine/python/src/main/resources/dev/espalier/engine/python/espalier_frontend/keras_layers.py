"""``keras.layers`` and models without Keras: forward passes and weights."""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from espalier_frontend import keras_initializers as initial
from espalier_frontend import keras_ops, tensorflow_front, values
from espalier_frontend.front import Array, is_foreign
from espalier_frontend.tensorflow_front import FRONT, Module, Variable, convert_to_tensor

_counts: dict[str, int] = {}
_training: list[bool] = [False]


def clear_session(free_memory: bool = True) -> None:
    """Has names of layers counted anew."""
    _counts.clear()


def _op(name: str, *args: Any, **kwargs: Any) -> Any:
    function = FRONT.natives.get(f"keras.ops.{name}")
    return function(*args, **kwargs) if function else FRONT.call(f"keras.ops.{name}", args, kwargs)


def _activation(given: Any) -> Any:
    if given is None or callable(given):
        return given
    return FRONT.find("keras.activations", given)


def _auto_name(cls: type) -> str:
    name = re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", cls.__name__)).lower()
    number = _counts.get(name, 0)
    _counts[name] = number + 1
    return f"{name}_{number}" if number else name


def _pair(value: Any, count: int) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * count


class Weight(Variable):
    """A weight of a layer."""

    def __init__(self, initial_value: Any, trainable: bool = True, name: str = "variable") -> None:
        super().__init__(initial_value, trainable=trainable, name=name)
        self._short = name

    @property
    def name(self) -> str:
        return self._short

    def __repr__(self) -> str:
        return f"<Variable path={self._short}, shape={tuple(self.shape)}, dtype={self.dtype.name}, value={self._number()}>"

    __str__ = __repr__


class KerasTensor:
    """What stands for a tensor while a model is put together: a sample, and the layer that gave it."""

    def __init__(self, sample: Any, shape: tuple[int | None, ...], layer: Any = None, args: Any = (), kwargs: Any = None) -> None:
        self.sample, self.shape, self.dtype = sample, shape, sample.dtype.name
        self.layer, self.args, self.kwargs = layer, args, kwargs or {}

    def __repr__(self) -> str:
        return f"<KerasTensor shape={self.shape}, dtype={self.dtype}>"


for _name in "add sub mul truediv pow matmul neg getitem radd rsub rmul rtruediv".split():

    def _symbolic(self: KerasTensor, *others: Any, _name: str = f"__{_name}__") -> Any:
        return Lambda(lambda x, *rest: getattr(x, _name)(*rest))(self, *others)

    setattr(KerasTensor, f"__{_name}__", _symbolic)


def Input(shape: Any = None, batch_size: int | None = None, dtype: Any = "float32", name: str | None = None, batch_shape: Any = None) -> Any:  # noqa: N802
    """Where a model begins."""
    sizes = tuple(batch_shape) if batch_shape is not None else (batch_size, *shape)
    if any(s is None for s in sizes[1:]):
        raise NotImplementedError("the stand-in for keras knows all sizes but the first")
    sample = FRONT.call("tensorflow.zeros", ((sizes[0] or 1, *sizes[1:]), FRONT.dtypes[FRONT.dtype_of(dtype)]), {})
    return KerasTensor(sample, sizes)


def _symbols(value: Any) -> list[KerasTensor]:
    if isinstance(value, dict):
        return [s for part in value.values() for s in _symbols(part)]
    if isinstance(value, (list, tuple)):
        return [s for part in value for s in _symbols(part)]
    return [value] if isinstance(value, KerasTensor) else []


def _mapped(function: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _mapped(function, v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_mapped(function, v) for v in value)
    return function(value)


class Layer(Module):
    """A part of a model."""

    def __init__(self, *, name: str | None = None, trainable: bool = True, dtype: Any = None, **kwargs: Any) -> None:
        input_shape = kwargs.pop("input_shape", None)
        if kwargs:
            raise ValueError(f"Unrecognized keyword arguments passed to {type(self).__name__}: {kwargs}")
        if dtype not in (None, "float32") and getattr(dtype, "name", "") != "float32":
            raise NotImplementedError("layers of the stand-in for keras compute in float32")
        self._layers: list[Layer] = []
        self._own: list[Weight] = []
        self.built = False
        self._trainable = trainable
        self._name = name or _auto_name(type(self))
        self._input_shape = input_shape

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") or isinstance(value, (Layer, Variable)):
            self._track(value)
        object.__setattr__(self, name, value)

    def _track(self, value: Any) -> None:
        if isinstance(value, (list, tuple)):
            for part in value:
                self._track(part)
        elif isinstance(value, dict):
            for part in value.values():
                self._track(part)
        elif isinstance(value, Layer) and "_layers" in self.__dict__ and all(value is not known for known in self._layers):
            self._layers.append(value)
        elif isinstance(value, Weight) and "_own" in self.__dict__ and all(value is not known for known in self._own):
            self._own.append(value)

    # Weights

    def add_weight(self, shape: Any = (), initializer: Any = "glorot_uniform", dtype: Any = None, trainable: bool = True,
                   name: str | None = None, **_: Any) -> Any:
        made = initial.get(initializer)(tuple(shape), dtype or "float32")
        weight = Weight(made, trainable=trainable and self._trainable, name=name or "variable")
        self._track(weight)
        return weight

    def _walk(self) -> list[Layer]:
        return [self, *(below for layer in self._layers for below in layer._walk())]

    @property
    def weights(self) -> list[Any]:
        """Layer by layer, the trained ones of each first, as Keras has them."""
        return [w for layer in self._walk() for w in sorted(layer._own, key=lambda w: not w.trainable)]

    variables = weights

    @property
    def trainable_weights(self) -> list[Any]:
        return [w for w in self.weights if w.trainable]

    trainable_variables = trainable_weights

    @property
    def non_trainable_weights(self) -> list[Any]:
        return [w for w in self.weights if not w.trainable]

    non_trainable_variables = non_trainable_weights

    @property
    def trainable(self) -> bool:
        return self._trainable

    @trainable.setter
    def trainable(self, value: bool) -> None:
        for layer in self._walk():
            layer.__dict__["_trainable"] = value
            for weight in layer._own:
                if not weight.name.startswith("moving_"):
                    weight.trainable = value
                    weight._keep(weight.value)

    def get_weights(self) -> list[Any]:
        return [w.numpy() for w in self.weights]

    def set_weights(self, weights: Any) -> None:
        own = self.weights
        if len(own) != len(weights):
            raise ValueError(f"You called `set_weights(weights)` on layer '{self.name}' with a weight list of length {len(weights)}, but the layer was expecting {len(own)} weights.")
        for weight, given in zip(own, weights):
            weight.assign(convert_to_tensor(given, weight.dtype) if not isinstance(given, Array) else tensorflow_front.constant(given, weight.dtype))

    def count_params(self) -> int:
        return sum(math.prod(w.shape) for w in self.weights)

    # Traces

    def traced_modules(self, path: str = "") -> Iterator[tuple[str, Layer]]:
        """The scopes of a trace."""
        yield path, self
        for layer in self._layers:
            yield from layer.traced_modules(f"{path}/{layer.name}" if path else layer.name)

    def traced_state(self) -> Iterator[tuple[str, Any, str]]:
        """What a trace has as inputs: weights under the names of the layers around them, and roles."""
        for path, layer in self.traced_modules():
            for weight in sorted(layer._own, key=lambda w: not w.trainable):
                yield f"{path}/{weight.name}" if path else weight.name, weight, "parameter" if weight.trainable else "state"

    # Calling

    def build(self, *_: Any) -> None:
        """Makes the weights, when sizes are known."""

    def call(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(f"Layer {type(self).__name__} does not have a `call()` method implemented.")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if _symbols((args, kwargs)):
            return self._called_by_symbols(args, kwargs)
        args = _mapped(self._converted, args)
        self._build_for(args)
        takes = inspect.signature(self.call).parameters
        wanted = kwargs.get("training")
        _training.append(_training[-1] if wanted is None else bool(wanted))
        if "training" in takes:
            kwargs["training"] = _training[-1]
        elif not any(p.kind is p.VAR_KEYWORD for p in takes.values()):
            kwargs.pop("training", None)
        recorder = values.recorders[-1] if values.recorders else None
        if recorder is not None:
            recorder.scopes.append((values.paths[-1].get(id(self), self.name), type(self).__name__))
        try:
            return self.call(*args, **kwargs)
        finally:
            _training.pop()
            if recorder is not None:
                recorder.scopes.pop()

    def _converted(self, value: Any) -> Any:
        if is_foreign(value) or isinstance(value, Array) and value.front is not FRONT:
            found = tensorflow_front.constant(value)
            return FRONT.call("tensorflow.cast", (found, "float32"), {}) if found.dtype.name == "float64" else found
        return value

    def _build_for(self, args: tuple[Any, ...]) -> None:
        if not self.built:
            shapes = [_mapped(lambda x: tuple(x.shape) if hasattr(x, "shape") else None, a) for a in args]
            known = [s for s in shapes if s is not None]
            takes = len(inspect.signature(self.build).parameters)
            with tensorflow_front._pause():
                self.build(*known[: max(takes, 1)])
            self.built = True

    def _called_by_symbols(self, args: Any, kwargs: Any) -> Any:
        def sample(value: Any) -> Any:
            return value.sample if isinstance(value, KerasTensor) else value

        found = self(*_mapped(sample, args), **_mapped(sample, kwargs))
        size = _symbols((args, kwargs))[0].shape[0]

        def symbol(value: Any) -> Any:
            return KerasTensor(value, (size, *value.shape[1:]) if size is None else tuple(value.shape), self, args, kwargs)

        if isinstance(found, (list, tuple)):
            made = [symbol(part) for part in found]
            for place, part in enumerate(made):
                part.place = place
            return type(found)(made)
        return symbol(found)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} name={self.name}, built={self.built}>"

    def __getattr__(self, name: str) -> Any:
        if name in ("fit", "compile", "evaluate", "predict", "save", "summary", "train_on_batch"):
            raise AttributeError(
                f"'{type(self).__name__}.{name}' is not played by Espalier, which has the forward passes of layers; call the "
                "model and use tf.GradientTape, or attach a Python that has keras: %runtime PATH"
            )
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


class Lambda(Layer):
    def __init__(self, function: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.function = function

    def call(self, *inputs: Any) -> Any:
        return self.function(*inputs)


class Dense(Layer):
    def __init__(self, units: int, activation: Any = None, use_bias: bool = True, kernel_initializer: Any = "glorot_uniform",
                 bias_initializer: Any = "zeros", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units, self.activation, self.use_bias = units, _activation(activation), use_bias
        self.kernel_initializer, self.bias_initializer = kernel_initializer, bias_initializer

    def build(self, input_shape: Any) -> None:
        self.kernel = self.add_weight((input_shape[-1], self.units), self.kernel_initializer, name="kernel")
        self.bias = self.add_weight((self.units,), self.bias_initializer, name="bias") if self.use_bias else None

    def call(self, inputs: Any) -> Any:
        x = _op("matmul", inputs, self.kernel)
        if self.bias is not None:
            x = _op("add", x, self.bias)
        return x if self.activation is None else self.activation(x)


class EinsumDense(Layer):
    def __init__(self, equation: str, output_shape: Any, activation: Any = None, bias_axes: str | None = None,
                 kernel_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.equation, self.partial_output_shape, self.bias_axes = equation, _pair(output_shape, 1), bias_axes
        self.activation = _activation(activation)
        self.kernel_initializer, self.bias_initializer = kernel_initializer, bias_initializer

    def build(self, input_shape: Any) -> None:
        left, result = self.equation.replace(" ", "").split("->")
        given, kernel = left.split(",")
        if "..." in left:
            raise NotImplementedError("EinsumDense with an ellipsis, of the stand-in for keras")
        sizes = dict(zip(given, input_shape))
        shown = result[len(result) - len(self.partial_output_shape) :]
        sizes.update((axis, s) for axis, s in zip(shown, self.partial_output_shape) if s is not None)
        self.kernel = self.add_weight([sizes[a] for a in kernel], self.kernel_initializer, name="kernel")
        self.bias = None
        if self.bias_axes:
            first = min(result.index(a) for a in self.bias_axes)
            shape = [sizes[a] if a in self.bias_axes else 1 for a in result[first:]]
            self.bias = self.add_weight(shape, self.bias_initializer, name="bias")

    def call(self, inputs: Any) -> Any:
        x = _op("einsum", self.equation, inputs, self.kernel)
        if self.bias is not None:
            x = _op("add", x, self.bias)
        return x if self.activation is None else self.activation(x)


class _Conv(Layer):
    axes = 2
    function = staticmethod(keras_ops.conv)

    def __init__(self, filters: int, kernel_size: Any, strides: Any = 1, padding: str = "valid", data_format: Any = None,
                 dilation_rate: Any = 1, groups: int = 1, activation: Any = None, use_bias: bool = True,
                 kernel_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if data_format == "channels_first" or groups != 1:
            raise NotImplementedError("channels_first and groups of the stand-in for keras")
        n = self.axes
        self.filters, self.kernel_size, self.strides = filters, _pair(kernel_size, n), _pair(strides, n)
        self.dilation_rate, self.padding, self.use_bias = _pair(dilation_rate, n), padding.lower(), use_bias
        self.activation = _activation(activation)
        self.kernel_initializer, self.bias_initializer = kernel_initializer, bias_initializer

    def build(self, input_shape: Any) -> None:
        self.kernel = self.add_weight((*self.kernel_size, input_shape[-1], self.filters), self.kernel_initializer, name="kernel")
        self.bias = self.add_weight((self.filters,), self.bias_initializer, name="bias") if self.use_bias else None

    def call(self, inputs: Any) -> Any:
        x = self.function(inputs, self.kernel, strides=list(self.strides), padding=self.padding, dilation_rate=self.dilation_rate)
        if self.bias is not None:
            x = _op("add", x, _op("reshape", self.bias, (1,) * (self.axes + 1) + (self.bias.shape[0],)))
        return x if self.activation is None else self.activation(x)


class Conv1D(_Conv):
    axes = 1


class Conv2D(_Conv):
    axes = 2


class DepthwiseConv2D(_Conv):
    function = staticmethod(keras_ops.depthwise_conv)

    def __init__(self, kernel_size: Any, strides: Any = 1, padding: str = "valid", depth_multiplier: int = 1,
                 depthwise_initializer: Any = "glorot_uniform", **kwargs: Any) -> None:
        super().__init__(0, kernel_size, strides, padding, kernel_initializer=depthwise_initializer, **kwargs)
        self.depth_multiplier = depth_multiplier

    def build(self, input_shape: Any) -> None:
        channels, many = input_shape[-1], self.depth_multiplier
        self.kernel = self.add_weight((*self.kernel_size, channels, many), self.kernel_initializer, name="kernel")
        self.bias = self.add_weight((channels * many,), self.bias_initializer, name="bias") if self.use_bias else None


class BatchNormalization(Layer):
    def __init__(self, axis: int = -1, momentum: float = 0.99, epsilon: float = 1e-3, center: bool = True, scale: bool = True,
                 **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis, self.momentum, self.epsilon, self.center, self.scale = axis, momentum, epsilon, center, scale

    def build(self, input_shape: Any) -> None:
        size = (input_shape[self.axis],)
        self.gamma = self.add_weight(size, "ones", name="gamma") if self.scale else None
        self.beta = self.add_weight(size, "zeros", name="beta") if self.center else None
        self.moving_mean = self.add_weight(size, "zeros", trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight(size, "ones", trainable=False, name="moving_variance")

    def call(self, inputs: Any, training: Any = None) -> Any:
        mean, variance = self.moving_mean, self.moving_variance
        if training and self.trainable:
            if values.recorders:
                from espalier_capture.recorder import CaptureError

                raise CaptureError("batch statistics have no place in a graph; trace with training=False")
            axes = [a for a in range(len(inputs.shape)) if a != self.axis % len(inputs.shape)]
            mean, variance = _op("mean", inputs, axis=axes), _op("var", inputs, axis=axes)
            with tensorflow_front._pause():
                for kept, now in ((self.moving_mean, mean), (self.moving_variance, variance)):
                    kept.assign(kept * self.momentum + now * (1.0 - self.momentum))
        return keras_ops.batch_normalization(inputs, mean, variance, self.axis, self.beta, self.gamma, self.epsilon)


class LayerNormalization(Layer):
    def __init__(self, axis: Any = -1, epsilon: float = 1e-3, center: bool = True, scale: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis, self.epsilon, self.center, self.scale = axis, epsilon, center, scale

    def build(self, input_shape: Any) -> None:
        axes = [self.axis] if isinstance(self.axis, int) else self.axis
        shape = [input_shape[a] for a in axes]
        self.gamma = self.add_weight(shape, "ones", name="gamma") if self.scale else None
        self.beta = self.add_weight(shape, "zeros", name="beta") if self.center else None

    def call(self, inputs: Any) -> Any:
        return keras_ops.layer_normalization(inputs, self.gamma, self.beta, self.axis, self.epsilon)


class Dropout(Layer):
    def __init__(self, rate: float, noise_shape: Any = None, seed: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rate, self.noise_shape, self.seed = rate, noise_shape, seed

    def call(self, inputs: Any, training: Any = False) -> Any:
        return tensorflow_front.dropout(inputs, self.rate, self.noise_shape, self.seed) if training and self.rate else inputs


class Embedding(Layer):
    def __init__(self, input_dim: int, output_dim: int, embeddings_initializer: Any = "uniform", mask_zero: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if mask_zero:
            raise NotImplementedError("masks (mask_zero=True) of the stand-in for keras")
        self.input_dim, self.output_dim, self.embeddings_initializer = input_dim, output_dim, embeddings_initializer

    def build(self, *_: Any) -> None:
        self.embeddings = self.add_weight((self.input_dim, self.output_dim), self.embeddings_initializer, name="embeddings")

    def call(self, inputs: Any) -> Any:
        if inputs.dtype.name not in ("int32", "int64"):
            inputs = _op("cast", inputs, "int32")
        return _op("take", self.embeddings, inputs, axis=0)


class _Pooling(Layer):
    axes = 2
    function = staticmethod(keras_ops.max_pool)

    def __init__(self, pool_size: Any = 2, strides: Any = None, padding: str = "valid", data_format: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pool_size, self.padding, self.data_format = _pair(pool_size, self.axes), padding, data_format
        self.strides = self.pool_size if strides is None else _pair(strides, self.axes)

    def call(self, inputs: Any) -> Any:
        return self.function(inputs, self.pool_size, self.strides, self.padding, self.data_format)


class MaxPooling1D(_Pooling):
    axes = 1


class MaxPooling2D(_Pooling):
    axes = 2


class AveragePooling1D(_Pooling):
    axes, function = 1, staticmethod(keras_ops.average_pool)


class AveragePooling2D(_Pooling):
    axes, function = 2, staticmethod(keras_ops.average_pool)


class _GlobalPooling(Layer):
    axes, function = [1, 2], "mean"

    def __init__(self, data_format: Any = None, keepdims: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if data_format == "channels_first":
            raise NotImplementedError("channels_first of the stand-in for keras")
        self.keepdims = keepdims

    def call(self, inputs: Any) -> Any:
        return _op(self.function, inputs, axis=list(self.axes), keepdims=self.keepdims)


class GlobalAveragePooling1D(_GlobalPooling):
    axes = [1]


class GlobalAveragePooling2D(_GlobalPooling):
    pass


class GlobalMaxPooling1D(_GlobalPooling):
    axes, function = [1], "max"


class GlobalMaxPooling2D(_GlobalPooling):
    function = "max"


class ZeroPadding2D(Layer):
    def __init__(self, padding: Any = 1, data_format: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.padding = tuple(_pair(p, 2) for p in _pair(padding, 2))

    def call(self, inputs: Any) -> Any:
        return _op("pad", inputs, ((0, 0), *self.padding, (0, 0)))


class Flatten(Layer):
    def call(self, inputs: Any) -> Any:
        return _op("reshape", inputs, (inputs.shape[0], math.prod(inputs.shape[1:])))


class Reshape(Layer):
    def __init__(self, target_shape: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.target_shape = tuple(target_shape)

    def call(self, inputs: Any) -> Any:
        return _op("reshape", inputs, (inputs.shape[0], *self.target_shape))


class Permute(Layer):
    def __init__(self, dims: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dims = tuple(dims)

    def call(self, inputs: Any) -> Any:
        return _op("transpose", inputs, axes=(0, *self.dims))


class Activation(Layer):
    def __init__(self, activation: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.activation = _activation(activation)

    def call(self, inputs: Any) -> Any:
        return self.activation(inputs)


class ReLU(Layer):
    def __init__(self, max_value: Any = None, negative_slope: float = 0.0, threshold: float = 0.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = {"negative_slope": negative_slope, "max_value": max_value, "threshold": threshold}

    def call(self, inputs: Any) -> Any:
        return FRONT.call("keras.activations.relu", (inputs,), dict(self.settings))


class Softmax(Layer):
    def __init__(self, axis: int = -1, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, inputs: Any) -> Any:
        return FRONT.call("keras.activations.softmax", (inputs,), {"axis": self.axis})


class LeakyReLU(Layer):
    def __init__(self, negative_slope: float = 0.3, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.negative_slope = negative_slope

    def call(self, inputs: Any) -> Any:
        return FRONT.call("keras.activations.leaky_relu", (inputs,), {"negative_slope": self.negative_slope})


class Rescaling(Layer):
    def __init__(self, scale: Any, offset: Any = 0.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.scale, self.offset = scale, offset

    def call(self, inputs: Any) -> Any:
        return _op("cast", inputs, "float32") * self.scale + self.offset


class _Merge(Layer):
    function = "add"

    def call(self, inputs: Any) -> Any:
        found = inputs[0]
        for other in inputs[1:]:
            found = _op(self.function, found, other)
        return found


class Add(_Merge):
    pass


class Subtract(_Merge):
    function = "subtract"


class Multiply(_Merge):
    function = "multiply"


class Maximum(_Merge):
    function = "maximum"


class Minimum(_Merge):
    function = "minimum"


class Average(_Merge):
    def call(self, inputs: Any) -> Any:
        return _op("divide", super().call(inputs), len(inputs))


class Concatenate(Layer):
    def __init__(self, axis: int = -1, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis = axis

    def call(self, inputs: Any) -> Any:
        return _op("concatenate", list(inputs), axis=self.axis)


class MultiHeadAttention(Layer):
    def __init__(self, num_heads: int, key_dim: int, value_dim: int | None = None, dropout: float = 0.0, use_bias: bool = True,
                 output_shape: int | None = None, kernel_initializer: Any = "glorot_uniform", bias_initializer: Any = "zeros",
                 **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if dropout:
            raise NotImplementedError("dropout of the stand-in for MultiHeadAttention")
        self.num_heads, self.key_dim, self.value_dim = num_heads, key_dim, value_dim or key_dim
        self.use_bias, self.output_size = use_bias, output_shape
        self._made = {"kernel_initializer": kernel_initializer, "bias_initializer": bias_initializer}

    def build(self, query_shape: Any, value_shape: Any = None, key_shape: Any = None) -> None:
        axes = "de" if self.use_bias else None

        def projection(name: str, size: int, given: Any) -> EinsumDense:
            dense = EinsumDense("abc,cde->abde", (None, self.num_heads, size), bias_axes=axes, name=name, **self._made)
            dense._build_for((FRONT.call("tensorflow.zeros", (tuple(given),), {}),))
            return dense

        self._query_dense = projection("query", self.key_dim, query_shape)
        self._key_dense = projection("key", self.key_dim, key_shape or value_shape or query_shape)
        self._value_dense = projection("value", self.value_dim, value_shape or query_shape)
        size = self.output_size or query_shape[-1]
        self._output_dense = EinsumDense("abcd,cde->abe", (None, size), bias_axes="e" if self.use_bias else None,
                                         name="attention_output", **self._made)  # fmt: skip
        shape = (*tuple(query_shape)[:-1], self.num_heads, self.value_dim)
        self._output_dense._build_for((FRONT.call("tensorflow.zeros", (shape,), {}),))

    def call(self, query: Any, value: Any, key: Any = None, attention_mask: Any = None, return_attention_scores: bool = False,
             use_causal_mask: bool = False, training: Any = None) -> Any:
        if return_attention_scores:
            raise NotImplementedError("return_attention_scores of the stand-in for MultiHeadAttention")
        query, key, value = self._query_dense(query), self._key_dense(value if key is None else key), self._value_dense(value)
        if attention_mask is not None:
            attention_mask = _op("expand_dims", attention_mask, axis=-3) if len(attention_mask.shape) == 3 else attention_mask
        found = keras_ops.dot_product_attention(query, key, value, None, attention_mask, 1.0 / math.sqrt(self.key_dim), use_causal_mask)
        return self._output_dense(found)


class Model(Layer):
    """Layers as a whole: a subclass with ``call``, or ``Model(inputs, outputs)``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        inputs = kwargs.pop("inputs", args[0] if args else None)
        outputs = kwargs.pop("outputs", args[1] if len(args) > 1 else None)
        if inputs is not None and "name" not in kwargs:
            kwargs["name"] = _auto_name(type("Functional", (), {}))
        super().__init__(**kwargs)
        self._inputs, self._outputs = inputs, outputs
        if inputs is not None:
            self.built = True
            for symbol in _ordered(_symbols(outputs)):
                if symbol.layer is not None:
                    self._track(symbol.layer)

    @property
    def layers(self) -> list[Layer]:
        return list(self._layers)

    def get_layer(self, name: str | None = None, index: int | None = None) -> Layer:
        return self._layers[index] if name is None else next(layer for layer in self._layers if layer.name == name)

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        if self._inputs is None:
            return super().call(inputs)
        found: dict[int, Any] = {}
        given = [inputs[k] for k in self._inputs] if isinstance(self._inputs, dict) else inputs if isinstance(inputs, (list, tuple)) else [inputs]
        for symbol, value in zip(_symbols(self._inputs), given):
            found[id(symbol)] = value

        def value_of(part: Any) -> Any:
            return found[id(part)] if isinstance(part, KerasTensor) else part

        results: dict[int, Any] = {}
        for symbol in _ordered(_symbols(self._outputs)):
            if id(symbol) in found:
                continue
            key = id(symbol.args)
            if key not in results:
                results[key] = symbol.layer(*_mapped(value_of, symbol.args), **_mapped(value_of, symbol.kwargs))
            place = getattr(symbol, "place", None)
            found[id(symbol)] = results[key] if place is None else results[key][place]
        return _mapped(value_of, self._outputs)


def _ordered(symbols: list[KerasTensor]) -> list[KerasTensor]:
    """All symbols that some are made of, what is needed first."""
    found: dict[int, KerasTensor] = {}

    def visit(symbol: KerasTensor) -> None:
        if id(symbol) not in found:
            for part in _symbols((symbol.args, symbol.kwargs)):
                visit(part)
            found[id(symbol)] = symbol

    for symbol in symbols:
        visit(symbol)
    return list(found.values())


class Sequential(Model):
    def __init__(self, layers: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._start: KerasTensor | None = None
        for layer in layers or ():
            self.add(layer)

    def add(self, layer: Any) -> None:
        if isinstance(layer, KerasTensor):
            self._start = layer
            return
        self._layers.append(layer)
        if self._start is None and layer._input_shape is not None:
            self._start = Input(layer._input_shape)
        if self._start is not None:
            self.__dict__["_end"] = layer(self.__dict__.get("_end", self._start))
            self.built = True

    def build(self, input_shape: Any = None) -> None:
        if not isinstance(input_shape, (tuple, list)):
            return
        symbol: Any = Input(batch_shape=tuple(input_shape))
        for layer in self._layers:
            symbol = layer(symbol)

    def call(self, inputs: Any, training: Any = None, mask: Any = None) -> Any:
        for layer in self._layers:
            inputs = layer(inputs)
        return inputs


def _is_public(value: Any) -> bool:
    return inspect.isclass(value) and issubclass(value, Layer) and not value.__name__.startswith("_")


def natives() -> dict[str, Any]:
    """What there is under which name."""
    found: dict[str, Any] = {f"keras.ops.{name}": function for name, function in keras_ops.FUNCTIONS.items()}
    for name, value in list(globals().items()):
        if _is_public(value):
            value.__module__ = "keras"
            found[f"keras.layers.{name}"] = value
    for short, name in (("MaxPool1D", "MaxPooling1D"), ("MaxPool2D", "MaxPooling2D"), ("AvgPool1D", "AveragePooling1D"),
                        ("AvgPool2D", "AveragePooling2D"), ("GlobalAvgPool2D", "GlobalAveragePooling2D")):  # fmt: skip
        found[f"keras.layers.{short}"] = found[f"keras.layers.{name}"]
    for name in ("Model", "Sequential"):
        found[f"keras.{name}"] = found[f"keras.models.{name}"] = found.pop(f"keras.layers.{name}")
    found.update({
        "keras.Layer": Layer, "keras.Input": Input, "keras.layers.Input": Input, "keras.layers.InputLayer": Input,
        "keras.KerasTensor": KerasTensor, "keras.Variable": Weight, "keras.activations.get": _activation,
        "keras.backend.clear_session": clear_session, "keras.utils.clear_session": clear_session,
        "keras.utils.set_random_seed": tensorflow_front.set_seed, "keras.config.floatx": lambda: "float32",
        "keras.config.image_data_format": lambda: "channels_last", "keras.__version__": "3.15.0+espalier",
        **initial.natives(),
    })  # fmt: skip
    return found
