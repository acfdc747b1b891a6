"""Gradient rules of the primitive operations, see "Gradient rules" in docs/row-language.md.

A row has the parameters it needs of the operation's, and `g`, the gradient that arrives at the result, and `result`,
the result itself. It returns the gradients by parameter, for a result of the stretched shape: sums over stretched
axes are automatic. Operations with a definition are differentiated through it; `none` says that there is no gradient, `missing` that
nobody has written it down yet. Gradients of complex numbers are not conjugated.
"""

# ---------------------------------------------------------------- functions used by several rows
def _kept(y, axis, keepdims): return y if keepdims or axis is None else expand_dims(y, axis)
def _spread(g, x, axis, keepdims): return broadcast_to(_kept(g, axis, keepdims), shape(x))
def _shared(g, x, mask, axis, keepdims): return divide(multiply(_spread(g, x, axis, keepdims), cast(mask, dtypeof(x))), sum(cast(mask, dtypeof(x)), axis, True))
def _count(x, result): return divide(numel(x), numel(result))
def _places(x): return reshape(arange(0, numel(x), 1, int64), shape(x))
def _returned(x, places, g): return reshape(index_add(zeros((numel(x),), dtypeof(g)), reshape(places, -1), reshape(g, -1)), shape(x))
def _suffix_sum(x, axis): return flip(cumsum(flip(x, axis), axis), axis)

# ---------------------------------------------------------------- elementwise, one operand
def negative(g): return {"x": negative(g)}
def abs(x, g): return {"x": multiply(g, sign(x))}
def sqrt(result, g): return {"x": divide(g, multiply(2, result))}
def exp(result, g): return {"x": multiply(g, result)}
def expm1(result, g): return {"x": multiply(g, add(result, 1))}
def log(x, g): return {"x": divide(g, x)}
def log2(x, g): return {"x": divide(g, multiply(x, 0.6931471805599453))}
def log10(x, g): return {"x": divide(g, multiply(x, 2.302585092994046))}
def log1p(x, g): return {"x": divide(g, add(x, 1))}
def sin(x, g): return {"x": multiply(g, cos(x))}
def cos(x, g): return {"x": negative(multiply(g, sin(x)))}
def tan(result, g): return {"x": multiply(g, add(1, multiply(result, result)))}
def asin(x, g): return {"x": divide(g, sqrt(subtract(1, multiply(x, x))))}
def acos(x, g): return {"x": negative(divide(g, sqrt(subtract(1, multiply(x, x)))))}
def atan(x, g): return {"x": divide(g, add(1, multiply(x, x)))}
def sinh(x, g): return {"x": multiply(g, cosh(x))}
def cosh(x, g): return {"x": multiply(g, sinh(x))}
def tanh(result, g): return {"x": multiply(g, subtract(1, multiply(result, result)))}
def asinh(x, g): return {"x": divide(g, sqrt(add(multiply(x, x), 1)))}
def acosh(x, g): return {"x": divide(g, sqrt(subtract(multiply(x, x), 1)))}
def atanh(x, g): return {"x": divide(g, subtract(1, multiply(x, x)))}
def erf(x, g): return {"x": multiply(g, multiply(1.1283791670955126, exp(negative(multiply(x, x)))))}
def erfinv(result, g): return {"x": multiply(g, multiply(0.8862269254527579, exp(multiply(result, result))))}
def lgamma(x, g): return {"x": multiply(g, digamma(x))}
def real(g): return {"x": g}
def conj(g): return {"x": conj(g)}
def make_complex(g): return {"x": real(g), "y": imag(g)}
def nan_to_num(x, g): return {"x": where(isfinite(x), g, 0)}
def cast(g): return {"x": g}
def copy(g): return {"x": g}

stop_gradient = sign = floor = ceil = trunc = round = none
logical_not = bitwise_invert = isnan = isinf = isfinite = signbit = none
digamma = imag = angle = none

# ---------------------------------------------------------------- elementwise, two and three operands
def add(g): return {"x": g, "y": g}
def subtract(g): return {"x": g, "y": negative(g)}
def multiply(x, y, g): return {"x": multiply(g, y), "y": multiply(g, x)}
def divide(y, result, g): return {"x": divide(g, y), "y": negative(divide(multiply(g, result), y))}
def remainder(x, y, g): return {"x": g, "y": negative(multiply(g, floor_divide(x, y)))}
def fmod(x, y, g): return {"x": g, "y": negative(multiply(g, trunc_divide(x, y)))}
def power(x, y, result, g):
    return {
        "x": multiply(g, multiply(y, power(x, subtract(y, 1)))),
        "y": multiply(g, where(equal(x, 0), 0, multiply(result, log(where(equal(x, 0), 1, x))))),
    }
def maximum(x, y, g): return {"x": where(greater(x, y), g, where(equal(x, y), multiply(g, 0.5), 0)), "y": where(less(x, y), g, where(equal(x, y), multiply(g, 0.5), 0))}
def minimum(x, y, g): return {"x": where(less(x, y), g, where(equal(x, y), multiply(g, 0.5), 0)), "y": where(greater(x, y), g, where(equal(x, y), multiply(g, 0.5), 0))}
def fmax(x, y, g): return {"x": where(logical_or(greater_equal(x, y), isnan(y)), g, 0), "y": where(logical_or(greater_equal(x, y), isnan(y)), 0, g)}
def fmin(x, y, g): return {"x": where(logical_or(less_equal(x, y), isnan(y)), g, 0), "y": where(logical_or(less_equal(x, y), isnan(y)), 0, g)}
def atan2(x, y, g): return {"x": divide(multiply(g, y), add(multiply(x, x), multiply(y, y))), "y": negative(divide(multiply(g, x), add(multiply(x, x), multiply(y, y))))}
def copysign(x, y, g): return {"x": multiply(g, multiply(sign(x), copysign(1.0, y)))}
def logaddexp(x, y, result, g): return {"x": multiply(g, exp(subtract(x, result))), "y": multiply(g, exp(subtract(y, result)))}
def xlogy(x, y, g): return {"x": multiply(g, log(y)), "y": divide(multiply(g, x), y)}
def where(condition, g): return {"x": where(condition, g, 0), "y": where(condition, 0, g)}
def clip(x, result, g): return {"x": where(equal(x, result), g, 0)}

floor_divide = trunc_divide = heaviside = gcd = none
bitwise_and = bitwise_or = bitwise_xor = left_shift = right_shift = none
logical_and = logical_or = logical_xor = none
equal = not_equal = less = less_equal = greater = greater_equal = isclose = array_equal = none

# ---------------------------------------------------------------- reductions
def sum(x, axis, keepdims, g): return {"x": _spread(g, x, axis, keepdims)}
def prod(x, axis, keepdims, result, g): return {"x": multiply(_spread(g, x, axis, keepdims), divide(_kept(result, axis, keepdims), x))}
def mean(x, axis, keepdims, result, g): return {"x": divide(_spread(g, x, axis, keepdims), _count(x, result))}
def var(x, axis, ddof, keepdims, result, g): return {"x": multiply(_spread(g, x, axis, keepdims), divide(multiply(2, subtract(x, mean(x, axis, True))), subtract(_count(x, result), ddof)))}
def amax(x, axis, keepdims, result, g): return {"x": _shared(g, x, equal(x, _kept(result, axis, keepdims)), axis, keepdims)}
def amin(x, axis, keepdims, result, g): return {"x": _shared(g, x, equal(x, _kept(result, axis, keepdims)), axis, keepdims)}
def nanmax(x, axis, keepdims, result, g): return {"x": _shared(g, x, equal(x, _kept(result, axis, keepdims)), axis, keepdims)}
def nanmin(x, axis, keepdims, result, g): return {"x": _shared(g, x, equal(x, _kept(result, axis, keepdims)), axis, keepdims)}
def logsumexp(x, axis, keepdims, result, g): return {"x": multiply(_spread(g, x, axis, keepdims), exp(subtract(x, _kept(result, axis, keepdims))))}
def nanmean(x, axis, keepdims, g): return {"x": where(isnan(x), 0, divide(_spread(g, x, axis, keepdims), sum(logical_not(isnan(x)), axis, True, dtypeof(x))))}
def vector_norm(x, axis, ord, keepdims, result, g):
    return {"x": multiply(_spread(g, x, axis, keepdims), divide(x, _nonzero(_kept(result, axis, keepdims))))} if ord == 2 else {"x": multiply(_spread(g, x, axis, keepdims), sign(x))} if ord == 1 else {"x": multiply(sign(x), _shared(g, x, equal(abs(x), _kept(result, axis, keepdims)), axis, keepdims))} if ord == inf or ord == -inf else {"x": zeros_like(x)} if ord == 0 else {"x": multiply(_spread(g, x, axis, keepdims), multiply(sign(x), power(divide(abs(x), _nonzero(_kept(result, axis, keepdims))), ord - 1)))}
def median(x, axis, keepdims, result, g): return {"x": _shared(g, x, _nearest(x, _kept(result, axis, keepdims), axis), axis, keepdims)}
def lower_median(x, axis, keepdims, result, g): return {"x": _shared(g, x, equal(x, _kept(result, axis, keepdims)), axis, keepdims)}
def average(x, axis, weights, keepdims, result, g):
    return {"x": divide(_spread(g, x, axis, keepdims), _count(x, result))} if weights is None else {"x": divide(multiply(_spread(g, x, axis, keepdims), weights), sum(weights, axis, True)), "weights": divide(multiply(_spread(g, x, axis, keepdims), subtract(x, _kept(result, axis, keepdims))), sum(weights, axis, True))} if rank(weights) == rank(x) else {"x": moveaxis(divide(multiply(moveaxis(_spread(g, x, axis, keepdims), axis, -1), weights), sum(weights)), -1, axis), "weights": divide(moveaxis(multiply(_spread(g, x, axis, keepdims), subtract(x, _kept(result, axis, keepdims))), axis, -1), sum(weights))}
def cumsum(axis, g): return {"x": _suffix_sum(g, axis)}
def cumprod(x, axis, result, g): return {"x": divide(_suffix_sum(multiply(g, result), axis), x)}
def cumulative_logsumexp(x, axis, result, g): return {"x": multiply(exp(x), _suffix_sum(multiply(g, exp(negative(result))), axis))}

def cummax(x, axis, result, g): return {"x": _returned(x, take_along_axis(_places(x), cummax(where(equal(x, result), _along(x, axis), 0), axis), axis), g)}
def cummin(x, axis, result, g): return {"x": _returned(x, take_along_axis(_places(x), cummax(where(equal(x, result), _along(x, axis), 0), axis), axis), g)}

def _along(x, axis): return subtract(cumsum(ones_like(x, int64), axis), 1)
def _nonzero(x): return where(equal(x, 0), 1, x)
def _nearest(x, middle, axis): return equal(abs(subtract(x, middle)), amin(abs(subtract(x, middle)), axis, True))

quantile = missing
is_tensor = is_floating = is_complex = finfo_min = finfo_max = finfo_eps = finfo_tiny = none
integer_mean = argmax = argmin = all = any = none

# ---------------------------------------------------------------- creation
def full(g): return {"value": sum(g)}
def full_like(g): return {"value": sum(g)}
def asarray(g): return {"x": g}
def tensor_of(g): return {"x": g}
def tril(k, g): return {"x": tril(g, k)}
def triu(k, g): return {"x": triu(g, k)}

eye = arange = linspace = geomspace = one_hot = hann_window = hamming_window = blackman_window = none

# ---------------------------------------------------------------- shape
def reshape(x, g): return {"x": reshape(g, shape(x))}
def permute_dims(axes, g): return {"x": permute_dims(g)} if axes is None else {"x": permute_dims(g, argsort(asarray(axes, int64)))}
def swapaxes(a, b, g): return {"x": swapaxes(g, a, b)}
def moveaxis(source, destination, g): return {"x": moveaxis(g, destination, source)}
def expand_dims(x, g): return {"x": reshape(g, shape(x))}
def squeeze(x, g): return {"x": reshape(g, shape(x))}
def concat(xs, axis, g): return {"xs": [reshape(item_of(split_sizes(g, [numel(x) for x in xs], 0), i), shape(x)) for i, x in enumerate(xs)]} if axis is None else {"xs": split_sizes(g, [size(x, axis) for x in xs], axis)}
def stack(axis, g): return {"xs": unstack(g, axis)}
def unstack(axis, g): return {"x": stack(g, axis)}
def split(axis, g): return {"x": concat(g, axis)}
def split_sizes(axis, g): return {"x": concat(g, axis)}
def split_every(axis, g): return {"x": concat(g, axis)}
def chunk(axis, g): return {"x": concat(g, axis)}
def array_split(axis, g): return {"x": concat(g, axis)}
def meshgrid(xs, indexing, g): return {"xs": [_returned(x, item_of(meshgrid([_places(y) for y in xs], indexing), i), item_of(g, i)) for i, x in enumerate(xs)]}
def flip(axis, g): return {"x": flip(g, axis)}
def roll(x, shift, axis, g): return {"x": _returned(x, roll(_places(x), shift, axis), g)}
def rot90(x, k, axes, g): return {"x": _returned(x, rot90(_places(x), k, axes), g)}
def tile(x, reps, g): return {"x": _returned(x, tile(_places(x), reps), g)}
def repeat(x, repeats, axis, g): return {"x": _returned(x, repeat(_places(x), repeats, axis), g)}
def broadcast_to(g): return {"x": g}
def sum_to(x, g): return {"x": broadcast_to(g, shape(x))}
def pad(x, widths, mode, g): return {"x": _returned(x, pad(_places(x), widths, mode), multiply(g, pad(ones_like(x), widths)))} if mode == "constant" else {"x": _returned(x, pad(_places(x), widths, mode), g)}
def diag(x, k, g): return {"x": diag(g, k)} if rank(x) == 1 else {"x": _returned(x, diag(_places(x), k), g)}
def diagonal(x, offset, axis1, axis2, g): return {"x": _returned(x, diagonal(_places(x), offset, axis1, axis2), g)}
def diag_embed(g): return {"x": diagonal(g, 0, -2, -1)}
def fill_diagonal(x, g): return {"x": fill_diagonal(g, 0), "value": sum(diagonal(g))}
def atleast_1d(x, g): return {"x": reshape(g, shape(x))}
def atleast_2d(x, g): return {"x": reshape(g, shape(x))}
def item(g): return {"x": g}
def tolist(g): return {"x": asarray(g)}
def item_of(xs, i, g): return {"xs": [g if j == i else zeros_like(x) for j, x in enumerate(xs)]}

shape = size = numel = ndim = dtypeof = slice = none

# ---------------------------------------------------------------- indexing
def getitem(x, index, g): return {"x": index_add(zeros_like(x), index, g)}
def take(x, indices, axis, g): return {"x": _returned(x, take(_places(x), indices, axis), g)}
def take_along_axis(x, indices, axis, g): return {"x": _returned(x, take_along_axis(_places(x), indices, axis), g)}
def gather(x, indices, axis, g): return {"x": scatter_add(zeros_like(x), indices, g, axis)}
def gather_nd(x, indices, g): return {"x": _returned(x, gather_nd(_places(x), indices), g)}
def batch_gather(x, indices, axes, g): return {"x": _returned(x, batch_gather(_places(x), indices, axes), g)}
def index_update(index, g): return {"x": index_update(g, index, 0), "value": getitem(g, index)}
def index_add(index, g): return {"x": g, "value": getitem(g, index)}
def index_multiply(x, index, value, g): return {"x": index_multiply(g, index, value), "value": getitem(multiply(g, x), index)}
def scatter(indices, axis, g): return {"x": scatter(g, indices, 0, axis), "value": gather(g, indices, axis)}
def scatter_add(indices, axis, g): return {"x": g, "value": gather(g, indices, axis)}
def masked_select(x, mask, g): return {"x": _returned(x, masked_select(_places(x), mask), g)}
def segment_sum(ids, g): return {"x": take(g, ids, 0)}
def segment_max(x, ids, n, result, g): return {"x": _segment_share(equal(x, take(result, ids, 0)), x, ids, n, g)}
def segment_min(x, ids, n, result, g): return {"x": _segment_share(equal(x, take(result, ids, 0)), x, ids, n, g)}

def _segment_share(mask, x, ids, n, g): return where(mask, take(divide(g, maximum(segment_sum(cast(mask, dtypeof(x)), ids, n), 1)), ids, 0), 0)

index_max = index_min = missing
nonzero = argwhere = none

# ---------------------------------------------------------------- sorting, searching, sets, counting
def sort(x, axis, descending, g): return {"x": _returned(x, take_along_axis(_places(x), argsort(x, axis, descending), axis), g)}
def top_k(x, axis, result, g): return {"x": _returned(x, take_along_axis(_places(x), item_of(result, 1), axis), item_of(g, 0))}
def bincount_weighted(x, g): return {"weights": take(g, x)}
def interp(x, xp, fp, g):
    return {
        "x": multiply(g, where(logical_and(greater_equal(x, amin(xp)), less_equal(x, amax(xp))), take(divide(diff(fp), diff(xp)), _interval(x, xp)), 0)),
        "fp": index_add(index_add(zeros_like(fp), _interval(x, xp), multiply(g, subtract(1, _part(x, xp)))), add(_interval(x, xp), 1), multiply(g, _part(x, xp))),
    }

def _interval(x, xp): return clip(subtract(searchsorted(xp, x, "right"), 1), 0, subtract(numel(xp), 2))
def _part(x, xp): return clip(divide(subtract(x, take(xp, _interval(x, xp))), take(diff(xp), _interval(x, xp))), 0, 1)

argsort = searchsorted = unique_all = isin = bincount = histogram = none
convolve = correlate = missing

# ---------------------------------------------------------------- linear algebra
def matmul(x, y, g): return {"x": multiply(g, y), "y": multiply(g, x)} if rank(x) == 1 and rank(y) == 1 else {"x": squeeze(matmul(y, expand_dims(g, -1)), -1), "y": multiply(expand_dims(x, -1), expand_dims(g, -2))} if rank(x) == 1 else {"x": multiply(expand_dims(g, -1), y), "y": squeeze(matmul(matrix_transpose(x), expand_dims(g, -1)), -1)} if rank(y) == 1 else {"x": matmul(g, matrix_transpose(y)), "y": matmul(matrix_transpose(x), g)}
def dot(x, y, g): return {"x": multiply(g, y), "y": multiply(g, x)} if rank(x) == 0 or rank(y) == 0 else {"x": _contracted(x, y, ((-1,), (_row_axis(y),)), g, 0), "y": _contracted(x, y, ((-1,), (_row_axis(y),)), g, 1)}
def inner(x, y, g): return {"x": multiply(g, y), "y": multiply(g, x)} if rank(x) == 0 or rank(y) == 0 else {"x": _contracted(x, y, ((-1,), (-1,)), g, 0), "y": _contracted(x, y, ((-1,), (-1,)), g, 1)}
def tensordot(x, y, axes, g): return {"x": _contracted(x, y, axes, g, 0), "y": _contracted(x, y, axes, g, 1)}
def einsum(equation, xs, g): return {"xs": [einsum_gradient(equation, xs, g, i) for i, x in enumerate(xs)]}
def kron(x, y, g): return {"x": sum(multiply(_blocks(x, y, g), expand_dims(y, (0, 2))), (1, 3)), "y": sum(multiply(_blocks(x, y, g), expand_dims(x, (1, 3))), (0, 2))} if rank(x) == 2 and rank(y) == 2 else {"x": sum(multiply(reshape(g, (-1, numel(y))), y), 1), "y": sum(multiply(reshape(g, (-1, numel(y))), expand_dims(x, -1)), 0)} if rank(x) == 1 and rank(y) == 1 else fail("only for vectors and matrices")
def cross(x, y, axis, g): return {"x": cross(y, g, axis), "y": cross(g, x, axis)}
def det(x, result, g): return {"x": multiply(expand_dims(multiply(g, result), (-2, -1)), matrix_transpose(inv(x)))}
def slogdet(x, g): return {"x": multiply(expand_dims(item_of(g, 1), (-2, -1)), matrix_transpose(inv(x)))}
def inv(result, g): return {"x": negative(matmul(matrix_transpose(result), matmul(g, matrix_transpose(result))))}
def pinv(x, result, g): return {"x": add(negative(matmul(matmul(matrix_transpose(result), g), matrix_transpose(result))), add(matmul(subtract(_unit_rows(x), matmul(x, result)), matmul(matrix_transpose(g), matmul(result, matrix_transpose(result)))), matmul(matmul(matmul(matrix_transpose(result), result), matrix_transpose(g)), subtract(_unit_columns(x), matmul(result, x)))))}
def solve(x, y, result, g): return {"y": solve(matrix_transpose(x), g), "x": negative(multiply(expand_dims(solve(matrix_transpose(x), g), -1), expand_dims(result, -2)))} if rank(y) == 1 else {"y": solve(matrix_transpose(x), g), "x": negative(matmul(solve(matrix_transpose(x), g), matrix_transpose(result)))}
def cholesky(result, g): return {"x": _symmetric(matmul(matrix_transpose(inv(result)), matmul(_lower_half(matmul(matrix_transpose(result), g)), inv(result))))}
def qr(x, result, g): return {"x": _qr_gradient(item_of(result, 0), item_of(result, 1), item_of(g, 0), item_of(g, 1))}
def svd(x, full_matrices, result, g): return fail("only of svd(x, full_matrices=False)") if full_matrices else {"x": _svd_gradient(item_of(result, 0), item_of(result, 1), matrix_transpose(item_of(result, 2)), item_of(g, 0), item_of(g, 1), matrix_transpose(item_of(g, 2)))}
def eigh(x, result, g): return {"x": _symmetric(matmul(item_of(result, 1), matmul(add(diag_embed(item_of(g, 0)), multiply(_inverse_gaps(item_of(result, 0)), matmul(matrix_transpose(item_of(result, 1)), item_of(g, 1)))), matrix_transpose(item_of(result, 1)))))}
def expm(x, g): return {"x": item_of(split(item_of(split(expm(concat((concat((matrix_transpose(x), g), -1), concat((zeros_like(x), matrix_transpose(x)), -1)), -2)), 2, -2), 0), 2, -1), 1)}
def matrix_norm(x, ord, axis, keepdims, result, g): return {"x": multiply(_spread(g, x, axis, keepdims), divide(x, _kept(result, axis, keepdims)))} if ord == "fro" else fail("only of the Frobenius norm")

def _contracted(x, y, axes, g, i): return einsum_gradient(equation_of(x, y, axes), (x, y), g, i)
def _row_axis(y): return -1 if rank(y) == 1 else -2
def _blocks(x, y, g): return reshape(g, (size(x, 0), size(y, 0), size(x, 1), size(y, 1)))
def _unit_rows(x): return eye(size(x, -2), None, 0, dtypeof(x))
def _unit_columns(x): return eye(size(x, -1), None, 0, dtypeof(x))
def _symmetric(x): return multiply(0.5, add(x, matrix_transpose(x)))
def _lower_half(x): return multiply(0.5, add(tril(x), tril(x, -1)))
def _qr_gradient(q, r, gq, gr): return matmul(add(gq, matmul(q, _mirrored(subtract(matmul(r, matrix_transpose(gr)), matmul(matrix_transpose(gq), q))))), matrix_transpose(inv(r)))
def _mirrored(x): return add(tril(x), matrix_transpose(tril(x, -1)))
def _gaps(s): return subtract(expand_dims(s, -2), expand_dims(s, -1))
def _inverse_gaps(s): return where(equal(_gaps(s), 0), 0, divide(1, where(equal(_gaps(s), 0), 1, _gaps(s))))
def _skew(u, gu, s): return multiply(_inverse_gaps(square(s)), subtract(matmul(matrix_transpose(u), gu), matmul(matrix_transpose(gu), u)))
def _svd_gradient(u, s, v, gu, gs, gv): return add(matmul(matmul(u, add(diag_embed(gs), add(multiply(_skew(u, gu, s), expand_dims(s, -2)), multiply(_skew(v, gv, s), expand_dims(s, -1))))), matrix_transpose(v)), add(matmul(divide(_outside(u, gu), expand_dims(s, -2)), matrix_transpose(v)), matmul(u, matrix_transpose(divide(_outside(v, gv), expand_dims(s, -2))))))
def _outside(u, gu): return subtract(gu, matmul(u, matmul(matrix_transpose(u), gu)))

matrix_rank = none

# ---------------------------------------------------------------- neural networks
def conv(x, weight, bias, stride, padding, dilation, groups, g):
    return {"x": conv_grad_input(g, weight, shape(x), stride, padding, dilation, groups), "weight": conv_grad_weight(x, g, shape(weight), stride, padding, dilation, groups), "bias": sum(reshape(g, (size(g, 0), size(g, 1), -1)), (0, 2))}
def conv_transpose(x, weight, bias, stride, padding, output_padding, dilation, groups, g):
    return {"x": conv(g, weight, None, stride, padding, dilation, groups), "weight": conv_grad_weight(g, x, shape(weight), stride, padding, dilation, groups), "bias": sum(reshape(g, (size(g, 0), size(g, 1), -1)), (0, 2))}
def max_pool(x, kernel, stride, padding, g): return {"x": max_pool_grad(x, g, kernel, stride, padding)}
def avg_pool(x, kernel, stride, padding, g): return {"x": avg_pool_grad(g, shape(x), kernel, stride, padding)}
def dropout(rate, training, g): return {"x": g} if rate == 0 or not training else fail("the mask of dropout is not known")
def interpolate_nearest(x, scale, g): return {"x": _returned(x, interpolate_nearest(_places(x), scale), g)}

conv_grad_input = conv_grad_weight = max_pool_grad = avg_pool_grad = missing

# ---------------------------------------------------------------- spectra: the adjoint of a transform is its inverse with the other factor
def fft(x, n, axis, norm, g): return {"x": ifft(g, None, axis, _adjoint(norm))} if n is None else fail("of a cut or lengthened transform")
def ifft(x, n, axis, norm, g): return {"x": fft(g, None, axis, _adjoint(norm))} if n is None else fail("of a cut or lengthened transform")
def rfft(x, n, axis, norm, g): return {"x": real(ifft(g, size(x, axis), axis, _adjoint(norm)))} if n is None else fail("of a cut or lengthened transform")
def fft2(axes, norm, g): return {"x": ifft2(g, axes, _adjoint(norm))}
def ifft2(axes, norm, g): return {"x": fft2(g, axes, _adjoint(norm))}
def fftshift(axes, g): return {"x": ifftshift(g, axes)}
def ifftshift(axes, g): return {"x": fftshift(g, axes)}

def _adjoint(norm): return "forward" if norm == "backward" else "backward" if norm == "forward" else "ortho"

irfft = missing
fftfreq = rfftfreq = none
