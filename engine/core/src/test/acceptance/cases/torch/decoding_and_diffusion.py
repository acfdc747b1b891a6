"""Decoding, noise schedules, messages along edges, and layers that give sizes back."""
import math
from typing import NamedTuple, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor


def top_k_filter(logits: Tensor, k: int) -> Tensor:
    v, _ = torch.topk(logits, min(k, logits.size(-1)))
    logits = logits.clone()
    logits[logits < v[:, [-1]]] = -float("inf")
    return F.softmax(logits, dim=-1)


def top_p_filter(logits: Tensor, p: float = 0.9) -> Tensor:
    sorted_logits, sorted_indices = torch.sort(logits, descending=True)
    cumulative = torch.cumsum(F.softmax(sorted_logits, dim=-1), dim=-1)
    remove = cumulative > p
    remove[..., 1:] = remove[..., :-1].clone()
    remove[..., 0] = False
    mask = torch.zeros_like(remove).scatter(1, sorted_indices, remove)
    return logits.masked_fill(mask, float("-inf"))


def beam_search(logp: Tensor, beam: int = 2) -> Tuple[Tensor, Tensor]:
    steps, vocab = logp.shape
    scores = torch.zeros(1)
    seqs = torch.zeros(1, 0, dtype=torch.long)
    for t in range(steps):
        total = scores[:, None] + logp[t][None, :]
        k = min(beam, total.numel())
        scores, flat = total.view(-1).topk(k)
        parent = torch.div(flat, vocab, rounding_mode="floor")
        token = flat % vocab
        seqs = torch.cat([seqs[parent], token[:, None]], dim=1)
    return scores, seqs


def viterbi(emissions: Tensor, transitions: Tensor) -> Tuple[Tensor, Tensor]:
    score = emissions[0]
    history = []
    for e in emissions[1:]:
        total = score.unsqueeze(1) + transitions + e.unsqueeze(0)
        score, idx = total.max(dim=0)
        history.append(idx)
    best = score.argmax()
    path = [best]
    for idx in reversed(history):
        path.append(idx[path[-1]])
    path.reverse()
    return score.max(), torch.stack(path)


def alibi(heads: int, length: int) -> Tensor:
    slopes = torch.tensor([2 ** (-8 * (i + 1) / heads) for i in range(heads)])
    dist = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    return slopes[:, None, None] * dist.abs().neg()


class Schedule(NamedTuple):
    betas: Tensor
    alphas_cumprod: Tensor


def cosine_schedule(steps: int, s: float = 0.008) -> Schedule:
    x = torch.linspace(0, steps, steps + 1)
    ac = torch.cos(((x / steps) + s) / (1 + s) * math.pi * 0.5) ** 2
    ac = ac / ac[0]
    betas = torch.clip(1 - (ac[1:] / ac[:-1]), 0.0001, 0.9999)
    return Schedule(betas, torch.cumprod(1.0 - betas, dim=0))


def extract(a: Tensor, t: Tensor, shape) -> Tensor:
    return a.gather(-1, t).reshape(t.shape[0], *((1,) * (len(shape) - 1)))


def q_sample(x: Tensor, t: Tensor, noise: Tensor) -> Tensor:
    sch = cosine_schedule(10)
    a = sch.alphas_cumprod
    return extract(a.sqrt(), t, x.shape) * x + extract((1 - a).sqrt(), t, x.shape) * noise


def scatter_softmax(score: Tensor, index: Tensor, n: int) -> Tensor:
    m = torch.full((n,), float("-inf")).scatter_reduce(0, index, score, reduce="amax", include_self=False)
    e = (score - m[index]).exp()
    s = torch.zeros(n).index_add(0, index, e)
    return e / s[index]


def adam(p: Tensor, grads: Tensor, lr: float = 0.1, betas: Tuple[float, float] = (0.9, 0.999)) -> Tensor:
    m = torch.zeros_like(p)
    v = torch.zeros_like(p)
    for step, g in enumerate(grads, start=1):
        m.mul_(betas[0]).add_(g, alpha=1 - betas[0])
        v.mul_(betas[1]).addcmul_(g, g, value=1 - betas[1])
        denom = (v.sqrt() / math.sqrt(1 - betas[1] ** step)).add_(1e-8)
        p = p.addcdiv(m, denom, value=-lr / (1 - betas[0] ** step))
    return p


def deconv(x: torch.Tensor, w: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return F.conv_transpose2d(x, w, b, stride=2, padding=1)


def deconv_out(x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    return F.conv_transpose2d(x, w, stride=2, padding=1, output_padding=1)


def deconv1d(x: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    return F.conv_transpose1d(x, w, stride=2)


def add_out(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    out = torch.empty_like(a)
    torch.add(a, b, out=out)
    torch.mul(out, 2.0, out=out)
    torch.exp(out, out=out)
    return out


def matmul_out(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    buf = torch.zeros(a.shape[0], b.shape[1])
    torch.matmul(a, b, out=buf)
    return buf + 1


def kron_identity(a: torch.Tensor, n: int) -> torch.Tensor:
    return torch.kron(torch.eye(n), a)


def matpow(a: torch.Tensor) -> torch.Tensor:
    return torch.linalg.matrix_power(a, 3) + torch.matrix_power(a, 2)


def norms(x: torch.Tensor):
    return (torch.linalg.norm(x), torch.linalg.norm(x, ord=1, dim=1), torch.linalg.norm(x, "fro"), torch.linalg.norm(x, ord=float("inf")), torch.norm(x, p=1, dim=0), x.norm(2, 1, True), torch.linalg.matrix_norm(x, ord=1), torch.linalg.vector_norm(x, 3))


def gmm_responsibilities(x: torch.Tensor, mu: torch.Tensor, cov: torch.Tensor, pi: torch.Tensor) -> torch.Tensor:
    L = torch.linalg.cholesky(cov)
    diff = x[:, None] - mu[None]
    y = torch.linalg.solve_triangular(L, diff.permute(1, 2, 0), upper=False)
    maha = (y ** 2).sum(1).T
    logdet = 2 * torch.log(torch.diagonal(L, dim1=-2, dim2=-1)).sum(-1)
    logp = -0.5 * (maha + logdet + x.shape[1] * math.log(2 * math.pi)) + pi.log()
    return torch.softmax(logp, dim=1)


def floyd(w: torch.Tensor) -> torch.Tensor:
    d = w.clone()
    for k in range(d.shape[0]):
        torch.minimum(d, d[:, k, None] + d[None, k, :], out=d)
    return d
