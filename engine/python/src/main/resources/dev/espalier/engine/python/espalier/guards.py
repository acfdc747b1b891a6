"""What a trace depends on: the types of its arguments, and the values and tensors that its function reaches by name.

A graph is run again only for a call that agrees with a trace in all of them; any other call is traced again.
"""

from __future__ import annotations

import functools
import os
import sys
import types
from collections.abc import Iterator
from typing import Any

from espalier import structure

_PLAIN = (type(None), bool, int, float, complex, str, bytes)
_KEPT = frozenset("_parameters _buffers _modules _layers".split())
_LONGEST = 1000
_LIBRARIES = tuple({os.path.dirname(os.__file__), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))})

Guards = dict[str, Any]


def of(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Guards:
    """What a call of a function depends on, by the name under which it is reached."""
    found = of_arguments(args, kwargs)
    _Reach(found).value(function, "")
    torch = sys.modules.get("torch")
    if hasattr(torch, "get_default_dtype"):
        found["torch.get_default_dtype()"] = str(torch.get_default_dtype())
    return found


def of_arguments(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Guards:
    """The part of them that tells of the arguments."""
    found: Guards = {}
    seen: dict[int, int] = {}
    for place, value in enumerate(args):
        _argument(value, f"argument {place}", found, seen)
    for name, value in kwargs.items():
        _argument(value, name, found, seen)
    return found


def family(guards: Guards) -> frozenset[Any]:
    """What calls have in common that differ in the sizes of their tensors only."""
    return frozenset(
        (name, (*value[:2], len(value[2]), *value[3:]) if isinstance(value, tuple) and value[0] == "type" else value)
        for name, value in guards.items()
    )


def difference(before: Guards, after: Guards) -> str:
    """Why a call does not agree with a trace."""
    for name in (*after, *before):
        if before.get(name) != after.get(name):
            if all(type(side.get(name)) is tuple and side[name][0] == "tensor" for side in (before, after)):
                return f"{name} is another tensor"
            return f"{name} was {_told(before.get(name, 'not there'))}, is {_told(after.get(name, 'not there'))}"
    return "nothing has changed"


def texts(guards: Guards) -> list[str]:
    """The guards of a trace as lines for people."""
    return [f"{name}: {_told(value)}" for name, value in guards.items()]


def _told(found: Any) -> str:
    if isinstance(found, tuple) and found and found[0] == "value":
        return found[2] if found[1] in ("float", "complex") else repr(found[2])
    if isinstance(found, tuple) and found and found[0] == "tensor":
        return "this tensor"
    if isinstance(found, tuple) and found and found[0] == "type":
        _, dtype, sizes, framework, again = found
        return f"{dtype}{list(sizes)} of {framework}, tensor {again}"
    return "an object that may change" if type(found) is object else str(found)


def _argument(value: Any, path: str, found: Guards, seen: dict[int, int]) -> None:
    """Types of tensors, other values themselves; a tensor that is given twice stands for itself."""
    framework = structure.framework_of(value)
    if framework:
        again = seen.setdefault(id(value), len(seen))
        found[path] = ("type", structure.dtype_of(value), tuple(value.shape), framework, again)
    elif isinstance(value, dict):
        found[path] = f"a dictionary of {list(value)}"
        for key, part in value.items():
            _argument(part, f"{path}[{key!r}]", found, seen)
    elif isinstance(value, (tuple, list)):
        found[path] = f"a {type(value).__name__} of {len(value)}"
        for place, part in enumerate(value):
            _argument(part, f"{path}[{place}]", found, seen)
    elif isinstance(value, (*_PLAIN, type)):
        found[path] = _value(value)
    else:
        found[path] = object()  # it may be changed from call to call, so no earlier trace is taken for this one


def _value(value: Any) -> Any:
    """Equal for values that mean the same: ``1``, ``1.0`` and ``True`` do not, nor do zeros of two signs."""
    return "value", type(value).__name__, repr(value) if isinstance(value, (float, complex)) else value


class _Reach:
    """All that code reaches by name: globals, captured variables, attributes of its objects."""

    def __init__(self, found: Guards) -> None:
        self.found = found
        self._seen: set[int] = set()

    def value(self, value: Any, path: str) -> None:
        """Notes a value, or what is inside of it."""
        if isinstance(value, _PLAIN):
            self.found[path] = _value(value)
            return
        if isinstance(value, (type, types.ModuleType, types.BuiltinFunctionType)):
            return
        if hasattr(value, "get_raw_value"):  # a variable of nnx holds another array when it is changed
            value = value.get_raw_value()
        if structure.framework_of(value) or hasattr(value, "__espalier__"):
            self.found[path] = ("tensor", id(value))
            return
        if id(value) in self._seen:
            return
        self._seen.add(id(value))
        if isinstance(value, types.FunctionType):
            self._function(value, path)
        elif isinstance(value, types.MethodType):
            self.value(value.__self__, path or "self")
            self.value(value.__func__, path)
        elif isinstance(value, functools.partial):
            self._parts({"func": value.func, "args": value.args, "keywords": value.keywords}, path)
        elif isinstance(value, (tuple, list, dict)):
            self._items(value, path)
        elif hasattr(value, "__wrapped__"):
            self.value(value.__wrapped__, path)
        else:
            self._object(value, path)

    def _items(self, value: Any, path: str) -> None:
        if len(value) > _LONGEST:
            self.found[path] = ("object", id(value), len(value))
            return
        self.found[f"len({path})"] = len(value)
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            self.value(part, f"{path}[{key!r}]")

    def _parts(self, parts: dict[str, Any], path: str) -> None:
        for name, part in parts.items():
            self.value(part, f"{path}.{name}" if path else name)

    def _function(self, function: types.FunctionType, path: str) -> None:
        if not _is_users(function.__code__):
            return
        names = set(_names(function.__code__))
        outside = {n: function.__globals__[n] for n in sorted(names) if n in function.__globals__}
        for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
            try:
                outside[name] = cell.cell_contents
            except ValueError:
                continue  # a name that has no value yet
        for name, value in outside.items():
            if isinstance(value, types.ModuleType):
                self._module(value, name, names)
            else:
                self.value(value, name)
        for place, default in enumerate(function.__defaults__ or ()):
            self.value(default, f"{function.__name__}, default {place}")
        self._parts(function.__kwdefaults__ or {}, function.__name__)

    def _module(self, module: types.ModuleType, path: str, names: set[str]) -> None:
        """What code may read of a module of the program's own."""
        if str(getattr(module, "__file__", None) or "").startswith(_LIBRARIES) or not hasattr(module, "__file__"):
            return
        self._parts({n: v for n, v in vars(module).items() if n in names}, path)

    def _object(self, value: Any, path: str) -> None:
        for name, part in list(getattr(value, "__dict__", {}).items()):
            if name in _KEPT and isinstance(part, dict):
                self._parts(part, path)
            elif name in _KEPT or not name.startswith("_"):
                self.value(part, f"{path}.{name}" if path else name)
        for kind in type(value).__mro__:
            for part in vars(kind).values():
                if isinstance(part, types.FunctionType) and id(part) not in self._seen and _is_users(part.__code__):
                    self._seen.add(id(part))
                    self._function(part, path)


def _is_users(code: types.CodeType) -> bool:
    """Whether code is the program's own, no library's."""
    return not code.co_filename.startswith((*_LIBRARIES, "<frozen")) and "site-packages" not in code.co_filename


def _names(code: types.CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _names(constant)
