"""One framework as the tables know it: its names, its tensors, its calls."""

from __future__ import annotations

import difflib
import opcode
import sys
import types
from collections.abc import Callable
from typing import Any

from espalier_capture.recorder import CaptureError, Framework
from espalier_capture.sizes import plain
from espalier_frontend import gradients, packing, values
from espalier_frontend.values import Value


class DType:
    """A dtype of a framework."""

    def __init__(self, front: Front, short: str) -> None:
        self.front = front
        self.short = short
        self.name = packing.NAMES[short]
        self.__name__ = self.name
        self.itemsize = packing.WIDTHS[short]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, DType):
            return other.short == self.short
        if isinstance(other, str):
            return other == self.name
        if not isinstance(other, type) or self.front.name == "torch":
            return False
        plain = {bool: "bool", int: "i64", float: "f64", complex: "c128"} if self.front.name == "numpy" else {}
        return (plain.get(other) or scalar_type(other)) == self.short

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return self.front.dtype_text(self)

    def __str__(self) -> str:
        return self.front.dtype_text(self, short=True)

    def __call__(self, data: Any) -> Any:
        row = f"{self.front.dtype_module}.{self.name}"
        if isinstance(data, Array) and row in self.front.functions:
            return self.front.call(row, (data,), {})
        return self.front.array(data, dtype=self)

    @property
    def kind(self) -> str:
        return {"bool": "b"}.get(self.short, "V" if self.short == "bf16" else self.short[0])

    @property
    def is_floating_point(self) -> bool:
        return self.short[0] == "f" or self.short == "bf16"

    @property
    def is_floating(self) -> bool:
        return self.is_floating_point

    @property
    def is_integer(self) -> bool:
        return self.short[0] in "iu"

    @property
    def is_complex(self) -> bool:
        return self.short[0] == "c"

    @property
    def is_signed(self) -> bool:
        return self.short[0] not in "u" and self.short != "bool"


class Front(Framework):
    """What all stand-ins share. ``name`` is the framework's, ``module`` what it is called in texts."""

    name = ""
    module = ""
    tensor: type
    infinity = "float('inf')"
    default_float = "f32"
    default_int = "i64"
    default_complex = "c64"
    aliases: dict[str, str] = {}
    views: frozenset[str] = frozenset()

    def __init__(self) -> None:
        table = values.ask("frontend.table", framework=self.name)
        self.functions: dict[str, str] = table["functions"]  # their signatures by their names
        self.methods: dict[str, str] = table["methods"]
        self.properties = frozenset(table["properties"])
        self.in_place = frozenset(table["in_place"])
        self.constants: dict[str, str] = table["constants"]
        self.modules: set[str] = set(table["modules"])
        self.dtypes = {short: self.new_dtype(short) for short in packing.NAMES}
        self.writer = values.Writer(self)
        self.natives: dict[str, Any] = {}

    def new_dtype(self, short: str) -> DType:
        return DType(self, short)

    # What differs

    def dtype_text(self, dtype: DType, short: bool = False) -> str:
        raise NotImplementedError

    def array(self, data: Any, dtype: Any = None) -> Any:
        """A tensor of numbers."""
        raise NotImplementedError

    def accepts(self, value: Value) -> Value:
        """A value of another framework as this one has it."""
        return value

    # What recorders ask

    def is_tensor(self, value: object) -> bool:
        return hasattr(value, "__espalier__") and not isinstance(value, type) or is_foreign(value)

    def type_of(self, tensor: Any) -> str:
        return gradients.type_of(self.value(tensor))

    def held(self, tensor: Any) -> Value | None:
        own = tensor.__espalier__() if hasattr(tensor, "__espalier__") else None
        return own if own is None or self.value(tensor) is own else None

    def constant(self, value: object) -> str | None:
        if isinstance(value, type):
            if value in (bool, int, float, complex):
                return value.__name__
            found = scalar_type(value)
            return None if found is None else self.constant(self.dtypes[found])
        if isinstance(value, DType):
            return f"{self.dtype_module}.{value.name if value.short != 'bool' else self.bool_name}"
        return None

    dtype_module = ""
    bool_name = "bool"

    def folders(self) -> tuple[str, ...]:
        return (values.own_folder(),)

    def value(self, tensor: Any) -> Value:
        """What a tensor holds, whoever made it."""
        if isinstance(tensor, Value):
            return tensor
        if isinstance(tensor, Array):
            return tensor.value if tensor.front is self else self.accepts(tensor.value)
        if hasattr(tensor, "__espalier__"):
            return self.accepts(tensor.__espalier__())
        return self.accepts(foreign(tensor))

    # Names

    def dtype_of(self, given: Any) -> str:
        """The short name of a dtype that a program wrote."""
        if isinstance(given, DType):
            return given.short
        if isinstance(given, str) and given in packing.SHORT:
            return packing.SHORT[given]
        if isinstance(given, type):
            plain = {bool: "bool", int: self.default_int, float: self.default_float, complex: self.default_complex}
            found = plain.get(given) or scalar_type(given)
            if found:
                return found
        elif hasattr(given, "name") and given.name in packing.SHORT:
            return packing.SHORT[given.name]
        raise TypeError(f"{given!r} is no dtype")

    def find(self, module: str, name: str) -> Any:
        """What a module has under a name."""
        path = f"{module}.{name}"
        path = self.canonical(path)
        if path in self.natives:
            return self.natives[path]
        if path in self.constants:
            return self.constant_value(self.constants[path])
        if path in self.functions:
            return self.function(path)
        if path in self.modules:
            import importlib

            return importlib.import_module(self.python_module(path))
        raise AttributeError(self.missing(path, module, name))

    def add_modules(self) -> None:
        """The folders of all names are modules."""
        for path in self.natives:
            parts = path.split(".")[:-1]
            folders = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
            self.modules |= folders - self.natives.keys()

    def canonical(self, path: str) -> str:
        """A name as the tables have it."""
        for alias, real in self.aliases.items():
            if path == alias or path.startswith(alias + "."):
                path = real + path[len(alias) :]
        return path

    def python_module(self, path: str) -> str:
        return path

    def names(self, module: str) -> list[str]:
        """What a module has."""
        prefix = self.canonical(module) + "."
        every = {*self.functions, *self.constants, *self.modules, *self.natives}
        return sorted({p[len(prefix) :].partition(".")[0] for p in every if p.startswith(prefix)})

    def constant_value(self, text: str) -> Any:
        if text == "tensor":
            return self.tensor
        if text.startswith("dtype "):
            return self.dtypes[text[6:]]
        if text == "None":
            return None
        number = float(text.replace("Infinity", "inf"))
        return int(text) if text.lstrip("-").isdigit() else number

    def missing(self, path: str, module: str, name: str) -> str:
        near = difflib.get_close_matches(name, self.names(module), 3)
        hint = f"; near are {', '.join(near)}" if near else ""
        return (
            f"{path} is not in the tables, from which Espalier plays {self.name} because it is not installed{hint}. "
            f"The real one: %pip install {self.name}, or %runtime PATH of a Python that has it"
        )

    def function(self, path: str) -> Callable[..., Any]:
        return self.natives.setdefault(path, Function(self, path, path, self.functions.get(path, "(*args, **kwargs)")))

    # Calls

    def call(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """One call; a method is ``Tensor.name``, its receiver the first argument."""
        kwargs = self.without_defaults(kwargs)
        out = kwargs.pop("out", None)
        last = api.rpartition(".")[2]
        writer = self.writer
        writer.begin()
        text = self.write(api, args, kwargs)
        operands = {name: v for name, v in zip(writer._types, writer.operands())}
        answer = values.run(self.name, text, operands)
        result = self.answered(api, text, operands, answer)
        if api.startswith("Tensor.") and last in self.in_place or api.partition(".")[2] in self.in_place:
            return self.changed(args[0], api, args, kwargs, result)
        seen = api.split(".")[-2] if last == "__get__" else last
        if not all(a._in_order for a in (*args, *kwargs.values()) if isinstance(a, Array)):
            for part in result if isinstance(result, tuple) else (result,):
                if isinstance(part, Array):
                    part._in_order = False
        if seen in self.views and isinstance(args[0] if args else None, Array):
            self.note_view(api, args, kwargs, result)
        if values.recorders:
            self.record(api, args, kwargs, result)
        if out is not None:
            self.check_out(out, result)
            if values.recorders:
                values.recorders[-1].stand_for(result, out)
            out.set(result.value)
            return out
        return result

    def check_out(self, out: Any, result: Any) -> None:
        if out.shape != result.shape:
            raise ValueError(f"out= has shape {tuple(out.shape)}, the result {tuple(result.shape)}")

    def without_defaults(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in kwargs.items() if not (k == "out" and v is None)}

    def write(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """A call as text over the operands of the writer."""
        try:
            if api.endswith(".__get__"):
                return f"{self.writer.text(args[0], {})}.{api.split('.')[-2]}"
            return self.writer._expression(api, args, kwargs, {})
        except CaptureError as error:
            raise TypeError(str(error).partition("error: ")[2]) from None

    def answered(self, api: str, text: str, operands: dict[str, Value], answer: dict[str, Any], assigned: str | None = None) -> Any:
        """What the engine answered as tensors and numbers."""
        parts = [r["number"] if "number" in r else values.value_of(r) for r in answer["results"]]
        made = [p for p in parts if isinstance(p, Value)]
        if values.recorders and len(made) < len(parts):
            plain([v.shape for v in operands.values()])  # the numbers may come from sizes
        gradients.note(api, text, operands, made, answer["several"], assigned)
        shown = [self.wrap(p) if isinstance(p, Value) else p for p in parts]
        if not answer["several"]:
            return shown[0]
        return self.tuple_of(api, shown, answer.get("names"))

    def wrap(self, value: Value) -> Any:
        return self.tensor._of(value)

    def tuple_of(self, api: str, parts: list[Any], names: list[str] | None) -> Any:
        if names:
            return self.named_tuple(api.rpartition(".")[2], names)(*parts)
        return tuple(parts)

    def named_tuple(self, name: str, fields: list[str]) -> type:
        """The class of several results with names."""
        from collections import namedtuple

        return namedtuple(name, fields)

    def record(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Writes a call down in the trace under way."""
        if api.endswith(".__get__"):
            values.recorders[-1].add_property(api.split(".")[-2], args[0], result)
        elif isinstance(result, Array) or isinstance(result, (tuple, list)) and all(isinstance(r, Array) for r in result):
            values.recorders[-1].add_call(api, args, kwargs, result)

    def changed(self, target: Array, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> Any:
        """An operation in place: the target is the result from here on."""
        if values.recorders:
            values.recorders[-1].add_call(api, args, kwargs, result)
            values.recorders[-1].stand_for(result, target)
        target.set(result.value)
        return target

    def note_view(self, api: str, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any) -> None:
        """Notes that results see the memory of the receiver."""
        from espalier_frontend.views import View

        if isinstance(result, Array):
            result._view = View(self, api, args, kwargs, None)
            result._in_order = result._view.is_in_order
        elif isinstance(result, tuple):
            for place, part in enumerate(result):
                part._view = View(self, api, args, kwargs, place)
                part._in_order = False


class Function:
    """A function of a framework, or a method of a tensor, that the engine runs."""

    def __init__(self, front: Front, path: str, api: str, parameters: str, receiver: tuple[Any, ...] = ()) -> None:
        self.__module__, _, self.__name__ = path.rpartition(".")
        self.__qualname__ = self.__name__
        self.__doc__ = f"{path}{parameters}, run by the engine."
        self._front = front
        self._api = api
        self._parameters = parameters
        self._receiver = receiver

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._front.call(self._api, (*self._receiver, *args), kwargs)

    def __repr__(self) -> str:
        return f"<function {self.__module__}.{self.__name__}>"

    @property
    def __signature__(self) -> Any:
        import inspect

        whole = inspect.signature(eval(f"lambda {self._parameters[1:-1]}: None", {}, _Words()))
        return whole.replace(parameters=list(whole.parameters.values())[len(self._receiver) :])


class _Words(dict):  # type: ignore[type-arg]
    """Names that stand for themselves, in defaults of signatures."""

    def __missing__(self, name: str) -> Any:
        return type(name, (), {"__repr__": lambda self: name})()


class Array:
    """A tensor of a stand-in: a place that holds a value of the engine."""

    front: Front
    _view: Any = None
    _in_order = True  # whether its elements are known to lie in the order of its axes

    @classmethod
    def _of(cls, value: Value) -> Any:
        self = object.__new__(cls)
        self._value = value
        return self

    @property
    def value(self) -> Value:
        """What it holds now; where it is a view of another one that has changed, what it sees there now."""
        if self._view is not None:
            self._view.refresh(self)
        return self._value

    def set(self, value: Value) -> None:
        """Changes what it holds, and what it is a view of."""
        if self._view is not None:
            self._view.write(self, value)
        self._value = value

    def __espalier__(self) -> Value:
        return self.value

    def items(self) -> list[Any]:
        return self.value.items()

    @property
    def shape(self) -> Any:
        return self.value.shape

    @property
    def ndim(self) -> int:
        return len(self.value.shape)

    @property
    def dtype(self) -> Any:
        return self.front.dtypes[self.value.dtype]

    def tolist(self) -> Any:
        self._decide("tolist")
        value = self.value
        return packing.nested(value.items(), value.shape) if packing.count(value.shape) else _empty(value.shape)

    def item(self, *index: int) -> Any:
        self._decide("item")
        found = self.value.items()
        if index:
            place = 0
            for i, size in zip(index, self.value.shape) if len(index) > 1 else [(index[0], len(found))]:
                place = place * size + i
            return found[place]
        if len(found) != 1:
            raise self._not_one(len(found))
        return found[0]

    def _not_one(self, count: int) -> Exception:
        return ValueError(f"only a tensor of one element is a number, not one of {count}")

    def _decide(self, name: str) -> None:
        """In a trace, the value of a tensor is not known."""
        if values.recorders:
            recorder = values.recorders[-1]
            raise CaptureError(
                f"{recorder.where()}: error: {self.front.module}.Tensor.{name}: the program goes on with the value of a "
                "tensor, which is not known when a graph is made; use an operation such as where instead"
            )

    def __bool__(self) -> bool:
        self._decide("__bool__")
        found = self.value.items()
        if len(found) != 1:
            raise self._ambiguous()
        return bool(found[0])

    def _ambiguous(self) -> Exception:
        return ValueError("the truth of a tensor with more than one element is not known; use any() or all()")

    def __float__(self) -> float:
        return float(self.item())

    def __int__(self) -> int:
        return int(self.item())

    def __complex__(self) -> complex:
        return complex(self.item())

    def __index__(self) -> int:
        if self.value.dtype[0] not in "iu" and self.value.dtype != "bool":
            raise TypeError("only tensors of whole numbers can be an index")
        return int(self.item())

    def __len__(self) -> int:
        if not self.value.shape:
            raise TypeError("len() of a tensor without axes")
        return self.value.shape[0]

    def __iter__(self) -> Any:
        if not self.value.shape:
            raise TypeError("iteration over a tensor without axes")
        return (self[i] for i in range(len(self)))

    def __contains__(self, value: Any) -> bool:
        return any(bool(v == value) for v in self.items())

    def __hash__(self) -> int:
        return id(self)

    def __format__(self, spec: str) -> str:
        return format(self.item(), spec) if not self.value.shape and spec else str(self)

    def __getitem__(self, index: Any) -> Any:
        return self.front.get_item(self, index)  # type: ignore[attr-defined]

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        import numpy

        found = numpy.array(self.items(), dtype=packing.NAMES[self.value.dtype]).reshape(self.value.shape)
        return found if dtype is None else found.astype(dtype)

    def __getattr__(self, name: str) -> Any:
        front = self.front
        if name in front.properties:
            return front.call(f"Tensor.{name}.__get__", (self,), {})
        if name in front.methods and not name.startswith("__"):
            return Function(front, f"{front.module}.{type(self).__name__}.{name}", f"Tensor.{name}", front.methods[name], (self,))
        if name.startswith("__"):
            raise AttributeError(name)
        near = difflib.get_close_matches(name, [*front.methods, *front.properties], 3)
        hint = f"; near are {', '.join(near)}" if near else ""
        raise AttributeError(
            f"{front.module}.{type(self).__name__}.{name} is not in the tables, from which Espalier plays {front.name} "
            f"because it is not installed{hint}. The real one: %pip install {front.name}, or %runtime PATH"
        )

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *(m for m in self.front.methods if "." not in m), *self.front.properties})


def _empty(shape: tuple[int, ...]) -> Any:
    return [_empty(shape[1:]) for _ in range(shape[0])] if shape and shape[0] else []


def operators(cls: type) -> type:
    """Gives a class of tensors the operators that its framework's tables have."""
    names = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift"
    for name in names.split():
        setattr(cls, f"__{name}__", _binary(f"__{name}__"))
        setattr(cls, f"__r{name}__", _binary(f"__r{name}__"))
    for name in "eq ne lt le gt ge".split():
        setattr(cls, f"__{name}__", _binary(f"__{name}__"))
    for name in "neg pos invert abs".split():
        setattr(cls, f"__{name}__", _unary(f"__{name}__"))
    cls.__hash__ = Array.__hash__  # type: ignore[method-assign]
    return cls


def _binary(name: str) -> Callable[..., Any]:
    def operator(self: Any, other: Any) -> Any:
        if isinstance(other, (str, dict, set)) or other is None:
            return NotImplemented
        return self.front.call(f"Tensor.{name}", (self, other), {})

    operator.__name__ = name
    return operator


def _unary(name: str) -> Callable[..., Any]:
    def operator(self: Any) -> Any:
        return self.front.call(f"Tensor.{name}", (self,), {})

    operator.__name__ = name
    return operator


def scalar_type(given: type) -> str | None:
    """The dtype of a type of numbers as NumPy has them, ``numpy.float32``."""
    name = given.__name__.rstrip("_")
    return packing.SHORT.get(name) if name in packing.SHORT and hasattr(given, "dtype") else None


def is_foreign(value: object) -> bool:
    """Whether it is an array of a real framework or another library."""
    return (
        hasattr(value, "__array_interface__")
        and hasattr(value, "dtype")
        and not hasattr(value, "__espalier__")
        and not isinstance(value, type)
    )


def foreign(array: Any) -> Value:
    """An array of a real framework as a value of the engine."""
    import numpy

    plain = numpy.ascontiguousarray(array)
    return values.put(packing.SHORT[plain.dtype.name], tuple(array.shape), plain.tobytes())


def _is_import(frame: types.FrameType) -> bool:
    """Whether ``from module import name`` is running, which would lose the text of an AttributeError."""
    return opcode.opname[frame.f_code.co_code[frame.f_lasti]] == "IMPORT_FROM"


class StandIn(types.ModuleType):
    """A module of a framework that is not installed."""

    def __init__(self, name: str, front: Front) -> None:
        super().__init__(name)
        self.__dict__["_front"] = front
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and f"{self.__name__}.{name}" not in self._front.natives:
            raise AttributeError(name)
        try:
            found = self._front.find(self.__name__, name)
        except AttributeError as error:
            if _is_import(sys._getframe(1)):
                raise ImportError(str(error), name=self.__name__) from None
            raise
        self.__dict__[name] = found
        return found

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *self._front.names(self.__name__)})
