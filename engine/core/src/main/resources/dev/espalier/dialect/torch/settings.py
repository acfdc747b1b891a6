"""PyTorch 2.15 as a dialect: what holds for all its tables."""

name = "torch"
imports = {
    "torch": "import torch",
    "torch.nn.functional": "import torch.nn.functional as F",
    "torch.nn": "import torch.nn as nn",
    "math": "import math",
}
dtypes = {
    "bool": "torch.bool",
    "int8": "torch.int8",
    "int16": "torch.int16",
    "int32": "torch.int32",
    "int64": "torch.int64",
    "uint8": "torch.uint8",
    "uint16": "torch.uint16",
    "uint32": "torch.uint32",
    "uint64": "torch.uint64",
    "float16": "torch.float16",
    "bfloat16": "torch.bfloat16",
    "float32": "torch.float32",
    "float64": "torch.float64",
    "complex64": "torch.complex64",
    "complex128": "torch.complex128",
}
tensor = "torch.Tensor"
promotion = "torch"
default_float = float32
default_int = int64
converts_numbers = False
mutable = True
writes_to_out = True
ignored = ["device", "layout", "pin_memory", "memory_format", "non_blocking", "requires_grad", "sparse_grad"]
decorators = {
    "torch.no_grad": "no_grad",
    "torch.inference_mode": "no_grad",
    "torch.enable_grad": "no_grad",
    "torch.compile": "compile",
    "torch.jit.script": "compile",
    "torch.jit.ignore": "function",
    "torch.jit.unused": "function",
    "torch.jit.export": "function",
}
memory = {
    "torch.tensor": "new",
    "torch.flip": "new",
    "torch.fliplr": "new",
    "torch.flipud": "new",
    "torch.rot90": "new",
    "Tensor.flip": "new",
    "Tensor.fliplr": "new",
    "Tensor.flipud": "new",
    "Tensor.rot90": "new",
    "Tensor.to": "shared unless copy=True",
    "Tensor.contiguous": "perhaps",
    "torch.meshgrid": "read-only",
    "torch.broadcast_to": "read-only",
    "Tensor.broadcast_to": "read-only",
    "Tensor.expand": "read-only",
    "Tensor.expand_as": "read-only",
}
