"""Arguments for single rows, by position and keyword, where none can be derived from core operations.

A key is a dialect and the last part of a name (with the parts before it where they matter); methods in place share
the samples of the method without the underscore. The overload that the arguments select takes them.
"""

from dataclasses import dataclass

import numpy as np

from .samples import Index, X, Y, Z, f32, f64, floats, i32, inf, mask
from .values import DType


@dataclass(frozen=True)
class Sample:
    """Arguments as written: by position, then by keyword."""

    positional: tuple
    keywords: dict

    def bound(self, row):
        """The arguments by the row's names, or None where it has no such parameters."""
        names = [p.name for p in row.parameters if p.kind != "keyword"]
        if len(self.positional) > len(names) or any(row.parameter(k) is None for k in self.keywords):
            return None
        return dict(zip(names, self.positional)) | self.keywords


def S(*positional, **keywords):
    return Sample(positional, keywords)


def with_each(base, **choices):
    """The sample, and the sample with one keyword more."""
    return [base] + [S(*base.positional, **base.keywords, **{name: value}) for name, values in choices.items() for value in values]


def with_all(samples, **choice):
    """The samples with a keyword in every value."""
    [(name, values)] = choice.items()
    return [S(*s.positional, **s.keywords, **{name: value}) for s in samples for value in values]


REDUCTIONS = ["mean", "sum", "none"]
F = floats
CLASSES = [S(F(4, 3), Index([0, 2, 1, 1])), S(F(4, 3), Index([0, -100, 1, -100])), S(F(2, 3, 4), Index([[0, 2, 1, 1], [1, 0, -100, 2]])),
           S(F(4, 3), Index([0, 2, 1, 1]), weight=np.array([0.5, 1.0, 2.0], np.float32)), S(F(4, 3), Index([0, 2, -100, 1]), weight=np.array([0.5, 1.0, 2.0], np.float32)),
           S(F(3), Index(1))]
AXES = [S(X(4, 3), 0, Index([0, 2]), Y(2, 3)), S(X(3, 4), 1, Index([0, 2]), Y(3, 2)), S(X(3, 4), -1, Index([0, 2]), Y(3, 2)), S(X(2, 3, 4), 1, Index([0, 2]), Y(2, 2, 4))]
NORMS = [S(F(4, 3), F(3), F(3, domain="positive")), S(F(2, 3, 2, 2), F(3), F(3, domain="positive"))]
ATTENTION = S(F(2, 4, 3), F(2, 5, 3, seed=3), F(2, 5, 3, seed=4))
WEIGHTED = {"weight": F(3, seed=5), "bias": F(3, seed=6)}

TORCH = {
    "addmm": with_each(S(X(2, 4, kinds="fi"), Y(2, 3, kinds="fi"), Z(3, 4, kinds="fi")), beta=[2], alpha=[3]) + [S(F(4), F(2, 3), F(3, 4), beta=0.5, alpha=2)],
    "addmv": with_each(S(X(2, kinds="fi"), Y(2, 3, kinds="fi"), Z(3, kinds="fi")), beta=[2], alpha=[3]),
    "addr": with_each(S(X(3, 2, kinds="fi"), Y(3, kinds="fi"), Z(2, kinds="fi")), beta=[2], alpha=[3]),
    "baddbmm": with_each(S(X(2, 2, 4, kinds="fi"), Y(2, 2, 3, kinds="fi"), Z(2, 3, 4, kinds="fi")), beta=[2], alpha=[3]),
    "bilinear": [S(F(2, 3), F(2, 4), F(5, 3, 4)), S(F(2, 3), F(2, 4), F(5, 3, 4), F(5))],
    "copy": [S(X(2, 3), Y(2, 3)), S(X(2, 3), Y(3)), S(X(2, 3, kinds="i"), F(2, 3))],
    "expand": [S(X(3, 1), (3, 4)), S(X(3, 1), (-1, 4)), S(X(1), (4,)), S(X(1, 3, 1), (2, 3, 4)), S(X(1, 3, 1), (2, -1, -1)), S(X(1, 1, 3, 1), (2, 2, -1, 4)),
               S(X(1, 1, 1, 3, 1), (2, 1, 2, -1, 2)), S(X(1), 4), S(X(3, 1), 3, 4), S(X(3, 1), -1, 4), S(X(1, 3, 1), 2, 3, 4), S(X(3, 1), 2, -1, 4),
               S(X(1, 1, 3, 1), 2, 2, -1, 4), S(X(1, 1, 1, 3, 1), 2, 1, 2, -1, 2), S(X(3, 1), (2, 3, 4)), S(X(1, 1, 1, 1, 3, 1), (1, 2, 1, 1, 3, 2))],
    "flatten": [S(X(*shape), start, end) for shape in ((4,), (2, 3), (2, 3, 4), (2, 3, 2, 2), (2, 1, 3, 2, 2)) for start in range(-2, 4) for end in (-1, -2, 1, 2)
                if -len(shape) <= start < len(shape) and -len(shape) <= end < len(shape) and start % len(shape) <= end % len(shape)],
    "flip": [S(X(2, 3), (0, 1)), S(X(2, 3), (0,)), S(X(2, 3), (-1,))],
    "index_add": AXES + [S(*s.positional, alpha=2) for s in AXES] + [S(X(4, 3), 0, Index([0, 2, 0]), Y(3, 3))],
    "index_copy": AXES,
    "index_fill": [S(X(4, 3), 0, Index([0, 2]), 2), S(X(3, 4), 1, Index([0, 2]), 2), S(X(3, 4), -1, Index([0, 2]), 2), S(F(3, 4), -1, Index([0, 2]), 0.5)],
    "index_put": with_each(S(X(4, 3), (Index([0, 2]), Index([1, 0])), Y(2)), accumulate=[True]) + [S(X(4, 3), (Index([0, 2]),), Y(2, 3)),
                           S(X(4, 3), (Index([0, 0]), Index([1, 1])), Y(2), accumulate=True)],
    "logdet": [S(F(3, 3, domain="spd"))],
    "narrow": [S(X(4, 3), 0, 1, 2), S(X(3, 4), 1, 1, 2), S(X(2, 3, 4), 2, 1, 2), S(X(3, 4), -1, 1, 2), S(X(4, 3), -2, 0, 3)],
    "select": [S(X(4, 3), 0, 1), S(X(3, 4), 1, -1), S(X(2, 3, 4), 2, 1), S(X(3, 4), -1, 1), S(X(4, 3), -2, 0)],
    **dict.fromkeys("new_zeros new_ones new_empty".split(), [S(X(2), (2, 3)), S(X(2), (2, 3), dtype=i32), S(X(2), (3,))]),
    "permute": [S(X(2, 3, 4), (2, 0, 1)), S(X(2, 3), (1, 0)), S(X(2, 3, 4), (0, -1, 1))],
    "scatter_reduce": [S(X(5, kinds="fi"), 0, Index([0, 2, 0]), Y(3, kinds="fi"), how) for how in ("sum", "amax", "amin", "prod")] + [S(X(2, 3), 1, Index([[0, 2], [1, 1]]), Y(2, 2), "sum")]
                      + [S(F(5), 0, Index([0, 2, 0]), F(3, seed=3), how, include_self=False) for how in ("sum", "mean", "amax", "amin")] + [S(F(5), 0, Index([0, 2, 0]), F(3, seed=3), "mean")],
    "view_as_complex": [S(F(3, 2)), S(F(2, 3, 2))],
    "tile": [S(X(2, 3), (2, 2)), S(X(2, 3), (2,)), S(X(2, 3), (2, 1, 2))],
    "Tensor.repeat": [S(X(2, 3), (2, 2)), S(X(2, 3), (2, 1, 2)), S(X(3), (2,))],
    "view": [S(X(2, 6), (3, 4)), S(X(2, 6), (-1,)), S(X(2, 6), (4, -1))],
    "Tensor.reshape": [S(X(2, 6), (3, 4)), S(X(2, 6), (-1,)), S(X(2, 6), (4, -1))],
    "to": [S(X(2, 3), f64), S(X(2, 3), F(2)), S(X(2, 3), "cpu", f64), S(X(2, 3), "cpu")],
    "type_as": [S(X(2, 3), Y(2)), S(X(2, 3), F(2))],
    "unfold": [S(X(7), -1, 3, 2), S(X(2, 7), 1, 3, 1), S(X(7, 2), 0, 3, 2), S(X(2, 7, 2), -2, 3, 2)],
    "dstack": [S((X(2, 3), Y(2, 3))), S((X(2, 3, 2), Y(2, 3, 1)))],
    "einsum": [S("ij,jk->ik", (F(2, 3), F(3, 4))), S("ij->ji", (F(2, 3),)), S("bij,bjk->bik", (F(2, 2, 3), F(2, 3, 2))), S("...i,...i->...", (F(2, 3), F(2, 3)))],
    "linalg.lstsq": [S(F(4, 2, domain="square"), F(4, 3, seed=3))],
    "multi_dot": [S((F(2, 3), F(3, 4))), S((F(2, 3), F(3, 4), F(4, 2)))],
    "torch.arange": [S(5), S(2.5), S(5, dtype=f32), S(1, 5), S(1, 7, 2), S(0, 1, 0.25), S(1, 3.5), S(5, 0, -2), S(1, 5, dtype=f32), S(np.array(4)), S(0.5, 3, 1)],
    "meshgrid": [S((X(3), Y(2)), indexing="ij"), S((X(3), Y(2)), indexing="xy"), S((X(3), Y(2)))],
    "cholesky_solve": [S(F(3, 2), np.tril(np.array([[2, 0, 0], [0.5, 1.5, 0], [-1, 0.3, 3]], np.float32)))],
    "cosine_embedding_loss": with_all(with_each(S(F(4, 3), F(4, 3, seed=3), Index([1, -1, 1, -1])), margin=[0.2]), reduction=REDUCTIONS),
    "nll_loss": with_all(CLASSES, reduction=REDUCTIONS),
    "cross_entropy": with_all(CLASSES + [S(F(4, 3), Index([0, 2, -100, 1]), label_smoothing=0.1), S(F(4, 3), F(4, 3, domain="probability")),
                                         S(F(4, 3), F(4, 3, domain="probability"), label_smoothing=0.2), S(F(2, 3, 4), F(2, 3, 4, domain="probability")),
                                         S(F(2, 3, 4), Index([[0, 2, 1, 1], [1, 0, -100, 2]]), label_smoothing=0.2)], reduction=REDUCTIONS),
    "kthvalue": [S(X(5, domain="distinct"), 2), S(X(3, 4, domain="distinct"), 2), S(X(3, 4, domain="distinct"), 1, 0), S(X(3, 4, domain="distinct"), 2, 1, True)],
    "histc": [S(F(9), 4, -2.0, 2.0), S(F(9), bins=3, min=0, max=3)],
    "requires_grad": [S(F(3)), S(F(3), True)],
    "adaptive_avg_pool1d": [S(F(2, 3, 6), 1), S(F(2, 3, 6), (1,))],
    "adaptive_avg_pool2d": [S(F(2, 3, 4, 4), 1), S(F(2, 3, 4, 4), (1, 1))],
    "adaptive_avg_pool3d": [S(F(1, 2, 2, 3, 2), 1), S(F(1, 2, 2, 3, 2), (1, 1, 1))],
    "adaptive_max_pool1d": [S(F(2, 3, 6), 1), S(F(2, 3, 6), (1,))],
    "adaptive_max_pool2d": [S(F(2, 3, 4, 4), 1), S(F(2, 3, 4, 4), (1, 1))],
    "adaptive_max_pool3d": [S(F(1, 2, 2, 3, 2), 1), S(F(1, 2, 2, 3, 2), (1, 1, 1))],
    "batch_norm": NORMS + [S(*s.positional, **WEIGHTED) for s in NORMS] + [S(*s.positional, **WEIGHTED, eps=0.1) for s in NORMS],
    "instance_norm": [S(F(2, 3, 2, 2)), S(F(2, 3, 2, 2), **WEIGHTED), S(F(2, 3, 2, 2), eps=0.1)],
    "group_norm": [S(F(2, 4, 3, 3), 2), S(F(2, 4), 2), S(F(2, 4, 3), 2, eps=0.1), S(F(2, 4, 3, 3), 2, weight=F(4, seed=5), bias=F(4, seed=6))],
    "rms_norm": [S(F(2, 3), (3,), eps=1e-5), S(F(2, 3), (3,), F(3, seed=5), 0.1)],
    "huber_loss": with_all(with_each(S(F(2, 3), F(2, 3, seed=3)), delta=[0.5]), reduction=REDUCTIONS),
    "nn.functional.pad": [S(X(*shape, kinds="fi"), widths) for shape in ((4,), (3, 4), (2, 3, 4), (2, 2, 3, 4), (1, 2, 2, 3, 4)) for widths in ((1, 2), (1, 2, 0, 1), (1, 0, 0, 1, 2, 0))
                          if len(widths) <= 2 * len(shape)] + [S(F(2, 3, 4), (1, 1), mode) for mode in ("reflect", "replicate", "circular")] + [
                              S(F(2, 2, 3, 4), (1, 1, 1, 1), mode) for mode in ("reflect", "replicate", "circular")] + [S(F(3, 4), (1, 2), "constant", 1.5)],
    "interpolate": [S(F(1, 2, 3, 4), (5, 6), mode=mode) for mode in ("bilinear", "nearest")] + [S(F(1, 2, 3, 4), (5, 6), mode="bilinear", align_corners=True)] + [
                       S(F(1, 2, 4, 6), scale_factor=factor, mode="bilinear") for factor in (2, 2.0, 0.5)] + [S(F(1, 2, 3, 4), 5, mode="bilinear"), S(F(1, 2, 3, 4), 5), S(F(2, 3, 5), 4, mode="linear"),
                       S(F(1, 2, 4, 6), scale_factor=0.5), S(F(1, 2, 3, 4), scale_factor=2)],
    "functional.unfold": [S(F(2, 3, 4, 5), 3), S(F(2, 3, 4, 5), 2, 1, 1, 2), S(F(2, 3, 4, 5), (2, 3))],
    "affine_grid": [S(F(2, 2, 3), (2, 1, 3, 4)), S(F(2, 2, 3), (2, 1, 3, 4), True)],
    "grid_sample": [S(F(2, 3, 4, 5), F(2, 3, 2, 2, seed=4)), S(F(2, 3, 4, 5), F(2, 3, 2, 2, seed=4), align_corners=True)],
    "linalg.solve": [S(F(3, 3, domain="square"), F(3, 2, seed=3)), S(F(3, 3, domain="square"), F(3, seed=3)), S(F(4, 3, 3, domain="square"), F(4, 3, seed=3))],
    "solve_triangular": [S(F(3, 3, domain="square"), F(3, 2, seed=3), upper=upper) for upper in (True, False)],
    "torch.stft": [S(F(20), 8, 4, window=F(8, seed=3), return_complex=True), S(F(20), 8, 4, window=F(8, seed=3), center=False, return_complex=True)],
    "pixel_shuffle": [S(F(1, 4, 2, 3), 2), S(F(2, 8, 2, 3), 2)],
    "pixel_unshuffle": [S(F(1, 2, 4, 6), 2)],
    "prelu": [S(F(2, 3), F(3, seed=5)), S(F(2, 3), F(1, seed=5)), S(F(2, 3, 4), F(3, seed=5)), S(F(2, 3, 2, 2), F(3, seed=5)), S(F(2, 3, 2, 2), F(1, seed=5))],
    "scaled_dot_product_attention": [ATTENTION, *(S(*ATTENTION.positional, **k) for k in (
        {"attn_mask": mask(np.tri(4, 5, 1))}, {"attn_mask": F(4, 5, seed=8)}, {"is_causal": True}, {"scale": 0.3}, {"is_causal": True, "scale": 2.0}))],
    **dict.fromkeys("torch.zeros torch.ones torch.empty".split(), [S((2, 3)), S((2,), dtype=i32), S((2, 3), dtype=f64)]),
    **dict.fromkeys("var std".split(), [S(F(2, 3)), S(F(2, 3), True), S(F(2, 3), False), S(F(2, 3), 1), S(F(2, 3), (0, 1), correction=0), S(F(2, 3), 0, False), S(F(2, 3), 0, True, True),
                                        S(F(2, 3), dim=1, keepdim=True), S(F(2, 3), dim=1, unbiased=False), S(F(2, 3), correction=2), S(F(2, 3), 1, correction=0, keepdim=True)]),
}

MASKS = [mask([[1, 0, 1], [0, 0, 1]]), mask([[0, 1, 1], [1, 0, 0]]), mask([[1, 1, 1], [0, 1, 0]])]
QUANTILES = [S(X(7, kinds="fi"), q, **k) for q, k in ((0.3, {}), ([0.25, 0.75], {}), (np.array([0.25, 0.75]), {}), (np.array([0.25, 0.75], np.float32), {}), (0.5, {"keepdims": True}),
                                         (0.3, {"method": "lower"}), (0.3, {"method": "nearest"}))] + [S(X(2, 5, kinds="fi"), q, **k) for q, k in (
                                             (0.5, {"axis": 1}), ([0.25, 0.5], {"axis": 0}), (np.array([0.25, 0.5]), {"axis": 1, "keepdims": True}))]


def in_percent(sample):
    levels = sample.positional[1]
    levels = [100 * q for q in levels] if isinstance(levels, list) else 100 * levels
    return S(sample.positional[0], levels, **sample.keywords)


NUMPY = {
    "quantile": QUANTILES,
    "percentile": [in_percent(s) for s in QUANTILES],
    "cov": [S(X(3, 5, kinds="fi")), S(X(5, kinds="fi")), S(X(5, kinds="fi"), Y(5, kinds="fi")), *(S(X(3, 5, kinds="fi"), **k) for k in (
        {"bias": True}, {"ddof": 0}, {"ddof": 1}, {"ddof": 0, "bias": True}, {"rowvar": False}, {"rowvar": False, "bias": True}, {"rowvar": False, "ddof": 0})),
            S(X(5, kinds="fi"), ddof=0), S(X(5, kinds="fi"), Y(5, kinds="fi"), ddof=0), S(X(5, kinds="fi"), Y(5, kinds="fi"), bias=True)],
    "corrcoef": [S(X(3, 5, kinds="fi")), S(X(5, kinds="fi"), Y(5, kinds="fi")), S(X(3, 5, kinds="fi"), rowvar=False)],
    "ravel_multi_index": [S((Index([0, 1]), Index([2, 0])), (3, 4))],
    "select": [S(MASKS[:n], [X(2, 3), Y(2, 3), Z(2, 3)][:n], *d) for n in (1, 2, 3) for d in ((), (5,))],
    "insert": [S(X(4), 1, 2), S(X(4), 1, Y(2)), S(X(4), 0, 2), S(X(4), -1, 2)],
    "delete": [S(X(4), 1), S(X(4), -1), S(X(4), [0, 2]), S(X(4), 0)],
    "ix_": [S(Index([0, 2]), Index([1, 0, 2])), S(Index([0, 2]), Index([1, 0, 2]), Index([1]))],
    "lexsort": [S((Index([2, 1, 2, 1]), Index([0, 1, 0, 0])))],
    "vander": [S(X(4, kinds="fi"), 3), S(X(4, kinds="fi"), 3, True), S(X(4, kinds="fi"), 3, increasing=False)],
    "polyder": [S(F(4))],
    "polyint": [S(F(4))],
    "sliding_window_view": [S(X(6), 3), S(X(4, 5), (2, 3)), S(X(2, 6), 3, -1), S(X(2, 6), 3, axis=-1)],
    "polyfit": [S(F(5, domain="sorted"), F(5, seed=3), 2)],
    "multi_dot": [S([F(2, 3), F(3, 4)]), S([F(2, 3), F(3, 4), F(4, 2)])],
    "linalg.lstsq": [S(F(5, 2, domain="square"), F(5, seed=3)), S(F(5, 2, domain="square"), F(5, 3, seed=3))],
    "linalg.norm": [S(F(2, 3)), S(F(3)), *(S(F(3), o) for o in (1, 2, inf, 0, 3)), *(S(F(3, 3), o) for o in ("fro", "nuc", 1, 2, -1, inf, -inf)),
                    *(S(F(2, 3), **k) for k in ({"axis": 1}, {"axis": 1, "keepdims": True}, {"axis": (0, 1)}, {"axis": 0, "ord": 1}, {"ord": 0, "axis": 1}, {"ord": "fro", "axis": (0, 1)},
                                                {"ord": "nuc", "axis": (0, 1), "keepdims": True})), S(F(2, 3), None, 1), S(F(2, 3), 1, 0), S(F(2, 3), None, (0, 1)), S(F(2, 3), None)],
    "compress": [S(mask([1, 0, 1]), X(3, 2)), S(mask([1, 0, 1]), X(3, 2), 0), S(mask([1, 0]), X(3, 2), 1), S(mask([1, 0, 1]), X(3, 2), axis=0)],
    "Tensor.compress": [S(X(3, 2), mask([1, 0, 1]), 0), S(X(3, 2), mask([1, 0]), axis=1)],
    **{f"numpy.{n}": [S(X(2, 3, kinds="fi"), Y(2, 3, kinds="fi", domain="nonzero"), *o, **k) for o, k in (((), {}), ((Z(2, 3, kinds="f"),), {"where": MASKS[0]}))] + [
        S(X(2, 3, kinds="fi"), Y(3, kinds="fi", domain="nonzero")), S(X(2, 3, kinds="fi"), 2), S(X(2, 3, kinds="f"), 1.5), S(2, Y(2, 3, kinds="fi", domain="nonzero"))]
       for n in "subtract divide floor_divide remainder arctan2".split()},
    "numpy.power": [S(X(2, 3, kinds="fi"), 2), S(X(2, 3, kinds="fi"), Y(2, 3, domain="count")), S(F(2, 3), 0.5), S(2, Y(2, 3, kinds="fi", domain="count")), S(F(2, 3), 2, Z(2, 3, kinds="f"), where=MASKS[0])],
    **{f"numpy.{n}": [S(X(2, 3, kinds="fi", domain=d)), S(X(kinds="fi", domain=d)), S(X(5, domain="edge", kinds="f")), S(X(2, 3, kinds="f", domain=d), Z(2, 3, kinds="f"), where=MASKS[0])]
       for n, d in {"negative": "any", "sqrt": "positive", "square": "any", "reciprocal": "nonzero", "exp": "any", "log": "positive", "log2": "positive", "log10": "positive", "log1p": "positive"}.items()},
    **{f"numpy.{n}": [S(X(2, 3), **k) for k in ({}, {"axis": 1}, {"axis": 0, "keepdims": True}, {"dtype": f64}, {"where": MASKS[0]}, {"where": MASKS[0], "axis": 1}, {"axis": (0, 1)})] + [
        S(X(2, 3, kinds="fi"), initial=2), S(X(2, 3, kinds="fi"), initial=2, where=MASKS[0]), S(X(2, 3, kinds="f"), axis=0, initial=0.5)] for n in ("sum", "prod")},
    **{f"Tensor.{n}": [S(X(2, 3), **k) for k in ({}, {"axis": 1}, {"axis": 0, "keepdims": True}, {"dtype": f64}, {"where": MASKS[0]}, {"where": MASKS[0], "axis": 1}, {"axis": (0, 1)})] + [
        S(X(2, 3, kinds="fi"), initial=2), S(X(2, 3, kinds="fi"), initial=2, where=MASKS[0]), S(X(2, 3, kinds="f"), axis=0, initial=0.5)] for n in ("sum", "prod")},
    **{f"{p}.{n}": [S(X(2, 3), **k) for k in ({}, {"axis": 1}, {"axis": 0, "keepdims": True}, {"axis": (0, 1)})] + [S(X(2, 3, kinds="fi"), initial=2), S(X(2, 3, kinds="fi"), initial=2, where=MASKS[0]),
        S(X(2, 3, kinds="f"), axis=0, initial=0.5)] for n in ("max", "min") for p in ("numpy", "Tensor")},
    "place": [S(X(2, 3), MASKS[0], 2), S(X(2, 3), MASKS[0], [1, 2]), S(F(2, 3), MASKS[0], F(2, seed=4))],
    "put": [S(X(5), [0, 2], [1, 2]), S(X(5), [0, 2], 2), S(X(5), Index([0, 2]), [1, 2]), S(X(5), Index([0, 2]), Y(2)), S(X(2, 3), Index([0, 4]), Y(2))],
    "setdiff1d": [S(X(5), Y(3)), S([1, 2, 3], [2])],
    "polyval": [S(X(3, kinds="fi"), Y(4, kinds="fi")), S(X(3, kinds="fi"), 2), S(F(3), 0.5), S(F(3), F(2, 2, seed=3))],
    "copyto": [S(X(2, 3), Y(2, 3)), S(X(2, 3), Y(3)), S(X(2, 3), Y(2, 3), where=MASKS[0])],
    "take_along_axis": [S(X(3, 4), Index([[0, 2, 1, 0]]), 0), S(X(3, 4), Index([[3, 1], [0, 2], [1, 1]]), 1), S(X(3, 4), Index([0, 11, 2]), None), S(X(3, 4), Index([[3, 1], [0, 2], [1, 1]]))],
    "dsplit": [S(X(2, 3, 4), 2), S(X(2, 3, 4), [1, 3])],
    "numpy.sort": [S(X(3, 4, domain="distinct")), S(X(3, 4, domain="distinct"), 0), S(X(3, 4, domain="distinct"), None), S(X(3, 4, domain="distinct"), stable=True)],
    "numpy.argsort": [S(X(3, 4, domain="distinct")), S(X(3, 4, domain="distinct"), 0), S(X(3, 4, domain="distinct"), None), S(X(3, 4, domain="few"), stable=True)],
    "numpy.arange": [S(5), S(2.5), S(5, dtype=f32), S(1, 5), S(1, 7, 2), S(0, 1, 0.25), S(1, 3.5), S(5, 0, -2), S(1, 5, dtype=f32), S(np.array(4)), S(1, np.array(4)), S(0.5, 3, 1)],
    "numpy.array": [S([1.0, 2.5]), S(3), S([[1, 2], [3, 4]]), S(X(2, 3)), S(X(2, 3), f32), S([1, 2], f32), S([1.5, 0.0], dtype=i32), S(X(2, 3), copy=False), S(X(2, 3), copy=True)],
    "numpy.histogram": [S(F(9)), S(F(9), 4), S(F(9), bins=4, range=(-2.0, 2.0)), S(F(9), 3, (0, 3)), S(X(9, kinds="i"), 4)],
    "Tensor.clip": [S(X(2, 3, kinds="fi"), 0, 2), S(X(2, 3, kinds="fi"), 0), S(X(2, 3, kinds="fi"), max=1), S(F(2, 3), -0.5, 0.5), S(X(2, 3, kinds="i"), 0.5, 1.5), S(X(2, 3, kinds="i"), max=0.5),
                    S(F(2, 3), F(2, 3, domain="negative"), F(3, domain="positive"))],
    "numpy.clip": [S(X(2, 3, kinds="fi"), min=0), S(X(2, 3, kinds="fi"), max=1), S(X(2, 3, kinds="fi"), min=0, max=2), S(X(2, 3, kinds="i"), min=0.5, max=1.5), S(X(2, 3, kinds="i"), max=0.5), S(X(2, 3, kinds="fi"), 0, 2), S(X(2, 3, kinds="fi"), 0, None), S(X(2, 3, kinds="fi"), None, 1), S(F(2, 3), -0.5, 0.5), S(X(2, 3, kinds="i"), 0.5, 1.5),
                   S(F(2, 3), F(2, 3, domain="negative"), F(3, domain="positive"))],
    **dict.fromkeys("numpy.partition Tensor.partition numpy.argpartition".split(), [S(np.array([3.0, 1.0, 2.0]), 1), S(np.array([[2, 1], [0, 3]]), 1), S(np.array([[2, 1], [0, 3]]), 1, 0)]),
    "reduce": [S([X(3), Y(3)]), S([X(2, 3), Y(2, 3)], axis=0), S(X(2, 3, kinds="fi")), S(X(2, 3, kinds="fi"), 1), S(X(2, 3, kinds="fi"), 0, keepdims=True), S(X(2, 3, kinds="i"), axis=None), S(X(2, 3, kinds="fi"), dtype=f64)],
    "Tensor.transpose": [S(X(2, 3)), S(X(2, 3, 4), (2, 0, 1)), S(X(2, 3), (1, 0))],
}

def at_samples(value=True):
    """Updates that leave out what is out of range, and those of every kind of index."""
    index = [((Index([0, 7, 2]),), X(5, kinds="fi")), ((Index([0, -9, -1]),), X(5, kinds="fi"))]
    return [S(x, *i, *((v,) if value else ()), mode="drop") for i, x in index for v in (2, Y(3, kinds="fi"), np.array(2))]


SHAPES = [(X(3), Y(3)), (X(2, 3), Y(2, 3)), (X(2, 3, 2), Y(2, 3, 2)), (X(2, 3), Y(2, 3), Z(2, 3)), (X(3), Y(3), Z(3))]
CONV = (F(2, 4, 7, 7), F(6, 4, 3, 3, seed=3))
CONV_LAST = (F(2, 7, 7, 4), F(3, 3, 4, 6, seed=3))
FIRST, LAST = ("NCHW", "OIHW", "NCHW"), ("NHWC", "HWIO", "NHWC")
CONVS = [S(*CONV, (1, 1), "VALID", **k) for k in ({}, {"rhs_dilation": (2, 2)}, {"dimension_numbers": FIRST})] + [
    S(*CONV, (2, 2), "VALID"), S(F(2, 4, 7, 7), F(6, 2, 3, 3, seed=3), (1, 1), "VALID", feature_group_count=2), S(*CONV, (1, 1), "SAME", dimension_numbers=FIRST),
    S(*CONV, (2, 1), ((1, 1), (0, 1))), S(*CONV, (1, 1), ((1, 1), (0, 1)), dimension_numbers=FIRST), S(*CONV_LAST, (1, 2), "VALID", dimension_numbers=LAST),
    S(*CONV_LAST, (1, 1), "SAME", dimension_numbers=LAST), S(*CONV_LAST, (2, 1), ((1, 1), (0, 1)), dimension_numbers=LAST)]
HEADS = (F(2, 4, 2, 3), F(2, 5, 2, 3, seed=3), F(2, 5, 2, 3, seed=4))

JAX = {
    "cho_solve": [S((np.tril(np.array([[2, 0, 0], [0.5, 1.5, 0], [-1, 0.3, 3]], np.float32)), True), F(3, 2))],
    **dict.fromkeys("softmax log_softmax".split(), [S(F(2, 3), **k) for k in ({}, {"axis": 0}, {"axis": -1}, {"axis": (0, 1)}, {"where": MASKS[0]})] + [S(X(2, 3, kinds="i")), S(F(2, 3), 0), S(F(2, 3), axis=0, where=MASKS[0])]),
    "log_sigmoid": [S(X(2, 3, kinds="fi")), S(F(5, domain="edge"))],
    "at.set": [S(X(4, 3), 1, 5), S(X(4, 3), (slice(None), 0), 2), S(X(4, 3), Index([0, 2]), Y(2, 3)), S(X(4, 3), slice(1, 3), Y(2, 3)), S(X(4, 3), mask([1, 0, 1, 0]), 1), *at_samples()],
    "at.add": [S(X(4, 3), 1, 5), S(X(4, 3), (slice(None), 0), 2), S(X(4, 3), Index([0, 2, 0]), Y(3, 3)), S(X(4, 3), slice(1, 3), Y(2, 3)), *at_samples()],
    "at.power": [S(F(4, 3), 1, 2), S(F(5, domain="positive"), Index([0, 2]), F(2)), S(X(4, 3, kinds="i"), Index([0, 2]), 2)],
    "at.get": [S(X(5), Index([0, 2])), S(X(4, 3), 1), S(X(5), Index([0, 7]), mode="clip"), S(X(5), Index([0, 7, -1]), mode="fill", fill_value=9)],
    "diag_indices_from": [S(X(3, 3))],
    "ix_": [S(Index([0, 2]), Index([1, 0, 2])), S(Index([0, 2]), Index([1, 0, 2]), Index([1]))],
    "lcm": [S(Index([4, 6, -3]), Index([6, 4, 5])), S(Index([4, 6, 0]), Index([6, 0, 0])), S(Index([4, 6]), 6)],
    "numpy.take": [S(X(4, 3), Index([0, 2]), axis=0), S(X(4, 3), Index([0, 2]), 1), S(X(4, 3), Index([0, 11])), *(S(X(4, 3), Index(i), axis=a, mode=m) for m in ("clip", "wrap") for a, i in ((0, [0, 5, -2]), (1, [3, -9]), (None, [0, 12, 40]))),
                   S(X(4, 3), Index([0, 14, -1]), mode="fill", fill_value=9)],
    "segment_prod": [S(X(5, kinds="fi"), Index([0, 2, 0, 1, 2]), 4)],
    **{f"{p}.{n}": [S(X(2, 3), **k) for k in ({}, {"axis": 1}, {"axis": 0, "keepdims": True}, {"axis": (0, 1)})] + [S(X(2, 3, kinds="fi"), initial=2), S(X(2, 3, kinds="fi"), initial=2, where=MASKS[0]),
        S(X(2, 3, kinds="f"), axis=0, initial=0.5)] for n in ("max", "min") for p in ("numpy", "Tensor")},
    **{f"numpy.{n}": [S(X(2, 3), **k) for k in ({}, {"axis": 1}, {"axis": 0, "keepdims": True}, {"where": MASKS[0]}, {"axis": 1, "where": MASKS[0]})] for n in ("all", "any")},
    "numpy.bincount": [S(Index([0, 2, 2, 1])), S(Index([0, 2, 2, 1]), minlength=6), S(Index([0, 2, 2, 1]), F(4)), S(Index([0, 2, 2, 1]), F(4), 6), S(Index([0, 2, 2, 1]), length=4), S(Index([0, 2, 2, 1]), F(4), length=2)],
    "numpy.histogram": [S(F(9)), S(F(9), 4), S(F(9), bins=4, range=(-2.0, 2.0)), S(F(9), 3, (0, 3)), S(X(9, kinds="i"), 4)],
    "dsplit": [S(X(2, 3, 4), 2), S(X(2, 3, 4), [1, 3])],
    **dict.fromkeys("reduce_and reduce_or".split(), [S(X(2, 3, kinds="b"), (0,)), S(X(2, 3, kinds="b"), (0, 1))]),
    "broadcasted_iota": [S(f32, (2, 3), 1), S(i32, (2, 3), 0), S(i32, (2, 3, 4), 2)],
    "slice_in_dim": [S(X(5, 3), 1, 4), S(X(5, 3), 0, 5, 2), S(X(3, 5), 1, 4, axis=1), S(X(3, 5), 0, 4, 2, -1)],
    "index_in_dim": [S(X(4, 3), 1), S(X(4, 3), -1, 1), S(X(4, 3), 2, 0, False)],
    "dynamic_index_in_dim": [S(X(4, 3), Index(1)), S(X(4, 3), Index(-1), 1), S(X(4, 3), Index(9), 0, False)],
    "dynamic_slice_in_dim": [S(X(5, 3), Index(1), 2), S(X(5, 3), Index(4), 2), S(X(3, 5), Index(-3), 2, 1)],
    "dynamic_update_slice_in_dim": [S(X(5, 3), Y(2, 3), Index(1), 0), S(X(5, 3), Y(2, 3), Index(4), 0), S(X(5), Y(2), Index(-4), 0)],
    "dynamic_update_index_in_dim": [S(X(4, 3), Y(3), Index(1), 0), S(X(4), Y(), Index(-1), 0), S(X(4), Y(), Index(9), 0)],
    "dynamic_slice": [S(X(5), (Index(1),), (2,)), S(X(5), (Index(4),), (2,)), S(X(4, 5), (Index(1), Index(-2)), (2, 2)), S(X(5), (1,), (3,))],
    "dynamic_update_slice": [S(X(5), Y(2), (Index(1),)), S(X(5), Y(2), (Index(4),)), S(X(5), Y(2), (1,))],
    "lax.conv": [S(*CONV, (1, 1), "VALID"), S(*CONV, (2, 1), "VALID")],
    "lax.conv_general_dilated": CONVS,
    "lax.conj": [S(np.array([1 + 2j, -3j], np.complex64))],
    "lax.stack": [S((X(2, 3), Y(2, 3))), S((X(2, 3), Y(2, 3)), 1)],
    "lax.tile": [S(X(2, 3), (2, 1))],
    "lax.batch_matmul": [S(F(2, 2, 3), F(2, 3, 4))],
    "lax.dot": [S(F(3), F(3, seed=3)), S(F(2, 3), F(3, 4)), S(F(2, 3), F(3))],
    "lax.full_like": [S(X(2, 3, kinds="fi"), 2), S(F(2, 3), 0.5), S(X(2, 3), 2, f32)],
    "huber_loss": [S(F(2, 3), F(2, 3, seed=3)), S(F(2, 3), F(2, 3, seed=3), delta=0.5), S(F(2, 3)), S(F(2, 3), delta=0.5)],
    "softmax_cross_entropy_with_integer_labels": [S(F(4, 3), Index([0, 2, 1, 1])), S(F(2, 4, 3), Index([[0, 2, 1, 1], [1, 1, 0, 2]])), S(F(3, 4), Index([0, 2, 1, 1]), axis=0)],
    "sigmoid_focal_loss": [S(F(2, 3), F(2, 3, domain="probability")), S(F(2, 3), F(2, 3, domain="probability"), alpha=0.25), S(F(2, 3), F(2, 3, domain="probability"), gamma=1.5)],
    "dot_product_attention": [S(*HEADS), S(*HEADS, is_causal=True), S(*HEADS, scale=0.3), S(*HEADS, mask=np.broadcast_to(mask(np.tri(4, 5, 1)), (2, 2, 4, 5)))],
    "finfo": [S(f32), S(DType("float16")), S(DType("bfloat16"))],
    "iinfo": [S(i32), *(S(DType(n)) for n in ("uint8", "int8", "int16"))],
    **dict.fromkeys("column_stack vstack dstack hstack".split(), [S(xs) for xs in SHAPES] + [S((X(3, 1), Y(3))), S((X(3), Y(2, 3))), S((X(2, 3),))]),
    "numpy.select": [S(list(MASKS[:n]), [X(2, 3), Y(2, 3), Z(2, 3)][:n], *d) for n in (1, 2, 3) for d in ((), (5,))],
    "lexsort": [S((Index([2, 1, 2, 1]), Index([0, 1, 0, 0]))), S((Index([2, 1, 2, 1]),))],
    "vander": [S(X(4, kinds="fi"), 3), S(X(4, kinds="fi"), 3, True), S(X(4, kinds="fi"), 3, increasing=False)],
    "gradient": [S(F(5))],
}
IMAGE = F(2, 4, 6, 3)
TENSORFLOW = {
    "nn.conv2d": [S(F(2, 5, 6, 3), F(3, 2, 3, 4), strides, padding) for strides in (1, 2, [1, 2], [1, 2, 2, 1]) for padding in ("SAME", "VALID")],
    "nn.depthwise_conv2d": [S(F(2, 5, 6, 3), F(3, 2, 3, 2), strides, padding) for strides in ([1, 1, 1, 1], [1, 2, 2, 1]) for padding in ("SAME", "VALID")],
    **dict.fromkeys(["nn.max_pool2d", "nn.avg_pool2d", "nn.max_pool", "nn.avg_pool"], [S(F(2, 5, 6, 3), *how, padding) for how in ((2, 2), (3, 2), ([3, 2], [2, 1]), ([1, 3, 2, 1], [1, 2, 2, 1])) for padding in ("SAME", "VALID")]),
    **dict.fromkeys(["nn.max_pool1d", "nn.avg_pool1d"], [S(F(2, 7, 3), 3, 2, padding) for padding in ("SAME", "VALID")]),
    **dict.fromkeys("flip_left_right flip_up_down image.transpose per_image_standardization total_variation image_gradients rgb_to_grayscale".split(), [S(IMAGE)]),
    "grayscale_to_rgb": [S(F(2, 4, 6, 1))],
    "linalg.cholesky_solve": [S(np.tril(np.array([[2, 0, 0], [0.5, 1.5, 0], [-1, 0.3, 3]], np.float32)), F(3, 2))],
    "image.rot90": [S(IMAGE), S(IMAGE, 3)],
    "adjust_contrast": [S(IMAGE, 2.0)],
    "psnr": [S(IMAGE, F(2, 4, 6, 3, seed=3), 1.0)],
    "crop_to_bounding_box": [S(IMAGE, 1, 2, 2, 3)],
    "pad_to_bounding_box": [S(IMAGE, 1, 2, 6, 9)],
    "image.resize": [S(IMAGE, (3, 8)), S(IMAGE, (3, 8), "nearest")],
    **dict.fromkeys("argmax argmin".split(), [S(X(2, 5)), S(X(2, 5), 1), S(X(2, 3, 4), -1)]),
    "ops.median": [S(F(2, 5)), S(F(2, 4), 1), S(F(2, 3, 4), axis=-1, keepdims=True)],
    "ops.quantile": [S(F(2, 5), 0.25), S(F(2, 5), 0.5, 1)],
    "tensorflow.scatter_nd": [S(Index([[1], [1], [0]]), F(3), (4,)), S(Index([[0, 1], [2, 0]]), F(2), (3, 2)), S(Index([[1], [0]]), F(2, 3), (4, 3))],
    "tensorflow.gather": [S(X(3, 4), Index([2, 0])), S(X(3, 4), Index([[2, 0]]), axis=1), S(X(3, 4), (0, 2)), S(X(2, 3, 4), Index([[2, 0], [1, 1]]), batch_dims=1), S(X(2, 3, 4), Index([[2, 0, 3], [1, 1, 0]]), batch_dims=2), S(X(2, 3), Index([2, 0]), axis=1, batch_dims=1)],
    "sparse_categorical_crossentropy": [S(Index([0, 2, 1]), F(3, 3, domain="probability")), S(Index([0, 2, 1]), F(3, 3), True)],
    "SparseCategoricalCrossentropy.__call__": [S(Index([0, 2, 1]), F(3, 3, domain="probability")), S(Index([0, 2, 1]), F(3, 3), from_logits=True, reduction="none")],
    "dynamic_stitch": [S(((0, 2), (1, 3)), (F(2, 3), F(2, 3, seed=3)))],
}
ROWS = {"torch": TORCH, "numpy": NUMPY, "jax": JAX, "tensorflow": TENSORFLOW}


def of_row(row):
    """The samples for a row; none where arguments are derived."""
    table = ROWS.get(row.dialect, {})
    parts = [*row.path, row.name.rstrip("_") if row.in_place else row.name]
    for start in range(len(parts)):
        found = table.get(".".join(parts[start:]))
        if found:
            return found
    return []
