"""``torch.nn.Module`` without PyTorch: parameters, buffers, modules in modules, state."""

from __future__ import annotations

from collections import OrderedDict, namedtuple
from collections.abc import Callable, Iterator
from typing import Any

from espalier_frontend import gradients, values
from espalier_frontend.torch_front import Parameter, Tensor

_LoadResult = namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])


class Module:
    """A part of a model."""

    training: bool
    _version = 1

    def __init__(self, *_: Any, **__: Any) -> None:
        for name, start in (("training", True), ("_parameters", {}), ("_buffers", {}), ("_modules", {})):
            object.__setattr__(self, name, start)
        for name in ("_before", "_after"):
            object.__setattr__(self, name, [])
        object.__setattr__(self, "_fleeting", set())

    # Attributes

    def __setattr__(self, name: str, value: Any) -> None:
        kinds = (("_parameters", Parameter), ("_modules", Module))
        for store, kind in kinds:
            if isinstance(value, kind):
                if store not in self.__dict__:
                    raise AttributeError(f"cannot assign {kind.__name__.lower()}s before Module.__init__() call")
                for other in ("_parameters", "_buffers", "_modules"):
                    self.__dict__[other].pop(name, None)
                self.__dict__.pop(name, None)
                self.__dict__[store][name] = value
                return
        for store in ("_parameters", "_buffers", "_modules"):
            if name in self.__dict__.get(store, {}):
                if value is not None and (store != "_buffers" or not isinstance(value, Tensor)):
                    raise TypeError(f"cannot assign '{type(value).__name__}' as '{name}' of {type(self).__name__}")
                self.__dict__[store][name] = value
                return
        object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        for store in ("_parameters", "_buffers", "_modules"):
            if name in self.__dict__.get(store, {}):
                return self.__dict__[store][name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __delattr__(self, name: str) -> None:
        for store in ("_parameters", "_buffers", "_modules"):
            if name in self.__dict__.get(store, {}):
                del self.__dict__[store][name]
                return
        object.__delattr__(self, name)

    def register_parameter(self, name: str, param: Any) -> None:
        self._parameters[name] = param

    def register_buffer(self, name: str, tensor: Any, persistent: bool = True) -> None:
        self.__dict__.pop(name, None)
        self._buffers[name] = tensor
        if not persistent:
            self._fleeting.add(name)

    def register_module(self, name: str, module: Any) -> None:
        self._modules[name] = module

    add_module = register_module

    # Calling

    def forward(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError(f'Module [{type(self).__name__}] is missing the required "forward" function')

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        for hook in list(self._before):
            changed = hook(self, args)
            if changed is not None:
                args = changed if isinstance(changed, tuple) else (changed,)
        recorder = values.recorders[-1] if values.recorders else None
        if recorder is not None:
            recorder.scopes.append((values.paths[-1].get(id(self), type(self).__name__), type(self).__name__))
        try:
            result = self.forward(*args, **kwargs)
        finally:
            if recorder is not None:
                recorder.scopes.pop()
        for hook in list(self._after):
            changed = hook(self, args, result)
            result = result if changed is None else changed
        return result

    def register_forward_pre_hook(self, hook: Callable[..., Any], **_: Any) -> Any:
        self._before.append(hook)
        return _Handle(self._before, hook)

    def register_forward_hook(self, hook: Callable[..., Any], **_: Any) -> Any:
        self._after.append(hook)
        return _Handle(self._after, hook)

    # Walking

    def named_modules(self, memo: set[int] | None = None, prefix: str = "", remove_duplicate: bool = True) -> Iterator[Any]:
        memo = set() if memo is None else memo
        if id(self) in memo:
            return
        memo.add(id(self))
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                yield from module.named_modules(memo, f"{prefix}.{name}" if prefix else name)

    def modules(self) -> Iterator[Module]:
        return (m for _, m in self.named_modules())

    def named_children(self) -> Iterator[tuple[str, Module]]:
        return ((n, m) for n, m in self._modules.items() if m is not None)

    def children(self) -> Iterator[Module]:
        return (m for _, m in self.named_children())

    def _named(self, store: str, prefix: str, recurse: bool) -> Iterator[tuple[str, Any]]:
        seen: set[int] = set()
        for path, module in self.named_modules(prefix=prefix) if recurse else [(prefix, self)]:
            for name, value in module.__dict__[store].items():
                if value is not None and id(value) not in seen:
                    seen.add(id(value))
                    yield (f"{path}.{name}" if path else name), value

    def named_parameters(self, prefix: str = "", recurse: bool = True, remove_duplicate: bool = True) -> Iterator[Any]:
        return self._named("_parameters", prefix, recurse)

    def parameters(self, recurse: bool = True) -> Iterator[Any]:
        return (p for _, p in self.named_parameters(recurse=recurse))

    def named_buffers(self, prefix: str = "", recurse: bool = True, remove_duplicate: bool = True) -> Iterator[Any]:
        return self._named("_buffers", prefix, recurse)

    def buffers(self, recurse: bool = True) -> Iterator[Any]:
        return (b for _, b in self.named_buffers(recurse=recurse))

    def get_submodule(self, target: str) -> Module:
        found = self
        for part in target.split(".") if target else []:
            found = getattr(found, part)
        return found

    def get_parameter(self, target: str) -> Any:
        owner, _, name = target.rpartition(".")
        return self.get_submodule(owner)._parameters[name]

    def apply(self, function: Callable[[Module], Any]) -> Module:
        for module in self.children():
            module.apply(function)
        function(self)
        return self

    # Modes

    def train(self, mode: bool = True) -> Module:
        for module in self.modules():
            object.__setattr__(module, "training", mode)
        return self

    def eval(self) -> Module:
        return self.train(False)

    def requires_grad_(self, requires_grad: bool = True) -> Module:
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none: bool = True) -> None:
        for parameter in self.parameters():
            parameter.grad = None

    def to(self, *args: Any, **kwargs: Any) -> Module:
        dtypes = [a for a in (*args, *kwargs.values()) if hasattr(a, "is_floating_point")]
        if dtypes:
            with gradients.Keeping(False):
                for tensor in [*self.parameters(), *self.buffers()]:
                    if tensor.is_floating_point():
                        tensor.data = tensor.to(dtypes[0])
        return self

    def cpu(self) -> Module:
        return self

    def float(self) -> Module:
        return self.to(Tensor.front.dtypes["f32"])

    def double(self) -> Module:
        return self.to(Tensor.front.dtypes["f64"])

    # State

    def state_dict(self, *_: Any, prefix: str = "", **__: Any) -> OrderedDict[str, Any]:
        found: OrderedDict[str, Any] = OrderedDict()
        for path, module in self.named_modules(prefix=prefix.rstrip(".")):
            for store in ("_parameters", "_buffers"):
                for name, value in module.__dict__[store].items():
                    if value is not None and name not in module._fleeting:
                        found[f"{path}.{name}" if path else name] = value.detach()
        return found

    def load_state_dict(self, state_dict: Any, strict: bool = True, assign: bool = False) -> Any:
        own = {**dict(self.named_parameters()), **dict(self.named_buffers())}
        kept = {k: v for k, v in own.items() if k in self.state_dict()}
        missing = [k for k in kept if k not in state_dict]
        unexpected = [k for k in state_dict if k not in kept]
        wrong = [
            f"size mismatch for {k}: copying a param with shape {tuple(state_dict[k].shape)}, the shape in current model is {tuple(v.shape)}."
            for k, v in kept.items()
            if k in state_dict and tuple(state_dict[k].shape) != tuple(v.shape)
        ]
        if wrong or strict and (missing or unexpected):
            lines = [f"Missing key(s) in state_dict: {', '.join(map(repr, missing))}."] if missing else []
            lines += [f"Unexpected key(s) in state_dict: {', '.join(map(repr, unexpected))}."] if unexpected else []
            raise RuntimeError(f"Error(s) in loading state_dict for {type(self).__name__}:\n\t" + "\n\t".join(lines + wrong))
        with gradients.Keeping(False):
            for name, tensor in kept.items():
                if name in state_dict:
                    given = state_dict[name]
                    given = given if isinstance(given, Tensor) else Tensor.front.array(given)
                    tensor.data = given.to(tensor.dtype)
        return _LoadResult(missing, unexpected)

    # Traces

    def traced_state(self) -> Iterator[tuple[str, Any, str]]:
        """What a trace has as inputs: names as in the state_dict, tensors, roles."""
        yield from ((name, value, "parameter") for name, value in self.named_parameters())
        yield from ((name, value, "state") for name, value in self.named_buffers())

    def traced_modules(self) -> Iterator[tuple[str, Module]]:
        """The scopes of a trace."""
        return self.named_modules()

    # Text

    def extra_repr(self) -> str:
        return ""

    def __repr__(self) -> str:
        extra = self.extra_repr()
        lines = [f"({name}): " + repr(module).replace("\n", "\n  ") for name, module in self._modules.items()]
        if not lines:
            return f"{type(self).__name__}({extra})"
        return f"{type(self).__name__}({extra}\n  " + "\n  ".join(lines) + "\n)"

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *self._parameters, *self._buffers, *self._modules})


class _Handle:
    def __init__(self, hooks: list[Any], hook: Any) -> None:
        self._hooks, self._hook = hooks, hook

    def remove(self) -> None:
        if self._hook in self._hooks:
            self._hooks.remove(self._hook)
