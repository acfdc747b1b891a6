"""The four frameworks as the harness sees them: arrays in and out, dtypes, promotion, names."""

import importlib
import operator
import os
import pathlib
import warnings

import numpy as np

from . import values
from .expansion import Refused
from .values import DType

# programs that jax has compiled before, kept from run to run
COMPILED = pathlib.Path(__file__).parents[4] / "target" / "jax-cache"
CATEGORY = {"bool": 0, **dict.fromkeys(values.SIGNED + values.UNSIGNED, 1), **dict.fromkeys(values.FLOATS, 2),
            **dict.fromkeys(values.COMPLEX, 3)}
NUMBER_CATEGORY = {bool: 0, int: 1, float: 2, complex: 3}


class Framework:
    """What is common; NumPy's ways are the default."""

    name = "numpy"
    types = ("float32", "int32", "bool", "float64", "int64", "uint8")
    default_float = "float64"
    default_int = "int64"
    slow = False

    def __init__(self, settings):
        self.settings = settings
        self.module = self.load()
        self.namespace = {}
        for statement in settings.get("imports", {}).values():
            exec(statement, self.namespace)  # the tables' own import lines
        dtypes = settings.get("dtypes", {})
        self.dtypes = {name: eval(text, self.namespace) for name, text in dtypes.items()}

    def load(self):
        return np

    def version(self):
        return self.module.__version__

    def array(self, value):
        return np.array(value)

    def to_numpy(self, value):
        return np.asarray(value)

    def is_array(self, value):
        return isinstance(value, (np.ndarray, np.generic))

    def dtype_name(self, value):
        """The core name of a dtype object of the framework, or None."""
        try:
            return np.dtype(value).name
        except TypeError:
            return None

    def expected_dtype(self, name):
        """What a core dtype is in this framework's environment."""
        return name

    def promote(self, operands):
        return np.result_type(*operands).name

    def inexact(self, name, operation):
        """The floating dtype of an operation on integers; ufuncs make half precision of the smallest."""
        if CATEGORY[name] >= 2:
            return name
        return "float64" if operation.name == "divide" else np.result_type(name, np.float16).name

    def promotion(self, operands, inexact, operation):
        """The one dtype of promoted operands."""
        name = self.promote(operands)
        return self.inexact(name, operation) if inexact else name

    def literal_dtype(self, value):
        """The dtype of an array made of Python numbers."""
        kind = np.asarray(value).dtype.kind
        return {"b": "bool", "f": self.default_float, "c": "complex128" if self.default_float == "float64" else "complex64"}.get(kind, self.default_int)

    def native(self, value):
        """A harness value as an argument of the framework."""
        if values.is_tensor(value):
            return self.array(value)
        if isinstance(value, DType):
            return self.dtypes[value.name]
        if isinstance(value, tuple):
            return tuple(self.native(v) for v in value)
        if isinstance(value, list):
            return [self.native(v) for v in value]
        return value

    def tensor_type(self):
        return np.ndarray

    def find(self, path):
        """The object under a dotted name."""
        found = importlib.import_module(path[0])
        for depth, part in enumerate(path[1:], 2):
            try:
                found = getattr(found, part)
            except AttributeError:
                try:
                    found = importlib.import_module(".".join(path[:depth]))
                except ImportError:
                    raise AttributeError(".".join(path[:depth])) from None
        return found


class Torch(Framework):
    name = "torch"
    types = ("float32", "int64", "bool", "float64", "int32", "uint8")
    default_float = "float32"

    def load(self):
        import torch

        torch.set_num_threads(1)
        return torch

    def array(self, value):
        value = np.array(value)
        if value.dtype == values.BFLOAT16:
            return self.module.tensor(value.astype(np.float32)).to(self.module.bfloat16)
        return self.module.tensor(value)

    def to_numpy(self, value):
        value = value.detach().resolve_conj().resolve_neg()
        if value.dtype == self.module.bfloat16:
            return values.cast(value.float().numpy(), "bfloat16")
        return value.numpy()

    def tensor_type(self):
        return self.module.Tensor

    def is_array(self, value):
        return isinstance(value, self.module.Tensor)

    def dtype_name(self, value):
        return str(value).removeprefix("torch.") if isinstance(value, self.module.dtype) else None

    def inexact(self, name, operation):
        return name if CATEGORY[name] >= 2 else "float32"

    def promote(self, operands):
        """Tensors with axes decide; those without, then numbers, only where their category is higher."""
        groups = [[], [], []]
        for value in operands:
            tensor = values.is_tensor(value)
            groups[(0 if value.ndim else 1) if tensor else 2].append(value)
        best = None
        for group, number in zip(groups, (False, False, True)):
            for name in self._names(group, number):
                if best is None or CATEGORY[name] > CATEGORY[best]:
                    best = self._of_category(name, best) if number else name
        return best

    def _names(self, group, number):
        if not group:
            return []
        if number:
            category = max(NUMBER_CATEGORY[type(v)] for v in group)
            return [("bool", self.default_int, self.default_float, "complex64")[category]]
        torch, best = self.module, None
        for value in group:
            dtype = getattr(torch, values.dtype_name(value))
            best = dtype if best is None else torch.promote_types(best, dtype)
        return [str(best).removeprefix("torch.")]

    @staticmethod
    def _of_category(name, best):
        return "complex128" if name == "complex64" and best == "float64" else name


class Jax(Framework):
    name = "jax"
    slow = True  # every new operation and shape is compiled
    types = ("float32", "int32", "bool", "uint8")
    default_float = "float32"
    default_int = "int32"
    NARROW = {"float64": "float32", "int64": "int32", "uint64": "uint32", "complex128": "complex64"}

    def load(self):
        os.environ.setdefault("JAX_PLATFORMS", "cpu")
        flags = os.environ.get("XLA_FLAGS", "")
        os.environ["XLA_FLAGS"] = flags + " --xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
        warnings.filterwarnings("ignore", message="Explicitly requested dtype")
        import jax

        jax.config.update("jax_compilation_cache_dir", str(COMPILED))
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
        jax.config.update("jax_persistent_cache_min_entry_size_bytes", 0)
        return jax

    def array(self, value):
        return self.module.numpy.asarray(value)

    def tensor_type(self):
        return self.module.Array

    def is_array(self, value):
        return isinstance(value, (self.module.Array, np.ndarray, np.generic))

    def expected_dtype(self, name):
        return self.NARROW.get(name, name)

    def inexact(self, name, operation):
        return name if CATEGORY[name] >= 2 else "float32"

    def promote(self, operands):
        operands = [self.array(v) if values.is_tensor(v) else v for v in operands]
        return self.module.numpy.result_type(*operands).name


class TensorFlow(Framework):
    name = "tensorflow"
    types = ("float32", "int32", "bool", "float64", "int64", "uint8")
    default_float = "float32"
    default_int = "int32"

    def load(self):
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(1)
        tensorflow.config.threading.set_inter_op_parallelism_threads(1)
        return tensorflow

    def array(self, value):
        return self.module.constant(value)

    def to_numpy(self, value):
        return np.asarray(value.numpy() if hasattr(value, "numpy") else value)

    def tensor_type(self):
        return self.module.Tensor

    def is_array(self, value):
        return isinstance(value, (self.module.Tensor, self.module.Variable, np.ndarray, np.generic))

    def dtype_name(self, value):
        try:
            return self.module.as_dtype(value).name
        except TypeError:
            return None

    def promotion(self, operands, inexact, operation):
        names = {values.dtype_name(v) for v in operands if values.is_tensor(v)}
        numbers = [NUMBER_CATEGORY[type(v)] for v in operands if not values.is_tensor(v)]
        if not names:
            names = {("bool", self.default_int, self.default_float, "complex128")[max(numbers)]}
        if len(names) > 1:
            raise Refused(f"{operation.name}: dtypes {', '.join(sorted(names))}")
        name = names.pop()
        if any(number > CATEGORY[name] or (number == 0) != (CATEGORY[name] == 0) for number in numbers):
            raise Refused(f"{operation.name}: a number that is no {name}")
        if inexact and CATEGORY[name] < 2:
            if operation.name != "divide" or name == "bool":
                raise Refused(f"{operation.name}: {name} is not floating")
            return "float64" if name in ("int32", "int64") else "float32"
        return name


FRAMEWORKS = {kind.name: kind for kind in (Torch, Jax, TensorFlow, Framework)}
OPERATORS = {"__divmod__": divmod, "__round__": round, "__len__": len, "__float__": float, "__int__": int, "__bool__": bool}


def operator_of(name):
    """The Python operator behind a special method, or None."""
    if not (name.startswith("__") and name.endswith("__")):
        return None
    return OPERATORS.get(name) or getattr(operator, name, None)
