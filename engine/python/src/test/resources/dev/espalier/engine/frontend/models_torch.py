import torch
from torch import nn
import torch.nn.functional as F
import espalier

class Block(nn.Module):
    def __init__(self, i, c):
        super().__init__()
        self.conv1 = nn.Conv2d(i, c, 3, stride=2, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(c)
        self.conv2 = nn.Conv2d(c, c, 3, padding=1)
        self.bn2 = nn.BatchNorm2d(c)
        self.short = nn.Conv2d(i, c, 1, stride=2)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.short(x))

class Transformer(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.h = h
        self.emb = nn.Embedding(11, d)
        self.ln = nn.LayerNorm(d)
        self.qkv = nn.Linear(d, 3 * d)
        self.out = nn.Linear(d, d)
        self.ff = nn.Sequential(nn.Linear(d, 2 * d), nn.GELU(), nn.Dropout(0.1), nn.Linear(2 * d, d))

    def forward(self, ids):
        x = self.emb(ids)
        b, t, d = x.shape
        q, k, v = self.qkv(self.ln(x)).reshape(b, t, 3, self.h, d // self.h).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v)
        x = x + self.out(mixed.transpose(1, 2).reshape(b, t, d))
        return x + self.ff(x)

def loss(model, x):
    return model(x).square().sum()

torch.manual_seed(0)
x = (torch.arange(2 * 3 * 6 * 6) % 13 / 13 - 0.4).reshape(2, 3, 6, 6)
ids = torch.tensor([[1, 2, 3], [4, 5, 10]])
block, transformer = Block(3, 4).eval(), Transformer(8, 2).eval()

def direct(model, x):
    value = loss(model, x)
    value.backward()
    return value.item(), [p.grad for p in model.parameters()]

def flat(t):
    return t.detach().flatten().tolist()
