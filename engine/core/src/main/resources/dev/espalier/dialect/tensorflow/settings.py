"""TensorFlow 2.22 with Keras 3.15: what holds for all its tables. Operands of different dtypes are refused; Python
numbers take the dtype of the tensor beside them."""

name = "tensorflow"
imports = {
    "tensorflow": "import tensorflow as tf",
    "keras": "import keras",
}
dtypes = {
    "bool": "tf.bool",
    "int8": "tf.int8",
    "int16": "tf.int16",
    "int32": "tf.int32",
    "int64": "tf.int64",
    "uint8": "tf.uint8",
    "uint16": "tf.uint16",
    "uint32": "tf.uint32",
    "uint64": "tf.uint64",
    "float16": "tf.float16",
    "bfloat16": "tf.bfloat16",
    "float32": "tf.float32",
    "float64": "tf.float64",
    "complex64": "tf.complex64",
    "complex128": "tf.complex128",
}
tensor = "tf.Tensor"
promotion = "none"
default_float = float32
default_int = int32
mutable = False
ignored = [
    "name",
    "layout",
    "validate_indices",
    "bad_indices_policy",
    "validate_shape",
    "parallel_iterations",
    "swap_memory",
    "back_prop",
    "use_locking",
    "read_value",
    "caching_device",
    "is_non_decreasing",
    "fast",
    "summarize",
    "message",
    "stable",
]
decorators = {
    "tensorflow.function": "compile",
    "tensorflow.recompute_grad": "function",
    "tensorflow.autograph.experimental.do_not_convert": "function",
}
aliases = {"tensorflow.keras": "keras", "keras.ops.linalg": "keras.ops", "keras.ops.numpy": "keras.ops", "keras.ops.nn": "keras.ops", "tensorflow.compat.v2": "tensorflow"}
