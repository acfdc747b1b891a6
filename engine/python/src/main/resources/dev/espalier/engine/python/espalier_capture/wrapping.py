"""Capture for frameworks without a hook above their dispatch: wrapped arrays, and public functions that know them.

While a program runs, the public functions of the framework are replaced by ones that note the call, and its arrays by
:class:`Traced` ones. What reaches a function that was not replaced is refused by the framework itself, so nothing is
computed behind the recorder's back.
"""

from __future__ import annotations

import contextlib
import inspect
import operator
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from espalier_capture.recorder import CaptureError, Framework, Recorder
from espalier_capture.regions import Regions, WrappedKit

_BINARY = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split()
_COMPARISONS = "lt le gt ge eq ne".split()
_UNARY = "neg pos invert abs".split()
_UFUNC = "reduce accumulate reduceat outer at".split()
_ABSENT = object()
_DECISIONS = "__bool__ __int__ __float__ __index__ __complex__ __array__ item tolist numpy __contains__".split()


class Wrapping(Framework):
    """A framework that is captured in this way."""

    modules: tuple[str, ...]
    """The modules whose public functions are replaced; they need not be loaded."""
    in_place = False
    """Whether arrays can be changed."""
    transparent: tuple[str, ...] = ()
    """Functions that only mark a function, such as ``jax.jit``: it is called as it is."""
    loops: dict[str, Callable[..., Any]] = {}
    """Branches and loops, which are recorded as regions."""
    refused: tuple[str, ...] = ()
    """Other functions of functions, which no graph can hold yet."""
    public: dict[str, str] = {}
    """Under which names the functions of inner modules are known."""

    def entered(self, run: Run, function: Callable[..., Any]) -> contextlib.AbstractContextManager[None]:
        """What else is prepared while a program runs: the models that it uses."""
        return contextlib.nullcontext()

    def opened(self, value: Any) -> Any:
        """A value with its arrays in the place of what holds them."""
        return value

    def is_array(self, value: object) -> bool:
        """Whether a value is an array of the framework itself."""
        raise NotImplementedError

    def array_type(self, array: Any) -> str:
        """The type of such an array, as graphs write it."""
        raise NotImplementedError

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        """The leaves of a tree, and what makes the tree again of others."""
        raise NotImplementedError

    def zeros(self, shape: Any, dtype: Any) -> Any:
        """An array of the framework itself."""
        raise NotImplementedError

    def scalar(self, number: Any, short: str | None) -> Any:
        """A number as an array of the framework itself, of a dtype as graphs write it or of the default one."""
        raise NotImplementedError

    def is_tensor(self, value: object) -> bool:
        return isinstance(value, Traced) or self.is_array(value)

    def type_of(self, tensor: Any) -> str:
        return self.array_type(tensor._value if isinstance(tensor, Traced) else tensor)


class Run:
    """One run of a program over wrapped arrays."""

    def __init__(self, recorder: Recorder, framework: Wrapping) -> None:
        self.recorder = recorder
        self.framework = framework
        self.depth = 0
        self.regions = Regions(recorder, WrappedKit(self))
        self._replaced: list[tuple[Any, str, Any]] = []
        self._by_identity: dict[int, Any] = {}
        self._standing: dict[int, Traced] = {}

    def wrap(self, value: Any) -> Any:
        """A value with its arrays wrapped."""
        if self.framework.is_array(value):
            return Traced(value, self)
        if isinstance(value, dict):
            return {k: self.wrap(v) for k, v in value.items()}
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(self.wrap, value))
        if type(value) in (tuple, list):
            return type(value)(map(self.wrap, value))
        return value

    def plain(self, value: Any) -> Any:
        """A value with its arrays as the framework's own."""
        return plain(value)

    def call(self, api: str, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Calls a function of the framework with plain arrays, and notes the call."""
        args, kwargs = tuple(map(self.framework.opened, args)), {k: self.framework.opened(v) for k, v in kwargs.items()}
        self.depth += 1
        try:
            result = self.wrap(function(*plain(list(args)), **plain(kwargs)))
        finally:
            self.depth -= 1
        if _has_traced(result):
            if not self.recorder.knows(api):
                raise CaptureError(f"{self.recorder.where()}: error: {api}: not in the tables")
            self.recorder.add_call(api, args, kwargs, result)
        return result

    def decision(self, name: str) -> CaptureError:
        return CaptureError(
            f"{self.recorder.where()}: error: {name}: the program goes on with the value of a tensor, "
            "which is not known when a graph is made; use an operation such as where instead"
        )

    # Replacing

    def replace(self, function: Callable[..., Any]) -> None:
        """Replaces the public functions in the framework's modules, and in those of the program."""
        # All are looked up first: that alone may import more of the framework, which must not see replaced functions.
        found = [found for name in self.framework.modules for found in self._functions(name)]
        for module, attribute, api, value in found:
            self.put(module, attribute, self._replacement(api, value))
        owner = inspect.unwrap(getattr(function, "__func__", function))
        self._in_program(getattr(owner, "__globals__", {}))

    def _functions(self, name: str) -> list[tuple[Any, str, str, Any]]:
        """The public functions of a module: where they are, their names, and what they are."""
        module = sys.modules.get(name) or _attribute(name)
        public = self.framework.public.get(name, name)
        values = [] if module is None else [(a, getattr(module, a, None)) for a in dir(module) if not a.startswith("_")]
        return [
            (module, attribute, f"{public}.{attribute}", value)
            for attribute, value in values
            if callable(value) and not inspect.isclass(value) and not inspect.ismodule(value)
        ]

    def _in_program(self, names: dict[str, Any]) -> None:
        for name, value in list(names.items()):
            wrapper = self._by_identity.get(id(value))
            unmarked = self._unmarked(value)
            if wrapper is not None or unmarked is not value:
                self._replaced.append((names, name, value))
                names[name] = wrapper if wrapper is not None else unmarked

    def _unmarked(self, value: Any) -> Any:
        """The function behind a mark such as ``jax.jit``."""
        marked = hasattr(value, "__wrapped__") and type(value).__module__.partition(".")[0] in (
            "jaxlib",
            "jax",
            "tensorflow",
        )
        python = getattr(value, "python_function", None)
        return value.__wrapped__ if marked and callable(value.__wrapped__) else python or value

    def _replacement(self, api: str, value: Any) -> Any:
        if api in self.framework.transparent:
            return _transparent

        def replacement(*args: Any, **kwargs: Any) -> Any:
            if self.depth:
                return value(*args, **kwargs)
            if api in self.framework.loops:
                return self.framework.loops[api](self.regions, *map(self._unmarked, args), **kwargs)
            if api in self.framework.refused:
                raise CaptureError(f"{self.recorder.where()}: error: {api}: graphs of functions of functions are not made yet")
            return self.call(api, value, args, kwargs)

        for name in _UFUNC:  # which NumPy's own sources reach by the replaced name
            if hasattr(value, name):
                setattr(replacement, name, getattr(value, name))
        self._by_identity[id(value)] = replacement
        return replacement

    def put(self, owner: Any, name: str, value: Any) -> None:
        """Puts something in the place of another one, for this run."""
        is_own = name in vars(owner)
        self._replaced.append((owner, name, vars(owner)[name] if is_own else _ABSENT))
        setattr(owner, name, value)

    def noted(self, function: Any) -> Any:
        """What notes the calls of a function; None where it is no public one."""
        return self._by_identity.get(id(function))

    def use_noted(self, names: dict[str, Any]) -> None:
        """Has the functions in a dictionary noted."""
        for name, value in list(names.items()):
            if callable(value) and self.noted(value) is not None:
                self._replaced.append((names, name, value))
                names[name] = self.noted(value)

    def standing_for(self, array: Any) -> Traced:
        """What stands for an array that has a name."""
        if id(array) not in self._standing:
            self._standing[id(array)] = Traced(self.framework.own(array), self)
            self.recorder.stand_for(array, self._standing[id(array)])
        return self._standing[id(array)]

    def stands_for(self, value: Any, array: Any) -> bool:
        """Whether a value is what stands for an array."""
        return value is self._standing.get(id(array))

    def restore(self) -> None:
        """Puts everything back."""
        for where, name, value in reversed(self._replaced):
            if isinstance(where, dict):
                where[name] = value
            elif value is _ABSENT:
                delattr(where, name)
            else:
                setattr(where, name, value)


def _attribute(path: str) -> Any:
    """A module that is reached as an attribute only, such as ``tensorflow.math``."""
    top, *rest = path.split(".")
    value = sys.modules.get(top)
    for name in rest:
        value = getattr(value, name, None)
    return value


def _transparent(function: Any = None, **_: Any) -> Any:
    return function if function is not None else lambda f: f


def plain(value: Any) -> Any:
    """A value with its arrays as the framework's own."""
    if isinstance(value, Traced):
        return value._value
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(plain, value))
    if type(value) in (tuple, list):
        return type(value)(map(plain, value))
    if isinstance(value, slice):
        return slice(plain(value.start), plain(value.stop), plain(value.step))
    return value


def _has_traced(value: Any) -> bool:
    return isinstance(value, Traced) or isinstance(value, (tuple, list)) and any(map(_has_traced, value))


class Traced:
    """An array whose operators, methods and properties are noted."""

    __array_priority__ = 10_000
    __array_ufunc__ = None  # NumPy's operators leave it to this class
    __hash__ = object.__hash__

    def __init__(self, value: Any, run: Run) -> None:
        self._value = value
        self._run = run

    def _api(self, name: str) -> str:
        return f"{self._run.framework.name}.Tensor.{name}"

    def __getitem__(self, index: Any) -> Any:
        framework = self._run.framework
        if index is ... and not framework.in_place:
            return self
        result = self._run.call(self._api("__getitem__"), operator.getitem, (self, index), {})
        if framework.in_place and framework.memory(result) == framework.memory(self):
            self._run.recorder.add_part(result, self, index)
        return result

    def __setitem__(self, index: Any, value: Any) -> None:
        if not self._run.framework.in_place:
            raise TypeError(f"arrays of {self._run.framework.name} cannot be changed")
        before = Traced(self._value, self._run)
        operator.setitem(self._value, plain(index), plain(value))
        self._run.recorder.add_assignment(self, index, value, before)
        self._run.recorder.changed(self, lambda whole: Traced(whole._value, self._run))

    def __getattr__(self, name: str) -> Any:
        if name in _DECISIONS:
            raise self._run.decision(self._api(name))
        if name == "at":
            return _At(self)
        value = getattr(self._value, name)
        if callable(value):
            method = lambda self, *args, **kwargs: getattr(self, name)(*args, **kwargs)  # noqa: E731
            return lambda *args, **kwargs: self._run.call(self._api(name), method, (self, *args), kwargs)
        if self._run.framework.is_array(value):
            wrapped = Traced(value, self._run)
            self._run.recorder.add_property(name, self, wrapped)
            return wrapped
        return value

    def __iter__(self) -> Iterator[Any]:
        return (self[i] for i in range(len(self)))

    def __len__(self) -> int:
        return len(self._value)

    def __repr__(self) -> str:
        return f"Traced({self._value!r})"


class _At:
    """``x.at[index].set(value)`` of jax."""

    def __init__(self, array: Traced, index: Any = None) -> None:
        self._array = array
        self._index = index

    def __getitem__(self, index: Any) -> _At:
        return _At(self._array, index)

    def __getattr__(self, name: str) -> Any:
        array, index = self._array, self._index

        def update(value: Any, **kwargs: Any) -> Any:
            changed = Traced(getattr(array._value.at[plain(index)], name)(plain(value), **kwargs), array._run)
            array._run.recorder.add_update(name, array, index, value, kwargs, changed)
            return changed

        return update


def _binary(name: str, function: Callable[..., Any], is_reflected: bool) -> Callable[..., Any]:
    dunder = f"__{'r' if is_reflected else ''}{name}__"

    def method(self: Traced, other: Any) -> Any:
        compute = (lambda a, b: function(b, a)) if is_reflected else function
        return self._run.call(self._api(dunder), compute, (self, other), {})

    return method


def _changing(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def method(self: Traced, other: Any) -> Any:
        run = self._run
        if not run.framework.in_place:
            return NotImplemented
        stand_in = Traced(self._value, run)
        self._value = function(self._value, plain(other))
        run.recorder.add_call(self._api(f"__{name}__"), (self, other), {}, stand_in)
        run.recorder.rename(self)
        run.recorder.changed(self, lambda whole: Traced(whole._value, run))
        return self

    return method


def _decision(name: str) -> Callable[..., Any]:
    def method(self: Traced, *_: Any) -> Any:
        raise self._run.decision(self._api(name))

    return method


for _name in _BINARY:
    _function = getattr(operator, f"__{_name}__")
    setattr(Traced, f"__{_name}__", _binary(_name, _function, False))
    setattr(Traced, f"__r{_name}__", _binary(_name, _function, True))
    setattr(Traced, f"__i{_name}__", _changing(_name, getattr(operator, f"__i{_name}__")))
for _name in _COMPARISONS:
    setattr(Traced, f"__{_name}__", _binary(_name, getattr(operator, f"__{_name}__"), False))
for _name in _UNARY:
    _function = getattr(operator, f"__{_name}__")
    setattr(
        Traced,
        f"__{_name}__",
        lambda self, _n=_name, _f=_function: self._run.call(self._api(f"__{_n}__"), _f, (self,), {}),
    )
for _name in _DECISIONS:
    if _name.startswith("__"):
        setattr(Traced, _name, _decision(_name))


def run(recorder: Recorder, framework: Wrapping, function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Runs a function over wrapped arrays, which stand for the inputs that were named before."""
    running = Run(recorder, framework)

    def wrapped(value: Any) -> Any:
        if framework.is_array(value):
            return running.standing_for(value)
        if isinstance(value, dict):
            return {k: wrapped(v) for k, v in value.items()}
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(wrapped, value))
        if type(value) in (tuple, list):
            return type(value)(map(wrapped, value))
        return value

    arguments = wrapped(list(args)), wrapped(kwargs)
    running.replace(function)
    try:
        with framework.entered(running, function):
            return running._unmarked(function)(*arguments[0], **arguments[1])
    except CaptureError:
        raise
    except (TypeError, ValueError) as error:
        if "Traced" not in str(error):
            raise
        raise CaptureError(
            f"a tensor reaches a function of {framework.name} that cannot be recorded: {str(error).splitlines()[0]}"
        ) from error
    finally:
        running.restore()
