import torch
import torch.nn.functional as F
import functools
from functools import partial


def soft(x):
    act = partial(F.softmax, dim=-1)
    return act(x)


def clampy(x, lo=0.5):
    f = functools.partial(torch.clamp, min=-0.5, max=0.5)
    return f(x)


def clampvar(x, lo: float = 0.5):
    f = functools.partial(torch.clamp, min=-lo, max=lo)
    return f(x)


def addto(x):
    g = partial(torch.add, x)
    return g(x)


def bound(x):
    h = partial(torch.sum, dim=0, keepdim=True)
    return [h(v) for v in (x, x * 2)]


def alias_kw(x):
    f = F.softmax
    return f(x, dim=-1)


def default_kw(x, act=F.softmax):
    return act(x, dim=0)


def dict_kw(x, name):
    table = {"softmax": F.softmax, "log_softmax": F.log_softmax}
    return table[name](x, dim=-1)


def mapped(xs):
    return list(map(torch.sum, xs))


def compose(*fs):
    return lambda x: functools.reduce(lambda v, f: f(v), fs, x)


def composed(x):
    return compose(torch.relu, torch.sqrt, partial(torch.mean, dim=-1))(x)


class Block:
    def __init__(self, act=F.relu, norm=None):
        self.act = act
        self.norm = norm or partial(F.layer_norm, normalized_shape=(4,))

    def __call__(self, x):
        return self.act(self.norm(x))


def block(x):
    return Block()(x), Block(torch.tanh)(x)


def guarded(x, y):
    try:
        return x @ y
    except Exception:
        return x * 2


def optional(x, w=None, b=None):
    out = x if w is None else x * w
    if b is not None:
        out = out + b
    return out


def sorting(x, key=None):
    values, order = torch.sort(x, descending=True)
    rank = torch.empty_like(order)
    rank[order] = torch.arange(len(x))
    return values, rank


def groups(x, labels):
    out = {}
    for k in torch.unique(labels).tolist():
        out[k] = x[labels == k].mean(dim=0)
    return out


def acc(logits, y, topk=(1, 2)):
    maxk = max(topk)
    _, pred = logits.topk(maxk, 1, True, True)
    correct = pred.t().eq(y.view(1, -1).expand_as(pred.t()))
    return [correct[:k].reshape(-1).float().sum(0) / y.size(0) for k in topk]


def iou(a, b):
    area = lambda t: (t[:, 2] - t[:, 0]) * (t[:, 3] - t[:, 1])
    lt = torch.max(a[:, None, :2], b[:, :2])
    rb = torch.min(a[:, None, 2:], b[:, 2:])
    wh = (rb - lt).clamp(min=0)
    inter = wh[:, :, 0] * wh[:, :, 1]
    return inter / (area(a)[:, None] + area(b) - inter)


def nms(boxes, scores, thr: float = 0.5):
    order = scores.argsort(descending=True)
    keep = []
    while order.numel() > 0:
        i = order[0].item()
        keep.append(i)
        if order.numel() == 1:
            break
        rest = order[1:]
        order = rest[iou(boxes[i:i + 1], boxes[rest])[0] <= thr]
    return torch.tensor(keep)


def sinusoid(n: int, d: int):
    pos = torch.arange(n).unsqueeze(1)
    div = torch.exp(torch.arange(0, d, 2) * (-torch.log(torch.tensor(10000.0)) / d))
    pe = torch.zeros(n, d)
    pe[:, 0::2] = torch.sin(pos * div)
    pe[:, 1::2] = torch.cos(pos * div)
    return pe


def rope(x, base: float = 10000.0):
    b, t, d = x.shape
    inv = 1.0 / (base ** (torch.arange(0, d, 2).float() / d))
    f = torch.outer(torch.arange(t).float(), inv)
    emb = torch.cat((f, f), dim=-1)
    x1, x2 = x.chunk(2, dim=-1)
    return x * emb.cos() + torch.cat((-x2, x1), dim=-1) * emb.sin()


def label_smooth(logits, y, eps=0.1):
    n = logits.size(-1)
    logp = F.log_softmax(logits, -1)
    onehot = F.one_hot(y, n).float()
    t = (1 - eps) * onehot + eps / n
    return -(t * logp).sum(-1).mean()


def focal(logits, y, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    ce = F.binary_cross_entropy_with_logits(logits, y, reduction="none")
    pt = p * y + (1 - p) * (1 - y)
    return ((alpha * y + (1 - alpha) * (1 - y)) * (1 - pt) ** gamma * ce).mean()


def info_nce(a, b, t=0.07):
    a, b = F.normalize(a, dim=-1), F.normalize(b, dim=-1)
    sim = a @ b.T / t
    y = torch.arange(len(a))
    return (F.cross_entropy(sim, y) + F.cross_entropy(sim.T, y)) / 2


def beam(scores, k: int = 2):
    b, n, v = scores.shape
    top, idx = scores.view(b, -1).topk(k)
    return top, idx // v, idx % v
