"""Python around torch."""
from __future__ import annotations

import copy
import functools
import itertools
import math
import operator
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

import torch
import torch.nn.functional as F
from torch import Tensor

EPS = 1e-6
GRID = torch.linspace(0.0, 1.0, 5)
Pair = namedtuple("Pair", "a b")


class Mode(Enum):
    MEAN = "mean"
    SUM = "sum"


class Stats(NamedTuple):
    mean: Tensor
    std: Tensor


@dataclass
class Config:
    scale: float = 2.0
    modes: List[str] = field(default_factory=lambda: ["relu", "tanh"])
    weight: Optional[Tensor] = None


ACTS: Dict[str, Callable[[Tensor], Tensor]] = {"relu": torch.relu, "tanh": torch.tanh, "square": lambda t: t * t, "gelu": F.gelu}


def stats(x: Tensor) -> Stats:
    return Stats(x.mean(0), x.std(0, unbiased=False))


def use_stats(x: Tensor) -> Tensor:
    s = stats(x)
    mean, std = s
    return (x - s.mean) / (std + EPS) + s[1] * 0 + mean * 0


def chain(x: Tensor, names: Sequence[str] = ("relu", "square")) -> Tensor:
    return functools.reduce(lambda acc, name: ACTS[name](acc), names, x)


def with_config(x: Tensor, scale: float = 3.0) -> Tensor:
    cfg = replace(Config(), scale=scale)
    for m in cfg.modes:
        x = ACTS[m](x)
    if cfg.weight is None:
        cfg.weight = torch.ones_like(x)
    return x * cfg.scale * cfg.weight


def reduce_mode(x: Tensor, mode: str = "mean") -> Tensor:
    m = Mode(mode)
    if m is Mode.MEAN:
        return x.mean()
    elif m == Mode.SUM:
        return x.sum()
    raise ValueError(mode)


def pairs(x: Tensor) -> Tensor:
    rows = list(x)
    return torch.stack([torch.dot(a, b) for a, b in itertools.combinations(rows, 2)])


def grouped(x: Tensor, keys: List[int]) -> Tensor:
    groups = defaultdict(list)
    for row, k in zip(x, keys):
        groups[k].append(row)
    return torch.stack([sum(groups[k]) for k in sorted(groups)])


def window(x: Tensor, n: int = 2) -> Tensor:
    buf: deque = deque(maxlen=n)
    out = []
    for row in x:
        buf.append(row)
        out.append(sum(buf) / len(buf))
    return torch.stack(out)


def state_dict(x: Tensor) -> Dict[str, Tensor]:
    d = OrderedDict()
    d["w"] = x
    d["b"] = x.sum(-1)
    d.update(c=x.amax(), **{"n": torch.tensor(float(len(x)))})
    return {k: v * 2 for k, v in d.items() if k != "b"}


def walrus(x: Tensor) -> Tensor:
    if (n := x.shape[0]) > 2 and (s := x.sum()) is not None:
        return s / n
    return x.sum()


def closure(x: Tensor, steps: int = 3) -> Tensor:
    total = torch.zeros_like(x)

    def step(k):
        nonlocal total
        total = total + x / k

    for k in range(1, steps + 1):
        step(k)
    return total


def gen(x: Tensor):
    for i, row in enumerate(x):
        yield row * i


def use_gen(x: Tensor) -> Tensor:
    return torch.stack(list(gen(x)))


def branch(x: Tensor) -> Tensor:
    if x.sum() > 0 and not torch.any(x > 100):
        return x * 2
    return -x


def scalars(x: Tensor) -> Tuple[float, int, bool, list]:
    return float(x.mean()), int(x.sum()), bool((x > 0).all()), x.round().tolist()


def best(x: Tensor) -> Tensor:
    return max(x.mean(), x.median(), key=lambda v: float(v))


def sorted_rows(x: Tensor) -> Tensor:
    return torch.stack(sorted(x, key=lambda r: r.norm().item(), reverse=True))


def ops(a: Tensor, b: Tensor) -> List[Tensor]:
    return [f(a, b) for f in (operator.add, operator.mul, operator.truediv, torch.maximum, torch.atan2)]


def default_tensor(x: Tensor, w: Tensor = GRID) -> Tensor:
    return x[..., None] * w


def unpack(x: Tensor) -> Tensor:
    first, *rest = x.unbind(0)
    last = rest.pop() if rest else first
    return first + last + (torch.stack(rest).sum(0) if rest else 0)


def isin(x: Union[Tensor, float], y: Tensor) -> Tensor:
    if not isinstance(x, Tensor):
        x = torch.tensor(x, dtype=y.dtype)
    return torch.isclose(x, y)


def text(x: Tensor) -> str:
    return f"{x.sum().item():.3f} {tuple(x.shape)} {x.ndim}"


def deep(x: Tensor) -> Tuple[Tensor, Tensor]:
    a = {"x": x.clone()}
    b = copy.deepcopy(a)
    b["x"] = b["x"] + 1
    return a["x"], b["x"]


def match_shape(x: Tensor) -> Tensor:
    match x.dim():
        case 1:
            return x[None]
        case 2:
            return x.T
        case _:
            return x.flatten(1)


def ternary(x: Tensor, norm: Optional[str] = None) -> Tensor:
    n = x.norm(dim=-1, keepdim=True) if norm == "l2" else x.abs().sum(-1, keepdim=True) if norm == "l1" else torch.ones(())
    return x / n


def tri(n: int) -> Tensor:
    return torch.tensor([[1.0 if j <= i else 0.0 for j in range(n)] for i in range(n)])


def accumulate(x: Tensor) -> Tensor:
    return torch.stack(list(itertools.accumulate(x, lambda a, b: a * 0.5 + b)))


def while_tol(x: Tensor, tol: float = 1e-3) -> Tuple[Tensor, int]:
    n = 0
    while True:
        nxt = 0.5 * (x + 2.0 / x)
        n += 1
        if (nxt - x).abs().max() < tol or n >= 20:
            break
        x = nxt
    else:
        n = -1
    return nxt, n


def kwargs_pass(x: Tensor, **kw) -> Tensor:
    return inner(x, **kw)


def inner(x: Tensor, scale: float = 1.0, *, shift: float = 0.0) -> Tensor:
    return x * scale + shift


def args_pass(*xs: Tensor) -> Tensor:
    return torch.cat(xs) if len(xs) > 1 else xs[0]


class Base:
    gain = 2.0

    def __init__(self, w: Tensor):
        self.w = w

    def __call__(self, x: Tensor) -> Tensor:
        return self.apply(x) * self.gain

    def apply(self, x: Tensor) -> Tensor:
        return x @ self.w

    @property
    def norm(self) -> Tensor:
        return self.w.norm()

    @classmethod
    def eye(cls, n: int) -> "Base":
        return cls(torch.eye(n))

    @staticmethod
    def double(x: Tensor) -> Tensor:
        return x + x


class Shifted(Base):
    gain = 3.0

    def __init__(self, w: Tensor, b: float = 1.0):
        super().__init__(w)
        self.b = b

    def apply(self, x: Tensor) -> Tensor:
        return super().apply(x) + self.b


def classes(x: Tensor) -> Tensor:
    base = Base.eye(x.shape[-1])
    sh = Shifted(base.w * 2, b=0.5)
    return Base.double(base(x)) + sh(x) + sh.norm


def swap(x: Tensor) -> Pair:
    p = Pair(x + 1, x - 1)
    p = p._replace(a=p.b)
    return p


@functools.lru_cache(maxsize=None)
def kernel(n: int) -> Tensor:
    return torch.exp(-0.5 * torch.arange(n, dtype=torch.float32) ** 2)


def smooth(x: Tensor) -> Tensor:
    k = kernel(3)
    return F.conv1d(x[None, None], (k / k.sum())[None, None], padding=1)[0, 0]


def try_it(x: Tensor) -> Tensor:
    try:
        return x.reshape(-1, 2).sum(1)
    finally:
        EPS


def delete(x: Tensor, i: int) -> Tensor:
    idx = [k for k in range(len(x)) if k != i]
    return x[idx]


def slice_obj(x: Tensor, a: int, b: int) -> Tensor:
    s = slice(a, b)
    return x[s].sum() + x[:, s].sum()


def assert_it(x: Tensor, n: int = 3) -> Tensor:
    assert x.ndim == 2, f"need a matrix, got {x.shape}"
    assert n > 0
    return x[:n]
