import torch


def fill_rows(x):
    out = torch.empty(3, x.shape[-1])
    for i in range(3):
        out[i] = x * i
    return out


def mask_diag(x):
    x = x.clone()
    idx = torch.arange(x.shape[0])
    x[idx, idx] = 0.0
    return x


def mutate_arg(x):
    x += 1
    x.mul_(2)
    return x.sum()


def mutate_and_return_both(x):
    y = x
    y = y + 1
    y -= 3
    return x, y


def alias(x):
    y = x.clone()
    z = y
    z.add_(5)
    return y


def view_write(x):
    y = x.clone()
    y[0].fill_(7.0)
    return y


def view_write2(x):
    y = x.clone()
    row = y[1]
    row += 10
    return y


def slice_assign(x):
    y = torch.zeros(x.shape[0] + 2, x.shape[1], dtype=x.dtype)
    y[1:-1] = x
    y[0] = x[0]
    y[-1, :] = x[-1]
    return y


def strided(x):
    y = x.clone()
    y[::2, 1::2] *= -1
    return y


def bool_assign(x):
    y = x.clone()
    y[y < 0] = 0
    y[torch.isnan(y)] = 1.0
    return y


def scatter_count(idx, n: int):
    out = torch.zeros(n, dtype=torch.long)
    out.scatter_add_(0, idx, torch.ones_like(idx))
    return out


def index_add(x, idx):
    out = torch.zeros(4, x.shape[1])
    out.index_add_(0, idx, x)
    return out


def clamp_in(x):
    y = x.detach().clone()
    y.clamp_(min=-0.5, max=0.5)
    return y


def list_update(xs):
    xs = list(xs)
    xs[0] = xs[0] * 2
    xs.append(xs[-1] + 1)
    return xs


def dict_update(d):
    d = dict(d)
    d["w"] = d["w"] - 0.1 * d["g"]
    return d


def sgd(params, grads, lr=0.1):
    return [p - lr * g for p, g in zip(params, grads)]


def sgd_(params, grads, lr=0.1):
    for p, g in zip(params, grads):
        p.sub_(lr * g)
    return params


def adam(p, g, m, v, t: int, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    m = b1 * m + (1 - b1) * g
    v = b2 * v + (1 - b2) * g ** 2
    mh, vh = m / (1 - b1 ** t), v / (1 - b2 ** t)
    return p - lr * mh / (vh.sqrt() + eps), m, v


def cumulative(x):
    y = x.clone()
    for i in range(1, len(y)):
        y[i] = y[i - 1] + y[i]
    return y


def column(x):
    y = x.clone()
    y[:, 0] = y[:, 1:].sum(dim=1)
    return y


def loop_update(x):
    best = x[0]
    for i in range(1, x.shape[0]):
        if x[i] > best:
            best = x[i]
    return best


def histogram(x, bins: int):
    h = torch.zeros(bins)
    for v in x:
        h[int(v)] += 1
    return h / h.sum()


def bubble(x):
    x = x.clone()
    n = x.shape[0]
    for i in range(n):
        for j in range(n - 1 - i):
            if x[j] > x[j + 1]:
                x[j], x[j + 1] = x[j + 1].clone(), x[j].clone()
    return x


def dp(cost):
    n, m = cost.shape
    d = torch.full((n + 1, m + 1), float("inf"))
    d[0, 0] = 0
    for i in range(n):
        for j in range(m):
            d[i + 1, j + 1] = cost[i, j] + torch.min(torch.stack([d[i, j + 1], d[i + 1, j], d[i, j]]))
    return d[n, m]


def no_grad_step(w, g):
    with torch.no_grad():
        w = w - 0.5 * g
    return w


@torch.no_grad()
def predict(w, x):
    return (x @ w).argmax(dim=-1)


def transpose_write(x):
    y = x.t().contiguous()
    y[0, 0] = 9
    return y, x


def out_arg(x, y):
    out = torch.empty_like(x)
    torch.add(x, y, out=out)
    return out


class Buffer:
    def __init__(self, n, d):
        self.data = torch.zeros(n, d)
        self.at = 0

    def push(self, x):
        self.data[self.at] = x
        self.at = (self.at + 1) % len(self.data)

    def mean(self):
        return self.data.mean(0)


def buffer(x, y, z):
    b = Buffer(2, x.shape[0])
    b.push(x)
    b.push(y)
    b.push(z)
    return b.mean(), b.at, b.data
