"""What shares memory with x, and what is a copy of it."""

import torch


def contig(x):
    y = x.contiguous()
    y += 5
    return x, y


def contig_t(x):
    y = x.t().contiguous()
    y += 5
    return x, y


def cpu(x):
    y = x.cpu()
    y += 5
    return x, y


def fl(x):
    y = x.float()
    y += 5
    return x, y


def to(x):
    y = x.to(torch.float32)
    y += 5
    return x, y


def flat(x):
    y = x.flatten()
    y += 5
    return x, y


def flat_t(x):
    y = x.t().flatten()
    y += 5
    return x, y


def view(x):
    y = x.view(-1)
    y += 5
    return x, y


def resh(x):
    y = x.reshape(-1)
    y += 5
    return x, y


def resh_t(x):
    y = x.t().reshape(-1)
    y += 5
    return x, y


def flip(x):
    y = x.flip(0)
    y += 5
    return x, y


def fliplr(x):
    y = torch.fliplr(x)
    y += 5
    return x, y


def rot(x):
    y = torch.rot90(x)
    y += 5
    return x, y


def roll(x):
    y = x.roll(1, 0)
    y += 5
    return x, y


def T(x):
    y = x.T
    y += 5
    return x, y


def sq(x):
    y = x.squeeze()
    y += 5
    return x, y


def unsq(x):
    y = x.unsqueeze(0)
    y += 5
    return x, y


def detach(x):
    y = x.detach()
    y += 5
    return x, y


def clone(x):
    y = x.clone()
    y += 5
    return x, y


def sl(x):
    y = x[1:]
    y += 5
    return x, y


def row(x):
    y = x[0]
    y += 5
    return x, y


def fancy(x):
    y = x[[1, 0]]
    y += 5
    return x, y


def mask(x):
    y = x[x > 0]
    y += 5
    return x, y


def narrow(x):
    y = x.narrow(0, 0, 1)
    y += 5
    return x, y


def sel(x):
    y = x.select(0, 1)
    y += 5
    return x, y


def isel(x):
    y = x.index_select(0, torch.tensor([1]))
    y += 5
    return x, y


def chunk(x):
    y = x.chunk(2)[0]
    y += 5
    return x, y


def split(x):
    y = torch.split(x, 1)[1]
    y += 5
    return x, y


def unbind(x):
    y = x.unbind()[1]
    y += 5
    return x, y


def diag(x):
    y = x.diagonal()
    y += 5
    return x, y


def atl(x):
    y = torch.atleast_1d(x)
    y += 5
    return x, y


def movedim(x):
    y = torch.movedim(x, 0, 1)
    y += 5
    return x, y


def asten(x):
    y = torch.as_tensor(x)
    y += 5
    return x, y


def tens(x):
    y = x.data
    y += 5
    return x, y


def rep(x):
    y = x.repeat(1, 1)
    y += 5
    return x, y


def tril(x):
    y = x.tril()
    y += 5
    return x, y


def clamp(x):
    y = x.clamp(-9, 9)
    y += 5
    return x, y


def typeas(x):
    y = x.type_as(x)
    y += 5
    return x, y


def real(x):
    y = torch.real(x)
    y += 5
    return x, y


def nan(x):
    y = torch.nan_to_num(x)
    y += 5
    return x, y


def swap(x):
    y = x.swapaxes(0, 1)
    y += 5
    return x, y


def perm(x):
    y = x.permute(1, 0)
    y += 5
    return x, y


def unfl(x):
    y = x.unflatten(0, (1, 2))
    y += 5
    return x, y


def hs(x):
    y = torch.hsplit(x, 3)[0]
    y += 5
    return x, y


def expand(x):
    y = x.expand(2, 3)
    y += 5
    return x, y


def dropout(x):
    y = torch.dropout(x, 0.5, False)
    y += 5
    return x, y


def fdrop(x):
    y = torch.nn.functional.dropout(x, 0.5, training=False)
    y += 5
    return x, y


def bto(x):
    y = torch.broadcast_to(x, (2, 3))
    y += 5
    return x, y


def ravel(x):
    y = x.ravel()
    y += 5
    return x, y


def gather(x):
    y = x.gather(0, torch.zeros(2, 3, dtype=torch.long))
    y += 5
    return x, y


def take(x):
    y = torch.take_along_dim(x, torch.zeros(2, 3, dtype=torch.long), 0)
    y += 5
    return x, y


def masked(x):
    y = x.masked_fill(x > 99, 0)
    y += 5
    return x, y


def cat(x):
    y = torch.cat([x])
    y += 5
    return x, y


def stack(x):
    y = torch.stack([x])
    y += 5
    return x, y


def where(x):
    y = torch.where(x > -99, x, x)
    y += 5
    return x, y


def mx(x):
    y = torch.maximum(x, x)
    y += 5
    return x, y


def cums(x):
    y = x.cumsum(0)
    y += 5
    return x, y


def hst(x):
    y = torch.hstack([x])
    y += 5
    return x, y


def atl3(x):
    y = torch.atleast_3d(x)
    y += 5
    return x, y


def view_as(x):
    y = x.view_as(x)
    y += 5
    return x, y


def resh_as(x):
    y = x.reshape_as(x)
    y += 5
    return x, y


def abs_(x):
    y = x.abs()
    y += 5
    return x, y
