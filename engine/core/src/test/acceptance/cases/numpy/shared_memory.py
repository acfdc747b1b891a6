"""What shares memory with x, and what is a copy of it."""

import numpy as np


def asarr(x):
    y = np.asarray(x)
    y += 5
    return x, y


def arr(x):
    y = np.array(x)
    y += 5
    return x, y


def asc(x):
    y = np.ascontiguousarray(x)
    y += 5
    return x, y


def asc_t(x):
    y = np.ascontiguousarray(x.T)
    y += 5
    return x, y


def ast(x):
    y = x.astype(np.float32)
    y += 5
    return x, y


def astnc(x):
    y = x.astype(np.float32, copy=False)
    y += 5
    return x, y


def flat(x):
    y = x.flatten()
    y += 5
    return x, y


def flat_t(x):
    y = x.T.flatten()
    y += 5
    return x, y


def rav(x):
    y = x.ravel()
    y += 5
    return x, y


def rav_t(x):
    y = x.T.ravel()
    y += 5
    return x, y


def resh(x):
    y = x.reshape(-1)
    y += 5
    return x, y


def resh_t(x):
    y = x.T.reshape(-1)
    y += 5
    return x, y


def flip(x):
    y = np.flip(x, 0)
    y += 5
    return x, y


def fliplr(x):
    y = np.fliplr(x)
    y += 5
    return x, y


def flipud(x):
    y = np.flipud(x)
    y += 5
    return x, y


def neg(x):
    y = x[::-1]
    y += 5
    return x, y


def rot(x):
    y = np.rot90(x)
    y += 5
    return x, y


def roll(x):
    y = np.roll(x, 1)
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


def exp(x):
    y = np.expand_dims(x, 0)
    y += 5
    return x, y


def na(x):
    y = x[None]
    y += 5
    return x, y


def copy(x):
    y = x.copy()
    y += 5
    return x, y


def sl(x):
    y = x[1:]
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


def split(x):
    y = np.split(x, 2)[0]
    y += 5
    return x, y


def arrsp(x):
    y = np.array_split(x, 2)[0]
    y += 5
    return x, y


def atl(x):
    y = np.atleast_1d(x)
    y += 5
    return x, y


def movea(x):
    y = np.moveaxis(x, 0, 1)
    y += 5
    return x, y


def swap(x):
    y = np.swapaxes(x, 0, 1)
    y += 5
    return x, y


def tr(x):
    y = np.transpose(x)
    y += 5
    return x, y


def real(x):
    y = np.real(x)
    y += 5
    return x, y


def take(x):
    y = np.take(x, [1], axis=0)
    y += 5
    return x, y


def where(x):
    y = np.where(x > -99, x, x)
    y += 5
    return x, y


def clip(x):
    y = np.clip(x, -9, 9)
    y += 5
    return x, y


def tril(x):
    y = np.tril(x)
    y += 5
    return x, y


def conc(x):
    y = np.concatenate([x])
    y += 5
    return x, y


def tile(x):
    y = np.tile(x, (1, 1))
    y += 5
    return x, y


def rep(x):
    y = np.repeat(x, 1)
    y += 5
    return x, y


def nan(x):
    y = np.nan_to_num(x)
    y += 5
    return x, y


def ravf(x):
    y = np.ravel(x)
    y += 5
    return x, y


def comp(x):
    y = x.compress([True, False], axis=0)
    y += 5
    return x, y


def asany(x):
    y = np.asanyarray(x)
    y += 5
    return x, y


def asarrdt(x):
    y = np.asarray(x, dtype=np.float32)
    y += 5
    return x, y


def arrnc(x):
    y = np.array(x, copy=None)
    y += 5
    return x, y


def vst(x):
    y = np.vstack([x])
    y += 5
    return x, y
