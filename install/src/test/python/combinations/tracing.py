"""Traces the programs of one framework, in a cell with the engine behind it, and writes down what they gave."""

import importlib
import math

import espalier

SHAPES = {
    "perceptron": {"x": (4, 6), "w1": (6, 8), "b1": (8,), "w2": (8, 3), "labels": (4,)},
    "attention": {"x": (2, 5, 8), "wq": (8, 8), "wk": (8, 8), "wv": (8, 8), "wo": (8, 8)},
    "convolution": {"x": (1, 3, 8, 8), "w": (4, 3, 3, 3), "mean": (4,), "var": (4,), "scale": (4,), "shift": (4,)},
    "loops": {"x": (5, 4), "w": (4, 3)},
    "indexing": {"x": (4, 5), "i": (3,)},
}
INTEGERS = {"labels": [2, 0, 1, 1], "i": [3, 0, 2]}
TENSORS = {
    "torch": lambda module, values, dtype: module.tensor(values, dtype=getattr(module, dtype)),
    "jax": lambda module, values, dtype: module.numpy.asarray(values, dtype=dtype),
    "tensorflow": lambda module, values, dtype: module.constant(values, dtype=dtype),
    "numpy": lambda module, values, dtype: module.array(values, dtype=dtype),
}


def numbers(name, shape):
    """Numbers that look like chance; variances are positive."""
    if name in INTEGERS:
        return INTEGERS[name]

    def nested(shape, at):
        if not shape:
            value = math.sin(12.9898 * at + len(name)) * 43.5453 % 2 - 1
            return abs(value) + 0.5 if name == "var" else value
        return [nested(shape[1:], at * shape[0] + i + 1) for i in range(shape[0])]

    return nested(shape, 1)


def trace(framework, folder):
    """Writes the graph of each program to FOLDER/FRAMEWORK.PROGRAM.graph; gives arguments and results by program."""
    module = importlib.import_module(framework)
    programs = importlib.import_module(f"{framework}_programs")
    runs = {}
    for program, shapes in SHAPES.items():
        function = getattr(programs, program)
        integers = "int32" if framework == "jax" else "int64"
        arguments = {
            name: TENSORS[framework](module, numbers(name, shape), integers if name in INTEGERS else "float32")
            for name, shape in shapes.items()
        }
        graph = espalier.trace_graph(function, args=tuple(arguments.values()))
        with open(f"{folder}/{framework}.{program}.graph", "w", encoding="utf-8") as file:
            file.write(graph.text)
        results = function(*arguments.values())
        runs[program] = (arguments, results if isinstance(results, tuple) else (results,))
    return runs


def save(framework, folder):
    """The same with the numbers, FOLDER/FRAMEWORK.PROGRAM.npz; what autograd says of the perceptron is among torch's."""
    import numpy

    for program, (arguments, results) in trace(framework, folder).items():
        arrays = {name: numpy.asarray(value) for name, value in arguments.items()}
        arrays |= {f"result_{at}": numpy.asarray(value) for at, value in enumerate(results)}
        if framework == "torch" and program == "perceptron":
            weights = [arguments[name].requires_grad_() for name in ("w1", "b1", "w2")]
            loss = importlib.import_module("torch_programs").perceptron(**arguments)
            loss.backward()
            arrays |= {f"gradient_{at}": numpy.asarray(w.grad) for at, w in enumerate(weights)}
        numpy.savez(f"{folder}/{framework}.{program}.npz", **arrays)
