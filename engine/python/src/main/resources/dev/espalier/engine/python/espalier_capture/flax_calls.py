"""Modules of flax.nnx in traces: variables hold wrapped arrays, and layers compute what ``flax_layers`` says of them."""

from __future__ import annotations

import contextlib
import os
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

from espalier_capture.owners import owners_of
from espalier_capture.recorder import CaptureError, Recorder
from espalier_frontend import flax_layers


def models_of(function: Callable[..., Any]) -> list[tuple[str, Any]]:
    """The modules that a function uses."""
    return owners_of(function, sys.modules["flax.nnx"].Module) if "flax.nnx" in sys.modules else []


def opened(value: Any) -> Any:
    """A value with the variables in it as the arrays that they hold."""
    if "flax.nnx" not in sys.modules:
        return value
    if isinstance(value, sys.modules["flax.nnx"].Variable):
        return value.get_raw_value()
    if type(value) in (tuple, list):
        return type(value)(map(opened, value))
    return value


def folders() -> tuple[str, ...]:
    """Where the sources of Flax lie."""
    return (os.path.dirname(sys.modules["flax"].__file__),) if "flax" in sys.modules else ()


def _variables(root: Any) -> list[tuple[str, Any]]:
    """The variables with arrays, by path; no keys and counts of random streams."""
    import jax
    from flax import nnx

    found = [
        ("/".join(map(str, path)), node)
        for path, node in nnx.iter_graph(root)
        if isinstance(node, nnx.Variable) and not isinstance(node, nnx.RngState) and isinstance(node.get_raw_value(), jax.Array)
    ]
    return sorted(found, key=lambda pair: pair[0].split("/"))


def name_state(recorder: Recorder, function: Callable[..., Any]) -> None:
    """Variables are inputs under their paths."""
    for prefix, root in models_of(function):
        for path, variable in _variables(root):
            role = "parameter" if type(variable).__name__ == "Param" else "state"
            recorder.add_input(variable.get_raw_value(), prefix + path, role, prefix + path)


@contextlib.contextmanager
def entered(run: Any, function: Callable[..., Any]) -> Iterator[None]:
    """While a module runs: its variables hold what is noted, and its layers are scopes."""
    roots = models_of(function)
    if not roots:
        yield
        return
    from flax import nnx

    paths: dict[int, str] = {}
    held: list[tuple[Any, Any]] = []
    for prefix, root in roots:
        for path, module in nnx.iter_modules(root):
            paths.setdefault(id(module), prefix + ".".join(map(str, path)))
            run.use_noted(module.__dict__)
        for _, variable in _variables(root):
            raw = variable.get_raw_value()
            if not any(variable is known for known, _ in held):
                held.append((variable, raw))
    for name in dir(nnx):
        noted = run.noted(getattr(nnx, name, None))
        body = flax_layers.FUNCTIONS.get(name, noted)
        if body is not None:
            run.put(nnx, name, body)
    for kind in {type(module) for _, root in roots for _, module in nnx.iter_modules(root)}:
        if "__call__" in dir(kind):
            run.put(kind, "__call__", _scoped(run, kind, paths))
    try:
        for variable, raw in held:
            object.__setattr__(variable, "_raw_value", run.standing_for(raw))
        yield
    finally:
        changed = [v for v, raw in held if not run.stands_for(v.get_raw_value(), raw)]
        for variable, raw in held:
            object.__setattr__(variable, "_raw_value", raw)
        if changed and sys.exc_info()[0] is None:
            raise CaptureError(f"error: a {type(changed[0]).__name__} of the module is changed, which a graph cannot do; call model.eval() before tracing")


def _scoped(run: Any, kind: type, paths: dict[int, str]) -> Callable[..., Any]:
    own = kind.__call__
    known = flax_layers.FORWARDS.get(kind.__name__) if kind.__module__.startswith("flax.nnx") else None

    def call(module: Any, *args: Any, **kwargs: Any) -> Any:
        if run.depth:
            return own(module, *args, **kwargs)
        run.recorder.scopes.append((paths.get(id(module)) or kind.__name__, kind.__name__))
        try:
            if known is None:
                return own(module, *args, **kwargs)
            if known is flax_layers.sequential:
                parts = [run.noted(part) or part for part in module.layers]
                return known(types.SimpleNamespace(layers=parts), *args, **kwargs)
            return known(module, *args, **kwargs)
        except NotImplementedError as error:
            raise CaptureError(f"{run.recorder.where()}: error: {error}") from None
        finally:
            run.recorder.scopes.pop()

    return call
