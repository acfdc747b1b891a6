"""The reference: the engine's evaluator in a process of its own, asked line by line."""

import json
import math
import shlex
import subprocess

import numpy as np

from . import values
from .values import DType


class EvaluationError(Exception):
    """The reference cannot evaluate this."""


class Reference:
    """Evaluates core operations; equal questions are asked once."""

    def __init__(self, command):
        self.process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.answers = {}

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def __call__(self, operation, arguments):
        inputs = {}
        text = ", ".join(f"{name}={_term(value, inputs)}" for name, value in arguments.items())
        request = json.dumps({"expression": f"{operation.name}({text})", "inputs": inputs})
        if request not in self.answers:
            self.answers[request] = self._ask(request)
        answer = self.answers[request]
        if "error" in answer:
            raise EvaluationError(f"{operation.name}: {answer['error']}")
        return _read(answer["result"])

    def _ask(self, request):
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the evaluator ended at {request}")
        return json.loads(line)


def _term(value, inputs):
    """A value as a term; what has no literal becomes an input."""
    match value:
        case None | bool() | int():
            return repr(value)
        case float() if math.isfinite(value):
            return repr(value)
        case DType():
            return value.name
        case slice():
            return f"slice({_term(value.start, inputs)}, {_term(value.stop, inputs)}, {_term(value.step, inputs)})"
        case tuple() | list():
            return "(" + "".join(_term(v, inputs) + ", " for v in value) + ")"
    if value is ...:
        return "..."
    name = f"a{len(inputs)}"
    inputs[name] = _encoded(value)
    return name


def _encoded(value):
    if not values.is_tensor(value):
        return _number(value) if isinstance(value, float) else value
    array = np.asarray(value)
    name = values.dtype_name(array)
    flat = array.reshape(-1)
    if name in values.COMPLEX:
        data = [[_number(float(x.real)), _number(float(x.imag))] for x in flat]
    elif name in values.FLOATS:
        data = [_number(x) for x in flat.astype(np.float64).tolist()]
    else:
        data = flat.tolist()
    return {"dtype": name, "shape": list(array.shape), "data": data}


def _number(x):
    return x if math.isfinite(x) else "nan" if math.isnan(x) else "inf" if x > 0 else "-inf"


def _read(node):
    match node:
        case {"dtype": name, "shape": shape, "data": data}:
            if name in values.COMPLEX:
                data = [complex(float(re), float(im)) for re, im in data]
            elif name in values.FLOATS:
                data = [float(x) for x in data]
            return np.array(data, dtype=values.numpy_dtype(name)).reshape(shape)
        case list():
            return tuple(_read(n) for n in node)
        case "nan" | "inf" | "-inf":
            return float(node)
        case str() if node in (*values.FLOATS, *values.SIGNED, *values.UNSIGNED, *values.COMPLEX, "bool"):
            return DType(node)
    return node
