"""Arguments for the core operations, by their core parameters; rows take them over through their bodies.

An operation that is not named here has the arguments of its kind: one, two or three tensors element by element.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from .values import DType


@dataclass(frozen=True)
class Generic:
    """A tensor whose dtype is still open. `domain`: any, positive, unit, probability, distinct, spd, square, nonzero…"""

    shape: tuple
    domain: str = "any"
    seed: int = 0
    kinds: str = "fibu"  # float, int, bool, unsigned: the kinds of dtype that it can have


def X(*shape, **options):
    return Generic(shape, **options)


def Y(*shape, **options):
    return Generic(shape, seed=7, **options)


def Z(*shape, **options):
    return Generic(shape, seed=13, **options)


def floats(*shape, **options):
    return Generic(shape, kinds="f", **options)


@dataclass(frozen=True)
class Index:
    """A tensor of indices, in the framework's usual integer type."""

    values: object

    def array(self):
        return np.array(self.values)


def mask(values):
    return np.array(values, dtype=bool)


def grid(**choices):
    """All combinations of the choices, as samples."""
    samples = [{}]
    for name, values in choices.items():
        samples = [sample | {name: value} for sample in samples for value in values]
    return samples


def each(base, **choices):
    """The base, then the base with one choice changed at a time."""
    return [base] + [base | {name: value} for name, values in choices.items() for value in values]


f32, f64, i32, i64, b1 = DType("float32"), DType("float64"), DType("int32"), DType("int64"), DType("bool")
inf, nan = math.inf, math.nan

EDGE = X(6, domain="edge")
ELEMENTWISE = [{"x": X(2, 3)}, {"x": X()}, {"x": X(2, 3, 2)}, {"x": X(5, domain="edge")}]
BINARY = [{"x": X(2, 3), "y": Y(2, 3)}, {"x": X(2, 3), "y": Y(3)}, {"x": X(2, 3), "y": 2}, {"x": X(2, 3), "y": 1.5},
          {"x": 2, "y": Y(2, 3)}, {"x": EDGE, "y": Y(6)}, {"x": X(2, 3), "y": Y()},
          {"x": X(2, 3), "y": floats(2, 3)}]


def numeric(sample, **domains):
    """The sample without bools: arithmetic on them is nobody's business."""
    return {k: replace(v, kinds=v.kinds.replace("b", ""), domain=domains.get(k, v.domain)) if isinstance(v, Generic) else v
            for k, v in sample.items()}


ARITHMETIC = [numeric(s) for s in ELEMENTWISE]
DIVISION = [numeric(s, y="nonzero") for s in BINARY if s["x"] != EDGE]
POWER = [{"x": X(2, 3), "y": Y(2, 3, domain="count")}, {"x": X(2, 3), "y": 2}, {"x": X(2, 3), "y": Y(3, domain="count")},
         {"x": floats(2, 3), "y": 0.5}, {"x": 2, "y": Y(2, 3, domain="count")}, {"x": floats(2, 3), "y": -1},
         {"x": X(2, 3), "y": floats(2, 3)}]
SHIFT = [{"x": X(2, 3), "y": Y(2, 3, domain="count")}, {"x": X(2, 3), "y": 2}]
TERNARY = [numeric(s) for s in (
    {"x": X(2, 3), "y": Y(2, 3), "z": Z(2, 3)}, {"x": X(2, 3), "y": Y(3), "z": Z(2, 3)},
    {"x": X(2, 3), "y": Y(2, 3), "z": Z(2, 3), "value": 2})]
REDUCTION = each({"x": X(2, 3)}, axis=[0, 1, -1, (0, 1)], keepdims=[True]) + [
    {"x": X(2, 3, 4), "axis": (0, 2), "keepdims": True}, {"x": X(2, 3, 4), "axis": -2}, {"x": X(4)}, {"x": X()},
    {"x": X(2, 3, domain="edge"), "axis": 1}]
TYPED_REDUCTION = REDUCTION + [{"x": X(2, 3), "dtype": f64}, {"x": X(2, 3), "axis": 1, "dtype": f32, "keepdims": True}]
ARG = [{"x": X(2, 3)}, {"x": X(2, 3), "axis": 0}, {"x": X(2, 3), "axis": -1}, {"x": X(2, 3), "axis": 1, "keepdims": True},
       {"x": X(2, 5, domain="edge"), "axis": 1}, {"x": X(4), "axis": 0}, {"x": X(2, 3), "axis": 0, "dtype": i32}]
CUMULATIVE = [{"x": X(2, 3), "axis": 0}, {"x": X(2, 3), "axis": -1}, {"x": X(4), "axis": 0}, {"x": X(2, 3), "axis": 1, "dtype": f64}]
SQUARE = [{"x": floats(3, 3, domain="square")}, {"x": floats(2, 3, 3, domain="square")}]
SPD = [{"x": floats(3, 3, domain="spd")}, {"x": floats(2, 3, 3, domain="spd")}]
MATRIX = [{"x": floats(3, 2, domain="square")}, {"x": floats(2, 3, domain="square")}, {"x": floats(2, 3, 3, domain="square")}]
SPECTRUM = [{"x": floats(6)}, {"x": floats(2, 6)}, {"x": floats(6), "n": 4}, {"x": floats(6), "n": 8}, {"x": floats(4, 3), "axis": 0},
            {"x": floats(6), "norm": "ortho"}, {"x": floats(6), "norm": "forward"}]
WINDOW = [{"n": 5}, {"n": 6, "periodic": False}, {"n": 6, "periodic": True}]
UNIQUE = [{"x": X(7, domain="few")}, {"x": X(2, 3, domain="few")}]
POOL = [{"x": floats(2, 3, 6, 6), "kernel": (2, 2)}, {"x": floats(2, 3, 6, 6), "kernel": (3, 3), "stride": (2, 2), "padding": (1, 1)},
        {"x": floats(2, 3, 6, 6), "kernel": 2}, {"x": floats(2, 3, 6, 6), "kernel": 3, "stride": 1, "padding": 1},
        {"x": floats(2, 3, 8), "kernel": (2,)}, {"x": floats(2, 3, 8), "kernel": 2}, {"x": floats(2, 3, 4, 4, 4), "kernel": (2, 2, 2)},
        {"x": floats(2, 3, 7, 6), "kernel": (3, 3), "stride": (2, 2), "padding": "same"}, {"x": floats(2, 3, 7, 6), "kernel": 2, "padding": "same"}, {"x": floats(2, 3, 7, 6), "kernel": (2, 2), "stride": (2, 2), "padding": "valid"}]
INDEXED = [{"x": X(4, 3), "index": 1, "value": 5}, {"x": X(4, 3), "index": (slice(None), 0), "value": 2},
           {"x": X(4, 3), "index": Index([0, 2]), "value": Y(2, 3)}, {"x": X(4, 3), "index": slice(1, 3), "value": Y(2, 3)},
           {"x": X(4, 3), "index": Index([0, 2, 0]), "value": 3}, {"x": X(5), "index": Index([0, 2, 0]), "value": Y(3)},
           {"x": X(4, 3), "index": (Index([0, 2]), Index([1, 0])), "value": Y(2)}]
SCATTER = [{"x": X(3, 4), "indices": Index([[0, 1, 2, 0]]), "axis": 0, "value": Y(1, 4)},
           {"x": X(3, 4), "indices": Index([[3, 1], [0, 2], [1, 2]]), "axis": 1, "value": Y(3, 2)},
           {"x": X(3, 4), "indices": Index([[3, 1], [0, 2], [1, 2]]), "axis": -1, "value": Y(3, 2)},
           {"x": X(5), "indices": Index([0, 3]), "axis": 0, "value": Y(2)},
           {"x": X(5), "indices": Index([0, 3]), "axis": 0, "value": 2.0}]
SEGMENT = [{"x": X(5), "ids": Index([0, 2, 0, 1, 2]), "n": 4}, {"x": X(4, 2), "ids": Index([1, 0, 1, 2]), "n": 3}]
SORT = [{"x": X(5, domain="distinct")}, {"x": X(3, 4, domain="distinct"), "axis": 0}, {"x": X(3, 4, domain="distinct"), "axis": -1},
        {"x": X(3, 4, domain="distinct"), "descending": True}, {"x": X(3, 4, domain="distinct"), "axis": 1, "descending": True}]
PAIR = [{"x": X(3), "y": Y(3)}, {"x": X(2, 3), "y": Y(4, 3)}]

OPERATIONS = {
    # element by element
    **dict.fromkeys("floor_divide trunc_divide remainder fmod divide".split(), DIVISION),
    **dict.fromkeys("negative square relu relu6 floor ceil trunc".split(), ARITHMETIC),
    "sign": ARITHMETIC[:3],
    "heaviside": [numeric(s) for s in BINARY if s["x"] != EDGE],
    **dict.fromkeys("abs real imag conj angle".split(), ARITHMETIC + [{"x": np.array([[1 + 2j, -0.5 - 1j], [3j, 2]], np.complex64)}]),
    "subtract": [numeric(s) for s in BINARY],
    "power": [numeric(s) for s in POWER],
    "left_shift": [numeric(s) for s in SHIFT],
    "right_shift": [numeric(s) for s in SHIFT],
    "sinc": ELEMENTWISE[:3],
    "gcd": [{"x": X(2, 3), "y": Y(2, 3)}],
    "ldexp": [{"x": floats(2, 3), "y": Index([[0, 1, 2], [3, -1, -2]])}, {"x": floats(2, 3), "y": floats(2, 3, domain="count")}],
    "clip": [numeric({"x": X(2, 3), "min": 0, "max": 2}), numeric({"x": X(2, 3), "min": 0}), numeric({"x": X(2, 3), "max": 1}), {"x": floats(2, 3), "min": -0.5, "max": 0.5},
             {"x": floats(5, domain="edge"), "min": -0.5, "max": 0.5}, {"x": floats(2, 3), "min": floats(2, 3, domain="negative"), "max": floats(3, domain="positive")}],
    "where": [{"condition": mask([[1, 0, 1], [0, 0, 1]]), "x": X(2, 3), "y": Y(2, 3)}, {"condition": mask([1, 0, 1]), "x": X(2, 3), "y": Y(2, 3)},
              {"condition": mask([[1, 0, 1], [0, 0, 1]]), "x": X(2, 3), "y": 0}, {"condition": mask([[1, 0, 1], [0, 0, 1]]), "x": 1.0, "y": Y(2, 3)},
              {"condition": mask([[1, 0, 1], [0, 0, 1]]), "x": X(2, 3), "y": floats(2, 3)}],
    "round": [numeric({"x": X(2, 3)}), {"x": floats(2, 3), "decimals": 1}, {"x": floats(5, domain="edge")}],
    "cast": [{"x": X(2, 3), "dtype": d} for d in (f32, i32, b1, f64, i64)],
    "nan_to_num": each({"x": floats(6, domain="edge")}, nan=[1.0], posinf=[5.0], neginf=[-5.0]),
    "erfinv": [{"x": floats(2, 3, domain="unit")}],
    "logit": [{"x": floats(2, 3, domain="probability")}, {"x": floats(2, 3, domain="probability"), "eps": 0.1}],
    "lgamma": [{"x": floats(2, 3, domain="positive")}],
    "digamma": [{"x": floats(2, 3, domain="positive")}],
    "glu": [{"x": floats(2, 4)}, {"x": floats(4, 3), "axis": 0}],
    "softmax": [{"x": floats(2, 3)}, {"x": floats(2, 3), "axis": 0}, {"x": floats(2, 3), "axis": 1}, {"x": floats(2, 3), "axis": -1}],
    "log_softmax": [{"x": floats(2, 3)}, {"x": floats(2, 3), "axis": 0}, {"x": floats(2, 3), "axis": 1}, {"x": floats(2, 3), "axis": -1}],
    "elu": each({"x": floats(2, 3)}, alpha=[0.5]),
    "celu": each({"x": floats(2, 3)}, alpha=[0.5]),
    "leaky_relu": each({"x": floats(2, 3)}, negative_slope=[0.2]),
    "hardtanh": each({"x": floats(2, 3)}, min=[-0.5], max=[2.0]) + [{"x": floats(2, 3), "min": -2.0, "max": 2.0}],
    "softshrink": each({"x": floats(2, 3)}, lambd=[0.3]),
    "hardshrink": each({"x": floats(2, 3)}, lambd=[0.3]),
    "threshold": [{"x": X(2, 3, kinds="fi"), "threshold": 1, "value": 5}, {"x": floats(2, 3), "threshold": 0.5, "value": -1.0}],
    "isclose": each({"x": floats(2, 3), "y": floats(2, 3)}, y=[floats(2, 3, domain="near")], rtol=[1.0], atol=[2.0]) + [
        {"x": floats(6, domain="edge"), "y": floats(6, domain="edge"), "equal_nan": True}],
    "allclose": each({"x": floats(2, 3), "y": floats(2, 3)}, y=[floats(2, 3, domain="near")], rtol=[1.0], atol=[20.0]),
    "array_equal": [{"x": X(2, 3), "y": X(2, 3)}, {"x": X(2, 3), "y": Y(2, 3)}, {"x": X(2, 3), "y": X(3)}],
    "lerp": [{"x": floats(2, 3), "y": Y(2, 3, kinds="f"), "weight": 0.3}, {"x": floats(2, 3), "y": Y(2, 3, kinds="f"), "weight": Z(2, 3, kinds="f")}],
    "addcmul": TERNARY,
    "addcdiv": [s | {"x": floats(2, 3), "z": floats(2, 3, domain="nonzero")} for s in TERNARY],
    # reductions
    **dict.fromkeys("sum prod nansum mean count_nonzero".split(), TYPED_REDUCTION),
    **dict.fromkeys("amax amin all any nanmean nanmax nanmin logsumexp median lower_median".split(), REDUCTION),
    "integer_mean": [{k: replace(v, kinds="iu") if isinstance(v, Generic) else v for k, v in s.items()} for s in REDUCTION],
    "argmax": ARG,
    "argmin": ARG,
    "var": REDUCTION + [{"x": X(2, 3), "ddof": 1}, {"x": X(2, 3), "axis": 1, "ddof": 1, "keepdims": True}],
    "std": REDUCTION + [{"x": X(2, 3), "ddof": 1}, {"x": X(2, 3), "axis": 1, "ddof": 1, "keepdims": True}],
    "vector_norm": REDUCTION + [{"x": floats(2, 3), "ord": o, "axis": a} for o in (1, 3, inf, -inf, 0) for a in (None, 1)],
    "matrix_norm": each({"x": floats(3, 3, domain="square")}, ord=["nuc", 1, -1, 2, inf, -inf], keepdims=[True]) + [{"x": floats(2, 3, 4)}],
    "quantile": [{"x": floats(7), "q": 0.3}, {"x": floats(2, 5), "q": 0.5, "axis": 1}, {"x": floats(2, 5), "q": np.array([0.25, 0.75], np.float32), "axis": 0},
                 {"x": floats(2, 5), "q": 0.5, "axis": 1, "keepdims": True}, *({"x": floats(7), "q": 0.3, "method": m} for m in "lower higher nearest midpoint".split())],
    **dict.fromkeys("cumsum cumprod".split(), CUMULATIVE),
    **dict.fromkeys("cummax cummin cumulative_logsumexp".split(), [numeric(s) for s in CUMULATIVE]),
    "diff": each({"x": X(3, 5)}, n=[2], axis=[0]),
    "trapezoid": [{"y": floats(5)}, {"y": floats(2, 5), "dx": 0.5}, {"y": floats(5), "x": np.array([0.0, 1, 1.5, 3, 4], np.float32)}, {"y": floats(5, 2), "axis": 0}],
    "average": [{"x": floats(2, 3)}, {"x": floats(2, 3), "axis": 1}, {"x": floats(2, 3), "axis": 1, "weights": np.array([1, 2, 3], np.float32)},
                {"x": floats(2, 3), "weights": np.array([[1, 2, 3], [4, 5, 6]], np.float32)}, {"x": floats(2, 3), "axis": 0, "keepdims": True}],
    "cov": [{"x": floats(3, 5)}, {"x": floats(3, 5), "ddof": 0}],
    "corrcoef": [{"x": floats(3, 5)}],
    # creation
    "zeros": [{"shape": (2, 3), "dtype": f32}, {"shape": (2,), "dtype": i32}, {"shape": (), "dtype": b1}, {"shape": (2, 3), "dtype": f64}],
    "ones": [{"shape": (2, 3), "dtype": f32}, {"shape": (2,), "dtype": i32}, {"shape": (), "dtype": b1}, {"shape": (2, 3), "dtype": f64}],
    "empty": [{"shape": (2, 3), "dtype": f32}, {"shape": (2,), "dtype": i32}],
    "full": [{"shape": (2, 3), "value": v, "dtype": d} for v, d in ((1.5, f32), (7, i32), (7, i64), (True, b1), (2.5, f64))],
    "zeros_like": [{"x": X(2, 3)}, {"x": X(2, 3), "dtype": f64}, {"x": X(2, 3), "dtype": i32}],
    "ones_like": [{"x": X(2, 3)}, {"x": X(2, 3), "dtype": f64}, {"x": X(2, 3), "dtype": i32}],
    "empty_like": [{"x": X(2, 3)}, {"x": X(2, 3), "dtype": i32}],
    "full_like": [{"x": X(2, 3), "value": 2}, {"x": floats(2, 3), "value": 0.5}, {"x": X(2, 3), "value": 2, "dtype": f64}],
    "eye": [{"n": 3}, {"n": 3, "m": 4}, {"n": 3, "m": 4, "k": 1}, {"n": 3, "k": -1, "dtype": i32}, {"n": 3, "dtype": f32}],
    "arange": [{"start": 0, "stop": 5, "step": 1, "dtype": i64}, {"start": 1, "stop": 7, "step": 2, "dtype": i64}, {"start": 5, "stop": 0, "step": -2, "dtype": i32},
               {"start": 0, "stop": 2.5, "step": 0.5, "dtype": f32}, {"start": 0.5, "stop": 3, "step": 1, "dtype": f32}, {"start": 1, "stop": 4, "step": 1, "dtype": f32}],
    "linspace": [{"start": 0.0, "stop": 1.0, "num": 5}, {"start": -1, "stop": 3, "num": 4}, {"start": 0, "stop": 1, "num": 5, "endpoint": False},
                 {"start": 0.0, "stop": 1.0, "num": 5, "dtype": f32}],
    "logspace": [{"start": 0.0, "stop": 1.0, "num": 5}, {"start": 0, "stop": 3, "num": 4, "base": 2.0}],
    "geomspace": [{"start": 1.0, "stop": 8.0, "num": 4}],
    "asarray": [{"x": [1.0, 2.5]}, {"x": 3}, {"x": 2.5}, {"x": [[1, 2], [3, 4]]}, {"x": True}, {"x": X(2, 3)}, {"x": X(2, 3), "dtype": f32}, {"x": [1, 2], "dtype": f32},
                {"x": [1.5, 0.0], "dtype": i32}, {"x": [[True, False]]}],
    "tril": each({"x": X(3, 4)}, k=[1, -1]) + [{"x": X(2, 3, 3)}],
    "triu": each({"x": X(3, 4)}, k=[1, -1]) + [{"x": X(2, 3, 3)}],
    "tri": [{"n": 3}, {"n": 3, "m": 4}, {"n": 3, "m": 4, "k": 1}],
    "tril_indices": [{"n": 3}, {"n": 3, "k": 1}, {"n": 3, "m": 4, "k": -1}, {"n": 3, "m": 4}, {"n": 3, "m": 3}],
    "triu_indices": [{"n": 3}, {"n": 3, "k": 1}, {"n": 3, "m": 4, "k": -1}, {"n": 3, "m": 4}, {"n": 3, "m": 3}],
    "meshgrid": [{"xs": (X(3), Y(2))}, {"xs": (X(3), Y(2)), "indexing": "ij"}, {"xs": (X(3), Y(2), Z(4)), "indexing": "ij"}],
    "one_hot": [{"x": Index([0, 2, 1]), "n": 4, "dtype": f32}, {"x": Index([[0, 2], [1, 1]]), "n": 3, "dtype": i64}, {"x": Index([0, 2, 1]), "n": 4, "dtype": f32, "axis": 0}],
    **dict.fromkeys("hann_window hamming_window blackman_window".split(), WINDOW),
    "sequence_mask": [{"lengths": Index([1, 3, 2]), "n": 4}, {"lengths": Index([1, 3, 2]), "n": 3, "dtype": f32}],
    # shape
    "reshape": [{"x": X(2, 6), "shape": (3, 4)}, {"x": X(2, 6), "shape": (-1,)}, {"x": X(2, 6), "shape": (4, -1)}, {"x": X(4), "shape": (2, 2)}],
    "permute_dims": [{"x": X(2, 3)}, {"x": X(2, 3, 4), "axes": (2, 0, 1)}, {"x": X(2, 3), "axes": (1, 0)}, {"x": X(2, 3, 4), "axes": (0, -1, 1)}],
    "matrix_transpose": [{"x": X(2, 3)}, {"x": X(2, 3, 4)}],
    "swapaxes": [{"x": X(2, 3), "a": 0, "b": 1}, {"x": X(2, 3, 4), "a": 0, "b": -1}],
    "moveaxis": [{"x": X(2, 3, 4), "source": 0, "destination": 2}, {"x": X(2, 3, 4), "source": -1, "destination": 0}, {"x": X(2, 3, 4), "source": (0, 1), "destination": (1, 2)}],
    "expand_dims": [{"x": X(2, 3), "axis": 0}, {"x": X(2, 3), "axis": -1}, {"x": X(2, 3), "axis": 1}, {"x": X(2, 3), "axis": (0, 2)}],
    "squeeze": [{"x": X(1, 3, 1)}, {"x": X(1, 3, 1), "axis": 0}, {"x": X(1, 3, 1), "axis": -1}, {"x": X(1, 3, 1), "axis": (0, 2)}],
    "split_every": [{"x": X(7, 2), "size": 3}, {"x": X(2, 6), "size": 2, "axis": 1}, {"x": X(2, 6), "size": 4, "axis": -1}],
    "concat": [{"xs": (X(2, 3), Y(2, 3))}, {"xs": (X(2, 3), Y(2, 1)), "axis": 1}, {"xs": (X(2, 3), Y(2, 1), Z(2, 2)), "axis": -1}, {"xs": (X(3), Y(3)), "axis": 0}],
    "stack": [{"xs": (X(2, 3), Y(2, 3))}, {"xs": (X(2, 3), Y(2, 3)), "axis": 1}, {"xs": (X(2, 3), Y(2, 3)), "axis": -1}, {"xs": (X(3), Y(3)), "axis": 0}],
    "unstack": [{"x": X(2, 3)}, {"x": X(2, 3), "axis": 1}],
    "split": [{"x": X(4, 6), "sections": 2}, {"x": X(4, 6), "sections": 3, "axis": 1}, {"x": X(4, 6), "sections": (1, 3), "axis": 1}],
    "split_sizes": [{"x": X(6, 2), "sizes": (1, 2, 3)}, {"x": X(2, 6), "sizes": (2, 4), "axis": 1}],
    "array_split": [{"x": X(7, 2), "n": 3}, {"x": X(2, 6), "n": 2, "axis": 1}],
    "chunk": [{"x": X(7, 2), "n": 3}, {"x": X(2, 6), "n": 2, "axis": 1}],
    "flip": [{"x": X(2, 3), "axis": 0}, {"x": X(2, 3), "axis": 1}, {"x": X(2, 3), "axis": (0, 1)}, {"x": X(2, 3)}, {"x": X(2, 3), "axis": (0,)}, {"x": X(2, 3), "axis": (-1,)}],
    "roll": [{"x": X(2, 3), "shift": 1}, {"x": X(2, 3), "shift": 1, "axis": 1}, {"x": X(2, 3), "shift": -1, "axis": 0}, {"x": X(2, 3), "shift": (1, 2), "axis": (0, 1)}],
    "rot90": [{"x": X(2, 3)}, {"x": X(2, 3), "k": 2}, {"x": X(2, 3, 4), "k": 1, "axes": (1, 2)}, {"x": X(2, 3), "k": 3, "axes": (0, 1)}],
    "tile": [{"x": X(2, 3), "reps": (2, 1)}, {"x": X(3), "reps": (2,)}, {"x": X(2, 3), "reps": (1, 2)}],
    "repeat": [{"x": X(2, 3), "repeats": 2, "axis": 0}, {"x": X(2, 3), "repeats": 2, "axis": 1}, {"x": X(2, 3), "repeats": 2}, {"x": X(3), "repeats": Index([1, 0, 2]), "axis": 0},
               {"x": X(3), "repeats": (1, 0, 2), "axis": 0}],
    "broadcast_to": [{"x": X(3), "shape": (2, 3)}, {"x": X(2, 1), "shape": (2, 3)}],
    "pad": [{"x": X(2, 3), "widths": ((1, 1), (0, 2))}, {"x": floats(2, 3), "widths": ((1, 1), (0, 2)), "value": 1.5}, {"x": X(3, 4), "widths": ((1, 1), (2, 1)), "mode": "reflect"},
            {"x": X(2, 3), "widths": ((1, 1), (0, 2)), "mode": "edge"}, {"x": X(3, 3), "widths": ((1, 1), (0, 2)), "mode": "wrap"}],
    "diag": [{"x": X(3)}, {"x": X(3, 3)}, {"x": X(3), "k": 1}, {"x": X(3, 4), "k": -1}],
    "diagonal": [{"x": X(3, 4)}, {"x": X(3, 4), "offset": 1}, {"x": X(2, 3, 4), "axis1": 1, "axis2": 2}, {"x": X(2, 3, 4), "offset": 0, "axis1": -2, "axis2": -1}],
    "diag_embed": [{"x": X(3)}, {"x": X(2, 3)}],
    "fill_diagonal": [{"x": X(3, 3), "value": 2}, {"x": X(3, 4), "value": 1}],
    "atleast_1d": [{"x": X()}, {"x": X(2)}],
    "atleast_2d": [{"x": X()}, {"x": X(2)}, {"x": X(2, 3)}],
    "size": [{"x": X(2, 3), "axis": 1}, {"x": X(2, 3), "axis": -1}],
    "item": [{"x": X()}],
    "tolist": [{"x": X(2, 3)}],
    # indexing
    "getitem": [{"x": X(4, 3), "index": 1}, {"x": X(4, 3), "index": (slice(None), 0)}, {"x": X(4, 3), "index": Index([0, 2])}],
    "take": [{"x": X(4, 3), "indices": Index([0, 2, 2]), "axis": 0}, {"x": X(4, 3), "indices": Index([1, 0]), "axis": 1}, {"x": X(4, 3), "indices": Index([0, 11, 2])},
             {"x": X(4, 3), "indices": Index([[0, 1], [2, 0]]), "axis": -1}, {"x": X(5), "indices": Index([0, 4]), "axis": 0}],
    "take_along_axis": [{"x": X(3, 4), "indices": Index([[0, 2, 1, 0]]), "axis": 0}, {"x": X(3, 4), "indices": Index([[3, 1], [0, 2], [1, 1]]), "axis": 1},
                        {"x": X(3, 4), "indices": Index([[3, 1], [0, 2], [1, 1]]), "axis": -1}],
    "gather": [{"x": X(3, 4), "indices": Index([[0, 2, 1, 0]]), "axis": 0}, {"x": X(3, 4), "indices": Index([[3, 1], [0, 2], [1, 1]]), "axis": 1},
               {"x": X(3, 4), "indices": Index([[3, 1]]), "axis": 1}, {"x": X(3, 4), "indices": Index([[3, 1], [0, 2], [1, 1]]), "axis": -1}],
    "gather_nd": [{"x": X(3, 4), "indices": Index([[0, 1], [2, 3]])}, {"x": X(3, 4), "indices": Index([[1], [2]])}],
    **dict.fromkeys("index_update index_add index_multiply index_max index_min".split(), INDEXED),
    "scatter": [s | {"indices": Index([[3, 1], [0, 2], [1, 2]])} if s["axis"] == 1 else s for s in SCATTER],
    "scatter_add": SCATTER,
    "masked_select": [{"x": X(2, 3), "mask": mask([[1, 0, 1], [0, 0, 1]])}, {"x": X(4), "mask": mask([1, 0, 1, 1])}],
    "masked_fill": [{"x": X(2, 3, kinds="fi"), "mask": mask([[1, 0, 1], [0, 0, 1]]), "value": 2}, {"x": floats(2, 3), "mask": mask([1, 0, 1]), "value": -inf}],
    "nonzero": [{"x": X(2, 3)}, {"x": X(5)}],
    "argwhere": [{"x": X(2, 3)}, {"x": X(5)}],
    **dict.fromkeys("segment_sum segment_max segment_min".split(), [numeric(s) for s in SEGMENT]),
    # sorting and counting
    "sort": SORT,
    "argsort": SORT,
    "top_k": [{"x": X(6, domain="distinct"), "k": 3}, {"x": X(3, 5, domain="distinct"), "k": 2}, {"x": X(3, 5, domain="distinct"), "k": 2, "axis": 0}],
    "searchsorted": [numeric(s) for s in ({"sorted": X(6, domain="sorted"), "values": Y(2, 3)}, {"sorted": X(6, domain="sorted"), "values": X(6, domain="sorted"), "side": "right"},
                     {"sorted": X(6, domain="sorted"), "values": X(6, domain="sorted")})],
    "digitize": [numeric(s) for s in ({"x": Y(2, 3), "bins": X(6, domain="sorted")}, {"x": X(6, domain="sorted"), "bins": X(6, domain="sorted"), "right": True}, {"x": X(6, domain="sorted"), "bins": X(6, domain="sorted")})],
    **dict.fromkeys("unique unique_inverse unique_counts unique_all".split(), UNIQUE),
    "isin": [{"x": X(2, 3), "y": Y(4)}],
    "bincount": [{"x": Index([0, 2, 2, 1])}, {"x": Index([0, 2, 2, 1]), "minlength": 6}],
    "bincount_weighted": [{"x": Index([0, 2, 2, 1]), "weights": floats(4)}, {"x": Index([0, 2, 2, 1]), "weights": floats(4), "minlength": 6}],
    "histogram": [{"x": floats(9), "bins": 4, "low": -2.0, "high": 2.0}, {"x": floats(9), "bins": 3, "low": 0, "high": 3}],
    "interp": [{"x": floats(4), "xp": floats(5, domain="sorted"), "fp": floats(5, seed=3)}],
    "convolve": [{"x": floats(6), "y": floats(3, seed=3), "mode": m} for m in ("full", "same", "valid")],
    "correlate": [{"x": floats(6), "y": floats(3, seed=3), "mode": m} for m in ("full", "same", "valid")],
    # linear algebra
    "matmul": [{"x": X(2, 3), "y": Y(3, 4)}, {"x": X(3), "y": Y(3)}, {"x": X(2, 3), "y": Y(3)}, {"x": X(2, 2, 3), "y": Y(3, 4)}, {"x": X(2, 2, 3), "y": Y(2, 3, 4)}],
    "dot": [{"x": X(3), "y": Y(3)}, {"x": X(2, 3), "y": Y(3, 4)}, {"x": X(2, 2, 3), "y": Y(3, 4)}],
    "vdot": [{"x": X(3), "y": Y(3)}],
    "inner": PAIR,
    "outer": [{"x": X(3), "y": Y(2)}],
    "tensordot": [{"x": X(2, 3, 4), "y": Y(3, 4, 2)}, {"x": X(2, 3), "y": Y(3, 4), "axes": 1}, {"x": X(2, 3), "y": Y(2, 4), "axes": ((0,), (0,))}, {"x": X(2, 3), "y": Y(4, 3), "axes": (1, 1)}],
    "einsum": [{"equation": "ij,jk->ik", "xs": (floats(2, 3), floats(3, 4))}, {"equation": "ij->ji", "xs": (floats(2, 3),)}, {"equation": "bij,bjk->bik", "xs": (floats(2, 2, 3), floats(2, 3, 2))},
               {"equation": "ij,j", "xs": (floats(2, 3), floats(3))}, {"equation": "...i,...i->...", "xs": (floats(2, 3), floats(2, 3))}],
    "kron": [{"x": X(2, 2), "y": Y(2, 3)}],
    "cross": [{"x": X(2, 3), "y": Y(2, 3)}, {"x": X(3), "y": Y(3)}, {"x": X(3, 2), "y": Y(3, 2), "axis": 0}],
    "trace": [{"x": X(3, 3)}, {"x": X(2, 3, 3)}],
    **dict.fromkeys("det slogdet inv expm".split(), SQUARE),
    **dict.fromkeys("pinv matrix_rank svd svdvals cond qr".split(), MATRIX),
    "solve": [{"x": floats(3, 3, domain="square"), "y": floats(3, 2)}, {"x": floats(2, 3, 3, domain="square"), "y": floats(2, 3, 2)}, {"x": floats(3, 3, domain="square"), "y": floats(3)}],
    "solve_matrix": [{"x": floats(3, 3, domain="square"), "y": floats(3, 2)}, {"x": floats(3, 3, domain="square"), "y": floats(2, 3, 2)}],
    "lstsq": [{"x": floats(4, 2, domain="square"), "y": floats(4, 3)}],
    **dict.fromkeys("cholesky eigh eigvalsh".split(), SPD),
    "matrix_power": [{"x": X(3, 3), "n": 2}, {"x": X(3, 3), "n": 0}, {"x": floats(3, 3, domain="square"), "n": 3}],
    # neural networks
    "linear": [{"x": floats(2, 3), "weight": Y(4, 3, kinds="f")}, {"x": floats(2, 3), "weight": Y(4, 3, kinds="f"), "bias": Z(4, kinds="f")}, {"x": floats(2, 2, 3), "weight": Y(4, 3, kinds="f"), "bias": Z(4, kinds="f")}],
    "conv_transpose": [{"x": floats(2, 4, 5, 6), "weight": Y(4, 3, 3, 3, kinds="f")}, {"x": floats(2, 4, 5, 6), "weight": Y(4, 3, 3, 3, kinds="f"), "bias": Z(3, kinds="f"), "stride": 2, "padding": 1, "output_padding": 1},
                       {"x": floats(2, 4, 5, 6), "weight": Y(4, 3, 3, 2, kinds="f"), "stride": (2, 3), "padding": (0, 1), "groups": 2}, {"x": floats(2, 4, 7), "weight": Y(4, 3, 3, kinds="f"), "stride": 2}],
    "conv": [{"x": floats(2, 4, 7, 7), "weight": Y(6, 4, 3, 3, kinds="f")}, {"x": floats(2, 4, 7, 7), "weight": Y(6, 4, 3, 3, kinds="f"), "bias": Z(6, kinds="f"), "stride": 2, "padding": 1},
             {"x": floats(2, 4, 7, 7), "weight": Y(6, 2, 3, 3, kinds="f"), "groups": 2}, {"x": floats(2, 4, 7, 7), "weight": Y(6, 4, 2, 2, kinds="f"), "dilation": 2},
             {"x": floats(2, 4, 7, 7), "weight": Y(6, 4, 3, 3, kinds="f"), "stride": (1, 2), "padding": (1, 0)}, {"x": floats(2, 4, 7, 7), "weight": Y(6, 4, 3, 3, kinds="f"), "padding": "same"},
             {"x": floats(2, 4, 7, 7), "weight": Y(6, 4, 3, 3, kinds="f"), "padding": "valid"},
             {"x": floats(2, 4, 7, 8), "weight": Y(6, 4, 3, 2, kinds="f"), "stride": 2, "padding": "same"}, {"x": floats(2, 4, 7, 8), "weight": Y(6, 4, 3, 3, kinds="f"), "bias": Z(6, kinds="f"), "stride": (2, 3), "padding": "same"},
             {"x": floats(2, 4, 9), "weight": Y(6, 4, 3, kinds="f")}, {"x": floats(2, 4, 9), "weight": Y(6, 4, 3, kinds="f"), "bias": Z(6, kinds="f"), "stride": 2, "padding": 1},
             {"x": floats(1, 2, 5, 5, 5), "weight": Y(3, 2, 3, 3, 3, kinds="f")}],
    "sum_to": [{"x": X(2, 3), "shape": (1, 3)}, {"x": X(2, 3), "shape": (3,)}, {"x": X(2, 2, 3), "shape": (2, 1)}, {"x": X(2, 3), "shape": ()}],
    "conv_grad_input": [{"g": floats(2, 6, 5, 5), "weight": Y(6, 4, 3, 3, kinds="f"), "shape": (2, 4, 7, 7)}, {"g": floats(2, 6, 5, 5), "weight": Y(6, 2, 3, 3, kinds="f"), "shape": (2, 4, 7, 7), "groups": 2},
                        {"g": floats(2, 6, 4, 4), "weight": Y(6, 4, 3, 3, kinds="f"), "shape": (2, 4, 7, 7), "stride": 2, "padding": 1}],
    "conv_grad_weight": [{"x": floats(2, 4, 7, 7), "g": Y(2, 6, 5, 5, kinds="f"), "shape": (6, 4, 3, 3)}, {"x": floats(2, 4, 7, 7), "g": Y(2, 6, 4, 4, kinds="f"), "shape": (6, 4, 3, 3), "stride": 2, "padding": 1}],
    "max_pool_grad": [{"x": floats(1, 2, 4, 4), "g": Y(1, 2, 2, 2, kinds="f"), "kernel": (2, 2)}],
    "avg_pool_grad": [{"g": floats(1, 2, 2, 2), "shape": (1, 2, 4, 4), "kernel": (2, 2)}],
    "standardize": each({"x": floats(2, 3, 4)}, axis=[1, (1, 2)], eps=[0.1]),
    "max_pool": POOL,
    "avg_pool": POOL,
    "layer_norm": [{"x": floats(2, 3, 4), "shape": (4,)}, {"x": floats(2, 3, 4), "shape": (3, 4), "weight": Y(3, 4, kinds="f"), "bias": Z(3, 4, kinds="f")}, {"x": floats(2, 3, 4), "shape": (4,), "eps": 0.1}],
    "normalize": each({"x": floats(2, 3)}, ord=[1.0], axis=[0, -1], eps=[0.5]),
    "embedding": [{"indices": Index([[0, 2], [1, 1]]), "weight": floats(4, 3)}],
    "dropout": [{"x": floats(2, 3), "rate": 0.0, "training": False}, {"x": floats(2, 3), "rate": 0.5, "training": False}],
    "sigmoid_cross_entropy": [{"logits": floats(2, 3), "labels": floats(2, 3, domain="probability")}],
    "cross_entropy_with_logits": [{"logits": floats(2, 3), "labels": floats(2, 3, domain="probability")}, {"logits": floats(2, 3), "labels": floats(2, 3, domain="probability"), "axis": 0}],
    "resize_linear": [{"x": floats(2, 3, 4), "n": 6, "length": 4}, {"x": floats(2, 3, 4), "n": 3, "length": 4, "aligned": True}],
    "affine_grid": [{"theta": floats(2, 2, 3), "height": 3, "width": 4}, {"theta": floats(2, 2, 3), "height": 3, "width": 4, "aligned": True}],
    "sample_bilinear": [{"x": floats(2, 3, 4, 5), "column": floats(2, 3, 2), "row": floats(2, 3, 2)}],
    "interpolate_nearest": [{"x": floats(1, 2, 3, 3), "scale": 2}, {"x": floats(1, 2, 3, 3), "scale": (2, 3)}, {"x": floats(1, 2, 3), "scale": 2}],
    # spectra
    **dict.fromkeys("fft ifft rfft irfft".split(), SPECTRUM),
    **dict.fromkeys("fft2 ifft2".split(), each({"x": floats(4, 6)}, norm=["ortho", "forward"], axes=[(0, 1)])),
    "fftfreq": [{"n": 5}, {"n": 6, "d": 0.5}],
    "rfftfreq": [{"n": 5}, {"n": 6, "d": 0.5}],
    "fftshift": [{"x": X(5)}, {"x": X(4, 3)}, {"x": X(4, 3), "axes": 0}, {"x": X(4, 3), "axes": (0, 1)}],
    "ifftshift": [{"x": X(5)}, {"x": X(4, 3)}, {"x": X(4, 3), "axes": 0}, {"x": X(4, 3), "axes": (0, 1)}],
}

# operations as an emitter meets them beyond what API rows say: numbers and lists for tensors, index dtypes
EMITTED = {
    "argsort": [{"x": X(6, domain="few")}, {"x": X(6, domain="few"), "descending": True}, {"x": X(3, 4, domain="few"), "axis": 0, "dtype": i32},
                {"x": X(6, domain="few"), "descending": True, "dtype": i32}, {"x": X(5, domain="distinct"), "stable": False}, {"x": X(5, domain="distinct"), "stable": False, "dtype": i32},
                {"x": X(5, domain="distinct"), "descending": True, "stable": False}, {"x": X(5, domain="distinct"), "descending": True, "stable": False, "dtype": i32}],
    "asarray": [{"x": (X(2), Y(2))}, {"x": (X(2), Y(2)), "dtype": f64}, {"x": [1, 2]}, {"x": 2.5, "dtype": f32}],
    "average": [{"x": floats(2, 3), "axis": 1, "weights": np.array([1, 2, 3], np.float32), "keepdims": True}],
    "bincount": [{"x": Index([0, 2, 2, 1]), "dtype": i32}, {"x": Index([0, 2, 2, 1]), "minlength": 6, "dtype": i32}],
    "histogram": [{"x": floats(9), "bins": 4, "low": -2.0, "high": 2.0, "dtype": d} for d in (i32, f32)],
    "digitize": [{"x": Y(2, 3, kinds="fi"), "bins": X(6, domain="sorted", kinds="fi"), "dtype": i32}],
    "searchsorted": [{"sorted": X(6, domain="sorted", kinds="fi"), "values": Y(2, 3, kinds="fi"), "dtype": i32}, {"sorted": X(6, domain="sorted", kinds="fi"), "values": 1},
                     {"sorted": np.array([[1.0, 2, 3], [2, 4, 6]], np.float32), "values": np.array([[1.5, 3], [3, 9]], np.float32)},
                     {"sorted": np.array([[1.0, 2, 3], [2, 4, 6]], np.float32), "values": np.array([[1.5, 3], [3, 9]], np.float32), "side": "right", "dtype": i32}],
    **dict.fromkeys("nonzero argwhere".split(), [{"x": X(2, 3), "dtype": i32}, {"x": X(2, 3, kinds="b")}]),
    "matrix_rank": [{"x": floats(3, 2, domain="square"), "dtype": i32}],
    "top_k": [{"x": X(6, domain="distinct"), "k": 3, "dtype": i32}, {"x": X(3, 5, domain="distinct"), "k": 2, "axis": 0, "dtype": i32}],
    "concat": [{"xs": (X(2, 3), Y(2, 3)), "axis": None}],
    "dot": [{"x": X(2, 3), "y": Y(2, 3, 4)}, {"x": X(3), "y": Y(2, 3, 2)}, {"x": X(2, 3), "y": Y(3)}, {"x": X(), "y": Y(3)}],
    "outer": [{"x": X(2, 3), "y": Y(2)}],
    **dict.fromkeys("zeros ones empty".split(), [{"shape": 3, "dtype": d} for d in (f32, i32)]),
    "full": [{"shape": 3, "value": 2, "dtype": f32}, {"shape": (2, 3), "value": floats(3), "dtype": f32}, {"shape": (2,), "value": inf, "dtype": f32}],
    "full_like": [{"x": X(2, 3), "value": X(3)}, {"x": floats(2, 3), "value": -inf}],
    "gcd": [{"x": X(2, 3, kinds="i"), "y": 4}],
    "index_update": [{"x": X(2, 3), "index": mask([[1, 0, 1], [0, 0, 1]]), "value": 1}, {"x": X(4, 3), "index": mask([1, 0, 1, 0]), "value": 1}, {"x": X(4, 3), "index": (slice(None), -1), "value": Y(4)}],
    "isin": [{"x": X(2, 3, kinds="i"), "y": (1, 2)}],
    "ldexp": [{"x": floats(2, 3), "y": 2}],
    "lerp": [{"x": 2.0, "y": Y(2, 3, kinds="f"), "weight": 0.3}, {"x": X(2, 3, kinds="f"), "y": 2.0, "weight": Z(2, 3, kinds="f")}],
    "masked_select": [{"x": X(2, 3), "mask": mask([1, 0, 1])}],
    "reshape": [{"x": X(2, 3), "shape": 6}, {"x": X(2, 3), "shape": -1}],
    "take": [{"x": X(2, 3, 4), "indices": Index([3, 0]), "axis": 2}, {"x": X(4, 3), "indices": (0, 2), "axis": 0}, {"x": X(4, 3), "indices": (0, 2)}, {"x": X(4, 3), "indices": 1, "axis": 0},
             {"x": X(2, 3, 4), "indices": Index([[2, 0]]), "axis": -2}],
    "tile": [{"x": X(2, 3), "reps": 2}, {"x": X(2, 3), "reps": (2, 1, 2)}],
    "repeat": [{"x": X(2, 3), "repeats": (1, 2), "axis": 0}],
    **dict.fromkeys("tril_indices triu_indices".split(), [{"n": 3, "dtype": i32}, {"n": 3, "k": 1, "m": 4, "dtype": i32}]),
    "quantile": [{"x": floats(7), "q": np.array([0.25, 0.75])}, {"x": floats(2, 5), "q": np.array([0.5]), "axis": 1, "keepdims": True}],
    "clip": [{"x": X(2, 3, kinds="fi"), "min": Y(2, 3, kinds="i", domain="negative"), "max": None}],
    "squeeze": [{"x": X(1, 3, 1), "axis": (-1,)}],
    "split": [{"x": X(4, 6), "sections": (1,), "axis": 0}],
    "svd": [{"x": floats(3, 2, domain="square"), "full_matrices": False}],
}
# functions that take tensors by name, but numbers by position only
NUMBERS_BY_POSITION = {"torch.where"}


def of_operation(operation, emitted=False):
    """The samples of a core operation, for its emission a few more."""
    tensors = [p.name for p in operation.parameters if p.annotation in ("T", "P", "F") and p.required]
    kinds = {("x",): ELEMENTWISE, ("x", "y"): BINARY, ("x", "y", "z"): TERNARY}
    found = OPERATIONS.get(operation.name) or kinds.get(tuple(tensors), [])
    if emitted:
        found = found + EMITTED.get(operation.name, []) + ([{"x": 2.5}] if found is ELEMENTWISE else [])
    return [_with_integers(operation, sample) for sample in found]


def _with_integers(operation, sample):
    """Operands that are made floating anyway may be integers."""
    floating = {p.name for p in operation.parameters if p.annotation == "F"}
    return {n: replace(v, kinds="fiu") if n in floating and isinstance(v, Generic) and v.kinds == "f" and v.domain in ("any", "sorted") else v
            for n, v in sample.items()}
