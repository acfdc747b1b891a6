"""Models in PyTorch, for the figures of docs/graph-benchmarks.md: traced in a cell, timed as they are."""

import time

import espalier.graph
import torch
import torchvision
from espalier_capture import tracing

torch.manual_seed(0)


class Block(torch.nn.Module):
    """One layer of a transformer."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.first, self.second = torch.nn.LayerNorm(width), torch.nn.LayerNorm(width)
        self.qkv, self.out = torch.nn.Linear(width, 3 * width), torch.nn.Linear(width, width)
        self.wide, self.narrow = torch.nn.Linear(width, 4 * width), torch.nn.Linear(4 * width, width)

    def forward(self, x):
        batch, length, width = x.shape
        q, k, v = (
            part.reshape(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(self.first(x)).chunk(3, dim=-1)
        )
        mixed = torch.nn.functional.scaled_dot_product_attention(q, k, v)
        x = x + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        return x + self.narrow(torch.nn.functional.gelu(self.wide(self.second(x))))


MODELS = {
    "resnet18": (torchvision.models.resnet18(weights=None).eval(), (3, 224, 224)),
    "transformer": (torch.nn.Sequential(*(Block(256, 4) for _ in range(4))).eval(), (128, 256)),
}
inputs = {}


def seconds(work):
    """The time of one call, without gradients."""
    with torch.no_grad():
        start = time.perf_counter()
        work()
        return time.perf_counter() - start


def median(work, times):
    """The median of some calls after a first one."""
    work()
    return sorted(seconds(work) for _ in range(times))[times // 2]


def write(name, batch, path):
    """Traces a model and writes the graph with its weights and a batch."""
    module, shape = MODELS[name]
    inputs[name, batch] = x = torch.rand(batch, *shape)
    graph = espalier.trace_graph(module, args=(x,))
    graph.save(path)


def eager(name, batch):
    """The seconds of one call as PyTorch does it."""
    return seconds(lambda: MODELS[name][0](inputs[name, batch]))


def tracing_resnet():
    """The seconds of a trace of resnet18 that was traced before."""
    module, x = MODELS["resnet18"][0], torch.rand(1, 3, 64, 64)
    return median(lambda: espalier.trace_graph(module, args=(x,)), 9)


def capture_overhead():
    """How many times longer resnet18 takes while its calls are recorded."""
    module, x = MODELS["resnet18"][0], torch.rand(1, 3, 64, 64)
    record = lambda: tracing.record(module, (x,), known=espalier.graph._known_names)
    record()
    pairs = [(seconds(lambda: module(x)), seconds(record)) for _ in range(15)]
    return sorted(slow / fast for fast, slow in pairs)[7]
