"""Small programs in PyTorch; the same stand beside in the other frameworks."""

import torch
import torch.nn.functional as F


def perceptron(x, w1, b1, w2, labels):
    hidden = torch.tanh(x @ w1 + b1)
    return F.cross_entropy(hidden @ w2, labels)


def attention(x, wq, wk, wv, wo):
    batch, time, width = x.shape

    def heads(w):
        return (x @ w).reshape(batch, time, 2, width // 2).transpose(1, 2)

    q, k, v = heads(wq), heads(wk), heads(wv)
    scores = q @ k.transpose(-2, -1) / (width // 2) ** 0.5
    mask = torch.tril(torch.ones((time, time), dtype=torch.bool))
    weights = torch.softmax(scores.masked_fill(~mask, float("-inf")), dim=-1)
    return (weights @ v).transpose(1, 2).reshape(batch, time, width) @ wo


def convolution(x, w, mean, var, scale, shift):
    y = F.conv2d(x, w, padding=1)
    y = F.batch_norm(y, mean, var, scale, shift)
    return F.max_pool2d(F.relu(y), 2)


def loops(x, w):
    state, sums = torch.zeros(w.shape[1]), []
    for at in range(x.shape[0]):
        state = torch.tanh(x[at] @ w + state)
        sums.append(torch.sum(state))
    sums = torch.stack(sums)
    return sums, torch.where(torch.sum(sums) > 0, state * 2, -state)


def indexing(x, i):
    y = x.clone()
    y[:, 1] = 0.5
    picked = x[i]
    order = torch.argsort(x, dim=-1, stable=True)
    return (
        y[1:, ::2],
        picked.cumsum(0),
        x.amax(dim=0) - x.var(dim=0, correction=0),
        torch.where(x > 0, x, -x).sum(),
        x.argmax(dim=-1),
        i // 2 - i % 2,
        torch.gather(x, 1, order).flip(-1),
    )
