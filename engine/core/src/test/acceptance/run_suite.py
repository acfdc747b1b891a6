#!/usr/bin/env python3
"""Honest checks of a transpiler between torch, jax, tensorflow and numpy.  See README.md."""
import argparse, ast, dataclasses, importlib.util, io, json, os, re, select, shlex, shutil
import signal, subprocess, sys, tempfile, time, tokenize, traceback, zlib
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
FRAMEWORKS = ("torch", "jax", "tensorflow", "numpy")
ALLOWED = {"torch": {"torch"}, "jax": {"jax", "jaxlib", "flax", "optax"},
           "tensorflow": {"tensorflow", "keras"}, "numpy": set()}
FW_NAMES = {"torch": {"torch"}, "jax": {"jax", "jnp", "flax", "nnx", "optax", "hk", "haiku", "lax"},
            "tensorflow": {"tensorflow", "tf", "keras"}, "numpy": set()}
FW_WORDS = {
    "torch": r"torch|tensor|nn\.|module|autograd|state_dict",
    "jax": r"jax|jnp|flax|nnx|haiku|optax|jit|vmap|pytree|lax|traced?|scan",
    "tensorflow": r"tensorflow|\btf\b|keras|tensor|graph|tape|eager",
    "numpy": r"numpy|\bnp\b|ndarray|ufunc",
}
FAULTS = ("value", "dtype", "shape")
ENV = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1",
       "TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "KERAS_BACKEND": "tensorflow",
       "JAX_PLATFORMS": "cpu", "TF_ENABLE_ONEDNN_OPTS": "0", "PYTHONDONTWRITEBYTECODE": "1",
       "PYTHONHASHSEED": "0", "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
       "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
       "XLA_FLAGS": "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"}


class Fail(Exception):
    def __init__(self, kind, msg=""):
        super().__init__(kind, msg)
        self.kind, self.msg = kind, str(msg)[:600]


# --------------------------------------------------------------------------- specs
def load_spec(path):
    if HERE not in sys.path:
        sys.path.insert(0, HERE)
    ns = {"__name__": "spec", "__file__": path}
    with open(path) as fh:
        exec(compile(fh.read(), path, "exec"), ns)
    return ns


def is_call(x):
    return isinstance(x, tuple) and len(x) == 2 and isinstance(x[0], tuple) and isinstance(x[1], dict)


def calls_of(spec, name):
    """[(entry, args, kwargs)] with numpy arguments, always the same for one case."""
    import numpy as np
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    got = spec["inputs"](rng)
    entries = spec["ENTRY"]
    if isinstance(entries, str):
        entries = [entries]
        if not (isinstance(got, dict) and set(got) == set(entries)):
            got = {entries[0]: got}
    out = []
    for e in entries:
        v = got[e]
        for c in (v if isinstance(v, list) else [v]):
            out.append((e, c[0], c[1]) if is_call(c) else (e, c, {}))
    return out


def per_entry(value, entry, default):
    if isinstance(value, dict):
        return value.get(entry, default)
    return default if value is None else value


def ctor_of(spec, cls):
    c = spec.get("CTOR")
    if c is None:
        return None
    if isinstance(c, dict):
        c = c.get(cls)
        if c is None:
            return None
    return c if is_call(c) else (c, {})


# --------------------------------------------------------------------------- frameworks
def fw_import(fw):
    if fw == "torch":
        import torch
        import torch._dynamo  # noqa: F401
    elif fw == "jax":
        import jax, flax.nnx, optax  # noqa: F401, E401
    elif fw == "tensorflow":
        import tensorflow, keras  # noqa: F401, E401
    import numpy  # noqa: F401


def to_fw(fw, x):
    """numpy -> framework, recursively through containers."""
    import numpy as np
    if isinstance(x, np.ndarray):
        if fw == "torch":
            import torch
            return torch.from_numpy(np.array(x, copy=True))
        if fw == "jax":
            import jax.numpy as jnp
            return jnp.asarray(np.array(x, copy=True))
        if fw == "tensorflow":
            import tensorflow as tf
            return tf.constant(x)
        return np.array(x, copy=True)
    if isinstance(x, dict):
        return {k: to_fw(fw, v) for k, v in x.items()}
    if isinstance(x, tuple) and not hasattr(x, "_fields"):
        return tuple(to_fw(fw, v) for v in x)
    if isinstance(x, list):
        return [to_fw(fw, v) for v in x]
    return x


def is_tensor(fw, x):
    import numpy as np
    if fw == "torch":
        import torch
        return isinstance(x, torch.Tensor)
    if fw == "jax":
        import jax
        return isinstance(x, jax.Array)
    if fw == "tensorflow":
        import tensorflow as tf
        return isinstance(x, (tf.Tensor, tf.Variable)) or type(x).__name__ == "Variable" and hasattr(x, "value")
    return isinstance(x, (np.ndarray, np.generic))


def to_np(x):
    import numpy as np
    if isinstance(x, (np.ndarray, np.generic)):
        return np.asarray(x)
    if type(x).__module__.split(".")[0] == "torch":
        x = x.detach().cpu().resolve_conj().resolve_neg()
        if str(x.dtype) in ("torch.bfloat16", "torch.float16"):
            return x.float().numpy().astype(np.float16) if str(x.dtype) == "torch.float16" else x.float().numpy()
        return x.numpy()
    if type(x).__name__ == "IndexedSlices":
        import tensorflow as tf
        x = tf.convert_to_tensor(x)
    if hasattr(x, "numpy"):
        x = x.numpy()
    elif hasattr(x, "get_value") and not hasattr(x, "__array__"):
        x = x.get_value()
    a = np.asarray(x)
    if a.dtype.kind == "V" or "bfloat16" in str(a.dtype):
        a = a.astype(np.float32)
    return a


def any_tensor(x):
    import numpy as np
    if isinstance(x, (np.ndarray, np.generic)):
        return True
    m = type(x).__module__.split(".")[0]
    if m in ("torch", "jax", "jaxlib", "tensorflow", "keras", "flax"):
        return (hasattr(x, "shape") and hasattr(x, "dtype")) or type(x).__name__ == "IndexedSlices"
    return False


def shape_like(x):
    return type(x).__name__ in ("TensorShape", "Size")


def flatten(x, path="out", depth=0):
    """[(path, leaf)] in a fixed order; a leaf is a tensor, a scalar, a string or None."""
    if depth > 12:
        return [(path, None)]
    if shape_like(x):
        return [(f"{path}[{i}]", int(v)) for i, v in enumerate(list(x))]
    if any_tensor(x) or x is None or isinstance(x, (bool, int, float, complex, str, bytes)):
        return [(path, x)]
    if isinstance(x, dict) or hasattr(x, "keys") and hasattr(x, "__getitem__"):
        out = []
        for k in sorted(x.keys(), key=str):
            out += flatten(x[k], f"{path}[{k!r}]", depth + 1)
        return out or [(path + "{}", None)]
    if isinstance(x, (tuple, list)) or type(x).__name__ in ("ListWrapper", "_TupleWrapper"):
        out = []
        for i, v in enumerate(x):
            out += flatten(v, f"{path}[{i}]", depth + 1)
        return out or [(path + "[]", None)]
    if isinstance(x, (set, frozenset)):
        return flatten(sorted(x), path, depth + 1)
    if dataclasses.is_dataclass(x):
        out = []
        for f in dataclasses.fields(x):
            out += flatten(getattr(x, f.name), f"{path}.{f.name}", depth + 1)
        return out
    if type(x).__module__.split(".")[0] == "torch" and hasattr(x, "is_floating_point"):
        return [(path, "dtype:" + str(x).split(".")[-1])]
    if isinstance(x, type) or type(x).__name__ in ("DType", "dtype", "Float32DType"):
        return [(path, "dtype:" + str(getattr(x, "name", getattr(x, "__name__", x))))]
    if hasattr(x, "__dict__"):
        out = []
        for k in sorted(vars(x)):
            if not k.startswith("_"):
                out += flatten(vars(x)[k], f"{path}.{k}", depth + 1)
        return out or [(path, None)]
    raise Fail("structure", f"{path}: cannot read a {type(x)}")


KIND = {"f": "float", "i": "int", "u": "uint", "b": "bool", "c": "complex"}


def compare(src, tgt, sfw, tfw, spec, where="", loose=False):
    import numpy as np
    a, b = flatten(src), flatten(tgt)
    pa, pb = [p for p, _ in a], [p for p, _ in b]
    if pa != pb:
        # a namedtuple/dataclass may stand for a tuple: only count and order matter then
        if len(pa) != len(pb) or any("['" in p for p in pa) != any("['" in p for p in pb):
            raise Fail("structure", f"{where}: {pa[:8]} against {pb[:8]}")
    rtol, atol = spec.get("RTOL", 1e-5), spec.get("ATOL", 1e-6)
    for (p, x), (_, y) in zip(a, b):
        p = where + p
        if x is None or isinstance(x, (str, bytes)):
            if isinstance(x, str) and x.startswith("dtype:"):
                if not (isinstance(y, str) and KIND_OF(x) == KIND_OF(y)):
                    raise Fail("dtype", f"{p}: {x} against {y}")
            elif type(y) is not type(x) or x != y:
                raise Fail("structure", f"{p}: {x!r} against {y!r}")
            continue
        if y is None or isinstance(y, (str, bytes)):
            raise Fail("structure", f"{p}: {type(x).__name__} against {y!r}")
        nx, ny = to_np(x), to_np(y)
        if nx.shape != ny.shape:
            raise Fail("shape", f"{p}: {nx.shape} against {ny.shape}")
        if not loose:
            if nx.dtype.kind != ny.dtype.kind:
                raise Fail("dtype", f"{p}: {nx.dtype} against {ny.dtype}")
            if spec.get("STRICT_DTYPE") and any_tensor(x) and any_tensor(y) and nx.dtype.itemsize <= 4 \
                    and nx.dtype != ny.dtype and not (sfw == "jax" and ny.dtype.itemsize == 2 * nx.dtype.itemsize == 8):
                raise Fail("dtype", f"{p}: {nx.dtype} against {ny.dtype}")
            if is_tensor(sfw, x) and nx.ndim > 0 and not is_tensor(tfw, y):
                raise Fail("type", f"{p}: a {type(y)} where a {tfw} array is due")
        if nx.dtype.kind in "fc":
            r, t = rtol, atol
            if nx.dtype != ny.dtype or loose:
                r, t = max(r, 1e-4), max(t, 1e-5)
            if nx.dtype.itemsize <= 2 and nx.dtype.kind == "f":
                r, t = max(r, 4e-3), max(t, 4e-3)
            if not np.allclose(nx.astype(complex if nx.dtype.kind == "c" else float), ny.astype(
                    complex if ny.dtype.kind == "c" else float), rtol=r, atol=t, equal_nan=True):
                with np.errstate(all="ignore"):
                    err = np.nanmax(np.abs(nx - ny)) if nx.size else 0
                raise Fail("value", f"{p}: largest difference {err:.3g} (of {np.nanmax(np.abs(nx)):.3g})")
        elif not np.array_equal(nx, ny):
            raise Fail("value", f"{p}: {int((nx != ny).sum())} of {nx.size} differ")


def KIND_OF(s):
    for k in ("bfloat", "float", "uint", "int", "bool", "complex"):
        if k in s:
            return k
    return s


# --------------------------------------------------------------------------- models and weights
def gen_weight(name, shape, seed=0):
    import numpy as np
    rng = np.random.default_rng([zlib.crc32(name.encode()), seed])
    low = name.lower()
    if low.endswith(("var", "variance")):
        return rng.uniform(0.5, 1.5, shape).astype(np.float32)
    w = rng.standard_normal(shape) * 0.3
    if low.endswith(("scale", "gamma")) or (len(shape) == 1 and low.endswith("weight")):
        w = 1.0 + 0.5 * w
    return w.astype(np.float32)


def tf_vars(model):
    import tensorflow as tf
    out = {}
    for path, v in model._flatten(predicate=lambda o: isinstance(o, tf.Variable), with_path=True):
        out["/".join(str(p) for p in path)] = v
    return out


def model_kind(fw, m):
    if fw == "torch":
        import torch
        return "torch" if isinstance(m, torch.nn.Module) else None
    if fw == "jax":
        from flax import nnx
        return "nnx" if isinstance(m, nnx.Module) else None
    if fw == "tensorflow":
        import keras, tensorflow as tf
        if isinstance(m, keras.layers.Layer):
            return "keras"
        return "tfmodule" if isinstance(m, tf.Module) else None
    return None


def variables(fw, m):
    """name -> (setter, getter) over everything a source state dict holds."""
    import numpy as np
    k, out = model_kind(fw, m), {}
    if k == "torch":
        import torch
        params = dict(m.named_parameters())
        for n, t in m.state_dict(keep_vars=True).items():
            rand = n in params or n.endswith(("running_mean", "running_var"))
            def put(v, t=t):
                with torch.no_grad():
                    t.copy_(torch.from_numpy(np.array(v)))
            out[n] = (put, lambda t=t: t.detach().numpy().copy(), rand and t.is_floating_point())
    elif k == "nnx":
        from flax import nnx
        import jax, jax.numpy as jnp
        for path, v in nnx.iter_graph(m):
            if isinstance(v, nnx.Variable) and not isinstance(v, (nnx.RngKey, nnx.RngCount)):
                val = v.get_value() if hasattr(v, "get_value") else v.value
                if not hasattr(val, "dtype") or jax.dtypes.issubdtype(val.dtype, jax.dtypes.prng_key):
                    continue
                def put(x, v=v):
                    x = jnp.asarray(x)
                    v.set_value(x) if hasattr(v, "set_value") else setattr(v, "value", x)
                out["/".join(str(p) for p in path)] = (
                    put, lambda v=v: np.asarray(v.get_value() if hasattr(v, "get_value") else v.value),
                    isinstance(v, (nnx.Param, nnx.BatchStat)) and jnp.issubdtype(val.dtype, jnp.floating))
    elif k == "keras":
        for w in m.weights:
            out[w.path] = (w.assign, lambda w=w: np.asarray(w.numpy()), "float" in str(w.dtype))
    elif k == "tfmodule":
        for n, v in tf_vars(m).items():
            out[n] = (v.assign, lambda v=v: v.numpy(), v.dtype.is_floating and v.trainable)
    return out


def set_eval(fw, m, train):
    if fw in ("torch", "jax") and model_kind(fw, m):
        (m.train if train else m.eval)()


def fresh_names(fw):
    """Keras numbers its layers through the whole process: start over for every model."""
    if fw == "tensorflow":
        import keras
        keras.utils.clear_session(free_memory=False)


def build_source(fw, mod, cls, ctor, sample, train, seed=0):
    fresh_names(fw)
    args, kwargs = to_fw(fw, ctor[0]), to_fw(fw, ctor[1])
    if kwargs.get("rngs") == "RNGS":
        from flax import nnx
        kwargs = dict(kwargs, rngs=nnx.Rngs(0))
    m = getattr(mod, cls)(*args, **kwargs)
    set_eval(fw, m, train)
    if model_kind(fw, m) in ("keras", "tfmodule") and sample is not None:
        m(*to_fw(fw, sample[0]), **to_fw(fw, sample[1]))
    vs = variables(fw, m)
    for n, (put, get, rand) in vs.items():
        if rand:
            put(gen_weight(n, get().shape, seed))
    return m, {n: get() for n, (_, get, _) in vs.items()}, any(r for _, _, r in vs.values())


def identity_load(fw):
    def load_weights(model, arrays):
        vs = variables(fw, model)
        if set(vs) != set(arrays):
            raise KeyError(f"{sorted(set(vs) ^ set(arrays))[:6]}")
        for n, (put, _, _) in vs.items():
            put(arrays[n])
    return load_weights


def build_target(fw, mod, cls, ctor, sample, train, arrays, load, trainable=True):
    fresh_names(fw)
    args, kwargs = to_fw(fw, ctor[0]), to_fw(fw, ctor[1])
    K = getattr(mod, cls, None)
    if K is None:
        raise Fail("missing-name", cls)
    tries = [kwargs]
    if kwargs.get("rngs") == "RNGS":
        rest = {k: v for k, v in kwargs.items() if k != "rngs"}
        tries = [rest, dict(rest, rngs=None), dict(rest, rngs=0)]
        if fw == "jax":
            from flax import nnx
            tries.insert(0, dict(rest, rngs=nnx.Rngs(0)))
    for i, kw in enumerate(tries):
        try:
            m = K(*args, **kw)
            break
        except TypeError:
            if i == len(tries) - 1:
                raise
    set_eval(fw, m, train)
    if not arrays or (load is None and not trainable):
        return m
    if load is None:
        raise Fail("weights", "no weights_map.load_weights")

    def call_once():
        if sample is not None:
            m(*to_fw(fw, sample[0]), **to_fw(fw, sample[1]))

    variants = [arrays]
    if any("/" in n for n in arrays):
        variants.append({n.replace("/", "."): a for n, a in arrays.items()})
    err = None
    for built in (False, True):
        if built:
            try:
                call_once()
            except Exception as e:
                raise Fail("weights", f"load_weights: {err!r}; a call to build: {e!r}")
        for v in variants:
            try:
                got = load(m, {n: a.copy() for n, a in v.items()})
                return m if got is None else got
            except Exception as e:
                err = e if err is None else err
    raise Fail("weights", repr(err))


# --------------------------------------------------------------------------- grad and jit
def cot(shape, dtype):
    import numpy as np
    n = int(np.prod(shape)) if shape else 1
    return np.cos(1.0 + np.arange(n)).reshape(shape).astype(dtype)


def scalar_of(fw, out):
    import numpy as np
    tot = None
    for _, leaf in flatten(out):
        if not any_tensor(leaf) or isinstance(leaf, (np.ndarray, np.generic)):
            continue
        if fw == "torch":
            import torch
            if not leaf.is_floating_point():
                continue
            c = torch.from_numpy(np.asarray(cot(tuple(leaf.shape), np.float32))).to(leaf.dtype)
            t = (leaf * c).sum()
        elif fw == "jax":
            import jax.numpy as jnp
            if not jnp.issubdtype(leaf.dtype, jnp.floating):
                continue
            t = jnp.sum(leaf * cot(leaf.shape, np.float32).astype(leaf.dtype))
        else:
            import tensorflow as tf
            if not leaf.dtype.is_floating:
                continue
            t = tf.reduce_sum(leaf * tf.cast(cot(tuple(leaf.shape), np.float32), leaf.dtype))
        tot = t if tot is None else tot + t
    if tot is None:
        raise Fail("grad", "no float output")
    return tot


def grads(fw, fn, args, kwargs, idx):
    import numpy as np
    args = list(to_fw(fw, tuple(args)))
    kwargs = to_fw(fw, kwargs)
    if fw == "torch":
        import torch
        for i in idx:
            args[i] = args[i].clone().requires_grad_(True)
        with torch.enable_grad():
            s = scalar_of(fw, fn(*args, **kwargs))
            g = torch.autograd.grad(s, [args[i] for i in idx], allow_unused=True)
        return [np.zeros(tuple(args[i].shape), np.float32) if v is None else to_np(v) for v, i in zip(g, idx)]
    if fw == "jax":
        import jax

        def f(*ga):
            full = list(args)
            for i, v in zip(idx, ga):
                full[i] = v
            return scalar_of(fw, fn(*full, **kwargs))
        return [np.asarray(v) for v in jax.grad(f, argnums=tuple(range(len(idx))))(*[args[i] for i in idx])]
    import tensorflow as tf
    with tf.GradientTape() as tape:
        for i in idx:
            tape.watch(args[i])
        s = scalar_of(fw, fn(*args, **kwargs))
    g = tape.gradient(s, [args[i] for i in idx], unconnected_gradients="zero")
    return [to_np(v) for v in g]


def jitted(fw, fn, args, kwargs):
    """Leaves of fn under the framework's compiler; arrays are traced, the rest is static."""
    import numpy as np
    if fw == "torch":
        import torch
        return [v for _, v in flatten(torch.compile(fn, backend="eager", fullgraph=True)(
            *to_fw(fw, args), **to_fw(fw, kwargs)))]
    pos = [i for i, a in enumerate(args) if isinstance(a, np.ndarray)]

    def f(*arrs):
        full = list(to_fw(fw, tuple(args)))
        for i, a in zip(pos, arrs):
            full[i] = a
        return [v for _, v in flatten(fn(*full, **to_fw(fw, kwargs))) if v is not None and not isinstance(v, str)]
    arrs = [to_fw(fw, args[i]) for i in pos]
    if fw == "jax":
        import jax
        return jax.jit(f)(*arrs)
    import tensorflow as tf
    return list(tf.function(f)(*arrs))


# --------------------------------------------------------------------------- one case (in a forked child)
def load_module(path, name):
    spec = importlib.util.spec_from_file_location(name, path)
    mod = importlib.util.module_from_spec(spec)
    sys.modules[name] = mod
    spec.loader.exec_module(mod)
    return mod


def fault_leaf(fw, out, fault):
    """Spoil the first array leaf of an output (self-test)."""
    import numpy as np
    done = [False]

    def spoil(x):
        a = to_np(x)
        if fault == "shape":
            return to_fw(fw, a[None])
        if fault == "dtype":
            return to_fw(fw, a.astype(np.float32) if a.dtype.kind in "iub" else a.astype(np.int32)
                         if a.dtype.kind == "f" else a.real.astype(np.float32))
        a = np.array(a)
        if a.dtype.kind == "b":
            a = ~a
        elif a.dtype.kind in "iu":
            a = a + np.ones((), a.dtype)
        else:
            a = (a + 1e-3 * (1 + np.abs(a))).astype(a.dtype)
        return to_fw(fw, a)

    def walk(x):
        if done[0]:
            return x
        if not shape_like(x) and (any_tensor(x) or isinstance(x, (bool, int, float, complex))):
            if to_np(x).size:
                done[0] = True
                return spoil(x)
            return x
        if isinstance(x, dict):
            return {k: walk(x[k]) for k in sorted(x, key=str)}
        if isinstance(x, (tuple, list)):
            return [walk(v) for v in x]
        if dataclasses.is_dataclass(x):
            return [walk(getattr(x, f.name)) for f in dataclasses.fields(x)]
        if hasattr(x, "__dict__") and vars(x):
            return [walk(vars(x)[k]) for k in sorted(vars(x)) if not k.startswith("_")]
        return x
    return walk(out)


class Side:
    def __init__(self, fw, mod, spec, role, arrays=None, load=None, no_load=False):
        self.fw, self.mod, self.spec, self.role = fw, mod, spec, role
        self.arrays = {} if arrays is None else arrays
        self.load, self.no_load, self.objs = load, no_load, {}
        self.train = bool(spec.get("TRAIN"))

    def obj(self, cls, ctor, sample, seed=0):
        key = f"{cls}{ctor!r}{seed}"
        if self.role == "src":
            m, *self.arrays[key] = build_source(self.fw, self.mod, cls, ctor, sample, self.train, seed)
            return m
        arrays, trainable = self.arrays[key]
        return build_target(self.fw, self.mod, cls, ctor, sample, self.train,
                            {} if self.no_load else arrays, self.load, trainable)

    def resolve(self, entry, args, kwargs):
        """-> (function, args, kwargs), models among the arguments built."""
        from spechelp import Model

        def sub(x):
            if isinstance(x, Model):
                s = (tuple(x.sample), {}) if x.sample else None
                return self.obj(x.cls, (x.args, x.kwargs), s, x.seed)
            return x
        a = tuple(sub(x) for x in args)
        k = {n: sub(x) for n, x in kwargs.items()}
        head, _, meth = entry.partition(".")
        ctor = ctor_of(self.spec, head)
        if ctor is not None:
            key = head
            if key not in self.objs:
                self.objs[key] = self.obj(head, ctor, (args, kwargs) if not meth else
                                          per_entry(self.spec.get("SAMPLE"), head, None))
            o = self.objs[key]
            return (getattr(o, meth) if meth else o), a, k
        f = getattr(self.mod, head, None)
        if f is None:
            raise Fail("missing-name", head)
        return (getattr(f, meth) if meth else f), a, k

    def run(self, entry, args, kwargs):
        f, a, k = self.resolve(entry, args, kwargs)
        return f(*to_fw(self.fw, a), **to_fw(self.fw, k))


def err_text(e):
    tb = traceback.extract_tb(e.__traceback__)
    last = [f for f in tb if os.path.basename(f.filename) != "run_suite.py"]
    at = f" at {os.path.basename(last[0].filename)}:{last[0].lineno}" if last else ""
    return f"{type(e).__name__}: {str(e)[:300]}{at}"


def guard(kind, f, *a):
    try:
        return f(*a)
    except Fail:
        raise
    except BaseException as e:
        raise Fail(kind, err_text(e))


def run_case(job, sfw, tfw):
    """-> dict(fails=[[kind, message]], checks=n)"""
    import numpy as np
    np.random.seed(0)
    if "torch" in (sfw, tfw):
        import torch
        torch.manual_seed(0)
        torch.set_num_threads(1)
    if "tensorflow" in (sfw, tfw):
        import tensorflow as tf
        tf.random.set_seed(0)
    name, faults, caught = job["name"], job.get("faults", []), {}
    spec = load_spec(job["spec"])
    fails, n = [], 0
    try:
        src = Side(sfw, guard("source", load_module, job["src"], "src_" + name), spec, "src")
        calls = calls_of(spec, name)
        wants = []
        for e, a, k in calls:
            wants.append(guard("source", src.run, e, a, k))
        sys.path.insert(0, os.path.dirname(job["out"]))
        tmod = guard("import-error", load_module, job["out"], name)
        load = None
        wm = os.path.join(os.path.dirname(job["out"]), "weights_map.py")
        if job.get("identity"):
            load = identity_load(tfw)
        elif os.path.exists(wm):
            load = getattr(guard("weights", load_module, wm, "weights_map"), "load_weights", None)
        tgt = Side(tfw, tmod, spec, "tgt", src.arrays, load)
    except Fail as f:
        return {"fails": [[f.kind, f.msg]], "checks": n}
    soft = spec.get("AUTOGRAD") and tfw == "numpy"
    for (e, a, k), want in zip(calls, wants):
        n += 1
        try:
            got = guard("runtime", tgt.run, e, a, k)
            compare(want, got, sfw, tfw, spec, e + ":")
        except Fail as f:
            fails.append([f.kind, f.msg])
            continue
        for fault in faults:  # self-test: spoil the good result, or leave the weights out
            try:
                if fault == "weights":
                    raw = Side(tfw, tmod, spec, "tgt", src.arrays, load, no_load=True)
                    compare(want, guard("runtime", raw.run, e, a, k), sfw, tfw, spec)
                else:
                    compare(want, fault_leaf(tfw, got, fault), sfw, tfw, spec)
            except Fail as f:
                caught.setdefault(fault, f.kind)
        idx = per_entry(spec.get("GRAD"), e, None)
        if idx and sfw != "numpy" and tfw != "numpy":
            n += 1
            try:
                fs, a1, k1 = src.resolve(e, a, k)
                gs = guard("source", grads, sfw, fs, a1, k1, idx)
                ft, a2, k2 = tgt.resolve(e, a, k)
                gt = guard("grad", grads, tfw, ft, a2, k2, idx)
                gspec = {"RTOL": spec.get("GRAD_RTOL", max(1e-4, spec.get("RTOL", 0))),
                         "ATOL": spec.get("GRAD_ATOL", max(1e-5, spec.get("ATOL", 0)))}
                if job.get("identity") and not any(np.abs(g).max() > 1e-7 for g in gs):
                    raise Fail("grad", "the source's gradient is all zero")
                compare(gs, gt, "numpy", "numpy", gspec, e + ":grad:", loose=True)
                if "grad" in faults:
                    try:
                        compare(gs, [g * 1.01 + 0.01 for g in gt], "numpy", "numpy", gspec, loose=True)
                    except Fail as f:
                        caught.setdefault("grad", f.kind)
            except Fail as f:
                fails.append(["grad" if f.kind != "source" else "source", f"{f.kind}: {f.msg}"])
        if per_entry(spec.get("JIT"), e, False) and tfw != "numpy":
            n += 1
            try:
                ft, a2, k2 = tgt.resolve(e, a, k)
                got = guard("jit", jitted, tfw, ft, a2, k2)
                wl = [v for _, v in flatten(want)]
                if tfw != "torch":
                    wl = [v for v in wl if v is not None and not isinstance(v, str)]
                compare(wl, got, sfw, tfw, spec, e + ":jit:", loose=True)
            except Fail as f:
                fails.append(["jit", f"{f.kind}: {f.msg}"])
    return {"fails": fails, "checks": n, "soft": bool(soft), "caught": caught}


def forked(fn, timeout):
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 0
        try:
            os.close(r)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1), os.dup2(null, 2)
            signal.alarm(int(timeout) + 30)
            t0 = time.time()
            res = fn()
            res["seconds"], res["cpu"] = round(time.time() - t0, 2), round(sum(os.times()[:2]), 2)
            data = json.dumps(res).encode()
        except BaseException as e:
            data = json.dumps({"fails": [["checker", err_text(e)]], "checks": 0}).encode()
        try:
            while data:
                data = data[os.write(w, data):]
        finally:
            os._exit(code)
    os.close(w)
    buf, end = b"", time.time() + timeout
    while True:
        left = end - time.time()
        if left <= 0 or not select.select([r], [], [], left)[0]:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(r)
            return {"fails": [["timeout", f"over {timeout} s"]], "checks": 0}
        chunk = os.read(r, 1 << 16)
        if not chunk:
            break
        buf += chunk
    os.close(r)
    _, status = os.waitpid(pid, 0)
    try:
        return json.loads(buf)
    except ValueError:
        return {"fails": [["crash", f"wait status {status}"]], "checks": 0}


def worker(path):
    with open(path) as fh:
        batch = json.load(fh)
    import warnings
    warnings.simplefilter("ignore")
    for fw in FRAMEWORKS:  # in this order: torch after tensorflow clashes over LLVM's options
        if fw in (batch["src"], batch["tgt"]):
            fw_import(fw)  # imports only: no operation runs before the fork
    sys.path.insert(0, HERE)
    import spechelp  # noqa: F401
    with open(batch["results"], "w") as fh:
        for job in batch["jobs"]:
            res = forked(lambda: run_case(job, batch["src"], batch["tgt"]), batch["timeout"])
            fh.write(json.dumps({"name": job["name"], **res}) + "\n")
            fh.flush()


# --------------------------------------------------------------------------- static checks
def import_roots(tree):
    out = set()
    for n in ast.walk(tree):
        if isinstance(n, ast.Import):
            out |= {a.name.split(".")[0] for a in n.names}
        elif isinstance(n, ast.ImportFrom):
            out.add("." if n.level else n.module.split(".")[0])
    return out


def bound_names(tree):
    out = set(dir(__builtins__)) | {"__name__", "__file__"}
    for n in ast.walk(tree):
        if isinstance(n, (ast.Import, ast.ImportFrom)):
            out |= {(a.asname or a.name.split(".")[0]) for a in n.names}
        elif isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load):
            out.add(n.id)
        elif isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            out.add(n.name)
        elif isinstance(n, ast.arg):
            out.add(n.arg)
        elif isinstance(n, ast.ExceptHandler) and n.name:
            out.add(n.name)
        elif isinstance(n, (ast.MatchAs, ast.MatchStar)) and n.name:
            out.add(n.name)
    return out


def comments_of(text):
    coms, docs = [], []
    try:
        for t in tokenize.generate_tokens(io.StringIO(text).readline):
            if t.type == tokenize.COMMENT:
                coms.append(" ".join(t.string.lstrip("#! ").split()))
    except (tokenize.TokenError, SyntaxError, IndentationError):
        pass
    for n in ast.walk(ast.parse(text)):
        if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            d = ast.get_docstring(n)
            if d:
                docs.append(" ".join(d.split()))
    return [c for c in coms if c], docs


def static_checks(src_path, out_path, sfw, tfw, identity=False, allow_local=False):
    fails = []
    with open(src_path) as fh:
        stext = fh.read()
    with open(out_path) as fh:
        otext = fh.read()
    try:
        tree = ast.parse(otext)
    except SyntaxError as e:
        return [["syntax", str(e)]], {}
    allowed = ALLOWED[tfw] | {"numpy"} | set(sys.stdlib_module_names)
    if identity and sfw == "jax":
        allowed.add("haiku")
    for r in sorted(import_roots(tree) - allowed):
        local = r == "." or os.path.exists(os.path.join(os.path.dirname(out_path), r + ".py")) or \
            os.path.isdir(os.path.join(os.path.dirname(out_path), r))
        if not (local and allow_local):
            fails.append(["import", f"imports {r}"])
    if not identity and not import_roots(tree) & (ALLOWED[tfw] or {"numpy"}):
        fails.append(["import", f"never imports {tfw}"])
    if not identity:
        bound = bound_names(tree)
        src_alias = set()
        for n in ast.walk(ast.parse(stext)):
            if isinstance(n, (ast.Import, ast.ImportFrom)):
                src_alias |= {(a.asname or a.name.split(".")[0]) for a in n.names}
        loads = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        left = {x for x in loads & (src_alias | FW_NAMES[sfw]) if x not in bound}
        for x in sorted(left):
            fails.append(["leftover", f"{x} is used but no longer imported"])
    skip = re.compile("|".join([FW_WORDS[sfw], FW_WORDS[tfw]]), re.I)
    sc, sd = comments_of(stext)
    oc, od = comments_of(otext)
    have_c, have_d = Counter(oc), " \n ".join(od) + " \n " + " \n ".join(oc)
    total = kept = 0
    lost = []
    for c in sc:
        if skip.search(c) or c.startswith(("noqa", "type:", "pylint")):
            continue
        total += 1
        if have_c[c] > 0:
            have_c[c] -= 1
            kept += 1
        else:
            lost.append(c)
    for d in sd:
        if skip.search(d):
            continue
        total += 1
        if d in have_d:
            kept += 1
        else:
            lost.append(d[:80])
    n = lambda t: sum(1 for ln in t.splitlines() if ln.strip())
    return fails, {"comments": total, "comments_kept": kept, "lost": lost[:5],
                   "lines_in": n(stext), "lines_out": n(otext)}


# --------------------------------------------------------------------------- driver
def find_cases(fw, only):
    d = os.path.join(HERE, "cases", fw)
    out = []
    for f in sorted(os.listdir(d)):
        if f.endswith(".py") and not f.endswith(".spec.py"):
            n = f[:-3]
            if not only or any(o in n for o in only):
                out.append({"name": n, "src": os.path.join(d, f), "spec": os.path.join(d, n + ".spec.py")})
    return out


def sh(cmd, timeout):
    try:
        p = subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=timeout)
        return p.returncode, p.stderr + ("\n" + p.stdout if p.returncode not in (0, 3) else "")
    except subprocess.TimeoutExpired:
        return 124, "timeout"
    except OSError as e:
        return 127, str(e)


def report_for(name, text):
    """The findings `NAME.py:LINE:COL: unconverted: API: why` on standard error."""
    pat = re.compile(r"(?:^|[/\\\s])" + re.escape(name) + r"\.py:\d+:\d+: unconverted: \S")
    return [ln.strip()[:300] for ln in text.splitlines() if pat.search(ln)]


def convert(cli, cases, sfw, tfw, root, timeout):
    """Fills case['out'] or case['cli_fail']; case['report'] holds what was left unconverted."""
    for c in cases:
        d = os.path.join(root, c["name"])
        os.makedirs(d, exist_ok=True)
        t = time.time()
        rc, err = sh(shlex.split(cli) + ["transpile", c["src"], "--from", sfw, "--to", tfw, "-o", d], timeout)
        c["cli_seconds"] = round(time.time() - t, 2)
        c["rc"], c["report"] = rc, report_for(c["name"], err) if rc == 3 else []
        c["out"] = os.path.join(d, c["name"] + ".py")
        if rc not in (0, 3) or not os.path.exists(c["out"]):
            c["cli_fail"] = f"exit {rc}: {err.strip()[-300:]}"


def is_declined(row):
    """Whether the program said what it could not do: exit status 3, an `unconverted` finding, and every failure is
    a NotImplementedError raised where the finding points; a wrong value beside it is still a silent failure."""
    return (row.get("rc") == 3 and bool(row["report"]) and bool(row["fails"])
            and all(k in ("runtime", "jit", "grad", "weights") and "NotImplementedError" in m
                    or k == "import" and m.startswith("never imports") for k, m in row["fails"]))


def run_worker(python, sfw, tfw, jobs, tmp, timeout):
    res = os.path.join(tmp, f"res_{sfw}_{tfw}.jsonl")
    path = os.path.join(tmp, f"job_{sfw}_{tfw}.json")
    done, todo = {}, list(jobs)
    for _ in range(3):  # a worker that dies is started again for what is left
        if not todo:
            break
        with open(path, "w") as fh:
            json.dump({"src": sfw, "tgt": tfw, "jobs": todo, "results": res, "timeout": timeout}, fh)
        p = subprocess.run([python, os.path.abspath(__file__), "--worker", path],
                           env={**os.environ, **ENV, "JAX_COMPILATION_CACHE_DIR": os.path.join(tmp, "jaxcache")},
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if os.path.exists(res):
            with open(res) as fh:
                for ln in fh:
                    r = json.loads(ln)
                    done[r["name"]] = r
            os.unlink(res)
        left = [j for j in todo if j["name"] not in done]
        if len(left) == len(todo):
            for j in left:
                done[j["name"]] = {"fails": [["checker", p.stderr[-300:]]], "checks": 0}
            break
        todo = left
    return done


def spec_facts(c):
    s = load_spec(c["spec"])
    c["level"] = s.get("LEVEL", 0)
    with open(c["spec"]) as fh:
        text = fh.read()
    c["weights"] = s.get("WEIGHTS", ("CTOR" in s or "Model(" in text) and os.sep + "numpy" + os.sep not in c["src"])
    c["autograd"] = bool(s.get("AUTOGRAD"))
    c["flags"] = [k for k in ("GRAD", "JIT", "AUTOGRAD", "STRICT_DTYPE") if s.get(k)]


def do_direction(a, sfw, tfw, tmp):
    cases = find_cases(sfw, a.only)
    for c in cases:
        spec_facts(c)
    root = os.path.join(tmp, f"{sfw}_{tfw}")
    os.makedirs(root)
    convert(a.cli, cases, sfw, tfw, root, a.cli_timeout)
    jobs = [{"name": c["name"], "src": c["src"], "spec": c["spec"], "out": c["out"]}
            for c in cases if not c.get("cli_fail")]
    res = run_worker(a.python, sfw, tfw, jobs, root, a.timeout) if jobs else {}
    rows = []
    for c in cases:
        row = {"from": sfw, "to": tfw, "name": c["name"], "level": c["level"], "flags": c["flags"],
               "report": c.get("report", []), "rc": c.get("rc"), "cli_seconds": c.get("cli_seconds")}
        if c.get("cli_fail"):
            row["fails"] = [["cli", c["cli_fail"]]]
        else:
            st, info = static_checks(c["src"], c["out"], sfw, tfw, allow_local=a.allow_local)
            r = res[c["name"]]
            row.update(info)
            row["fails"] = st + r["fails"]
            row["checks"] = r["checks"]
            row["seconds"] = r.get("seconds")
        row["kinds"] = sorted({k for k, _ in row["fails"]})
        declined = is_declined(row)
        if not row["fails"]:
            row["status"] = "pass"
        elif declined and c["autograd"] and tfw == "numpy":
            row["status"] = "n/a"
        elif declined:
            row["status"] = "declined"
        else:
            row["status"] = "fail"
        rows.append(row)
    return rows


def summary(rows):
    print(f"\n{'direction':<24}{'passed':>12}{'declined':>10}{'silent':>8}{'n/a':>5}  comments  lines   failure kinds (silent failures)")
    tot = Counter()
    for sfw in FRAMEWORKS:
        for tfw in FRAMEWORKS:
            rs = [r for r in rows if r["from"] == sfw and r["to"] == tfw]
            if not rs:
                continue
            st = Counter(r["status"] for r in rs)
            total = len(rs) - st["n/a"]
            kinds = Counter(k for r in rs if r["status"] == "fail" for k in r["kinds"])
            cm, ck = sum(r.get("comments", 0) for r in rs), sum(r.get("comments_kept", 0) for r in rs)
            li, lo = sum(r.get("lines_in", 0) for r in rs), sum(r.get("lines_out", 0) for r in rs)
            tot.update(p=st["pass"], t=total, d=st["declined"], f=st["fail"], n=st["n/a"],
                       alarm=sum(r["status"] == "pass" and r.get("rc") == 3 for r in rs))
            print(f"{sfw + '->' + tfw:<24}{st['pass']:>5}/{total:<6}{st['declined']:>10}{st['fail']:>8}{st['n/a']:>5}"
                  f"  {(100 * ck / cm if cm else 0):>6.1f}%  {(lo / li if li else 0):>5.2f}   "
                  + " ".join(f"{k}:{v}" for k, v in kinds.most_common()))
    print(f"{'all':<24}{tot['p']:>5}/{tot['t']:<6}{tot['d']:>10}{tot['f']:>8}{tot['n']:>5}")
    print(f"false alarms (passes, though exit status 3): {tot['alarm']}")
    lv = sorted({r["level"] for r in rows})
    print("by level: " + "  ".join(
        f"L{v} {sum(r['status'] == 'pass' for r in rows if r['level'] == v)}/"
        f"{sum(r['status'] != 'n/a' for r in rows if r['level'] == v)}" for v in lv))


def self_test(a, tmp):
    fws = [a.src] if a.src else FRAMEWORKS
    bad, out = 0, []
    for fw in fws:
        cases = find_cases(fw, a.only)
        if not cases:
            continue
        jobs = []
        root = os.path.join(tmp, fw)
        for c in cases:
            spec_facts(c)
            d = os.path.join(root, c["name"])
            os.makedirs(d)
            o = os.path.join(d, c["name"] + ".py")
            shutil.copyfile(c["src"], o)
            faults = [] if a.no_faults else list(FAULTS) + ["weights"] * bool(c["weights"]) \
                + ["grad"] * ("GRAD" in c["flags"])
            jobs.append({"name": c["name"], "src": c["src"], "spec": c["spec"], "out": o, "identity": True,
                         "faults": faults})
        res = run_worker(a.python, fw, fw, jobs, root, a.timeout)
        ok, caught, seeded, stat = 0, 0, 0, 0
        for j in jobs:
            r = res[j["name"]]
            fails = list(r["fails"])
            st, info = static_checks(j["src"], j["out"], fw, fw, identity=True)
            fails += st
            if info.get("comments") != info.get("comments_kept"):
                fails.append(["comments", str(info.get("lost"))])
            if (r.get("cpu") or 0) > a.slow:
                fails.append(["slow", f"{r['cpu']} s"])
            if fw != "numpy":  # the untouched source must be refused as an output
                st2, _ = static_checks(j["src"], j["out"], fw, FRAMEWORKS[(FRAMEWORKS.index(fw) + 1) % 4])
                if not any(k == "import" for k, _ in st2):
                    fails.append(["static", "the source's imports were not noticed"])
                else:
                    stat += 1
            for f in j["faults"]:
                seeded += 1
                want = {"weights": ("value", "weights", "runtime"), "grad": ("value",)}.get(f, (f,))
                if r.get("caught", {}).get(f) in want:
                    caught += 1
                else:
                    fails.append(["fault", f"seeded fault '{f}' not caught: {r.get('caught')}"])
            ok += not r["fails"]
            bad += len(fails)
            for k, m in fails:
                print(f"  {fw}/{j['name']}: {k}: {m}")
            out.append({"framework": fw, "name": j["name"], "fails": fails, "seconds": r.get("seconds"),
                        "checks": r["checks"]})
        slow = max((r.get("cpu") or 0) for r in res.values())
        lev = Counter(c["level"] for c in cases)
        print(f"{fw:<11} {ok}/{len(cases)} cases accepted, {caught}/{seeded} seeded faults caught, "
              f"{stat} sources refused as outputs, slowest {slow:.1f} s of CPU, "
              f"levels {dict(sorted(lev.items()))}, grad {sum('GRAD' in c['flags'] for c in cases)}, "
              f"jit {sum('JIT' in c['flags'] for c in cases)}, weights {sum(bool(c['weights']) for c in cases)}", flush=True)
    # the reader of leftovers and of comments
    d = os.path.join(tmp, "static")
    os.makedirs(d)
    s, o = os.path.join(d, "s.py"), os.path.join(d, "o.py")
    with open(s, "w") as fh:
        fh.write("import torch\nfrom torch.nn import functional as F\n# keep me\ndef f(x):\n    return F.relu(x) + torch.ones(1)\n")
    with open(o, "w") as fh:
        fh.write("import jax.numpy as jnp\ndef f(x):\n    return F.relu(x) + torch.ones(1)\n")
    st, info = static_checks(s, o, "torch", "jax")
    if sorted(m.split()[0] for k, m in st if k == "leftover") != ["F", "torch"] or info["comments_kept"] != 0:
        bad += 1
        print("  static checks missed a leftover or a lost comment", st, info)
    if a.json:
        with open(a.json, "w") as fh:
            json.dump(out, fh, indent=1)
    print("self-test " + ("passed" if not bad else f"FAILED ({bad})"))
    return 1 if bad else 0


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--worker":
        worker(sys.argv[2])
        return 0
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--cli", required=True, help="command prefix of the transpiler, or 'identity' for the self-test")
    p.add_argument("--python", default=sys.executable, help="a Python with all four frameworks")
    p.add_argument("--from", dest="src", choices=FRAMEWORKS)
    p.add_argument("--to", dest="tgt", choices=FRAMEWORKS)
    p.add_argument("--only", action="append", help="part of a case's name; may be given again")
    p.add_argument("--jobs", type=int, default=1)
    p.add_argument("--json")
    p.add_argument("--timeout", type=float, default=60)
    p.add_argument("--cli-timeout", type=float, default=120)
    p.add_argument("--slow", type=float, default=10, help="self-test: seconds of CPU that all checks of a case may take")
    p.add_argument("--keep", help="keep the outputs in this folder")
    p.add_argument("--allow-local", action="store_true", help="outputs may import files written beside them")
    p.add_argument("--no-faults", action="store_true", help="self-test: leave the seeded faults out")
    p.add_argument("-v", "--verbose", action="store_true", help="one line per failed case")
    a = p.parse_args()
    if importlib.util.find_spec("numpy") is None:  # the specs need it
        os.execv(a.python, [a.python, os.path.abspath(__file__), *sys.argv[1:], "--python", a.python])
    tmp = a.keep or tempfile.mkdtemp(prefix="acceptance_")
    os.makedirs(tmp, exist_ok=True)
    try:
        if a.cli == "identity":
            return self_test(a, tmp)
        dirs = [(s, t) for s in FRAMEWORKS for t in FRAMEWORKS
                if s != t and a.src in (None, s) and a.tgt in (None, t)]
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(max(1, a.jobs)) as ex:
            rows = [r for rs in ex.map(lambda d: do_direction(a, d[0], d[1], tmp), dirs) for r in rs]
        if a.verbose:
            for r in rows:
                if r["fails"]:
                    print(f"{r['from']}->{r['to']} {r['name']} (L{r['level']}) {r['status']}: "
                          + "; ".join(f"{k}: {m[:140]}" for k, m in r["fails"][:3]))
        summary(rows)
        if a.json:
            with open(a.json, "w") as fh:
                json.dump(rows, fh, indent=1)
        return 0
    finally:
        if not a.keep:
            shutil.rmtree(tmp, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
