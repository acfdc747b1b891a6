import torch
import torch.nn.functional as F
from functools import partial, reduce
from dataclasses import dataclass
from typing import Optional, List, Dict, Tuple


def early(x, scale: Optional[float] = None):
    if scale is None:
        scale = x.shape[-1] ** -0.5
    if scale <= 0:
        return x
    return x * scale


def accumulate(xs):
    total = torch.zeros_like(xs[0])
    for i, x in enumerate(xs):
        total = total + x * (i + 1)
    return total / len(xs)


def ema(xs, decay=0.9):
    out = []
    state = None
    for x in xs:
        state = x if state is None else decay * state + (1 - decay) * x
        out.append(state)
    return torch.stack(out)


def power_iteration(a, steps=5):
    v = torch.ones(a.shape[0], dtype=a.dtype) / a.shape[0] ** 0.5
    for _ in range(steps):
        v = a @ v
        v = v / v.norm()
    return v @ a @ v


def newton(x, tol=1e-4):
    y = torch.ones_like(x)
    n = 0
    while (y * y - x).abs().max() > tol and n < 50:
        y = 0.5 * (y + x / y)
        n += 1
    return y, n


def stats(x):
    return {"mean": x.mean(), "std": x.std(), "min": x.min().item(), "n": x.numel()}


def pick(kind, x):
    fns = {"relu": F.relu, "gelu": F.gelu, "tanh": torch.tanh, "id": lambda t: t, "soft": partial(F.softmax, dim=-1)}
    return fns[kind](x)


def chain(x):
    return reduce(lambda a, f: f(a), [torch.sin, torch.exp, torch.neg], x)


def nested(x, y):
    def inner(a, b=2.0):
        return torch.maximum(a, torch.full_like(a, b)) - y

    return inner(x), inner(x, b=0.5)


def swap(x):
    a, b = x.chunk(2, dim=-1)
    a, b = b, a
    return torch.cat([a, b], dim=-1)


def rotate_half(x):
    x1, x2 = x[..., : x.shape[-1] // 2], x[..., x.shape[-1] // 2:]
    return torch.cat((-x2, x1), dim=-1)


def star(*xs, dim=0, **kw):
    return torch.stack(xs, dim=dim).sum(dim=dim, **kw)


def call_star(x, y):
    args = (x, y)
    opts = {"keepdim": True}
    return star(*args, dim=0, **opts)


@dataclass
class Config:
    dim: int
    eps: float = 1e-6
    bias: bool = True


def rms(x, cfg: Config):
    y = x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + cfg.eps)
    return y + 1 if cfg.bias else y


def use_cfg(x):
    return rms(x, Config(x.shape[-1])), rms(x, Config(4, bias=False))


class Meter:
    """Keeps a running mean."""

    def __init__(self, momentum=0.1):
        self.momentum = momentum
        self.value = None
        self.count = 0

    def update(self, x):
        m = x.mean()
        if self.value is None:
            self.value = m
        else:
            self.value = (1 - self.momentum) * self.value + self.momentum * m
        self.count += 1
        return self

    @property
    def done(self):
        return self.count > 1

    @staticmethod
    def scale(x, k=2):
        return x * k

    @classmethod
    def of(cls, *xs):
        m = cls()
        for x in xs:
            m.update(x)
        return m


def meter(x, y):
    m = Meter.of(x, y)
    return m.value, m.count, m.done, Meter.scale(x)


def check(x):
    assert x.dim() == 2, f"expected 2 dims, got {x.dim()}"
    if not torch.is_tensor(x):
        raise TypeError(f"not a tensor: {type(x)}")
    if x.dtype == torch.float32 and x.shape[0] > 1:
        return x.double().sum().float()
    return x.sum()


def batched(x: torch.Tensor, size: int) -> List[torch.Tensor]:
    return [chunk.mean(dim=0) for chunk in x.split(size)]


def zipped(xs: List[torch.Tensor], ys: List[torch.Tensor]) -> Dict[str, torch.Tensor]:
    return {f"pair_{i}": (a * b).sum() for i, (a, b) in enumerate(zip(xs, ys))}


def tri(n: int, x: torch.Tensor):
    mask = torch.triu(torch.ones(n, n), diagonal=1).bool()
    return x.masked_fill(mask, float("-inf")).softmax(-1)


def gen(xs):
    def squares():
        for x in xs:
            yield x ** 2

    return sum(squares()), max(s.max().item() for s in squares())


def tryit(x):
    try:
        return x.view(2, -1)
    except RuntimeError:
        return x.reshape(-1)


def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


def taylor(x, terms=5):
    return sum((x ** i / fact(i) for i in range(terms)), torch.zeros_like(x))


def conditional(x, flag=True):
    y = x.relu() if flag else x.sigmoid()
    y = y if y.ndim > 1 else y.unsqueeze(0)
    return y.T


def walrus(x):
    if (n := x.shape[0]) > 2:
        return x[: n // 2]
    return x


def matchit(x, mode):
    match mode:
        case "sum":
            return x.sum(-1)
        case "mean" | "avg":
            return x.mean(-1)
        case _:
            return x


def where_chain(x):
    return torch.where(x > 1, x, torch.where(x < -1, -x, torch.zeros_like(x)))


def logits_to_probs(x, binary=False):
    return torch.sigmoid(x) if binary else F.softmax(x, dim=-1)
