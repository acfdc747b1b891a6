import math

import torch
import torch.nn.functional as F
from torch import Tensor


def resize(img: Tensor):
    half = F.interpolate(img, scale_factor=0.5, mode="bilinear", align_corners=False)
    return half, F.interpolate(img, size=(5, 9), mode="bilinear", align_corners=True), F.interpolate(img, size=(5, 9))


def warp(img, theta):
    grid = F.affine_grid(theta, list(img.shape), align_corners=False)
    return F.grid_sample(img, grid, align_corners=False)


def border(img, pads, mode="constant"):
    return F.pad(img, pads, mode=mode)


def columns(img):
    return F.unfold(img, kernel_size=3, padding=1)


def invert(img: Tensor) -> Tensor:
    """Floats run to 1, bytes to 255."""
    return 1 - img if img.is_floating_point() else 255 - img


def standardize(img, mean, std):
    img = img.clone()
    return img.sub_(mean).div_(std)


def spectrum(x):
    window = torch.hann_window(8)
    return torch.stft(x, 8, 4, window=window, return_complex=True).abs()


def relative_bucket(rel, buckets=8, farthest=32):
    ret = 0
    n = -rel
    buckets //= 2
    ret += (n < 0).to(torch.long) * buckets
    n = torch.abs(n)
    exact = buckets // 2
    far = exact + (torch.log(n.float() / exact) / math.log(farthest / exact) * (buckets - exact)).to(torch.long)
    ret += torch.where(n < exact, n, torch.min(far, torch.full_like(far, buckets - 1)))
    return ret


def advantages(rewards, values):
    out = torch.zeros_like(rewards)
    last = 0.0
    for t in reversed(range(len(rewards))):
        out[t] = last = rewards[t] + 0.9 * values[t + 1] - values[t] + 0.5 * last
    return out


def masked(ids, pad):
    out = ids.clone()
    out.masked_fill_(out == -100, pad)
    return out
