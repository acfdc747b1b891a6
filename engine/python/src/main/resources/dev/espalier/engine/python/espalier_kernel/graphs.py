"""Calls of cells as graphs: traced, compared with their translations, measured."""

from __future__ import annotations

import ast
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from espalier_kernel import comparing, placement
from espalier_kernel.shell import SHELL, UsageError

_ENOUGH_SECONDS = 0.5
_MOST_RUNS = 1000

# The last traces are kept, so that their graphs are.
_traces: list[Any] = []


class Call:
    """A call as a cell writes it: a function, and the arguments that it is given."""

    def __init__(self, code: str) -> None:
        tree = ast.parse(code.strip(), "<call>")
        last = tree.body.pop() if tree.body else None
        call = last.value if isinstance(last, ast.Expr) else None
        if not isinstance(call, ast.Call):
            raise UsageError("the last line has to be a call, such as f(x, y)")
        exec(compile(tree, "<call>", "exec"), SHELL.user_ns)
        self.name = ast.unparse(call.func)
        self.function = SHELL.ev(self.name)
        given = ast.Call(ast.Name("__given", ast.Load()), call.args, call.keywords)
        names = {**SHELL.user_ns, "__given": lambda *args, **kwargs: (args, kwargs)}
        self.args, self.kwargs = eval(ast.unparse(given), names)

    def arguments(self, framework: str) -> tuple[Any, Any]:
        """The arguments with their tensors as those of a framework."""
        from espalier import structure

        def same(value: Any) -> Any:
            return structure.to(framework, value) if structure.framework_of(value) else value

        return comparing.mapped(self.args, same), comparing.mapped(self.kwargs, same)


def trace(code: str, other: str = "", framework: str = "", measured: str = "") -> dict[str, Any]:
    """Runs code and records what its last line, a call, asks of its framework; gives the number of the graph.

    With ``other``, the name of a translation, that is called instead, with tensors of its framework; with ``measured``,
    a backend, the graph is run there operation by operation with a clock.
    """
    from espalier.graph import Traced

    if measured:
        _check_backend(measured)
    call = Call(code)
    function, (args, kwargs) = call.function, (call.args, call.kwargs)
    if other:
        function, (args, kwargs) = SHELL.ev(other), call.arguments(framework)
    traced = Traced.of(function, args, kwargs)
    if measured:
        traced.measure(measured, args, kwargs)
    _traces[:] = [*_traces[-9:], traced]
    return {"graph": traced.number, "name": call.name}


def verify(code: str, other: str, source: str, target: str, arguments: str = "") -> dict[str, Any]:
    """Calls two functions with the same values and compares what they return."""
    call = Call(f"{code}({arguments})" if arguments else code)
    results = []
    for function, framework in ((call.function, source), (SHELL.ev(other), target)):
        args, kwargs = call.arguments(framework)
        results.append(function(*args, **kwargs))
    told, same = comparing.compared(*results)
    return {"told": told, "same": same}


def bench(code: str, on: Sequence[str]) -> dict[str, Any]:
    """Measures a call as it is and as a graph on backends."""
    import espalier
    from espalier.graph import Traced

    call = Call(code)
    expected = call.function(*call.args, **call.kwargs)
    rows = [_row("as it is", lambda: call.function(*call.args, **call.kwargs), expected)]
    traced = Traced.of(call.function, call.args, call.kwargs)
    known = espalier.backends()
    for name in on or [n for n in known if n not in placement._ALL or placement.version(n) and not placement.stands_in(n)]:
        framework = _check_backend(name)
        try:
            args, kwargs = call.arguments(framework) if framework in placement._ALL else (call.args, call.kwargs)
            rows.append(_row(name, lambda: traced.run(name, args, kwargs), expected))  # noqa: B023, called at once
        except Exception as problem:
            rows.append({"name": name, "told": " ".join(str(problem).split())[:200] or type(problem).__name__})
    return {"name": call.name, "rows": rows}


def _check_backend(place: str) -> str:
    """The name of a backend, which may have a device behind it."""
    import espalier

    name, known = place.partition(":")[0], espalier.backends()
    if name not in known:
        raise UsageError(f"there is no backend {place!r}; there are {', '.join(known)}")
    return name


def _row(name: str, run: Callable[[], Any], expected: Any) -> dict[str, Any]:
    """The first run, which compiles, and the median of the next ones, for half a second at least five."""
    start = time.perf_counter()
    result = _finished(run())
    first = time.perf_counter() - start
    times: list[float] = []
    while len(times) < 5 or sum(times) < _ENOUGH_SECONDS and len(times) < _MOST_RUNS:
        start = time.perf_counter()
        _finished(run())
        times.append(time.perf_counter() - start)
    told, same = comparing.compared(expected, result)
    return {"name": name, "first": first, "median": statistics.median(times), "told": "same" if same else told}


def _finished(result: Any) -> Any:
    """A result that has been computed; JAX hands out what it has not computed yet."""
    comparing.mapped(result, lambda leaf: leaf.block_until_ready() if hasattr(leaf, "block_until_ready") else leaf)
    return result
