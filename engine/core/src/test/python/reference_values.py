"""Writes what NumPy, SciPy and PyTorch compute for terms of core operations.

    python reference_values.py > ../resources/dev/espalier/engine/backend/reference-values.jsonl

Each row pairs a term, which the Java reference evaluates, with an expression of a framework that must give the same
dtype, shape and numbers. The file is read by ReferenceValuesTest.
"""

import json
import warnings

import numpy as np
import scipy
import scipy.special as special
import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")


def t(x):
    return torch.tensor(x)


f32 = np.float32
x = np.array([[0.5, -1.25, 2.0], [3.5, -0.75, 1.0]], f32)
y = np.array([[1.5, 0.25, -2.0], [3.5, 2.75, -1.0]], f32)
p = np.array([[0.5, 1.25, 2.0], [3.5, 0.75, 1.0]], f32)
d = np.array([[0.3, -1.1, 2.7], [3.3, -0.4, 1.9]], np.float64)
h = np.array([0.1, 1.7, -3.3, 1000.5], np.float16)
z = np.array([np.nan, np.inf, -np.inf, -0.0, 0.0, 1.5, -2.5, 2.5], f32)
w = np.array([1.0, 2.0, np.nan, 0.0, -1.0, np.inf, 3.0, -0.5], f32)
u = np.array([-0.9, -0.5, 0.0, 0.1, 0.99], f32)
i = np.array([[7, -7, 3], [-3, 0, 100]], np.int32)
j = np.array([[2, 2, -2], [-2, 5, 7]], np.int32)
l = np.array([[9, -4, 3], [-8, 1, 2]], np.int64)
m = np.array([250, 3, 17, 128], np.uint8)
n = np.array([5, 200, 4, 128], np.uint8)
b = np.array([True, False, True, True])
c = np.array([False, False, True, True])
k = np.array([1 + 2j, -0.5j, 3, -2 + 0.25j], np.complex64)
r = np.array([2.0, -1.0, 0.5], f32)
s = np.array([[4, 1, 0.5], [1, 3, -0.25], [0.5, -0.25, 2]], f32)
a = np.array([[2, -1, 0.5], [0.25, 3, 1], [-1.5, 0.75, -2]], f32)
cube = (np.arange(24, dtype=f32).reshape(2, 3, 4) % 7 - 3) / 2
images = (np.arange(2 * 4 * 5 * 6, dtype=f32).reshape(2, 4, 5, 6) % 11 - 5) / 3
kernel = (np.arange(6 * 4 * 3 * 2, dtype=f32).reshape(6, 4, 3, 2) % 5 - 2) / 2
transposed = (np.arange(4 * 3 * 3 * 2, dtype=f32).reshape(4, 3, 3, 2) % 5 - 2) / 2
grouped = (np.arange(6 * 2 * 3 * 3, dtype=f32).reshape(6, 2, 3, 3) % 5 - 2) / 2
bias = np.array([0.5, -1, 2, 0.25, 3, -0.5], f32)
indices = np.array([[0, 2, 1], [1, 1, 0]], np.int64)
classes = np.array([2, -100], np.int64)
places = np.array([2, 0, 2, 1], np.int64)
ties = np.array([[1, 3, 3, 2], [2, 2, 0, 2]], f32)
none = np.zeros((0, 3), f32)
scalar = np.array(1.5, f32)
rising = np.array([-1.0, 0.0, 0.5, 2.0], f32)

INPUTS = {name: value for name, value in globals().items() if isinstance(value, np.ndarray)}

ROWS = [
    # elementwise, one operand
    *((f"{name}(x)", f"np.{name}(x)") for name in "negative abs sign exp expm1 sin cos tan sinh cosh tanh floor ceil trunc square reciprocal signbit deg2rad rad2deg exp2 sinc cbrt".split()),
    *((f"{name}(z)", f"np.{name}(z)") for name in "abs sign exp floor ceil trunc sqrt log isnan isinf isfinite signbit tanh logical_not".split()),
    *((f"{name}(p)", f"np.{name}(p)") for name in "sqrt log log2 log10 log1p".split()),
    *((f"{name}(u)", f"np.arc{name[1:]}(u)") for name in "asin acos atan asinh atanh".split()),
    *((f"{name}(i)", f"np.{name}(i)") for name in "negative abs sign floor square bitwise_invert logical_not isnan".split()),
    *((f"{name}(k)", f"np.{name}(k)") for name in "negative abs exp log sqrt sin cos tanh conj angle real imag square".split()),
    *((f"{name}(x)", f"special.{other}(x)") for name, other in (("erf", "erf"), ("erfc", "erfc"), ("lgamma", "gammaln"), ("digamma", "digamma"))),
    ("rsqrt(p)", "torch.rsqrt(t(p))"), ("acosh(add(p, 1))", "np.arccosh(p + f32(1))"),
    ("erfinv(u)", "special.erfinv(u)"),
    ("erf(d)", "special.erf(d)"), ("erfc(d)", "special.erfc(d)"), ("lgamma(d)", "special.gammaln(d)"), ("digamma(d)", "special.digamma(d)"),
    ("erfinv(cast(u, float64))", "special.erfinv(u.astype(float))"),
    ("round(z)", "np.round(z)"), ("round(d, 1)", "np.round(d, 1)"), ("round(i, -1)", "np.round(i, -1)"),
    ("bitwise_invert(b)", "~b"), ("negative(m)", "-m"), ("abs(m)", "np.abs(m)"),
    ("nan_to_num(z)", "np.nan_to_num(z)"), ("nan_to_num(z, 7.0, 1.0, -1.0)", "np.nan_to_num(z, nan=7.0, posinf=1.0, neginf=-1.0)"),
    ("cast(x, int32)", "x.astype(np.int32)"), ("cast(i, uint8)", "i.astype(np.uint8)"), ("cast(x, bool)", "x.astype(bool)"),
    ("cast(b, float32)", "b.astype(f32)"), ("cast(d, float16)", "d.astype(np.float16)"), ("cast(d, bfloat16)", "t(d).to(torch.bfloat16)"),
    ("cast(x, complex64)", "x.astype(np.complex64)"), ("cast(m, int8)", "m.astype(np.int8)"),
    ("exp(h)", "np.exp(h)"), ("multiply(cast(x, bfloat16), cast(y, bfloat16))", "t(x).bfloat16() * t(y).bfloat16()"),
    # activations
    *((f"{name}(x)", f"F.{name}(t(x))") for name in "relu relu6 softplus softsign silu mish gelu elu celu selu leaky_relu hardtanh tanhshrink softshrink hardshrink".split()),
    ("sigmoid(z)", "torch.sigmoid(t(z))"), ("log_sigmoid(x)", "F.logsigmoid(t(x))"), ("gelu_tanh(x)", "F.gelu(t(x), approximate='tanh')"),
    ("hard_sigmoid(x)", "F.hardsigmoid(t(x))"), ("hard_silu(x)", "F.hardswish(t(x))"), ("threshold(x, 0.6, 9.0)", "F.threshold(t(x), 0.6, 9.0)"),
    ("glu(cube)", "F.glu(t(cube))"), ("glu(x, 0)", "F.glu(t(x), 0)"), ("softmax(x, 0)", "F.softmax(t(x), 0)"), ("log_softmax(x)", "F.log_softmax(t(x), -1)"),
    ("logit(divide(p, 4))", "torch.logit(t(p) / 4)"), ("logit(divide(p, 3), 0.1)", "torch.logit(t(p) / 3, 0.1)"),
    # two operands
    *((f"{name}(x, y)", f"np.{name}(x, y)") for name in "add subtract multiply divide floor_divide remainder fmod maximum minimum fmax fmin hypot copysign logaddexp heaviside equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor".split()),
    *((f"{name}(z, w)", f"np.{name}(z, w)") for name in "add multiply divide remainder fmod maximum minimum fmax fmin copysign logaddexp heaviside equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor power".split()),
    ("floor_divide(z, w)", "np.floor_divide(z, w)"),
    *((f"{name}(i, j)", f"np.{name}(i, j)") for name in "add subtract multiply floor_divide remainder fmod maximum minimum gcd bitwise_and bitwise_or bitwise_xor equal less".split()),
    *((f"{name}(m, n)", f"np.{name}(m, n)") for name in "add subtract multiply floor_divide remainder maximum minimum left_shift right_shift bitwise_xor greater".split()),
    *((f"{name}(b, c)", f"np.{name}(b, c)") for name in "add multiply maximum bitwise_and bitwise_or bitwise_xor logical_xor equal greater".split()),
    *((f"{name}(k, conj(k))", f"np.{name}(k, np.conj(k))") for name in "add subtract multiply divide power equal".split()),
    ("trunc_divide(x, y)", "torch.div(t(x), t(y), rounding_mode='trunc')"), ("trunc_divide(i, j)", "torch.div(t(i), t(j), rounding_mode='trunc')"),
    ("power(p, y)", "np.power(p, y)"), ("power(x, 3)", "np.power(x, 3)"), ("power(i, 3)", "np.power(i, 3)"), ("power(2, x)", "np.power(f32(2), x)"),
    ("atan2(x, y)", "np.arctan2(x, y)"), ("xlogy(z, w)", "special.xlogy(z, w)"), ("logaddexp2(x, y)", "np.logaddexp2(x, y)"), ("ldexp(x, 3)", "np.ldexp(x, 3)"),
    ("left_shift(i, 2)", "i << 2"), ("right_shift(i, 1)", "i >> 1"), ("right_shift(i, 31)", "i >> 31"),
    ("add(x, r)", "x + r"), ("add(cube, cube[:, :1])", "cube + cube[:, :1]"), ("subtract(1, x)", "1 - x"), ("multiply(i, 3)", "i * 3"),
    ("isclose(x, y)", "np.isclose(x, y)"), ("isclose(z, z, 0.00001, 0.00000001, True)", "np.isclose(z, z, equal_nan=True)"), ("isclose(z, w)", "np.isclose(z, w)"),
    ("allclose(x, x)", "np.array(np.allclose(x, x))"), ("array_equal(x, r)", "np.array(np.array_equal(x, r))"),
    ("where(greater(x, 0), x, y)", "np.where(x > 0, x, y)"), ("where(b, 1, m[0:1])", "np.where(b, np.uint8(1), m[0:1])"),
    ("clip(z, -1.0, 2.0)", "np.clip(z, -1.0, 2.0)"), ("clip(x, None, 1.0)", "np.clip(x, None, 1.0)"), ("clip(i, 1, -1)", "np.clip(i, 1, -1)"), ("clip(x, y, 3.0)", "np.clip(x, y, 3.0)"),
    ("lerp(x, y, 0.25)", "torch.lerp(t(x), t(y), 0.25)"), ("addcmul(x, y, p, 2)", "torch.addcmul(t(x), t(y), t(p), value=2)"), ("addcdiv(x, y, p, 2)", "torch.addcdiv(t(x), t(y), t(p), value=2)"),
    ("squared_difference(x, y)", "(x - y) ** 2"),
    # reductions
    *((f"{name}(x)", f"np.{other}(x)") for name, other in (("sum", "sum"), ("prod", "prod"), ("mean", "mean"), ("amax", "max"), ("amin", "min"), ("var", "var"), ("std", "std"), ("median", "median"), ("argmax", "argmax"), ("argmin", "argmin"), ("all", "all"), ("any", "any"), ("nanmax", "nanmax"), ("count_nonzero", "count_nonzero"))),
    *((f"{name}(cube, (0, 2), {keep})", f"np.{other}(cube, (0, 2), keepdims={keep})") for keep in (True, False) for name, other in (("sum", "sum"), ("prod", "prod"), ("mean", "mean"), ("amax", "max"), ("amin", "min"), ("median", "median"), ("all", "all"), ("any", "any"))),
    ("amax(z)", "np.max(z)"), ("amin(z[3:])", "np.min(z[3:])"), ("nanmax(z)", "np.nanmax(z)"), ("nanmin(z[3:])", "np.nanmin(z[3:])"), ("nansum(w, 0)", "np.nansum(w, 0)"), ("nanmean(w[:5])", "np.nanmean(w[:5])"),
    ("argmax(z)", "np.argmax(z)"), ("argmin(w)", "np.argmin(w)"), ("argmax(ties, 1)", "np.argmax(ties, 1)"), ("argmin(ties, -1, True, int32)", "np.argmin(ties, -1, keepdims=True).astype(np.int32)"),
    ("sum(m, 0, False, uint8)", "np.sum(m, dtype=np.uint8)"), ("sum(b, None, False, int64)", "np.sum(b)"), ("sum(k)", "np.sum(k)"), ("prod(m, 0, False, int64)", "np.prod(m, dtype=np.int64)"), ("sum(z[0:0])", "np.sum(z[0:0])"),
    ("mean(k)", "np.mean(k)"), ("var(k)", "np.var(k)"), ("var(x, 1, 1)", "np.var(x, 1, ddof=1)"), ("std(x, 0, 1, True)", "np.std(x, 0, ddof=1, keepdims=True)"),
    ("logsumexp(x, 1)", "special.logsumexp(x, 1)"), ("logsumexp(z[1:])", "special.logsumexp(z[1:])"), ("integer_mean(l, 1)", "torch.div(t(l).sum(1), 3, rounding_mode='trunc')"),
    *((f"vector_norm(x, {axis}, {order})", f"np.linalg.vector_norm(x, axis={axis}, ord={order})") for axis in (None, 1) for order in (2, 1, 0, 3, "np.inf", "-np.inf")),
    *((f'matrix_norm(a, {order})', f"np.linalg.norm(a, {order})") for order in ("'fro'", "'nuc'", 1, -1, 2, -2, "np.inf", "-np.inf")),
    ("lower_median(ties, 1)", "torch.median(t(ties), 1).values"), ("lower_median(x)", "torch.median(t(x))"), ("median(w)", "np.median(w)"),
    ("quantile(x, 0.3, 1)", "np.quantile(x, f32(0.3), 1)"), ("quantile(cast(x, float64), cast(u[3:], float64), 0)", "np.quantile(x.astype(float), u[3:].astype(float), 0)"),
    *((f"quantile(d, 0.3, 1, False, '{method}')", f"np.quantile(d, 0.3, 1, method='{method}')") for method in ("linear", "lower", "higher", "midpoint", "nearest")),
    ("cumsum(x, 1)", "np.cumsum(x, 1)"), ("cumsum(m, 0, uint8)", "np.cumsum(m, dtype=np.uint8)"), ("cumprod(x, 0)", "np.cumprod(x, 0)"), ("cumsum(k, 0)", "np.cumsum(k)"),
    ("cummax(ties, 1)", "torch.cummax(t(ties), 1).values"), ("cummin(w, 0)", "torch.cummin(t(w), 0).values"), ("cumulative_logsumexp(x, 1)", "torch.logcumsumexp(t(x), 1)"),
    ("diff(x)", "np.diff(x)"), ("diff(cube, 2, 1)", "np.diff(cube, 2, 1)"), ("diff(b)", "np.diff(b)"), ("trapezoid(x, None, 0.5)", "np.trapezoid(x, dx=f32(0.5))"), ("trapezoid(x, r)", "np.trapezoid(x, r)"), ("trapezoid(x, None, 1.0, 0)", "np.trapezoid(x, axis=0)"),
    ("average(x, 1, p)", "np.average(x, 1, p)"), ("average(x, 1, r)", "np.average(x, 1, r)"), ("average(x)", "np.average(x)"),
    ("cov(x)", "np.cov(x, dtype=f32)"), ("cov(r)", "np.cov(r, dtype=f32)"), ("cov(a, 0)", "np.cov(a, ddof=0, dtype=f32)"), ("corrcoef(a)", "np.corrcoef(a, dtype=f32)"), ("corrcoef(r)", "np.corrcoef(r, dtype=f32)"),
    # creation
    ("zeros((2, 3), int32)", "np.zeros((2, 3), np.int32)"), ("ones(3, float16)", "np.ones(3, np.float16)"), ("full((2,), 7, float32)", "np.full((2,), 7, f32)"), ("full_like(x, 2)", "np.full_like(x, 2)"),
    ("zeros_like(i)", "np.zeros_like(i)"), ("ones_like(x, bool)", "np.ones_like(x, bool)"), ("eye(3)", "np.eye(3, dtype=f32)"), ("eye(2, 4, 1, int64)", "np.eye(2, 4, 1, dtype=np.int64)"), ("eye(3, None, -1)", "np.eye(3, k=-1, dtype=f32)"),
    ("arange(0, 10, 3, int32)", "np.arange(0, 10, 3, np.int32)"), ("arange(1.0, 0.0, -0.3, float32)", "np.arange(1.0, 0.0, -0.3, f32)"), ("arange(5, 2, 1, int64)", "np.arange(5, 2, 1)"),
    ("linspace(0, 1, 5)", "np.linspace(0, 1, 5, dtype=f32)"), ("linspace(-1, 2, 4, False, float64)", "np.linspace(-1, 2, 4, False)"), ("linspace(3, 4, 1)", "np.linspace(3, 4, 1, dtype=f32)"),
    ("logspace(0, 2, 3)", "np.logspace(0, 2, 3, dtype=f32)"), ("geomspace(1, 8, 4)", "np.geomspace(1, 8, 4, dtype=f32)"), ("asarray(finfo_min(float16), float64)", "np.asarray(torch.finfo(torch.float16).min)"), ("asarray(finfo_min(float32), float64)", "np.asarray(torch.finfo(torch.float32).min)"), ("asarray(finfo_max(float16), float64)", "np.asarray(torch.finfo(torch.float16).max)"), ("asarray(finfo_max(float32), float64)", "np.asarray(torch.finfo(torch.float32).max)"), ("asarray(finfo_eps(float16), float64)", "np.asarray(torch.finfo(torch.float16).eps)"), ("asarray(finfo_eps(float32), float64)", "np.asarray(torch.finfo(torch.float32).eps)"), ("asarray(finfo_tiny(float16), float64)", "np.asarray(torch.finfo(torch.float16).tiny)"), ("asarray(finfo_tiny(float32), float64)", "np.asarray(torch.finfo(torch.float32).tiny)"), ("asarray([[1, 2], [3, 4]], float32)", "np.asarray([[1, 2], [3, 4]], f32)"), ("asarray([1, 2.5])", "np.asarray([1, 2.5])"), ("tensor_of([[1, 2.5], [3, 4]], float32, int64)", "torch.tensor([[1, 2.5], [3, 4]])"), ("tensor_of([1, 2], float32, int64)", "torch.tensor([1, 2])"),
    ("tril(a, -1)", "np.tril(a, -1)"), ("triu(cube, 1)", "np.triu(cube, 1)"), ("tri(3, 4, 1)", "np.tri(3, 4, 1, dtype=f32)"), ("tril_indices(3, 1, 4)", "np.tril_indices(3, 1, 4)"), ("triu_indices(3, -1)", "np.triu_indices(3, -1)"),
    ("meshgrid((r, rising))", "np.meshgrid(r, rising)"), ("meshgrid((r, rising), 'ij')", "np.meshgrid(r, rising, indexing='ij')"), ("one_hot(places, 3, float32)", "F.one_hot(t(places), 3).float()"), ("one_hot(indices, 3, int64, 0)", "np.moveaxis(np.eye(3, dtype=np.int64)[indices], -1, 0)"),
    *((f"{name}_window(5, {periodic})", f"torch.{name}_window(5, periodic={periodic})") for name in ("hann", "hamming", "blackman") for periodic in (True, False)),
    ("sequence_mask(places, 3)", "np.arange(3) < places[:, None]"),
    # shape
    ("reshape(x, (3, -1))", "x.reshape(3, -1)"), ("permute_dims(cube)", "cube.T"), ("permute_dims(cube, (1, 2, 0))", "cube.transpose(1, 2, 0)"), ("matrix_transpose(cube)", "np.swapaxes(cube, -1, -2)"), ("moveaxis(images, (0, 1), (-1, 0))", "np.moveaxis(images, (0, 1), (-1, 0))"),
    ("swapaxes(cube, 0, -1)", "cube.swapaxes(0, -1)"), ("expand_dims(x, (0, -1))", "np.expand_dims(x, (0, -1))"), ("squeeze(cube[:, :1, :1])", "cube[:, :1, :1].squeeze()"), ("concat((x, y), -1)", "np.concatenate((x, y), -1)"), ("concat((x, r), None)", "np.concatenate((x, r), None)"), ("stack((x, y), 1)", "np.stack((x, y), 1)"),
    ("unstack(cube, 1)", "np.unstack(cube, axis=1)"), ("array_split(cube, 3, 2)", "np.array_split(cube, 3, 2)"), ("array_split(cube, 2, 1)", "np.array_split(cube, 2, 1)"), ("split(cube, 2, 2)", "np.split(cube, 2, 2)"), ("split(cube, (1, 3), 2)", "np.split(cube, (1, 3), 2)"), ("split_sizes(cube, (1, 3), 2)", "torch.split(t(cube), (1, 3), 2)"), ("split_every(cube, 3, 2)", "torch.split(t(cube), 3, 2)"), ("chunk(cube, 3, 2)", "torch.chunk(t(cube), 3, 2)"),
    ("flip(x)", "np.flip(x)"), ("flip(cube, (0, 2))", "np.flip(cube, (0, 2))"), ("roll(x, 2)", "np.roll(x, 2)"), ("roll(cube, (1, -2), (0, 2))", "np.roll(cube, (1, -2), (0, 2))"), ("rot90(x)", "np.rot90(x)"), ("rot90(cube, 3, (1, 2))", "np.rot90(cube, 3, (1, 2))"), ("rot90(cube, -2, (2, 0))", "np.rot90(cube, -2, (2, 0))"),
    ("tile(r, (2, 2))", "np.tile(r, (2, 2))"), ("tile(cube, 2)", "np.tile(cube, 2)"), ("repeat(x, 2)", "np.repeat(x, 2)"), ("repeat(x, (1, 0, 2), 1)", "np.repeat(x, (1, 0, 2), 1)"), ("broadcast_to(r, (2, 3))", "np.broadcast_to(r, (2, 3))"), ("sum_to(cube, (3, 1))", "t(cube).sum_to_size(3, 1)"),
    *((f"pad(x, ((1, 0), (2, 2)), '{mode}')", f"np.pad(x, ((1, 0), (2, 2)), '{mode}')") for mode in ("constant", "reflect", "edge", "wrap")), ("pad(i, ((1, 0), (0, 2)), 'constant', 5)", "np.pad(i, ((1, 0), (0, 2)), constant_values=5)"),
    ("diag(r, 1)", "np.diag(r, 1)"), ("diag(x, -1)", "np.diag(x, -1)"), ("diagonal(cube, 1, 0, 2)", "np.diagonal(cube, 1, 0, 2)"), ("diag_embed(x)", "torch.diag_embed(t(x))"), ("fill_diagonal(a, 9)", "t(a).fill_diagonal_(9)"), ("atleast_2d(r)", "np.atleast_2d(r)"), ("atleast_1d(sum(r))", "np.atleast_1d(r.sum())"),
    # indexing
    *((f"cube[{index}]", f"cube[{index}]") for index in ("0", "-1, 1", "..., 2", "None, :, 1", ":, ::-1", "1, :2, 1:", "[1, 0, 1]", ":, [0, 2], [1, 3]", "[0, 1], :, [1, 3]", "0, :, [1, 3]", ":, 1, [0, 1]", "..., None, -2:", "::-1, 2:0:-1, ::3", "5:, 0", ":, None, [0, 1]")),
    ("cube[:, indices]", "cube[:, indices]"), ("cube[greater(cube, 0)]", "cube[cube > 0]"), ("cube[:, greater(cube[0], 0)]", "cube[:, cube[0] > 0]"), ("x[:, greater(r, 0)]", "x[:, r > 0]"), ("cube[0, places]", "cube[0, places]"),
    ("take(cube, indices, 1)", "np.take(cube, indices, 1)"), ("take(x, places)", "np.take(x, places)"), ("take(x, [0, -1], -1)", "np.take(x, [0, -1], -1)"), ("take_along_axis(x, indices, 1)", "np.take_along_axis(x, indices, 1)"), ("take_along_axis(cube, indices[:1, :, None], 1)", "np.take_along_axis(cube, indices[:1, :, None], 1)"),
    ("make_complex(x, y)", "x + np.complex64(1j) * y"), ("gather(a, indices, 0)", "torch.gather(t(a), 0, t(indices))"), ("gather_nd(a, indices[:, :2])", "a[indices[:, 0], indices[:, 1]]"), ("batch_gather(x, indices)", "np.take_along_axis(x, indices, 1)"), ("batch_gather(cube, indices, 1)", "np.stack([cube[i][indices[i]] for i in range(2)])"), ("batch_gather(cube, indices, 2)", "cube[np.arange(2)[:, None], np.arange(3), indices]"), ("index_update(x, (0, slice(1, None)), 9)", "(lambda v: (v.__setitem__((0, slice(1, None)), 9), v)[1])(x.copy())"), ("index_update(a, less(a, 0), 0)", "np.where(a < 0, f32(0), a)"),
    ("index_add(a, (places,), 1)", "(lambda v: (np.add.at(v, places, 1), v)[1])(a.copy())"), ("index_multiply(a, places, 2)", "(lambda v: (np.multiply.at(v, places, 2), v)[1])(a.copy())"), ("index_max(a, (slice(None), 1), 1)", "(lambda v: (np.maximum.at(v, (slice(None), 1), 1), v)[1])(a.copy())"), ("index_min(a, (slice(None), 1), 1)", "(lambda v: (np.minimum.at(v, (slice(None), 1), 1), v)[1])(a.copy())"),
    ("scatter(a, indices[:, :2], 5, 0)", "torch.scatter(t(a), 0, t(indices[:, :2]), 5)"), ("scatter_add(a, indices, x, 1)", "torch.scatter_add(t(a), 1, t(indices), t(x))"), ("masked_select(x, greater(x, 0))", "x[x > 0]"), ("masked_fill(x, greater(x, 0), -1)", "torch.masked_fill(t(x), t(x) > 0, -1)"),
    ("nonzero(i)", "np.nonzero(i)"), ("argwhere(i)", "np.argwhere(i)"), ("segment_sum(cast(places, float32), places, 4)", "(lambda v: (np.add.at(v, places, places), v)[1])(np.zeros(4, f32))"), ("segment_max(rising, places, 4)", "(lambda v: (np.maximum.at(v, places, rising), v)[1])(np.full(4, -np.inf, f32))"), ("segment_min(rising, places, 4)", "(lambda v: (np.minimum.at(v, places, rising), v)[1])(np.full(4, np.inf, f32))"),
    # sorting, searching, sets, counting
    ("sort(x, 0)", "np.sort(x, 0)"), ("sort(z)", "np.sort(z)"), ("sort(ties, 1, True)", "-np.sort(-ties, 1)"), ("argsort(ties, 1)", "np.argsort(ties, 1, stable=True)"), ("argsort(ties, 1, True)", "torch.sort(t(ties), dim=1, descending=True, stable=True).indices"), ("argsort(w)", "np.argsort(w, stable=True)"), ("top_k(x, 2)", "torch.topk(t(x), 2)"), ("top_k(a, 2, 0)", "torch.topk(t(a), 2, 0)"),
    ("searchsorted(rising, x)", "np.searchsorted(rising, x)"), ("searchsorted(rising, rising, 'right')", "np.searchsorted(rising, rising, 'right')"), ("digitize(x, rising)", "np.digitize(x, rising)"), ("digitize(rising, rising, True)", "np.digitize(rising, rising, True)"),
    ("unique(ties)", "np.unique(ties)"), ("unique_inverse(ties)", "np.unique_inverse(ties)"), ("unique_counts(ties)", "np.unique_counts(ties)"), ("unique_all(places)", "(lambda q: (q.values, q.inverse_indices, q.counts))(np.unique_all(places))"), ("isin(i, [0, 3])", "np.isin(i, [0, 3])"),
    ("bincount(places)", "np.bincount(places)"), ("bincount(places, 6)", "np.bincount(places, minlength=6)"), ("bincount_weighted(places, rising)", "np.bincount(places, rising).astype(f32)"), ("histogram(d, 4, -1.0, 3.0)", "np.histogram(d, 4, (-1.0, 3.0))"), ("interp(d, cast(rising, float64), cast(places, float64))", "np.interp(d, rising, places)"),
    *((f"{name}({one}, {two}, '{mode}')", f"np.{name}({one}, {two}, '{mode}')") for name in ("convolve", "correlate") for mode in ("full", "same", "valid") for one, two in (("rising", "r"), ("r", "rising"), ("z[3:]", "rising[:2]"))),
    # linear algebra
    ("matmul(x, a)", "x @ a"), ("matmul(r, a)", "r @ a"), ("matmul(a, r)", "a @ r"), ("matmul(r, r)", "r @ r"), ("matmul(matrix_transpose(cube), a)", "cube.swapaxes(-1, -2) @ a"), ("matmul(i, permute_dims(j))", "i @ j.T"), ("matmul(outer(k, k), k)", "np.outer(k, k) @ k"),
    ("dot(x, a)", "np.dot(x, a)"), ("dot(matrix_transpose(cube), matrix_transpose(cube)[:, :3])", "np.dot(cube.swapaxes(1, 2), cube.swapaxes(1, 2)[:, :3])"), ("vdot(k, k)", "np.vdot(k, k)"), ("inner(x, a)", "np.inner(x, a)"), ("outer(x, r)", "np.outer(x, r)"),
    ("tensordot(cube, cube, ((0, 2), (0, 2)))", "np.tensordot(cube, cube, ((0, 2), (0, 2)))"), ("tensordot(x, a, 1)", "np.tensordot(x, a, 1)"), ("tensordot(x, r, 0)", "np.tensordot(x, r, 0)"), ("einsum('bij,bkj->bik', (cube, cube))", "np.einsum('bij,bkj->bik', cube, cube)"), ("einsum('ii', (a,))", "np.einsum('ii', a)"), ("einsum('...ij,i->...j', (cube, r))", "np.einsum('...ij,i->...j', cube, r)"), ("einsum('i,j,k', (r, r, r))", "np.einsum('i,j,k', r, r, r)"), ("einsum('ij->ji', (x,))", "x.T"),
    ("kron(x, a)", "np.kron(x, a)"), ("cross(x, r)", "np.cross(x, r)"), ("trace(cube)", "np.trace(cube, axis1=-2, axis2=-1)"), ("det(a)", "np.linalg.det(a)"), ("slogdet(a)", "np.linalg.slogdet(a)"), ("inv(stack((a, s)))", "np.linalg.inv(np.stack((a, s)))"), ("pinv(x)", "np.linalg.pinv(x)"), ("solve(a, s)", "np.linalg.solve(a, s)"), ("solve_matrix(a, s)", "np.linalg.solve(a, s)"), ("solve(a, r)", "np.linalg.solve(a, r)"), ("lstsq(permute_dims(x), r)", "np.linalg.lstsq(x.T, r)[0]"),
    ("item_of(svd(x, False), 1)", "np.linalg.svd(x)[1]"), ("abs(item_of(svd(x), 0))", "np.abs(np.linalg.svd(x)[0])"), ("abs(item_of(svd(x), 2))", "np.abs(np.linalg.svd(x)[2])"), ("abs(item_of(svd(x, False), 2))", "np.abs(np.linalg.svd(x, False)[2])"), ("item_of(eigh(s), 0)", "np.linalg.eigh(s)[0]"), ("abs(item_of(eigh(s), 1))", "np.abs(np.linalg.eigh(s)[1])"),
    ("cholesky(s)", "np.linalg.cholesky(s)"), ("qr(permute_dims(x))", "np.linalg.qr(x.T)"), ("qr(x)", "np.linalg.qr(x)"), ("svdvals(x)", "np.linalg.svdvals(x)"), ("eigvalsh(s)", "np.linalg.eigvalsh(s)"), ("matrix_power(a, 3)", "np.linalg.matrix_power(a, 3)"), ("matrix_power(a, -2)", "np.linalg.matrix_power(a, -2)"), ("matrix_power(a, 0)", "np.linalg.matrix_power(a, 0)"), ("matrix_rank(x)", "np.linalg.matrix_rank(x)"), ("cond(a)", "np.linalg.cond(a)"), ("expm(a)", "torch.matrix_exp(t(a))"),
    # neural networks
    ("linear(x, a, r)", "F.linear(t(x), t(a), t(r))"), ("conv_transpose(images, transposed, r)", "F.conv_transpose2d(t(images), t(transposed), t(r))"), ("conv_transpose(images, transposed, None, (2, 3), (1, 0), (1, 2), (1, 2))", "F.conv_transpose2d(t(images), t(transposed), None, (2, 3), (1, 0), (1, 2), 1, (1, 2))"), ("conv_transpose(images, transposed, None, 2, 1, 0, 1, 2)", "F.conv_transpose2d(t(images), t(transposed), None, 2, 1, 0, 2)"),
    ("conv(images, kernel, bias)", "F.conv2d(t(images), t(kernel), t(bias))"), ("conv(images, kernel, None, (2, 1), (1, 2))", "F.conv2d(t(images), t(kernel), None, (2, 1), (1, 2))"), ("conv(images, kernel, None, 1, 2, 2)", "F.conv2d(t(images), t(kernel), None, 1, 2, 2)"), ("conv(images, kernel, bias, 1, 'same')", "F.conv2d(t(images), t(kernel), t(bias), 1, 'same')"), ("conv(images, grouped, bias, 1, 1, 1, 2)", "F.conv2d(t(images), t(grouped), t(bias), 1, 1, 1, 2)"),
    ("conv_grad_input(ones((2, 6, 3, 5), float32), kernel, (2, 4, 5, 6))", "torch.nn.grad.conv2d_input((2, 4, 5, 6), t(kernel), torch.ones(2, 6, 3, 5))"), ("conv_grad_weight(images, ones((2, 6, 3, 5), float32), (6, 4, 3, 2))", "torch.nn.grad.conv2d_weight(t(images), (6, 4, 3, 2), torch.ones(2, 6, 3, 5))"),
    ("max_pool(images, 2)", "F.max_pool2d(t(images), 2)"), ("max_pool(images, 3, 2, 1)", "F.max_pool2d(t(images), 3, 2, 1)"), ("avg_pool(images, (2, 3), 1)", "F.avg_pool2d(t(images), (2, 3), 1)"), ("avg_pool(images, 3, 2, 1)", "F.avg_pool2d(t(images), 3, 2, 1)"), ("max_pool(cube, 2)", "F.max_pool1d(t(cube), 2)"),
    ("standardize(x, 0)", "F.layer_norm(t(x).T, (2,)).T"),
    ("layer_norm(x, (3,))", "F.layer_norm(t(x), (3,))"), ("layer_norm(cube[:, :, :3], (3, 3), a, s)", "F.layer_norm(t(cube[:, :, :3]), (3, 3), t(a), t(s))"), ("normalize(x)", "F.normalize(t(x))"), ("embedding(indices, a)", "F.embedding(t(indices), t(a))"), ("dropout(x, 0.5, False)", "x"), ("interpolate_nearest(images, 2)", "F.interpolate(t(images), scale_factor=2)"),
    ("sigmoid_cross_entropy(x, p)", "F.binary_cross_entropy_with_logits(t(x), t(p), reduction='none')"), ("cross_entropy_with_logits(x, p)", "F.cross_entropy(t(x), t(p), reduction='none')"),
    # losses and attention
    ("huber(x, y, 0.5)", "F.huber_loss(t(x), t(y), reduction='none', delta=0.5)"), ("smooth_l1(x, y, 0.5)", "F.smooth_l1_loss(t(x), t(y), reduction='none', beta=0.5)"), ("cosine_similarity(x, y)", "F.cosine_similarity(t(x), t(y), -1)"), ("cosine_similarity(x, y, 0)", "F.cosine_similarity(t(x), t(y), 0)"),
    ("binary_cross_entropy(divide(p, 4), divide(square(y), 16))", "F.binary_cross_entropy(t(p) / 4, t(y) ** 2 / 16, reduction='none')"), ("weighted_sigmoid_cross_entropy(x, divide(p, 4), r)", "F.binary_cross_entropy_with_logits(t(x), t(p) / 4, pos_weight=t(r), reduction='none')"),
    ("class_nll(log_softmax(x), classes)", "F.nll_loss(F.log_softmax(t(x), -1), t(classes), reduction='none')"), ("class_nll(log_softmax(x), indices[:, 0], 1)", "F.nll_loss(F.log_softmax(t(x), -1), t(indices[:, 0]), ignore_index=1, reduction='none')"), ("class_weights(r, classes)", "F.nll_loss(-torch.ones(2, 3), t(classes), t(r), reduction='none')"),
    ("mean_over_classes(class_nll(log_softmax(x), classes), classes)", "F.nll_loss(F.log_softmax(t(x), -1), t(classes))"), ("smooth_class_nll(log_softmax(x), classes, 0.2)", "F.cross_entropy(t(x), t(classes), reduction='none', label_smoothing=0.2)"),
    ("attention(cube, cube, cube, 0.5)", "F.scaled_dot_product_attention(t(cube), t(cube), t(cube), scale=0.5)"), ("biased_attention(cube, cube, cube, matmul(cube, matrix_transpose(cube)), 0.5)", "F.scaled_dot_product_attention(t(cube), t(cube), t(cube), t(cube @ cube.mT), scale=0.5)"), ("masked_attention(cube, cube, cube, greater(matmul(cube, matrix_transpose(cube)), 0), 0.5)", "F.scaled_dot_product_attention(t(cube), t(cube), t(cube), t(cube @ cube.mT > 0), scale=0.5)"),
    ("rms_norm(x)", "F.rms_norm(t(x), (3,), eps=1e-5)"), ("group_norm(images, 2)", "F.group_norm(t(images), 2)"), ("norm(r, 2)", "np.linalg.norm(r, 2)"), ("norm(a, 2)", "np.linalg.norm(a, 2)"),
    ("pad_last(cube, ((1, 2),))", "F.pad(t(cube), (1, 2))"), ("pad_last(x, ((0, 1), (2, 0)), 'constant', 5)", "F.pad(t(x), (2, 0, 0, 1), value=5)"),
    # piles
    *((f"{name}(({one}, {two}))", f"np.{name}(({one}, {two}))") for name in ("vstack", "hstack", "dstack", "column_stack") for one, two in (("r", "r"), ("x", "y"))),
    # no elements, no axes
    *((f"{name}(none, 0)", f"np.{other}(none, 0)") for name, other in (("sum", "sum"), ("prod", "prod"), ("mean", "mean"), ("var", "var"), ("all", "all"), ("any", "any"), ("cumsum", "cumsum"), ("sort", "sort"), ("argsort", "argsort"), ("flip", "flip"))),
    *((f"{name}(none)", f"np.{name}(none)") for name in "exp sum isnan unique square".split()),
    ("amax(none, 1)", "np.max(none, 1)"), ("matmul(none, a)", "none @ a"), ("matmul(permute_dims(none), none)", "none.T @ none"), ("concat((none, a))", "np.concatenate((none, a))"), ("add(none, r)", "none + r"), ("reshape(none, (3, -1))", "none.reshape(3, -1)"), ("einsum('ij,ik->jk', (none, none))", "np.einsum('ij,ik->jk', none, none)"), ("none[:, 1]", "none[:, 1]"), ("take(a, [], 0)", "np.take(a, np.array([], int), 0)"), ("a[greater(r, 9)]", "a[r > 9]"), ("nonzero(none)", "np.nonzero(none)"), ("softmax(none)", "F.softmax(t(none), -1)"), ("pad(none, ((1, 0), (0, 1)))", "np.pad(none, ((1, 0), (0, 1)))"), ("one_hot(item_of(nonzero(none), 0), 3, float32)", "np.zeros((0, 3), f32)"), ("diff(none[:, :1])", "np.diff(none[:, :1])"), ("vector_norm(none)", "np.linalg.vector_norm(none)"), ("logsumexp(none, 0)", "torch.logsumexp(t(none), 0)"),
    *((f"{name}(scalar)", f"np.{other}(scalar)") for name, other in (("sum", "sum"), ("amax", "max"), ("argmax", "argmax"), ("mean", "mean"), ("median", "median"), ("flip", "flip"), ("sqrt", "sqrt"), ("atleast_2d", "atleast_2d"))),
    ("add(scalar, 1)", "scalar + 1"), ("stack((scalar, scalar))", "np.stack((scalar, scalar))"), ("reshape(scalar, (1, 1))", "scalar.reshape(1, 1)"), ("scalar[None]", "scalar[None]"), ("scalar[...]", "scalar[...]"), ("broadcast_to(scalar, (2,))", "np.broadcast_to(scalar, 2)"), ("expand_dims(scalar, 0)", "np.expand_dims(scalar, 0)"), ("outer(scalar, scalar)", "np.outer(scalar, scalar)"), ("dot(scalar, r)", "np.dot(scalar, r)"), ("where(greater(scalar, 1), r, 0)", "np.where(scalar > 1, r, f32(0))"), ("searchsorted(rising, scalar)", "np.searchsorted(rising, scalar)"), ("one_hot(cast(scalar, int64), 3, float32)", "np.eye(3, dtype=f32)[1]"),
    # spectra
    *((f"{name}(x, None, -1, '{norm}')", f"torch.fft.{name}(t(x), None, -1, '{norm}')") for name in ("fft", "ifft", "rfft") for norm in ("backward", "ortho", "forward")), ("fft(k, 6)", "torch.fft.fft(t(k), 6)"), ("fft(x, 2, 1)", "torch.fft.fft(t(x), 2, 1)"), ("fft(cube, None, 1)", "torch.fft.fft(t(cube), None, 1)"), ("irfft(k)", "torch.fft.irfft(t(k))"), ("irfft(k, 5)", "torch.fft.irfft(t(k), 5)"), ("irfft(k, 7, -1, 'ortho')", "torch.fft.irfft(t(k), 7, -1, 'ortho')"),
    ("fft2(cube)", "torch.fft.fft2(t(cube))"), ("ifft2(cube, (0, 1))", "torch.fft.ifft2(t(cube), dim=(0, 1))"), ("fftfreq(5, 0.5)", "np.fft.fftfreq(5, 0.5).astype(f32)"), ("rfftfreq(6)", "np.fft.rfftfreq(6).astype(f32)"), ("fftshift(x)", "np.fft.fftshift(x)"), ("ifftshift(cube, (2,))", "np.fft.ifftshift(cube, (2,))"),
    # images
    ("resize_linear(images, 4, 6)", "F.interpolate(t(images).reshape(8, 5, 6), size=4, mode='linear').reshape(2, 4, 5, 4)"), ("resize_linear(cube, 7, 4, True)", "F.interpolate(t(cube), size=7, mode='linear', align_corners=True)"), ("resize_linear(cube, 8, 4)", "F.interpolate(t(cube), scale_factor=2, mode='linear')"),
    ("sample_positions(4, 5, 6)", "np.array([0.25, 1.75, 3.25, 4.75], f32)"), ("sample_positions(3, 5, 6, True)", "np.array([0, 2.5, 5], f32)"), ("grid_positions(4)", "np.array([-0.75, -0.25, 0.25, 0.75], f32)"), ("grid_positions(3, True)", "np.array([-1, 0, 1], f32)"),
    ("affine_grid(expand_dims(a[:2], 0), 2, 3)", "F.affine_grid(t(a[None, :2]), [1, 1, 2, 3], align_corners=False)"), ("affine_grid(expand_dims(a[:2], 0), 2, 3, True)", "F.affine_grid(t(a[None, :2]), [1, 1, 2, 3], align_corners=True)"),
    ("sample_bilinear(images, cube, cube)", "F.grid_sample(t(images), torch.stack((t(cube) * 2 / 5 - 1, t(cube) * 2 / 4 - 1), -1), align_corners=True)"), ("pixels_at(images, floor(cube), floor(cube))", "F.grid_sample(t(images), torch.stack((t(cube).floor() * 2 / 5 - 1, t(cube).floor() * 2 / 4 - 1), -1), mode='nearest', align_corners=True)"),
    # what is asked of dtypes and classes
    ("asarray(is_floating(float32), bool)", "t(x).is_floating_point()"), ("asarray(is_floating(int32), bool)", "t(i).is_floating_point()"), ("asarray(is_complex(complex64), bool)", "t(k).is_complex()"), ("asarray(is_complex(float32), bool)", "t(x).is_complex()"), ("asarray(is_tensor(x), bool)", "torch.is_tensor(t(x))"), ("asarray(is_tensor(2), bool)", "torch.is_tensor(2)"),
    # phases, padding of every axis
    ("unwrap(multiply(cube, 3))", "np.unwrap(cube * f32(3))"), ("unwrap(multiply(cube, 3), 1)", "np.unwrap(cube * f32(3), axis=1)"), ("phase_step(multiply(x, 3))", "np.unwrap(np.stack((np.zeros_like(x), x * f32(3))), axis=0)[1] - x * f32(3)"),
    ("pad_all(x, 2)", "np.pad(x, 2)"), ("pad_all(x, 1, 'reflect')", "np.pad(x, 1, 'reflect')"),
]


def encoded(value):
    if isinstance(value, (tuple, list)):
        return [encoded(item) for item in value]
    if isinstance(value, torch.Tensor):
        dtype = str(value.dtype).removeprefix("torch.")
        array = value.float().numpy() if value.dtype == torch.bfloat16 else value.resolve_conj().numpy()
    else:
        array = np.asarray(value)
        dtype = str(array.dtype)
    return {"dtype": dtype, "shape": list(array.shape), "data": [number(v) for v in array.ravel().tolist()]}


def number(value):
    if isinstance(value, complex):
        return [number(value.real), number(value.imag)]
    if isinstance(value, float) and not np.isfinite(value):
        return "nan" if np.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def main():
    versions = {module.__name__: module.__version__ for module in (np, scipy, torch)}
    print(json.dumps({"versions": versions, "inputs": {name: encoded(value) for name, value in INPUTS.items()}}))
    for term, expression in ROWS:
        with np.errstate(all="ignore"):
            value = eval(expression)
        print(json.dumps({"term": term.replace("np.inf", "inf"), "from": expression, "value": encoded(value)}))


main()
