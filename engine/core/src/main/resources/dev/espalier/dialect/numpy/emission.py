"""How core operations without a call of their own are said in NumPy 2.5: an expression, or a helper.

Integer results of another width than NumPy's int64 are cast. A dtype that is not known to be float64 goes to a
helper where NumPy would answer in float64.
"""


class emit:
    def asarray(x, dtype=None):
        assert is_open(x) and dtype is not None
        return np.asarray(x, dtype=dtype)
    # ---------------------------------------------------------------- elementwise
    def erf(x): return helper.erf(x)
    def erfc(x): return helper.erfc(x)
    def erfinv(x): return helper.erfinv(x)
    def lgamma(x): return helper.lgamma(x)
    def digamma(x): return helper.digamma(x)
    def rsqrt(x): return 1 / np.sqrt(x)
    def xlogy(x, y): return helper.xlogy(x, y)
    def trunc_divide(x, y):
        assert dtypeof(x) == float32 or dtypeof(x) == float64
        return np.trunc(x / y)
    def trunc_divide(x, y): return helper.trunc_divide(x, y)
    def lerp(x, y, weight):
        assert is_simple(x)
        return x + weight * (y - x)
    def lerp(x, y, weight): return helper.lerp(x, y, weight)
    def ldexp(x, y): return x * 2**y
    def stop_gradient(x): return x
    def cast(x, dtype):
        assert is_number(x)
        return np.asarray(x, dtype=dtype)
    def cast(x, dtype): return x.astype(dtype)
    def copy(x): return x.copy()

    def clip(x, min=None, max=None):
        assert max is None and not (integral(x) and floating(min))
        return np.maximum(x, min)
    def clip(x, min=None, max=None):
        assert min is None and not (integral(x) and floating(max))
        return np.minimum(x, max)

    # ---------------------------------------------------------------- activations
    def sigmoid(x): return 1 / (1 + np.exp(-x))
    def relu6(x): return np.clip(x, 0, 6)
    def softmax(x, axis=-1): return helper.softmax(x, axis=axis)
    def log_softmax(x, axis=-1): return helper.log_softmax(x, axis=axis)
    def silu(x): return helper.silu(x)
    def mish(x): return helper.mish(x)
    def gelu(x): return helper.gelu(x)
    def gelu_tanh(x): return helper.gelu_tanh(x)
    def elu(x, alpha=1.0): return helper.elu(x, alpha=alpha)
    def celu(x, alpha=1.0): return helper.celu(x, alpha=alpha)
    def selu(x): return helper.selu(x)
    def leaky_relu(x, negative_slope=0.01): return helper.leaky_relu(x, negative_slope=negative_slope)
    def softsign(x): return helper.softsign(x)
    def hard_sigmoid(x): return np.clip(x + 3, 0, 6) / 6
    def hard_silu(x): return helper.hard_silu(x)
    def tanhshrink(x): return helper.tanhshrink(x)
    def softshrink(x, lambd=0.5): return helper.softshrink(x, lambd=lambd)
    def hardshrink(x, lambd=0.5): return helper.hardshrink(x, lambd=lambd)
    def threshold(x, threshold, value):
        assert is_simple(x)
        return np.where(x > threshold, x, value)
    def threshold(x, threshold, value): return helper.threshold(x, threshold, value)
    def glu(x, axis=-1): return helper.glu(x, axis=axis)
    def logit(x, eps=None): return helper.logit(x, eps=eps)

    # ---------------------------------------------------------------- reductions and statistics
    def argmax(x, axis=None, keepdims=False, dtype=int64):
        assert dtype != int64
        return np.argmax(x, axis=axis, keepdims=keepdims).astype(dtype)
    def argmin(x, axis=None, keepdims=False, dtype=int64):
        assert dtype != int64
        return np.argmin(x, axis=axis, keepdims=keepdims).astype(dtype)
    def take(x, indices, axis=None):
        assert is_number(indices), "prefer"
        return np.take(x, indices, axis=axis)
    def count_nonzero(x, axis=None, dtype=int64):
        assert dtype != int64
        return np.sum(x != 0, axis=axis, dtype=dtype)
    def count_nonzero(x, axis=None, keepdims=False, dtype=int64):
        assert dtype != int64
        return np.sum(x != 0, axis=axis, keepdims=keepdims, dtype=dtype)
    def logsumexp(x, axis=None, keepdims=False): return helper.logsumexp(x, axis=axis, keepdims=keepdims)
    def integer_mean(x, axis=None, keepdims=False): return helper.integer_mean(x, axis=axis, keepdims=keepdims)
    def lower_median(x, axis=None, keepdims=False): return np.quantile(x, 0.5, axis=axis, method="lower", keepdims=keepdims)
    def quantile(x, q, axis=None, keepdims=False, method="linear"):
        assert not (is_number(q) or dtypeof(x) == float64 or dtypeof(x) == float32 and dtypeof(q) == float32)
        return helper.quantile(x, q, axis=axis, keepdims=keepdims, method=method)
    def cov(x):
        assert dtypeof(x) == float64
        return np.cov(x)
    def cov(x, ddof=1):
        assert dtypeof(x) == float64
        return np.cov(x, ddof=ddof)
    def cov(x, ddof=1): return helper.cov(x, ddof=ddof)
    def corrcoef(x):
        assert dtypeof(x) == float64
        return np.corrcoef(x)
    def corrcoef(x): return helper.corrcoef(x)
    def bincount(x, minlength=0, dtype=int64):
        assert dtype != int64
        return np.bincount(x, minlength=minlength).astype(dtype)
    def bincount_weighted(x, weights, minlength=0):
        assert dtypeof(weights) == float64
        return np.bincount(x, weights, minlength=minlength)
    def bincount_weighted(x, weights, minlength=0): return helper.bincount_weighted(x, weights, minlength=minlength)
    def histogram(x, bins, low, high, dtype=int64):
        assert dtype != int64
        return helper.histogram(x, bins, low, high, dtype)
    def histogram(x, bins, low, high): return np.histogram(x, bins=bins, range=(low, high))
    def interp(x, xp, fp):
        assert dtypeof(fp) == float64
        return np.interp(x, xp, fp)
    def interp(x, xp, fp): return helper.interp(x, xp, fp)

    # ---------------------------------------------------------------- creation and shape
    def one_hot(x, n, dtype): return (np.expand_dims(x, -1) == np.arange(n)).astype(dtype)
    def one_hot(x, n, dtype, axis=-1): return np.moveaxis(np.expand_dims(x, -1) == np.arange(n), -1, axis).astype(dtype)
    def hann_window(n, periodic=True, dtype=float32):
        assert periodic
        return np.hanning(n + 1)[:-1].astype(dtype)
    def hann_window(n, periodic=True, dtype=float32):
        assert not periodic and dtype != float64
        return np.hanning(n).astype(dtype)
    def hann_window(n, periodic=True, dtype=float32):
        assert not known(periodic)
        return helper.window(np.hanning, n, periodic, dtype)
    def hamming_window(n, periodic=True, dtype=float32):
        assert periodic
        return np.hamming(n + 1)[:-1].astype(dtype)
    def hamming_window(n, periodic=True, dtype=float32):
        assert not periodic and dtype != float64
        return np.hamming(n).astype(dtype)
    def hamming_window(n, periodic=True, dtype=float32):
        assert not known(periodic)
        return helper.window(np.hamming, n, periodic, dtype)
    def blackman_window(n, periodic=True, dtype=float32):
        assert periodic
        return np.blackman(n + 1)[:-1].astype(dtype)
    def blackman_window(n, periodic=True, dtype=float32):
        assert not periodic and dtype != float64
        return np.blackman(n).astype(dtype)
    def blackman_window(n, periodic=True, dtype=float32):
        assert not known(periodic)
        return helper.window(np.blackman, n, periodic, dtype)
    def tril_indices(n, k=0, m=None, dtype=int64):
        assert dtype != int64
        return tuple(i.astype(dtype) for i in np.tril_indices(n, k=k, m=m))
    def triu_indices(n, k=0, m=None, dtype=int64):
        assert dtype != int64
        return tuple(i.astype(dtype) for i in np.triu_indices(n, k=k, m=m))
    def size(x, axis): return x.shape[axis]
    def split_sizes(x, sizes, axis=0): return np.split(x, np.cumsum(sizes)[:-1], axis=axis)
    def chunk(x, n, axis=0): return helper.chunk(x, n, axis=axis)
    def split_every(x, size, axis=0): return helper.split_every(x, size, axis=axis)
    def diag_embed(x):
        assert rank(x) == 1
        return np.diag(x)
    def diag_embed(x): return helper.diag_embed(x)
    def fill_diagonal(x, value): return helper.fill_diagonal(x, value)
    def interpolate_nearest(x, scale): return helper.interpolate_nearest(x, scale)

    def sum_to(x, shape): return helper.sum_to(x, shape)

    # ---------------------------------------------------------------- indexing
    def gather(x, indices, axis): return helper.gather(x, indices, axis)
    def batch_gather(x, indices, axes=1):
        assert axes == 1 and rank(x) == 2 and rank(indices) == 2
        return np.take_along_axis(x, indices, axis=1)
    def batch_gather(x, indices, axes=1): return helper.batch_gather(x, indices, axes)
    def make_complex(x, y): return helper.make_complex(x, y)
    def solve_matrix(x, y): return np.linalg.solve(x, y)
    def gather_nd(x, indices): return x[tuple(np.moveaxis(indices, -1, 0))]
    def embedding(indices, weight): return weight[indices]
    def index_update(x, index, value): return helper.index_update(x, np.s_[index], value)
    def index_add(x, index, value): return helper.index_add(x, np.s_[index], value)
    def index_multiply(x, index, value): return helper.index_multiply(x, np.s_[index], value)
    def index_max(x, index, value): return helper.index_max(x, np.s_[index], value)
    def index_min(x, index, value): return helper.index_min(x, np.s_[index], value)
    def scatter(x, indices, value, axis): return helper.scatter(x, indices, value, axis)
    def scatter_add(x, indices, value, axis): return helper.scatter_add(x, indices, value, axis)
    def masked_fill(x, mask, value):
        assert is_number(value) and not (integral(x) and floating(value)) and (isbool(value) or not isbool(x))
        return np.where(mask, value, x)
    def masked_fill(x, mask, value): return helper.masked_fill(x, mask, value)
    def masked_select(x, mask):
        assert rank(x) == rank(mask)
        return x[mask]
    def masked_select(x, mask): return helper.masked_select(x, mask)
    def nonzero(x, dtype=int64):
        assert dtype != int64
        return tuple(i.astype(dtype) for i in np.nonzero(x))
    def argwhere(x, dtype=int64):
        assert dtype != int64
        return np.argwhere(x).astype(dtype)
    def segment_sum(x, ids, n): return helper.segment_sum(x, ids, n)
    def segment_max(x, ids, n): return helper.segment_max(x, ids, n)
    def segment_min(x, ids, n): return helper.segment_min(x, ids, n)

    # ---------------------------------------------------------------- sorting and sets
    def sort(x, axis=-1, descending=False):
        assert descending
        return np.flip(np.sort(x, axis=axis), axis)
    def argsort(x, axis=-1, descending=False, dtype=int64):
        assert descending and dtype == int64
        return helper.argsort_descending(x, axis=axis)
    def argsort(x, axis=-1, descending=False, dtype=int64):
        assert descending
        return helper.argsort_descending(x, axis=axis).astype(dtype)
    def argsort(x): return np.argsort(x, stable=True)
    def argsort(x, axis=-1): return np.argsort(x, axis=axis, stable=True)
    def argsort(x, axis=-1, dtype=int64): return np.argsort(x, axis=axis, stable=True).astype(dtype)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert not stable and descending
        return helper.argsort_descending(x, axis=axis).astype(dtype)
    def argsort(x, axis=-1, stable=True):
        assert not stable
        return np.argsort(x, axis=axis)
    def argsort(x, axis=-1, stable=True, dtype=int64):
        assert not stable
        return np.argsort(x, axis=axis).astype(dtype)
    def top_k(x, k, axis=-1): return helper.top_k(x, k, axis=axis)
    def top_k(x, k, axis=-1, dtype=int64): return helper.top_k(x, k, axis=axis, dtype=dtype)
    def searchsorted(sorted, values):
        assert rank(sorted) == 1, "prefer"
        return np.searchsorted(sorted, values)
    def searchsorted(sorted, values, side="left"):
        assert rank(sorted) == 1, "prefer"
        return np.searchsorted(sorted, values, side=side)
    def searchsorted(sorted, values, side="left", dtype=int64):
        assert rank(sorted) == 1, "prefer"
        return np.searchsorted(sorted, values, side=side).astype(dtype)
    def searchsorted(sorted, values, side="left", dtype=int64): return helper.searchsorted(sorted, values, side).astype(dtype)
    def digitize(x, bins, right=False, dtype=int64):
        assert dtype != int64
        return np.digitize(x, bins, right=right).astype(dtype)
    def unique_inverse(x): return np.unique(x, return_inverse=True)
    def unique_counts(x): return np.unique(x, return_counts=True)
    def unique_all(x): return np.unique(x, return_inverse=True, return_counts=True)

    # ---------------------------------------------------------------- linear algebra
    def trace(x):
        assert rank(x) == 2 and not integral(x)
        return np.trace(x)
    def trace(x):
        assert not integral(x)
        return np.linalg.trace(x)
    def trace(x):
        assert is_simple(x)
        return np.linalg.trace(x, dtype=x.dtype)
    def slogdet(x): return np.linalg.slogdet(x)
    def lstsq(x, y): return np.linalg.lstsq(x, y)[0]
    def qr(x): return np.linalg.qr(x)
    def svd(x): return np.linalg.svd(x)
    def svd(x, full_matrices=True): return np.linalg.svd(x, full_matrices=full_matrices)
    def eigh(x): return np.linalg.eigh(x)
    def matrix_rank(x, dtype=int64):
        assert dtype != int64
        return np.linalg.matrix_rank(x).astype(dtype)
    def expm(x): return helper.expm(x)

    # ---------------------------------------------------------------- neural networks
    def linear(x, weight): return x @ weight.T
    def linear(x, weight, bias=None): return x @ weight.T + bias
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert bias is None
        return helper.conv(x, weight, stride=stride, padding=padding, dilation=dilation, groups=groups)
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1): return helper.conv(x, weight, bias, stride=stride, padding=padding, dilation=dilation, groups=groups)
    def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1): return helper.conv_transpose(x, weight, bias=bias, stride=stride, padding=padding, output_padding=output_padding, dilation=dilation, groups=groups)
    def max_pool(x, kernel, stride=None, padding=0):
        assert padding == "valid"
        return helper.max_pool(x, kernel, stride=stride)
    def max_pool(x, kernel, stride=None, padding=0):
        assert stride == kernel
        return helper.max_pool(x, kernel, padding=padding)
    def max_pool(x, kernel, stride=None, padding=0):
        return helper.max_pool(x, kernel, stride=stride, padding=padding)
    def avg_pool(x, kernel, stride=None, padding=0):
        assert padding == "valid"
        return helper.avg_pool(x, kernel, stride=stride)
    def avg_pool(x, kernel, stride=None, padding=0):
        assert stride == kernel
        return helper.avg_pool(x, kernel, padding=padding)
    def avg_pool(x, kernel, stride=None, padding=0):
        return helper.avg_pool(x, kernel, stride=stride, padding=padding)
    def layer_norm(x, shape, weight=None, bias=None, eps=1e-5):
        assert weight is None and bias is None
        return helper.layer_norm(x, shape, eps=eps)
    def layer_norm(x, shape, weight=None, bias=None, eps=1e-5): return helper.layer_norm(x, shape, weight, bias, eps=eps)
    def normalize(x, ord=2.0, axis=1, eps=1e-12): return helper.normalize(x, ord=ord, axis=axis, eps=eps)
    def dropout(x, rate, training): return helper.dropout(x, rate, training)
    def sigmoid_cross_entropy(logits, labels): return helper.sigmoid_cross_entropy(logits, labels)

    # ---------------------------------------------------------------- spectra
    def fftfreq(n, d=1.0, dtype=float32):
        assert dtype != float64
        return np.fft.fftfreq(n, d).astype(dtype)
    def rfftfreq(n, d=1.0, dtype=float32):
        assert dtype != float64
        return np.fft.rfftfreq(n, d).astype(dtype)

    # creation
    def tensor_of(x, floats, integers):
        assert dtypeof(floats) == float32
        return helper.tensor_of(x)

    # limits of dtypes
    def resize_linear(x, n, length, aligned=False): return helper.resize_linear(x, n, length, aligned=aligned)
    def affine_grid(theta, height, width, aligned=False): return helper.affine_grid(theta, height, width, aligned=aligned)
    def sample_bilinear(x, column, row): return helper.sample_bilinear(x, column, row)
    def pad_last(x, widths, mode="constant", value=0): return helper.pad_last(x, widths, mode, value)
    def pad_pairs(x, pads, mode="constant", value=0): return helper.pad_pairs(x, pads, mode, value)
    def device(x): return x.device
    def is_tensor(x): return isinstance(x, np.ndarray)
    def is_floating(dtype): return np.issubdtype(dtype, np.floating)
    def is_complex(dtype): return np.issubdtype(dtype, np.complexfloating)
    def finfo_min(dtype): return np.finfo(dtype).min
    def finfo_max(dtype): return np.finfo(dtype).max
    def finfo_eps(dtype): return np.finfo(dtype).eps
    def finfo_tiny(dtype): return np.finfo(dtype).tiny

    # filters
    def convolve(x, y, mode="full"):
        assert not (integral(x) and integral(y))
        return np.convolve(x, y, mode)
    def correlate(x, y, mode="valid"):
        assert not (integral(x) and integral(y))
        return np.correlate(x, y, mode)
