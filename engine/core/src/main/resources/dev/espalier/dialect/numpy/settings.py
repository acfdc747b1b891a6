"""NumPy 2.5 as a whole: imports, dtypes, promotion by NEP 50."""

name = "numpy"
imports = {
    "numpy": "import numpy as np",
}
dtypes = {
    "bool": "bool",
    "int8": "np.int8",
    "int16": "np.int16",
    "int32": "np.int32",
    "int64": "np.int64",
    "uint8": "np.uint8",
    "uint16": "np.uint16",
    "uint32": "np.uint32",
    "uint64": "np.uint64",
    "float16": "np.float16",
    "float32": "np.float32",
    "float64": "np.float64",
    "complex64": "np.complex64",
    "complex128": "np.complex128",
}
tensor = "np.ndarray"
promotion = "numpy"
default_float = float64
default_int = int64
mutable = True
writes_to_out = True
ignored = ["kind", "casting", "subok", "optimize", "like", "device"]
decorators = {
    "numpy.errstate": "quiet",
    "numpy.printoptions": "quiet",
}
memory = {
    "numpy.array": "new unless copy=None",
    "numpy.astype": "new unless copy=False",
    "Tensor.astype": "new unless copy=False",
    "numpy.ascontiguousarray": "perhaps",
    "numpy.asfortranarray": "perhaps",
    "numpy.diag": "read-only",
    "numpy.diagonal": "read-only",
    "numpy.linalg.diagonal": "read-only",
    "Tensor.diagonal": "read-only",
    "numpy.broadcast_to": "read-only",
}
