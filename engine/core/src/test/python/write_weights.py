"""Writes the files of tensors that WeightsTest reads, with the real libraries.

Run with numpy, torch and safetensors: python write_weights.py FOLDER
"""

import sys
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)

arrays = {
    "half": np.array([1, -2, 0.5], np.float16),
    "single": np.arange(6, dtype=np.float32).reshape(2, 3) / 4,
    "columns": np.asfortranarray(np.arange(24, dtype=np.int16).reshape(2, 3, 4)),
    "big": np.array([[1, -2], [3, 70000]], ">i4"),
    "truth": np.array([True, False]),
    "bytes": np.array([0, 255], np.uint8),
    "complex": np.array([1 + 2j, -0.5j], np.complex64),
    "number": np.array(2.5),
    "empty": np.zeros((0, 3), np.int64),
}
np.savez(folder / "arrays.npz", **arrays)
np.savez_compressed(folder / "packed.npz", single=arrays["single"])
np.save(folder / "one.npy", arrays["columns"])
np.save(folder / "objects.npy", np.array([{}, None], object), allow_pickle=True)

save_file(
    {
        "layer.weight": torch.arange(6, dtype=torch.float32).reshape(2, 3) / 4,
        "layer.bias": torch.tensor([1.0, -2.0, 0.5], dtype=torch.bfloat16),
        "odd": torch.tensor([7], dtype=torch.int8),
        "steps": torch.tensor(70000),
        "mask": torch.tensor([True, False]),
    },
    folder / "weights.safetensors",
    metadata={"format": "pt"},
)
