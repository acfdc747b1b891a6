"""The stand-in for PyTorch: tensors, how they are made, changed and printed."""

from __future__ import annotations

import contextlib
import math
from typing import Any

from espalier_frontend import gradients, packing, printing, values
from espalier_frontend.front import Array, DType, Front, foreign, is_foreign, operators
from espalier_frontend.changes import assign, is_advanced, update
from espalier_frontend.mersenne import Mersenne
from espalier_frontend.values import Value

_KINDS = {"bool": "Bool", "f32": "Float", "f64": "Double", "i64": "Long", "i32": "Int", "i16": "Short", "i8": "Char",
          "u8": "Byte", "f16": "Half", "bf16": "BFloat16", "c64": "ComplexFloat", "c128": "ComplexDouble"}  # fmt: skip


class TorchFront(Front):
    name = "torch"
    module = "torch"
    infinity = "torch.inf"
    dtype_module = "torch"
    reshape_api = "torch.reshape"
    views = frozenset(
        "view reshape transpose permute t T mT H mH unsqueeze squeeze flatten expand expand_as view_as reshape_as detach "
        "data narrow select unbind chunk split tensor_split diagonal swapaxes swapdims movedim moveaxis unflatten unfold "
        "real imag ravel atleast_1d atleast_2d atleast_3d hsplit vsplit dsplit broadcast_to adjoint".split()
    )

    def dtype_text(self, dtype: DType, short: bool = False) -> str:
        return f"torch.{dtype.name}"

    def constant(self, value: object) -> str | None:
        if isinstance(value, Device):
            return f"torch.device({str(value)!r})"
        if isinstance(value, Plain):
            return value.name
        return super().constant(value)

    def array(self, data: Any, dtype: Any = None) -> Any:
        return tensor(data, dtype=dtype)

    def without_defaults(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        dropped = ("device", "layout", "memory_format", "non_blocking", "generator", "pin_memory", "names")
        if kwargs.get("device") is not None:
            Device.of(kwargs["device"])
        return {k: v for k, v in kwargs.items() if k not in dropped and not (k == "out" and v is None)}

    def call(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        wanted = kwargs.pop("requires_grad", False)
        if api == "Tensor.to":
            args = (args[0], *(a for a in args[1:] if not isinstance(a, (str, Device, bool))))
            kwargs = {k: v for k, v in kwargs.items() if k not in ("device", "non_blocking", "copy", "memory_format")}
            if len(args) == 1 and not kwargs or args[1:] and args[1] == args[0].dtype:
                return args[0]
        elif api.endswith(("functional.relu", "functional.leaky_relu")) and kwargs.pop("inplace", False):
            return self.changed(args[0], api, args, kwargs, super().call(api, args, kwargs))
        kwargs.pop("inplace", None)
        result = super().call(api, args, kwargs)
        if wanted:
            result.requires_grad_()
        return result

    def changed(self, target: Any, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> Any:
        if target.value.leaf is not None and gradients.enabled() and target.requires_grad:
            raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
        return super().changed(target, api, args, kwargs, result)

    def named_tuple(self, name: str, fields: list[str]) -> type:
        made = super().named_tuple(name, fields)
        made.__module__ = "torch.return_types"
        made.__repr__ = lambda self: f"torch.return_types.{name}(\n" + ",\n".join(  # type: ignore[assignment]
            f"{key}={value!r}" for key, value in zip(fields, self)
        ) + ")"
        return made

    def get_item(self, target: Array, index: Any) -> Any:
        result = self.call("Tensor.__getitem__", (target, index), {})
        if not is_advanced(index):
            self.note_view("Tensor.__getitem__", (target, index), {}, result)
        return result

    def set_item(self, target: Array, index: Any, value: Any) -> None:
        if target.value.leaf is not None and target.value.tracked and gradients.enabled():
            raise RuntimeError("a view of a leaf Variable that requires grad is being used in an in-place operation.")
        assign(self, target, index, value)


class Size(tuple):
    """The sizes of a tensor."""

    def numel(self) -> int:
        return math.prod(self)

    def __repr__(self) -> str:
        return f"torch.Size({list(self)})"

    def __getitem__(self, index: Any) -> Any:
        found = tuple.__getitem__(self, index)
        return Size(found) if isinstance(index, slice) else found


class Device:
    """Where tensors are: the engine decides, so there is the CPU only."""

    def __init__(self, type: Any = "cpu", index: int | None = None) -> None:
        text = str(type)
        self.type = text.partition(":")[0]
        self.index = int(text.partition(":")[2]) if ":" in text else index

    @staticmethod
    def of(value: Any) -> Device:
        device = value if isinstance(value, Device) else Device(value)
        if device.type not in ("cpu", "meta"):
            raise RuntimeError(
                f"the stand-in for torch has no device {str(device)!r}; espalier.set_backend('libtorch:cuda:0') has the "
                "engine compute there, or attach a Python that has torch: %runtime PATH"
            )
        return device

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Device) and str(other) == str(self)

    def __hash__(self) -> int:
        return hash(str(self))

    def __str__(self) -> str:
        return self.type if self.index is None else f"{self.type}:{self.index}"

    def __repr__(self) -> str:
        return f"device(type='{self.type}'" + ("" if self.index is None else f", index={self.index}") + ")"


class Plain:
    """A layout or memory format."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


@operators
class Tensor(Array):
    """A tensor as PyTorch has it."""

    front: TorchFront
    grad: Any = None

    def __new__(cls, data: Any = (), *_: Any, **__: Any) -> Any:
        return cls._of(tensor(data, dtype=FRONT.dtypes["f32"]).value)

    @property
    def shape(self) -> Size:
        return Size(self.value.shape)

    def size(self, dim: int | None = None) -> Any:
        return self.shape if dim is None else self.shape[dim]

    def dim(self) -> int:
        return len(self.value.shape)

    ndimension = dim

    def numel(self) -> int:
        return packing.count(self.value.shape)

    nelement = numel

    @property
    def device(self) -> Device:
        return Device("cpu")

    @property
    def layout(self) -> Plain:
        return Plain("torch.strided")

    @property
    def data(self) -> Tensor:
        return self.detach()

    @data.setter
    def data(self, new: Tensor) -> None:
        fresh = values.copied(new.value)
        if self.requires_grad:
            _make_leaf(fresh, self)
        self._value = fresh

    def __iter__(self) -> Any:
        if not values.recorders or not self.shape:
            return super().__iter__()
        return iter(self.unbind(0) if self.shape[0] else ())

    def cpu(self) -> Tensor:
        return self

    def cuda(self, *_: Any) -> Tensor:
        Device.of("cuda")
        return self

    def is_contiguous(self, *_: Any, **__: Any) -> bool:
        return True

    def contiguous(self, *_: Any, **__: Any) -> Tensor:
        return self if self.view_of() is None else self.clone()

    def view_of(self) -> Any:
        return self._view

    def element_size(self) -> int:
        return packing.WIDTHS[self.value.dtype]

    def is_floating_point(self) -> bool:
        return self.dtype.is_floating_point

    def is_complex(self) -> bool:
        return self.dtype.is_complex

    def numpy(self, *_: Any, **__: Any) -> Any:
        self._decide("numpy")
        if self.requires_grad:
            raise RuntimeError(
                "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
            )
        import numpy

        if hasattr(numpy, "_front"):
            return numpy.array(self)
        return self.__array__()

    def type(self, dtype: Any = None, **_: Any) -> Any:
        if dtype is None:
            return f"torch.{_KINDS[self.value.dtype]}Tensor"
        return self.to(dtype)

    def view(self, *shape: Any, **kwargs: Any) -> Any:
        if len(shape) == 1 and isinstance(shape[0], DType):
            raise NotImplementedError("view(dtype) looks at the bytes of a tensor, which the stand-in does not")
        return FRONT.call("Tensor.view", (self, *shape), kwargs)

    def _not_one(self, count: int) -> Exception:
        return RuntimeError(f"a Tensor with {count} elements cannot be converted to Scalar")

    def _ambiguous(self) -> Exception:
        return RuntimeError(f"Boolean value of Tensor with {'no' if not self.numel() else 'more than one'} value"
                            f"{'' if not self.numel() else 's'} is ambiguous")

    def __setitem__(self, index: Any, value: Any) -> None:
        FRONT.set_item(self, index, value)

    def set(self, value: Value) -> None:
        before = self._value
        super().set(value)
        if before.tracked and before.source is None and not value.tracked:
            _make_leaf(value, self)  # changed where no gradients are kept: still a leaf

    # Gradients

    @property
    def requires_grad(self) -> bool:
        return self.value.tracked

    @requires_grad.setter
    def requires_grad(self, wanted: bool) -> None:
        self.requires_grad_(wanted)

    def requires_grad_(self, wanted: bool = True) -> Tensor:
        if wanted and not self.is_floating_point() and not self.is_complex():
            raise RuntimeError("only Tensors of floating point dtype can require gradients")
        value = self.value
        if wanted and not value.tracked:
            _make_leaf(value, self)
        elif not wanted:
            value.tracked, value.leaf, value.source = False, None, None
        return self

    @property
    def is_leaf(self) -> bool:
        return self.value.source is None

    @property
    def grad_fn(self) -> Any:
        source = self.value.source
        return None if source is None else GradientFunction(source.api)

    def retain_grad(self) -> None:
        self.value.leaf = self

    def detach(self) -> Tensor:
        result = FRONT.call("Tensor.detach", (self,), {})
        result.value.tracked, result.value.source = False, None
        return result

    def detach_(self) -> Tensor:
        self._value = self.detach().value
        return self

    def backward(self, gradient: Any = None, **_: Any) -> None:
        loss = self if gradient is None else (self * gradient).sum()
        if gradient is None and self.numel() != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        if not loss.requires_grad:
            raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
        leaves = gradients.leaves(loss.value)
        loss = loss.reshape(()) if loss.shape else loss
        _, found = gradients.of("torch", loss.value, [v for v, _ in leaves])
        with gradients.Keeping(False):
            for (_, leaf), gradient_value in zip(leaves, found):
                if gradient_value is not None:
                    new = Tensor._of(gradient_value)
                    leaf.grad = new if leaf.grad is None else leaf.grad + new

    def register_hook(self, hook: Any) -> Any:
        raise NotImplementedError("the stand-in for torch has no hooks on gradients")

    # Random numbers in place

    def uniform_(self, low: float = 0.0, high: float = 1.0, *, generator: Any = None) -> Tensor:
        drawn = _generator(generator).uniform(self.numel(), low, high, self.value.dtype == "f64")
        return self._filled(drawn)

    def normal_(self, mean: float = 0.0, std: float = 1.0, *, generator: Any = None) -> Tensor:
        drawn = _generator(generator).normal(self.numel(), self.value.dtype == "f64")
        return self._filled([v * std + mean for v in drawn])

    def random_(self, low: int = 0, high: int | None = None, *, generator: Any = None) -> Tensor:
        low, high = (0, low) if high is None else (low, high)
        return self._filled(_generator(generator).below(self.numel(), low, high))

    def bernoulli_(self, p: float = 0.5, *, generator: Any = None) -> Tensor:
        drawn = _generator(generator).uniform(self.numel())
        return self._filled([float(v < p) for v in drawn])

    def _filled(self, items: list[Any]) -> Tensor:
        _no_randomness_in_traces()
        self.set(values.put(self.value.dtype, self.value.shape, packing.pack(items, self.value.dtype)))
        return self

    # Printing

    def __repr__(self) -> str:
        value = self.value
        shown = value.shown()
        start = "Parameter containing:\ntensor(" if isinstance(self, Parameter) else "tensor("
        text = printing.grid(
            shown, value.shape, value.dtype, printing.torch_format, separator=", ", indent=7, width=80, dots=" ..."
        )
        notes = []
        if not shown and len(value.shape) != 1:
            notes.append(f"size={tuple(value.shape)}")
        if value.dtype not in ("f32", "i64", "bool", "c64") or (not shown and value.dtype != "f32"):
            notes.append(f"dtype=torch.{packing.NAMES[value.dtype]}")
        if value.source is not None:
            notes.append(f"grad_fn={self.grad_fn!r}")
        elif value.tracked:
            notes.append("requires_grad=True")
        line = start.rpartition("\n")[2] + text if "\n" not in text else text.rpartition("\n")[2]
        for note in notes:
            fits = len(line) + len(note) + 4 <= 80
            text += f", {note}" if fits else f",\n       {note}"
            line = line + ", " + note if fits else "       " + note
        return f"{start}{text})"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format(self.item(), spec) if not self.value.shape else str(self)


for _name in "add sub mul truediv floordiv mod pow and or xor lshift rshift".split():

    def _in_place(self: Tensor, other: Any, _name: str = _name) -> Tensor:
        return update(self, f"Tensor.__{_name}__", other, RuntimeError)

    setattr(Tensor, f"__i{_name}__", _in_place)


class Parameter(Tensor):
    """A tensor that a module learns."""

    def __new__(cls, data: Any = (), requires_grad: bool = True) -> Any:
        value = data.value if isinstance(data, Tensor) else tensor(data).value
        self = cls._of(values.copied(value))
        return self.requires_grad_() if requires_grad else self


class GradientFunction:
    """What made a tensor, as PyTorch names it."""

    def __init__(self, api: str) -> None:
        last = api.removesuffix(".__get__").rpartition(".")[2].strip("_")
        self.name_ = {"truediv": "Div", "getitem": "Select", "matmul": "Mm", "linear": "Addmm"}.get(last, "".join(w.title() for w in last.split("_")))

    def __repr__(self) -> str:
        return f"<{self.name_}Backward0>"


def _make_leaf(value: Value, tensor: Tensor) -> None:
    import weakref

    value.tracked = True
    value.leaf = weakref.ref(tensor)


# Making tensors


def tensor(data: Any, *, dtype: Any = None, device: Any = None, requires_grad: bool = False, pin_memory: bool = False) -> Any:
    """A tensor of numbers in nested sequences, or of another tensor's."""
    if device is not None:
        Device.of(device)
    if isinstance(data, Tensor) and values.recorders:
        return (data if dtype is None else data.to(dtype)).detach().clone()
    if isinstance(data, Array):
        items, short, shape = data.value.items(), data.value.dtype, data.value.shape
    elif is_foreign(data):
        value = foreign(data)
        items, short, shape = value.items(), value.dtype, value.shape
    else:
        items, shape = packing.flatten(_plain(data))
        short = {"bool": "bool", "int": "i64", "float": _defaults["float"], "complex": "c64"}[packing.kind(items)]
    short = FRONT.dtype_of(dtype) if dtype is not None else short
    result = Tensor._of(values.put(short, shape, packing.pack(items, short)))
    return result.requires_grad_() if requires_grad else result


def _plain(data: Any) -> Any:
    if isinstance(data, (list, tuple)):
        return [_plain(d) for d in data]
    return data.tolist() if isinstance(data, Array) or hasattr(data, "tolist") else data


def as_tensor(data: Any, dtype: Any = None, device: Any = None) -> Any:
    """The tensor itself, or one of the numbers."""
    if isinstance(data, Tensor) and (dtype is None or data.dtype == dtype):
        return data
    return tensor(data, dtype=dtype)


_defaults = {"float": "f32"}
_random = Mersenne(0)
_random_seed = [0]


class Generator:
    """A stream of random numbers of its own."""

    def __init__(self, device: Any = "cpu") -> None:
        self.stream = Mersenne(67280421310721 & 0xFFFFFFFF)

    def manual_seed(self, seed: int) -> Generator:
        self.stream.seed(seed)
        return self


def _generator(given: Any) -> Mersenne:
    return _random if given is None else given.stream


def manual_seed(seed: int) -> Generator:
    """Starts the random numbers anew."""
    _random.seed(seed)
    generator = Generator()
    generator.stream = _random
    return generator


def _no_randomness_in_traces() -> None:
    if values.recorders:
        from espalier_capture.recorder import CaptureError

        raise CaptureError(f"{values.recorders[-1].where()}: error: random numbers have no place in a graph; draw them before")


def _sizes(size: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[int, ...]:
    size = kwargs.pop("size", None) or size
    given = size[0] if len(size) == 1 and isinstance(size[0], (tuple, list)) else size
    return tuple(s if isinstance(s, int) else int(s) for s in given)


def _drawn(items: list[Any], shape: tuple[int, ...], short: str, requires_grad: bool = False) -> Any:
    _no_randomness_in_traces()
    result = Tensor._of(values.put(short, shape, packing.pack(items, short)))
    return result.requires_grad_() if requires_grad else result


def _short(kwargs: dict[str, Any], otherwise: str | None = None) -> str:
    dtype = kwargs.get("dtype")
    if kwargs.get("device") is not None:
        Device.of(kwargs["device"])
    return FRONT.dtype_of(dtype) if dtype is not None else otherwise or _defaults["float"]


def rand(*size: Any, generator: Any = None, requires_grad: bool = False, **kwargs: Any) -> Any:
    """Uniform numbers from 0 up to 1."""
    shape, short = _sizes(size, kwargs), _short(kwargs)
    return _drawn(_generator(generator).uniform(math.prod(shape), is_double=short == "f64"), shape, short, requires_grad)


def randn(*size: Any, generator: Any = None, requires_grad: bool = False, **kwargs: Any) -> Any:
    """Normal numbers."""
    shape, short = _sizes(size, kwargs), _short(kwargs)
    return _drawn(_generator(generator).normal(math.prod(shape), short == "f64"), shape, short, requires_grad)


def randint(low: int, high: Any = None, size: Any = None, *, generator: Any = None, **kwargs: Any) -> Any:
    """Whole numbers below a limit."""
    if size is None:
        low, high, size = (0, low, high) if not isinstance(high, int) else (low, high, kwargs.pop("size"))
    if high is None:
        low, high = 0, low
    shape = tuple(size)
    return _drawn(_generator(generator).below(math.prod(shape), low, high), shape, _short(kwargs, "i64"))


def randperm(n: int, *, generator: Any = None, **kwargs: Any) -> Any:
    """The numbers below n in any order."""
    return _drawn(_generator(generator).permutation(n), (n,), _short(kwargs, "i64"))


def rand_like(input: Tensor, **kwargs: Any) -> Any:
    """Uniform numbers in the shape of another tensor."""
    return rand(*input.shape, **{"dtype": input.dtype, **kwargs})


def randn_like(input: Tensor, **kwargs: Any) -> Any:
    """Normal numbers in the shape of another tensor."""
    return randn(*input.shape, **{"dtype": input.dtype, **kwargs})


def normal(mean: Any = 0.0, std: Any = 1.0, size: Any = None, *, generator: Any = None, **kwargs: Any) -> Any:
    """Normal numbers with a mean and a deviation."""
    shape = size if size is not None else (mean if isinstance(mean, Tensor) else std).shape
    return randn(*shape, generator=generator, **kwargs) * std + mean


def bernoulli(input: Tensor, *, generator: Any = None) -> Any:
    """Ones with the given probabilities."""
    return (rand_like(input, generator=generator) < input).to(input.dtype)


def dropout(input: Any, p: float = 0.5, training: bool = True, inplace: bool = False) -> Any:
    """Zeros in place of some elements, the others larger by as much."""
    if not training or p == 0:
        return input
    return input * (rand_like(input) >= p).to(input.dtype) / (1 - p)


def _empty(*size: Any, **kwargs: Any) -> Any:
    return FRONT.call("torch.zeros", (_sizes(size, kwargs),), kwargs)


def grad(outputs: Any, inputs: Any, grad_outputs: Any = None, **_: Any) -> tuple[Any, ...]:
    """The gradients of a number by tensors."""
    outputs = outputs[0] if isinstance(outputs, (tuple, list)) else outputs
    if grad_outputs is not None:
        weights = grad_outputs[0] if isinstance(grad_outputs, (tuple, list)) else grad_outputs
        outputs = (outputs * weights).sum()
    by = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    _, found = gradients.of("torch", outputs.reshape(()).value, [t.value for t in by])
    return tuple(None if g is None else Tensor._of(g) for g in found)


class _Info:
    def __init__(self, dtype: Any) -> None:
        short = FRONT.dtype_of(dtype)
        self.dtype = packing.NAMES[short]
        self.bits = 8 * packing.WIDTHS[short]


class finfo(_Info):  # noqa: N801
    """The limits of a dtype of reals."""

    def __init__(self, dtype: Any = None) -> None:
        super().__init__(dtype or FRONT.dtypes["f32"])
        digits, top = {"float16": (11, 16), "bfloat16": (8, 128), "float32": (24, 128), "float64": (53, 1024)}[self.dtype]
        self.eps = 2.0 ** (1 - digits)
        self.max = math.ldexp(1 - 2.0**-digits, top) if top < 1024 else 1.7976931348623157e308
        self.min = -self.max
        self.tiny = self.smallest_normal = 2.0 ** (2 - top)


class iinfo(_Info):  # noqa: N801
    """The limits of a dtype of whole numbers."""

    def __init__(self, dtype: Any) -> None:
        super().__init__(dtype)
        signed = not self.dtype.startswith("u")
        self.max = 2 ** (self.bits - signed) - 1
        self.min = -(2 ** (self.bits - 1)) if signed else 0


def _identity(function: Any = None, *_: Any, **__: Any) -> Any:
    return function if function is not None else lambda f: f


def _set_grad_enabled(mode: bool) -> Any:
    gradients._depth[-1] = mode
    return gradients.Keeping(mode)


def _set_default_dtype(dtype: Any) -> None:
    _defaults["float"] = FRONT.dtype_of(dtype)


FRONT = TorchFront()
FRONT.tensor = Tensor
Tensor.front = FRONT
Tensor.__module__ = Parameter.__module__ = "torch"
FRONT.cast = lambda t, dtype: FRONT.call("Tensor.to", (t, dtype), {})  # type: ignore[attr-defined]


class _NoGrad(gradients.Keeping):
    def __init__(self, mode: Any = False) -> None:
        super().__init__(False)

    def __new__(cls, function: Any = None) -> Any:
        made = super().__new__(cls)
        if callable(function):
            made.__init__()  # type: ignore[misc]
            return made(function)
        return made


def _natives() -> dict[str, Any]:
    from espalier_frontend import torch_nn, torch_optim, torch_recurrent

    plain = dict(
        Tensor=Tensor, Size=Size, dtype=DType, device=Device, tensor=tensor, as_tensor=as_tensor, asarray=as_tensor,
        from_numpy=tensor, manual_seed=manual_seed, seed=lambda: manual_seed(0), Generator=Generator, rand=rand, randn=randn,
        randint=randint, randperm=randperm, rand_like=rand_like, randn_like=randn_like, normal=normal, bernoulli=bernoulli,
        empty=_empty, finfo=finfo, iinfo=iinfo, no_grad=_NoGrad, inference_mode=_NoGrad,
        enable_grad=lambda: gradients.Keeping(True), set_grad_enabled=_set_grad_enabled,
        is_grad_enabled=gradients.enabled, is_tensor=lambda t: isinstance(t, Tensor), compile=_identity,
        get_default_dtype=lambda: FRONT.dtypes[_defaults["float"]], set_default_dtype=_set_default_dtype,
        numel=lambda t: t.numel(), is_floating_point=lambda t: t.is_floating_point(), is_complex=lambda t: t.is_complex(),
        strided=Plain("torch.strided"), contiguous_format=Plain("torch.contiguous_format"),
        channels_last=Plain("torch.channels_last"), preserve_format=Plain("torch.preserve_format"),
        allclose=lambda *a, **k: bool(FRONT.function("torch.isclose")(*a, **k).all()),
        equal=lambda a, b: a.shape == b.shape and bool((a == b).all()),
        set_num_threads=lambda n: None, get_num_threads=lambda: 1, dropout=dropout,
        __version__="2.15.0+espalier",
    )  # fmt: skip
    found = {f"torch.{name}": value for name, value in plain.items()}
    found.update({
        "torch.nn.functional.dropout": dropout, "torch.autograd.grad": grad, "torch.autograd": None,
        "torch.cuda.is_available": lambda: False, "torch.cuda.device_count": lambda: 0, "torch.cuda.manual_seed_all": lambda s: None,
        "torch.backends.mps.is_available": lambda: False, "torch.random.manual_seed": manual_seed,
        "torch.jit.script": _identity, "torch.jit.ignore": _identity, "torch.jit.export": _identity,
        "torch.jit.is_scripting": lambda: False, "torch.jit.is_tracing": lambda: False,
        "torch.types.Device": Any, "torch.compiler.is_compiling": lambda: False,
        "torch.utils.data": None, "torch.autocast": lambda *a, **k: contextlib.nullcontext(),
    })  # fmt: skip
    found = {k: v for k, v in found.items() if v is not None}
    found.update(torch_nn.natives())
    found.update(torch_recurrent.natives())
    found.update(torch_optim.natives())
    return found


FRONT.natives.update(_natives())
FRONT.add_modules()
