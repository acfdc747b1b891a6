"""``torch.nn``: layers, losses and initial weights, by the functions of the tables."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from typing import Any

from espalier_frontend import gradients, torch_front
from espalier_frontend.torch_front import FRONT, Parameter, Tensor
from espalier_frontend.torch_module import Module


def _f(name: str, *args: Any, **kwargs: Any) -> Any:
    return FRONT.call(f"torch.nn.functional.{name}", args, kwargs)


def _zeros(*shape: int) -> Any:
    return FRONT.call("torch.zeros", (tuple(shape),), {})


def _ones(*shape: int) -> Any:
    return FRONT.call("torch.ones", (tuple(shape),), {})


def _pair(value: Any, size: int) -> tuple[int, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * size


# Initial weights


def _fans(tensor: Any) -> tuple[int, int]:
    field = math.prod(tensor.shape[2:])
    return tensor.shape[1] * field, tensor.shape[0] * field


def _gain(nonlinearity: str, a: Any = None) -> float:
    slope = 0.01 if a is None else a
    return {"relu": math.sqrt(2.0), "tanh": 5.0 / 3, "selu": 0.75, "leaky_relu": math.sqrt(2.0 / (1 + slope**2))}.get(
        nonlinearity, 1.0
    )


def _initial(function: Callable[..., Any]) -> Callable[..., Any]:
    def changed(tensor: Any, *args: Any, **kwargs: Any) -> Any:
        with gradients.Keeping(False):
            return function(tensor, *args, **kwargs)

    changed.__name__ = function.__name__
    changed.__doc__ = function.__doc__
    return changed


@_initial
def kaiming_uniform_(tensor: Any, a: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu", generator: Any = None) -> Any:
    bound = math.sqrt(3.0) * _gain(nonlinearity, a) / math.sqrt(_fans(tensor)[mode == "fan_out"])
    return tensor.uniform_(-bound, bound, generator=generator)


@_initial
def kaiming_normal_(tensor: Any, a: float = 0, mode: str = "fan_in", nonlinearity: str = "leaky_relu", generator: Any = None) -> Any:
    return tensor.normal_(0, _gain(nonlinearity, a) / math.sqrt(_fans(tensor)[mode == "fan_out"]), generator=generator)


@_initial
def xavier_uniform_(tensor: Any, gain: float = 1.0, generator: Any = None) -> Any:
    bound = math.sqrt(3.0) * gain * math.sqrt(2.0 / sum(_fans(tensor)))
    return tensor.uniform_(-bound, bound, generator=generator)


@_initial
def xavier_normal_(tensor: Any, gain: float = 1.0, generator: Any = None) -> Any:
    return tensor.normal_(0, gain * math.sqrt(2.0 / sum(_fans(tensor))), generator=generator)


@_initial
def uniform_(tensor: Any, a: float = 0.0, b: float = 1.0, generator: Any = None) -> Any:
    return tensor.uniform_(a, b, generator=generator)


@_initial
def normal_(tensor: Any, mean: float = 0.0, std: float = 1.0, generator: Any = None) -> Any:
    return tensor.normal_(mean, std, generator=generator)


@_initial
def constant_(tensor: Any, val: float) -> Any:
    tensor.set(FRONT.call("torch.full_like", (tensor, val), {}).value)
    return tensor


def zeros_(tensor: Any) -> Any:
    return constant_(tensor, 0.0)


def ones_(tensor: Any) -> Any:
    return constant_(tensor, 1.0)


# Layers


class Linear(Module):
    def __init__(self, in_features: int, out_features: int, bias: bool = True, device: Any = None, dtype: Any = None) -> None:
        super().__init__()
        self.in_features, self.out_features = in_features, out_features
        self.weight = Parameter(_zeros(out_features, in_features))
        self.bias = Parameter(_zeros(out_features)) if bias else None
        self.reset_parameters()

    def reset_parameters(self) -> None:
        kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(self.in_features)
            uniform_(self.bias, -bound, bound)

    def forward(self, input: Any) -> Any:
        return _f("linear", input, self.weight, self.bias)

    def extra_repr(self) -> str:
        return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"


class Bilinear(Module):
    def __init__(self, in1_features: int, in2_features: int, out_features: int, bias: bool = True) -> None:
        super().__init__()
        self.weight = Parameter(_zeros(out_features, in1_features, in2_features))
        self.bias = Parameter(_zeros(out_features)) if bias else None
        bound = 1 / math.sqrt(in1_features)
        for tensor in self.parameters():
            uniform_(tensor, -bound, bound)

    def forward(self, input1: Any, input2: Any) -> Any:
        return _f("bilinear", input1, input2, self.weight, self.bias)


class _Conv(Module):
    axes = 2
    transposed = False

    def __init__(self, in_channels: int, out_channels: int, kernel_size: Any, stride: Any = 1, padding: Any = 0,
                 *args: Any, bias: bool = True, padding_mode: str = "zeros", **kwargs: Any) -> None:
        super().__init__()
        if padding_mode != "zeros":
            raise NotImplementedError(f"padding_mode={padding_mode!r} of the stand-in for torch.nn")
        names = ("output_padding", "groups", "bias", "dilation") if self.transposed else ("dilation", "groups", "bias")
        given = {**dict(zip(names, args)), **{k: v for k, v in kwargs.items() if k not in ("device", "dtype")}}
        bias, groups = given.get("bias", bias), given.get("groups", 1)
        n = self.axes
        self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
        self.kernel_size, self.stride = _pair(kernel_size, n), _pair(stride, n)
        self.padding = padding if isinstance(padding, str) else _pair(padding, n)
        self.dilation = _pair(given.get("dilation", 1), n)
        self.output_padding = _pair(given.get("output_padding", 0), n)
        first, second = (in_channels, out_channels) if self.transposed else (out_channels, in_channels)
        self.weight = Parameter(_zeros(first, second // groups, *self.kernel_size))
        self.bias = Parameter(_zeros(out_channels)) if bias else None
        kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            bound = 1 / math.sqrt(_fans(self.weight)[0])
            uniform_(self.bias, -bound, bound)

    def forward(self, input: Any) -> Any:
        if self.transposed:
            return _f(f"conv_transpose{self.axes}d", input, self.weight, self.bias, self.stride, self.padding,
                      self.output_padding, self.groups, self.dilation)
        return _f(f"conv{self.axes}d", input, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)

    def extra_repr(self) -> str:
        text = f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"
        if isinstance(self.padding, str) or any(self.padding):
            text += f", padding={self.padding if not isinstance(self.padding, str) else self.padding}"
        if any(d != 1 for d in self.dilation):
            text += f", dilation={self.dilation}"
        if any(self.output_padding):
            text += f", output_padding={self.output_padding}"
        text += f", groups={self.groups}" if self.groups != 1 else ""
        return text + (", bias=False" if self.bias is None else "")


class Conv1d(_Conv):
    axes = 1


class Conv2d(_Conv):
    axes = 2


class Conv3d(_Conv):
    axes = 3


class ConvTranspose1d(_Conv):
    axes, transposed = 1, True


class ConvTranspose2d(_Conv):
    axes, transposed = 2, True


class _BatchNorm(Module):
    ranks: tuple[int, ...] = (4,)

    def __init__(self, num_features: int, eps: float = 1e-5, momentum: float | None = 0.1, affine: bool = True,
                 track_running_stats: bool = True, device: Any = None, dtype: Any = None) -> None:
        super().__init__()
        self.num_features, self.eps, self.momentum = num_features, eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        self.weight = Parameter(_ones(num_features)) if affine else None
        self.bias = Parameter(_zeros(num_features)) if affine else None
        self.register_buffer("running_mean", _zeros(num_features) if track_running_stats else None)
        self.register_buffer("running_var", _ones(num_features) if track_running_stats else None)
        self.register_buffer("num_batches_tracked", torch_front.tensor(0) if track_running_stats else None)

    def forward(self, input: Any) -> Any:
        if input.dim() not in self.ranks:
            raise ValueError(f"expected {' or '.join(f'{r}D' for r in self.ranks)} input (got {input.dim()}D input)")
        learns = self.training and self.track_running_stats
        if not self.training and self.running_mean is not None:
            return _f("batch_norm", input, self.running_mean, self.running_var, self.weight, self.bias, eps=self.eps)
        axes = [0, *range(2, input.dim())]
        mean, variance = input.mean(axes), input.var(axes, correction=0)
        if learns:
            self._learn(mean.detach(), variance.detach(), input.numel() // self.num_features)
        return _f("batch_norm", input, mean, variance, self.weight, self.bias, eps=self.eps)

    def _learn(self, mean: Any, variance: Any, count: int) -> None:
        with gradients.Keeping(False):
            self.num_batches_tracked += 1
            rate = 1.0 / self.num_batches_tracked.item() if self.momentum is None else self.momentum
            unbiased = variance * (count / max(count - 1, 1))
            self.running_mean.set((self.running_mean * (1 - rate) + mean * rate).value)
            self.running_var.set((self.running_var * (1 - rate) + unbiased * rate).value)

    def extra_repr(self) -> str:
        return (f"{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, "
                f"bias={self.bias is not None}, track_running_stats={self.track_running_stats}")


class BatchNorm1d(_BatchNorm):
    ranks = (2, 3)


class BatchNorm2d(_BatchNorm):
    ranks = (4,)


class BatchNorm3d(_BatchNorm):
    ranks = (5,)


class LayerNorm(Module):
    def __init__(self, normalized_shape: Any, eps: float = 1e-5, elementwise_affine: bool = True, bias: bool = True,
                 device: Any = None, dtype: Any = None) -> None:
        super().__init__()
        self.normalized_shape = tuple(normalized_shape) if isinstance(normalized_shape, (tuple, list)) else (normalized_shape,)
        self.eps, self.elementwise_affine = eps, elementwise_affine
        self.weight = Parameter(_ones(*self.normalized_shape)) if elementwise_affine else None
        self.bias = Parameter(_zeros(*self.normalized_shape)) if elementwise_affine and bias else None

    def forward(self, input: Any) -> Any:
        return _f("layer_norm", input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self) -> str:
        return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


class RMSNorm(Module):
    def __init__(self, normalized_shape: Any, eps: float | None = None, elementwise_affine: bool = True) -> None:
        super().__init__()
        self.normalized_shape = tuple(normalized_shape) if isinstance(normalized_shape, (tuple, list)) else (normalized_shape,)
        self.eps = eps
        self.weight = Parameter(_ones(*self.normalized_shape)) if elementwise_affine else None

    def forward(self, input: Any) -> Any:
        return _f("rms_norm", input, self.normalized_shape, self.weight, self.eps)


class GroupNorm(Module):
    def __init__(self, num_groups: int, num_channels: int, eps: float = 1e-5, affine: bool = True) -> None:
        super().__init__()
        self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
        self.weight = Parameter(_ones(num_channels)) if affine else None
        self.bias = Parameter(_zeros(num_channels)) if affine else None

    def forward(self, input: Any) -> Any:
        return _f("group_norm", input, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self) -> str:
        return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}"


class Embedding(Module):
    def __init__(self, num_embeddings: int, embedding_dim: int, padding_idx: int | None = None, **_: Any) -> None:
        super().__init__()
        self.num_embeddings, self.embedding_dim, self.padding_idx = num_embeddings, embedding_dim, padding_idx
        self.weight = Parameter(_zeros(num_embeddings, embedding_dim))
        normal_(self.weight)
        if padding_idx is not None:
            with gradients.Keeping(False):
                self.weight[padding_idx] = 0

    def forward(self, input: Any) -> Any:
        return _f("embedding", input, self.weight)

    def extra_repr(self) -> str:
        return f"{self.num_embeddings}, {self.embedding_dim}"


class Dropout(Module):
    def __init__(self, p: float = 0.5, inplace: bool = False) -> None:
        super().__init__()
        self.p, self.inplace = p, inplace

    def forward(self, input: Any) -> Any:
        return torch_front.dropout(input, self.p, self.training)

    def extra_repr(self) -> str:
        return f"p={self.p}, inplace={self.inplace}"


class Identity(Module):
    def forward(self, input: Any) -> Any:
        return input


class Flatten(Module):
    def __init__(self, start_dim: int = 1, end_dim: int = -1) -> None:
        super().__init__()
        self.start_dim, self.end_dim = start_dim, end_dim

    def forward(self, input: Any) -> Any:
        return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self) -> str:
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    def __init__(self, dim: int, unflattened_size: Any) -> None:
        super().__init__()
        self.dim, self.unflattened_size = dim, tuple(unflattened_size)

    def forward(self, input: Any) -> Any:
        return input.unflatten(self.dim, self.unflattened_size)


class Sequential(Module):
    def __init__(self, *modules: Any) -> None:
        super().__init__()
        named = modules[0].items() if len(modules) == 1 and isinstance(modules[0], dict) else enumerate(modules)
        for name, module in named:
            self.add_module(str(name), module)

    def forward(self, input: Any) -> Any:
        for module in self._modules.values():
            input = module(input)
        return input

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Any:
        return iter(self._modules.values())

    def __getitem__(self, index: Any) -> Any:
        modules = list(self._modules.values())
        return type(self)(*modules[index]) if isinstance(index, slice) else modules[index]

    def append(self, module: Module) -> Any:
        self.add_module(str(len(self)), module)
        return self


class ModuleList(Sequential):
    def __init__(self, modules: Any = ()) -> None:
        super().__init__(*modules)

    def forward(self, *_: Any) -> Any:
        raise NotImplementedError("a ModuleList is not called")

    def __getitem__(self, index: Any) -> Any:
        modules = list(self._modules.values())
        return type(self)(modules[index]) if isinstance(index, slice) else modules[index]

    def extend(self, modules: Any) -> Any:
        for module in modules:
            self.append(module)
        return self


class ModuleDict(Module):
    def __init__(self, modules: Any = None) -> None:
        super().__init__()
        for name, module in (modules or {}).items():
            self.add_module(name, module)

    def __getitem__(self, name: str) -> Any:
        return self._modules[name]

    def __setitem__(self, name: str, module: Module) -> None:
        self.add_module(name, module)

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Any:
        return iter(self._modules)

    def __contains__(self, name: str) -> bool:
        return name in self._modules

    def items(self) -> Any:
        return self._modules.items()

    def keys(self) -> Any:
        return self._modules.keys()

    def values(self) -> Any:
        return self._modules.values()


class ParameterList(Module):
    def __init__(self, values: Any = ()) -> None:
        super().__init__()
        for number, value in enumerate(values):
            self.register_parameter(str(number), value if isinstance(value, Parameter) else Parameter(value))

    def __getitem__(self, index: int) -> Any:
        return list(self._parameters.values())[index]

    def __len__(self) -> int:
        return len(self._parameters)

    def __iter__(self) -> Any:
        return iter(self._parameters.values())


class PReLU(Module):
    def __init__(self, num_parameters: int = 1, init: float = 0.25) -> None:
        super().__init__()
        self.weight = Parameter(FRONT.call("torch.full", ((num_parameters,), init), {}))

    def forward(self, input: Any) -> Any:
        return _f("prelu", input, self.weight)


class MultiheadAttention(Module):
    def __init__(self, embed_dim: int, num_heads: int, dropout: float = 0.0, bias: bool = True, batch_first: bool = False) -> None:
        super().__init__()
        self.embed_dim, self.num_heads, self.dropout, self.batch_first = embed_dim, num_heads, dropout, batch_first
        self.in_proj_weight = Parameter(_zeros(3 * embed_dim, embed_dim))
        self.in_proj_bias = Parameter(_zeros(3 * embed_dim)) if bias else None
        self.out_proj = Linear(embed_dim, embed_dim, bias=bias)
        xavier_uniform_(self.in_proj_weight)
        if bias:
            constant_(self.out_proj.bias, 0.0)

    def forward(self, query: Any, key: Any, value: Any, key_padding_mask: Any = None, need_weights: bool = True,
                attn_mask: Any = None, average_attn_weights: bool = True, is_causal: bool = False) -> Any:
        if key_padding_mask is not None or self.dropout and self.training:
            raise NotImplementedError("key_padding_mask and dropout of the stand-in for MultiheadAttention")
        if not self.batch_first:
            query, key, value = (t.transpose(0, 1) for t in (query, key, value))
        size, heads = self.embed_dim, self.num_heads
        parts = []
        for place, tensor in enumerate((query, key, value)):
            rows = slice(place * size, (place + 1) * size)
            bias = None if self.in_proj_bias is None else self.in_proj_bias[rows]
            projected = _f("linear", tensor, self.in_proj_weight[rows], bias)
            parts.append(projected.reshape(tensor.shape[0], tensor.shape[1], heads, size // heads).transpose(1, 2))
        q, k, v = parts
        scores = q @ k.transpose(-2, -1) / math.sqrt(size // heads)
        if attn_mask is not None:
            is_bool = attn_mask.dtype == FRONT.dtypes["bool"]
            scores = scores.masked_fill(attn_mask, -math.inf) if is_bool else scores + attn_mask
        weights = scores.softmax(-1)
        mixed = (weights @ v).transpose(1, 2).reshape(query.shape[0], query.shape[1], size)
        result = self.out_proj(mixed)
        if not self.batch_first:
            result = result.transpose(0, 1)
        if not need_weights:
            return result, None
        return result, weights.mean(1) if average_attn_weights else weights


class TransformerEncoderLayer(Module):
    def __init__(self, d_model: int, nhead: int, dim_feedforward: int = 2048, dropout: float = 0.1, activation: Any = "relu",
                 layer_norm_eps: float = 1e-5, batch_first: bool = False, norm_first: bool = False, bias: bool = True) -> None:
        super().__init__()
        self.self_attn = MultiheadAttention(d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first)
        self.linear1, self.dropout = Linear(d_model, dim_feedforward, bias=bias), Dropout(dropout)
        self.linear2, self.norm_first = Linear(dim_feedforward, d_model, bias=bias), norm_first
        self.norm1 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias)
        self.norm2 = LayerNorm(d_model, eps=layer_norm_eps, bias=bias)
        self.dropout1, self.dropout2 = Dropout(dropout), Dropout(dropout)
        self.activation = (lambda x: _f(activation, x)) if isinstance(activation, str) else activation

    def forward(self, src: Any, src_mask: Any = None, src_key_padding_mask: Any = None, is_causal: bool = False) -> Any:
        def attended(x: Any) -> Any:
            return self.dropout1(self.self_attn(x, x, x, attn_mask=src_mask, key_padding_mask=src_key_padding_mask, need_weights=False)[0])

        def fed(x: Any) -> Any:
            return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))

        if self.norm_first:
            src = src + attended(self.norm1(src))
            return src + fed(self.norm2(src))
        src = self.norm1(src + attended(src))
        return self.norm2(src + fed(src))


def _functional(name: str, function: str, parameters: str, *, losses: bool = False) -> type:
    """A layer without weights: its constructor's parameters are those of a function, kept for its calls."""
    signature = inspect.signature(eval(f"lambda {parameters}: None"))  # our own text, a few lines below

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        Module.__init__(self)
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        object.__setattr__(self, "_settings", dict(bound.arguments))
        if "kernel_size" in self._settings and self._settings["stride"] is None:
            self._settings["stride"] = self._settings["kernel_size"]
        for key, value in self._settings.items():
            if isinstance(value, Tensor):
                self.register_buffer(key, value)
            else:
                object.__setattr__(self, key, value)

    def forward(self: Any, *inputs: Any) -> Any:
        changed = {k: getattr(self, k) for k in self._settings}
        usual = {k: p.default for k, p in signature.parameters.items()}
        kwargs = {k: v for k, v in changed.items() if v is not usual[k] and k != "inplace"}
        return _f(function, *inputs, **kwargs)

    def extra_repr(self: Any) -> str:
        shown = {k: v for k, v in self._settings.items() if not losses and (k != "inplace" or v)}
        return ", ".join(f"{k}={v}" for k, v in shown.items())

    return type(name, (Module,), {"__init__": __init__, "forward": forward, "extra_repr": extra_repr, "__module__": "torch.nn"})


_PLAIN = {
    "ReLU": ("relu", "inplace=False"), "ReLU6": ("relu6", "inplace=False"), "ELU": ("elu", "alpha=1.0, inplace=False"),
    "SELU": ("selu", "inplace=False"), "CELU": ("celu", "alpha=1.0, inplace=False"), "GELU": ("gelu", "approximate='none'"),
    "SiLU": ("silu", "inplace=False"), "Mish": ("mish", "inplace=False"), "Sigmoid": ("sigmoid", ""), "Tanh": ("tanh", ""),
    "Hardtanh": ("hardtanh", "min_val=-1.0, max_val=1.0, inplace=False"), "Hardswish": ("hardswish", "inplace=False"),
    "Hardsigmoid": ("hardsigmoid", "inplace=False"), "Softplus": ("softplus", "beta=1.0, threshold=20.0"),
    "Softsign": ("softsign", ""), "LogSigmoid": ("logsigmoid", ""), "Tanhshrink": ("tanhshrink", ""),
    "LeakyReLU": ("leaky_relu", "negative_slope=0.01, inplace=False"), "Softmax": ("softmax", "dim=None"),
    "LogSoftmax": ("log_softmax", "dim=None"), "Softmin": ("softmin", "dim=None"), "GLU": ("glu", "dim=-1"),
    "MaxPool1d": ("max_pool1d", "kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False"),
    "MaxPool2d": ("max_pool2d", "kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False"),
    "AvgPool1d": ("avg_pool1d", "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True"),
    "AvgPool2d": ("avg_pool2d", "kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True"),
    "AdaptiveAvgPool1d": ("adaptive_avg_pool1d", "output_size"), "AdaptiveAvgPool2d": ("adaptive_avg_pool2d", "output_size"),
    "AdaptiveMaxPool2d": ("adaptive_max_pool2d", "output_size"), "Upsample": ("interpolate", "size=None, scale_factor=None, mode='nearest', align_corners=None"),
    "PixelShuffle": ("pixel_shuffle", "upscale_factor"), "CosineSimilarity": ("cosine_similarity", "dim=1, eps=1e-8"),
}  # fmt: skip
_LOSSES = {
    "MSELoss": ("mse_loss", "size_average=None, reduce=None, reduction='mean'"),
    "L1Loss": ("l1_loss", "size_average=None, reduce=None, reduction='mean'"),
    "SmoothL1Loss": ("smooth_l1_loss", "size_average=None, reduce=None, reduction='mean', beta=1.0"),
    "HuberLoss": ("huber_loss", "reduction='mean', delta=1.0"),
    "CrossEntropyLoss": ("cross_entropy", "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0"),
    "NLLLoss": ("nll_loss", "weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'"),
    "BCELoss": ("binary_cross_entropy", "weight=None, size_average=None, reduce=None, reduction='mean'"),
    "BCEWithLogitsLoss": ("binary_cross_entropy_with_logits", "weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None"),
    "KLDivLoss": ("kl_div", "size_average=None, reduce=None, reduction='mean', log_target=False"),
}  # fmt: skip


def _clip_grad_norm_(parameters: Any, max_norm: float, norm_type: float = 2.0) -> Any:
    tensors = [p for p in ([parameters] if isinstance(parameters, Tensor) else parameters) if p.grad is not None]
    with gradients.Keeping(False):
        total = sum((p.grad * p.grad).sum().item() for p in tensors) ** 0.5
        scale = min(1.0, max_norm / (total + 1e-6))
        for parameter in tensors:
            parameter.grad = parameter.grad * scale
    return torch_front.tensor(total)


def natives() -> dict[str, Any]:
    """What there is under which name."""
    layers = [Module, Linear, Bilinear, Conv1d, Conv2d, Conv3d, ConvTranspose1d, ConvTranspose2d, BatchNorm1d, BatchNorm2d,
              BatchNorm3d, LayerNorm, RMSNorm, GroupNorm, Embedding, Dropout, Identity, Flatten, Unflatten, Sequential,
              ModuleList, ModuleDict, ParameterList, PReLU, MultiheadAttention,
              TransformerEncoderLayer]  # fmt: skip
    for layer in layers:
        layer.__module__ = "torch.nn"
    found: dict[str, Any] = {f"torch.nn.{layer.__name__}": layer for layer in layers}
    found["torch.nn.Parameter"] = found["torch.nn.parameter.Parameter"] = Parameter
    found["torch.nn.modules.Module"] = Module
    for name, (function, parameters) in _PLAIN.items():
        found[f"torch.nn.{name}"] = _functional(name, function, parameters)
    for name, (function, parameters) in _LOSSES.items():
        found[f"torch.nn.{name}"] = _functional(name, function, parameters, losses=True)
    for function in (kaiming_uniform_, kaiming_normal_, xavier_uniform_, xavier_normal_, uniform_, normal_, constant_, zeros_, ones_):
        found[f"torch.nn.init.{function.__name__}"] = function
    found["torch.nn.init.calculate_gain"] = _gain
    found["torch.nn.utils.clip_grad_norm_"] = _clip_grad_norm_
    return found
