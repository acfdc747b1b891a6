"""JAX 0.12 as a dialect: what holds for all its tables. 64-bit types are off by default, so `int` and `float` stand
for the widest that the user's environment has."""

name = "jax"
imports = {
    "jax.numpy": "import jax.numpy as jnp",
    "jax": "import jax",
}
dtypes = {
    "bool": "jnp.bool_",
    "int8": "jnp.int8",
    "int16": "jnp.int16",
    "int32": "jnp.int32",
    "int64": "int",
    "uint8": "jnp.uint8",
    "uint16": "jnp.uint16",
    "uint32": "jnp.uint32",
    "uint64": "jnp.uint64",
    "float16": "jnp.float16",
    "bfloat16": "jnp.bfloat16",
    "float32": "jnp.float32",
    "float64": "float",
    "complex64": "jnp.complex64",
    "complex128": "complex",
}
tensor = "jax.Array"
promotion = "jax"
default_float = float32
default_int = int32
mutable = False
ignored = [
    "device",
    "sharding",
    "out_sharding",
    "precision",
    "accuracy",
    "indices_are_sorted",
    "unique_indices",
    "assume_unique_indices",
    "assume_unique",
    "copy",
    "stable",
    "is_stable",
    "kind",
    "method",
    "algorithm",
    "implementation",
    "bucket_size",
    "check_finite",
    "overwrite_a",
    "overwrite_b",
    "overwrite_input",
    "optimize",
    "name",
]
decorators = {
    "jax.jit": "compile",
    "jax.checkpoint": "function",
    "jax.remat": "function",
    "jax.named_call": "function",
}
