"""Calls of PyTorch, by a function mode: functions, methods, operators and properties as the program writes them."""

from __future__ import annotations

import functools
import os
import types
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch.nn.modules import module as modules
from torch.overrides import TorchFunctionMode, resolve_name

from espalier_capture.owners import owners_of
from espalier_capture.recorder import CaptureError, Framework, Recorder
from espalier_capture.regions import Kit, Regions
from espalier_capture.torch_recurrent import STEPS, network
from espalier_frontend.trees import flattened

_DTYPES = {
    torch.bool: "bool", torch.int8: "i8", torch.int16: "i16", torch.int32: "i32", torch.int64: "i64",
    torch.uint8: "u8", torch.uint16: "u16", torch.uint32: "u32", torch.uint64: "u64",
    torch.float16: "f16", torch.bfloat16: "bf16", torch.float32: "f32", torch.float64: "f64",
    torch.complex64: "c64", torch.complex128: "c128",
}  # fmt: skip

# What these tell is known when a graph is made; the program goes on with the plain value.
_FACTS = frozenset(
    "size dim ndimension numel nelement stride element_size is_contiguous is_floating_point is_complex "
    "get_device is_cuda is_signed data_ptr storage_offset untyped_storage type __len__ __hash__ __repr__ __format__ "
    "is_same_size __iter__ requires_grad_ retain_grad register_hook is_inference".split()
)
_PLAIN_PROPERTIES = frozenset(
    "shape dtype device ndim layout requires_grad grad is_leaf is_cuda is_sparse grad_fn itemsize nbytes is_nested "
    "is_quantized is_mkldnn is_mps names is_meta is_cpu is_xla".split()
)
_DECISIONS = frozenset("item tolist numpy __bool__ __int__ __float__ __index__ __contains__ __array__ equal allclose is_nonzero".split())


class _Torch(Framework):
    name = "torch"
    infinity = "torch.inf"

    def is_tensor(self, value: object) -> bool:
        return isinstance(value, torch.Tensor)

    def type_of(self, tensor: torch.Tensor) -> str:
        if tensor.dtype not in _DTYPES:
            raise CaptureError(f"tensors of {tensor.dtype} have no place in a graph")
        return f"{_DTYPES[tensor.dtype]}[{','.join(map(str, tensor.shape))}]"

    def constant(self, value: object) -> str | None:
        if isinstance(value, (torch.dtype, torch.memory_format, torch.layout)):
            return str(value)
        if isinstance(value, torch.device):
            return f"torch.device({str(value)!r})"
        return None

    def memory(self, tensor: torch.Tensor) -> int | None:
        return None if tensor.is_meta else tensor.untyped_storage().data_ptr()

    def folders(self) -> tuple[str, ...]:
        return (os.path.dirname(torch.__file__),)


FRAMEWORK = _Torch()


def name_state(recorder: Recorder, function: Callable[..., Any]) -> None:
    """Weights and buffers of modules are inputs under the names of the state_dict."""
    for prefix, module in modules_of(function):
        for name, value in module.named_parameters():
            recorder.add_input(value, prefix + name, "parameter", prefix + name)
        for name, value in module.named_buffers():
            recorder.add_input(value, prefix + name, "state", prefix + name)


def modules_of(function: Callable[..., Any]) -> list[tuple[str, torch.nn.Module]]:
    """The module that is called, or those that a function sees by name."""
    return owners_of(function, torch.nn.Module)


def run(recorder: Recorder, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Runs a function while its calls are recorded."""
    paths = {id(m): (f"{prefix}{path}", type(m).__name__) for prefix, root in modules_of(function) for path, m in root.named_modules()}

    def enter(module: torch.nn.Module, _: object) -> None:
        path, kind = paths.get(id(module), ("", type(module).__name__))
        recorder.scopes.append((path or kind, kind))

    def leave(module: torch.nn.Module, _: object, __: object) -> None:
        recorder.scopes.pop()

    before = modules.register_module_forward_pre_hook(enter)
    after = modules.register_module_forward_hook(leave)
    try:
        with _Mode(recorder):
            return function(*args, **kwargs)
    finally:
        before.remove()
        after.remove()


class _TorchKit(Kit):
    """Regions of torch: scans of recurrent networks."""

    def __init__(self, mode: _Mode) -> None:
        self.mode = mode

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        return flattened(tree)

    def _silently(self, make: Callable[[], Any]) -> Any:
        self.mode.is_silent = True
        try:
            return make()
        finally:
            self.mode.is_silent = False

    def fresh(self, tensor: Any) -> Any:
        return self._silently(lambda: tensor.detach().clone())

    def row(self, tensor: Any) -> Any:
        return self._silently(lambda: tensor.new_zeros(tensor.shape[1:]))

    def rows(self, tensor: Any, count: int) -> Any:
        return self._silently(lambda: tensor.new_zeros((count, *tensor.shape)))


class _Mode(TorchFunctionMode):
    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self.recorder = recorder
        self.is_silent = False
        self.regions = Regions(recorder, _TorchKit(self))
        self.open: set[Any] = set()

    def __torch_function__(self, func: Any, _: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None) -> Any:
        kwargs = {k: v for k, v in (kwargs or {}).items() if k != "_stacklevel"}
        if self.is_silent:
            return func(*args, **kwargs)
        name = _api(func)
        last = name.rpartition(".")[2]
        if last == "__get__":
            return self._property(name.split(".")[-2], func, args)
        if last in _FACTS or last in ("__set__",):
            return func(*args, **kwargs)
        if last in _DECISIONS:
            raise CaptureError(
                f"{self.recorder.where()}: error: {name}: the program goes on with the value of a tensor, "
                "which is not known when a graph is made; use an operation such as torch.where instead"
            )
        if last == "__setitem__":
            return self._set_item(func, args)
        if name.removeprefix("torch.").removesuffix("_cell") in STEPS:
            return self._recurrent(name, func, args)
        if not self.recorder.knows(name) and func not in self.open and _can_be_opened(func, args, kwargs):
            self.open.add(func)
            try:
                with self:
                    return _opened(func)(*args, **kwargs)  # the calls inside are recorded instead
            finally:
                self.open.remove(func)
        result = func(*args, **kwargs)
        if not _has_tensor(result):
            return result  # torch.is_tensor, torch.get_default_dtype, …
        self._warn_of_statistics(name, args, kwargs)
        self._note(name, last, args, kwargs, result)
        if last == "__getitem__" and result._base is not None:
            self.recorder.add_part(result, args[0], args[1])
        return result

    def _recurrent(self, name: str, func: Any, args: tuple[Any, ...]) -> Any:
        """A recurrent network is written down as scans over its cells, and a cell as what it computes."""
        kind = name.removeprefix("torch.").removesuffix("_cell")
        result = func(*args)
        with self:
            if name.endswith("_cell"):
                x, state, *weights = args
                given = tuple(state) if kind == "lstm" else (state,)
                made = STEPS[kind](torch, x, given, [w for w in weights if w is not None])
            elif isinstance(args[1], torch.Tensor) == (kind == "lstm"):
                raise self.regions.error(name, "packed sequences have no place in a graph")
            else:
                x, state, *rest = args
                made = network(self.regions, torch, kind, x, tuple(state) if kind == "lstm" else (state,), *rest)
        whole = (result,) if isinstance(result, torch.Tensor) else tuple(result)
        for found, own in zip(made, whole, strict=True):
            self.recorder.stand_for(found, own)
        return result

    def _property(self, name: str, func: Any, args: tuple[Any, ...]) -> Any:
        result = func(*args)
        if name == "data" and isinstance(result, torch.Tensor):
            self.recorder.add_call("torch.Tensor.detach", args, {}, result)
        elif name not in _PLAIN_PROPERTIES and isinstance(result, torch.Tensor):
            self.recorder.add_property(name, args[0], result)
        return result

    def _warn_of_statistics(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        training = kwargs.get("training", args[5] if len(args) > 5 else False)
        if name.endswith(".batch_norm") and training and args[1] is not None:
            warnings.warn(
                f"{self.recorder.where()}: differs: {name}: the graph does not update the running statistics; "
                "call eval() before tracing to use them",
                stacklevel=2,
            )

    def _note(self, name: str, last: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        recorder = self.recorder
        out = kwargs.pop("out", None)
        in_place = kwargs.pop("inplace", False)
        if name.endswith("Tensor." + last) and last.startswith("__i") and last not in ("__invert__", "__index__"):
            name, in_place = name.replace("__i", "__"), True
        elif last.endswith("_") and not last.endswith("__"):
            name, in_place = name[:-1], True
        if not in_place and out is None and args and result is args[0]:
            return  # contiguous, dropout of a model that is not trained, …: the value itself
        if not in_place and out is None:
            recorder.add_call(name, args, kwargs, result)
            return
        changed = args[0] if out is None else out
        # The value before is an operand and the value behind has the same identity, so another one stands for the result.
        recorder.add_call(name, args, kwargs, _stand_in(changed))
        recorder.rename(changed)
        recorder.changed(changed, _stand_in)

    def _set_item(self, func: Any, args: tuple[Any, ...]) -> Any:
        target, index, value = args
        result = func(*args)
        self.recorder.add_assignment(target, index, value, _stand_in(target))
        self.recorder.changed(target, _stand_in)
        return result


def _can_be_opened(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    return isinstance(func, types.FunctionType) and (_has_tensor(args) or _has_tensor(list(kwargs.values())))


@functools.lru_cache(maxsize=None)
def _opened(func: types.FunctionType) -> types.FunctionType:
    """A function of torch's own Python sources that runs its body instead of handing itself to the mode."""
    never = {name: lambda *_: False for name in func.__globals__ if name.startswith("has_torch_function")}
    return types.FunctionType(
        func.__code__, {**func.__globals__, **never}, func.__name__, func.__defaults__, func.__closure__
    )


def _stand_in(tensor: torch.Tensor) -> torch.Tensor:
    return torch.empty(tensor.shape, dtype=tensor.dtype, device="meta")


@functools.lru_cache(maxsize=None)
def _api(func: Any) -> str:
    name = resolve_name(func) or getattr(func, "__name__", repr(func))
    if isinstance(func, (types.MethodDescriptorType, types.WrapperDescriptorType)) and "Tensor" not in name:
        name = f"torch.Tensor.{func.__name__}"
    return name.replace("torch.functional.", "torch.").replace("torch._C._nn.", "torch.nn.functional.").replace("torch.special.special_", "torch.special.")


def _has_tensor(value: Any) -> bool:
    return isinstance(value, torch.Tensor) or isinstance(value, (tuple, list)) and any(map(_has_tensor, value))
