"""Losses that GradientValuesTest reads and torch's autograd has differentiated, see gradient_values.py."""

import torch
import torch.nn.functional as F


def perceptron(x, w1, b1, w2, b2, target):
    hidden = torch.tanh(F.linear(x, w1, b1))
    return F.mse_loss(F.linear(hidden, w2, b2), target)


def attention(x, w_qkv, w_out, scale, shift):
    normed = F.layer_norm(x, (8,), scale, shift)
    q, k, v = (normed @ w_qkv).chunk(3, dim=-1)
    weights = F.softmax(q @ k.transpose(-2, -1) * 8**-0.5, dim=-1)
    y = x + F.gelu(weights @ v @ w_out)
    return (y * y).mean()


def convolution(image, kernel, bias, w):
    features = F.max_pool2d(F.relu(F.conv2d(image, kernel, bias, stride=1, padding=1)), 2)
    logits = features.flatten(1) @ w
    return -torch.log_softmax(logits, -1)[:, 1].mean()


def statistics(x, y):
    z = torch.cat([x, y], dim=0)
    spread = z.var(dim=0) + torch.logsumexp(z, 0)
    return (spread * torch.cumsum(x, 0).sum(0)).sum() / torch.linalg.vector_norm(y) + torch.where(x > 0, x, y[0]).prod()
