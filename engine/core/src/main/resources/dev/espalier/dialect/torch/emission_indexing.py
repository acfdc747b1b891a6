"""PyTorch 2.15: how indexing, sorting, linear algebra and networks are said where no API row can be turned round."""


class emit:
    # indexing
    def take(x, indices, axis=None):
        assert axis is None and not is_seq(indices), "prefer"
        return x.flatten()[indices]
    def take(x, indices, axis=None):
        assert axis == 0 and not is_seq(indices), "prefer"
        return x[indices]
    def take(x, indices, axis=None):
        assert axis == 1 and not is_seq(indices), "prefer"
        return x[:, indices]
    def take(x, indices, axis=None):
        assert axis == 2 and not is_seq(indices), "prefer"
        return x[:, :, indices]
    def take(x, indices, axis=None):
        assert axis == -1 and not is_seq(indices), "prefer"
        return x[..., indices]
    def take(x, indices, axis=None):
        assert axis is not None
        return helper.take(x, indices, axis)
    def take(x, indices, axis=None): return x.flatten()[torch.tensor(indices)]
    def embedding(indices, weight): return F.embedding(indices, weight)
    def take_along_axis(x, indices, axis): return torch.take_along_dim(x, indices.long(), dim=axis)
    def batch_gather(x, indices, axes=1):
        assert axes == 1 and rank(x) == 2 and rank(indices) == 2
        return torch.take_along_dim(x, indices.long(), dim=1)
    def batch_gather(x, indices, axes=1): return helper.batch_gather(x, indices, axes)
    def make_complex(x, y): return torch.complex(x, y)
    def solve_matrix(x, y): return torch.linalg.solve(x, y)
    def gather_nd(x, indices): return x[indices.unbind(-1)]
    def index_update(x, index, value):
        assert is_tensor(index) and isbool(index) and is_number(value) and not (integral(x) and floating(value)) and rank(index) == rank(x), "prefer"
        return x.masked_fill(index, value)
    def index_update(x, index, value): return helper.index_update(x, index, value)
    def index_add(x, index, value):
        assert is_tensor(index) and integral(index) and not isbool(index) and is_tensor(value) and not is_number(value), "prefer"
        return x.index_put((index,), value, accumulate=True)
    def index_add(x, index, value): return helper.index_reduce(x, index, value, "sum")
    def index_multiply(x, index, value): return helper.index_reduce(x, index, value, "prod")
    def index_max(x, index, value): return helper.index_reduce(x, index, value, "amax")
    def index_min(x, index, value): return helper.index_reduce(x, index, value, "amin")
    def nonzero(x): return torch.nonzero(x, as_tuple=True)
    def nonzero(x, dtype=int64):
        assert dtype != int64
        return tuple(i.to(dtype) for i in torch.nonzero(x, as_tuple=True))
    def argwhere(x, dtype=int64):
        assert dtype != int64
        return torch.argwhere(x).to(dtype)
    def segment_sum(x, ids, n): return helper.segment_sum(x, ids, n)
    def segment_max(x, ids, n): return helper.segment_max(x, ids, n)
    def segment_min(x, ids, n): return helper.segment_min(x, ids, n)

    # sorting, sets, counting
    def sort(x, axis=-1, descending=False): return torch.sort(x, dim=axis, descending=descending).values
    def argsort(x): return torch.argsort(x, stable=True)
    def argsort(x, axis=-1): return torch.argsort(x, dim=axis, stable=True)
    def argsort(x, axis=-1, descending=False): return torch.argsort(x, dim=axis, descending=descending, stable=True)
    def argsort(x, axis=-1, descending=False, stable=True):
        assert stable == False
        return torch.argsort(x, dim=axis, descending=descending)
    def argsort(x, axis=-1, descending=False, stable=True, dtype=int64):
        assert dtype != int64
        return torch.argsort(x, dim=axis, descending=descending, stable=stable).to(dtype)
    def top_k(x, k): return helper.top_k(x, k)
    def top_k(x, k, axis=-1): return helper.top_k(x, k, axis)
    def top_k(x, k, axis=-1, dtype=int64): return helper.top_k(x, k, axis, dtype)
    def searchsorted(sorted, values):
        assert is_number(values), "prefer"
        return torch.searchsorted(sorted, values)
    def searchsorted(sorted, values, side="left"):
        assert is_number(values), "prefer"
        return torch.searchsorted(sorted, values, side=side)
    def searchsorted(sorted, values, side="left", dtype=int64):
        assert is_number(values) and dtype == int32, "prefer"
        return torch.searchsorted(sorted, values, side=side, out_int32=True)
    def unique_inverse(x): return torch.unique(x, return_inverse=True)
    def unique_counts(x): return torch.unique(x, return_counts=True)
    def unique_all(x): return torch.unique(x, return_inverse=True, return_counts=True)
    def isin(x, y):
        assert is_seq(y), "prefer"
        return torch.isin(x, torch.tensor(y))
    def bincount(x, minlength=0, dtype=int64):
        assert dtype != int64
        return torch.bincount(x, minlength=minlength).to(dtype)
    def histogram(x, bins, low, high): return helper.histogram(x, bins, low, high)
    def histogram(x, bins, low, high, dtype=int64): return helper.histogram(x, bins, low, high, dtype)
    def interp(x, xp, fp): return helper.interp(x, xp, fp)
    def convolve(x, y): return helper.convolve(x, y)
    def convolve(x, y, mode="full"): return helper.convolve(x, y, mode)
    def correlate(x, y): return helper.correlate(x, y)
    def correlate(x, y, mode="valid"): return helper.correlate(x, y, mode)

    # linear algebra
    def dot(x, y):
        assert rank(x) > 0 and (rank(y) == 1 or rank(y) == 2), "prefer"
        return x @ y
    def dot(x, y): return helper.dot(x, y)
    def outer(x, y):
        assert rank(x) == 1 and rank(y) == 1, "prefer"
        return torch.outer(x, y)
    def outer(x, y): return torch.outer(x.flatten(), y.flatten())
    def slogdet(x): return torch.linalg.slogdet(x)
    def solve(x, y): return torch.linalg.solve(x, y)
    def lstsq(x, y): return torch.linalg.lstsq(x, y).solution
    def qr(x): return torch.linalg.qr(x)
    def svd(x, full_matrices=True): return torch.linalg.svd(x, full_matrices=full_matrices)
    def eigh(x): return torch.linalg.eigh(x)
    def matrix_rank(x, dtype=int64):
        assert dtype != int64
        return torch.linalg.matrix_rank(x).to(dtype)
    def expm(x): return torch.matrix_exp(x)

    # networks
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert padding == "same" and not (stride == 1 or stride == (1,) or stride == (1, 1))
        return helper.conv_same(x, weight, bias, stride, dilation, groups)
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert rank(x) == 3 or rank(weight) == 3, "prefer"
        return F.conv1d(x, weight, bias, stride, padding, dilation, groups)
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert rank(x) == 4 or rank(weight) == 4, "prefer"
        return F.conv2d(x, weight, bias, stride, padding, dilation, groups)
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        assert rank(x) == 5 or rank(weight) == 5, "prefer"
        return F.conv3d(x, weight, bias, stride, padding, dilation, groups)
    def conv(x, weight): return helper.conv(x, weight)
    def conv(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1): return helper.conv(x, weight, bias, stride, padding, dilation, groups)
    def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1):
        assert rank(x) == 3 or rank(weight) == 3, "prefer"
        return F.conv_transpose1d(x, weight, bias, stride, padding, output_padding, groups, dilation)
    def conv_transpose(x, weight, bias=None, stride=1, padding=0, output_padding=0, dilation=1, groups=1):
        assert rank(x) == 4 or rank(weight) == 4
        return F.conv_transpose2d(x, weight, bias, stride, padding, output_padding, groups, dilation)
    def max_pool(x, kernel, stride=None, padding=0):
        assert padding == "same"
        assert floating(x)
        return helper.max_pool(helper.pad_same(x, kernel, stride, value=-math.inf), kernel, stride)
    def max_pool(x, kernel, stride=None, padding=0):
        assert padding != "same" and padding != "valid"
        assert rank(x) == 4 or (is_seq(kernel) and len(kernel) == 2), "prefer"
        return F.max_pool2d(x, kernel, stride, padding)
    def max_pool(x, kernel, stride=None, padding=0):
        assert padding == "valid"
        return helper.max_pool(x, kernel, stride)
    def max_pool(x, kernel, stride=None, padding=0): return helper.max_pool(x, kernel, stride, padding)
    def avg_pool(x, kernel, stride=None, padding=0):
        assert padding == "same"
        return helper.avg_pool_same(x, kernel, stride)
    def avg_pool(x, kernel, stride=None, padding=0):
        assert padding != "same" and padding != "valid"
        assert rank(x) == 4 or (is_seq(kernel) and len(kernel) == 2), "prefer"
        return F.avg_pool2d(x, kernel, stride, padding)
    def avg_pool(x, kernel, stride=None, padding=0):
        assert padding == "valid"
        return helper.avg_pool(x, kernel, stride)
    def avg_pool(x, kernel, stride=None, padding=0): return helper.avg_pool(x, kernel, stride, padding)
    def sigmoid_cross_entropy(logits, labels): return F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    def cross_entropy_with_logits(logits, labels, axis=-1):
        assert axis == 1 or (axis == -1 and rank(logits) == 2), "prefer"
        return F.cross_entropy(logits, labels, reduction="none")
