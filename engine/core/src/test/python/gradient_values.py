"""Writes values and gradients of models.py as torch's autograd computes them, for GradientValuesTest.

Run with numpy, torch and safetensors: python gradient_values.py FOLDER, the folder of models.py.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import save_file

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
import models  # noqa: E402

SHAPES = {
    "perceptron": [(5, 3), (4, 3), (4,), (2, 4), (2,), (5, 2)],
    "attention": [(2, 4, 8), (8, 24), (8, 8), (8,), (8,)],
    "convolution": [(2, 3, 6, 6), (4, 3, 3, 3), (4,), (36, 3)],
    "statistics": [(3, 4), (2, 4)],
}

random = np.random.default_rng(4)
tensors = {}
for name, shapes in SHAPES.items():
    arguments = [torch.tensor(random.normal(size=shape).astype(np.float32), requires_grad=True) for shape in shapes]
    value = getattr(models, name)(*arguments)
    value.backward()
    tensors[name + ".value"] = value.detach().numpy()
    for i, argument in enumerate(arguments):
        tensors[f"{name}.{i}"] = argument.detach().numpy()
        tensors[f"{name}.{i}.gradient"] = argument.grad.numpy()
save_file(tensors, folder / "gradient_values.safetensors")
print("torch", torch.__version__)
