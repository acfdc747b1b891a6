"""Graphs of functions and modules."""

from __future__ import annotations

import logging
import weakref
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from espalier import guards, placement, sources, structure
from espalier_capture import sizes
from espalier_runtime import channel, tensors


_log = logging.getLogger("espalier")
_KEPT = 64  # graphs of a function, for arguments of different types
_FAMILY = 8  # traces for arguments that differ in sizes only


def trace_graph(
    function: Callable[..., Any] | None = None,
    *,
    args: Sequence[Any] = (),
    kwargs: dict[str, Any] | None = None,
    to: str | None = None,
    backend: str | None = None,
) -> Any:
    """Runs a function or module once and gives the graph of what it asked of its framework.

    Without ``args`` and ``kwargs`` the function is traced when the result is called first. ``to`` names the backend that
    computes the graph. As a decorator: ``@trace_graph``.
    """
    if function is None:
        return lambda f: trace_graph(f, args=args, kwargs=kwargs, to=to, backend=backend)
    graph = Graph(function, to or backend)
    if args or kwargs:
        graph.trace(*args, **(kwargs or {}))
    return graph


trace = trace_graph


class Graph:
    """What a function computes, as a list of operations that any backend can run.

    A call that breaks a guard traces again: tensors of other dtypes and ranks, sizes that break a condition, other values
    that are no tensors, and other values or tensors that the function reaches by name.
    """

    def __init__(self, function: Callable[..., Any] | None, backend: str | None = None) -> None:
        if backend is not None:
            placement.require(backend)
        self._function = function
        self._backend = backend
        self._traces: dict[Any, Traced] = {}
        self._families: dict[Any, list[Traced]] = {}  # traces that differ in sizes only, the latest last
        self._last: Traced | None = None
        self._broken: list[str] = []
        self.retraced: list[str] = []
        """Why calls were traced again, in order."""

    # Making

    def trace(self, *args: Any, **kwargs: Any) -> Graph:
        """Traces the function with these arguments."""
        self._traced(args, kwargs)
        return self

    def _traced(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Traced:
        if self._function is None:
            return self._graph().checked(args, kwargs)
        asked = guards.of(self._function, args, kwargs)
        key = frozenset(asked.items())
        found = self._traces.get(key)
        if found is None:
            found = self._resized(args, kwargs, asked) or self._new(args, kwargs, asked)
            found.guards, found.arguments = asked, guards.of_arguments(args, kwargs)
            self._traces[key] = found
            if len(self._traces) > _KEPT:
                del self._traces[next(iter(self._traces))]
        self._last = found
        return found

    def _new(self, args: tuple[Any, ...], kwargs: dict[str, Any], asked: guards.Guards) -> Traced:
        if self._last is not None:
            self._say_why("; ".join([guards.difference(self._last.guards, asked), *self._broken[:1]]))
        found = Traced.of(self._function, args, kwargs)
        family = self._families.setdefault(guards.family(asked), [])
        family.append(found)
        del family[:-_FAMILY]
        return found

    def _resized(self, args: tuple[Any, ...], kwargs: dict[str, Any], asked: guards.Guards) -> Traced | None:
        """A trace that was made at other sizes, and holds for these."""
        self._broken = []
        for trace in reversed(self._families.get(guards.family(asked), [])):
            found = trace.resized(args, kwargs)
            if isinstance(found, Traced):
                return found
            self._broken.append(found)
        return None

    def _say_why(self, reason: str) -> None:
        self.retraced.append(reason)
        _log.info("%s is traced again: %s", getattr(self._function, "__name__", type(self._function).__name__), reason)

    def _graph(self) -> Traced:
        if self._last is None:
            raise ValueError("nothing was traced yet: call the graph with arguments, or trace_graph(..., args=(...))")
        return self._last

    # Running

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._traced(args, kwargs).run(self._backend or placement.current_backend(), args, kwargs)

    def to_backend(self, name: str) -> Graph:
        """The same graph, computed by another backend."""
        other = Graph(self._function, name)
        other._traces, other._families, other._last = self._traces, self._families, self._last
        return other

    def simplify(self) -> Graph:
        """The same graph without what has no use, what is computed twice, and what simpler operations say."""
        other = Graph(None, self._backend)
        other._last = self._graph().changed("espalier.simplify")
        return other

    def symbolic(self) -> Graph:
        """The same graph with symbols for all sizes of arguments that may differ: ``f32[n0,3]``."""
        other = Graph(None, self._backend)
        other._last = self._graph().symbolic()
        return other

    def value_and_gradients(self, by: Sequence[str] | None = None) -> Graph:
        """A graph of the value, a single number, and its gradients; ``by`` names inputs, otherwise all parameters."""
        graph = self._graph()
        names = list(by) if by else [i["name"] for i in graph.inputs if i["role"] == "parameter"]
        other = Graph(None, self._backend)
        other._last = graph.changed("espalier.gradients", by=names)
        return other

    # Looking

    @property
    def text(self) -> str:
        """The graph as text: one line for each operation, with its type and its place in the program."""
        return self._graph().text

    @property
    def guards(self) -> list[str]:
        """What must hold of a call that runs this graph."""
        return [*guards.texts(self._graph().guards), *self._graph().conditions]

    def show(self) -> None:
        """Shows the graph: as a picture in a notebook, otherwise as text."""
        try:
            display(self)  # type: ignore[name-defined]
        except NameError:
            print(self.text)

    def obtain_source(self, framework: str = "torch") -> str:
        """The graph as a Python function of a framework."""
        return channel.request("espalier.source", graph=self._graph().complete().number, framework=framework)

    def list_function_frequencies(self) -> list[tuple[str, int]]:
        """How often each function of the framework was called, the most frequent first."""
        return Counter(self._graph().apis).most_common()

    def list_missing(self, framework: str) -> list[str]:
        """The functions in the graph that a framework has no words for."""
        try:
            self.obtain_source(framework)
        except channel.EngineError as error:
            return str(error).splitlines()
        return []

    def __repr__(self) -> str:
        return self.text if self._last else "Graph(not traced yet)"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        bundle = {"text/plain": self.text if self._last else repr(self)}
        if self._last:
            try:
                bundle["text/html"] = channel.request("espalier.picture", graph=self._graph().number)
            except (channel.EngineError, NotImplementedError):
                pass  # outside of a notebook there are no pictures
        return bundle

    # Keeping

    def save(self, path: str) -> None:
        """Writes ``path.graph``, the text, and ``path.npz``, the weights."""
        graph = self._graph().complete()
        with open(f"{path}.graph", "w", encoding="utf-8") as file:
            file.write(graph.text)
        structure.save_weights(f"{path}.npz", graph.inputs, graph.state)

    @staticmethod
    def load(path: str) -> Graph:
        """What ``save`` wrote."""
        with open(f"{path}.graph", encoding="utf-8") as file:
            answer = channel.request("espalier.parse", text=file.read())
        graph = Graph(None)
        state = structure.load_weights(f"{path}.npz", answer["inputs"])
        graph._last = Traced(answer, state, None, [])
        return graph


class Traced:
    """One trace: a graph for arguments of certain types.

    ``state`` are the tensors of the program that are inputs: weights, buffers and captured values.
    """

    def __init__(self, answer: dict[str, Any], state: list[Any], output: Any, apis: list[str]) -> None:
        self.number: int = answer["graph"]
        self.text: str = answer["text"]
        self.inputs: list[dict[str, str]] = answer["inputs"]
        self.state = state
        self.output = output
        self.apis = apis
        self.guards: guards.Guards = {}
        self.arguments: guards.Guards = {}
        self._run: Traced | None = None  # another trace, of whose run this one was made
        self._passes: list[tuple[str, dict[str, Any]]] = []  # what was done to it since
        self._resizes: dict[Any, Traced] = {}
        self.conditions: list[str] = []
        self.unsaid: list[str] = []  # those that the text would have to tell, if it is to hold for all its sizes
        self.keywords: list[str] = []
        self.sizes: list[int] = []  # that the program returns
        self._functions: dict[str, Callable[..., Any]] = {}
        weakref.finalize(self, _forget, self.number)

    @staticmethod
    def of(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Traced:
        import espalier_capture

        try:
            record = espalier_capture.record(function, args, kwargs, known=_known_names)
        except espalier_capture.CaptureError as error:
            raise channel.EngineError(str(error)) from None
        state, output, keywords = (record.pop(part) for part in ("state", "structure", "keywords"))
        answer = channel.request("espalier.trace", trace=record)
        traced = Traced(answer, state, output, [call["api"] for call in record["calls"]])
        traced.keywords, traced.sizes = keywords, [size["number"] for size in record["returned"]]
        traced.conditions = list(sizes.conditions(record))
        return traced

    def resized(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Traced | str:
        """What the function does at other sizes, without running it; or why it has to be run."""
        arguments = iter(self._given(args, kwargs))
        types = {i["name"]: structure.type_of(next(arguments)) for i in self.inputs if i["role"] == "argument"}
        answer = channel.request("espalier.resized", graph=self.number, types=types)
        if "broken" in answer:
            return answer["broken"]
        other = Traced(answer, self.state, self.output, self.apis)
        other.sizes = answer["returned"]
        other._run, other.keywords, other.conditions = self, self.keywords, self.conditions
        return other

    def _given(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> list[Any]:
        """The tensors of a call in the order of the inputs, in whatever order it names its arguments."""
        order = {name: place for place, name in enumerate(self.keywords or [i["name"] for i in self.inputs])}
        sorted_ = sorted(kwargs, key=lambda name: order.get(name, len(order)))
        return structure.tensors((args, [kwargs[name] for name in sorted_]))

    def changed(self, method: str, **params: Any) -> Traced:
        """The result of a pass over this graph."""
        output = self.output if method == "espalier.simplify" else None
        other = Traced(channel.request(method, graph=self.number, **params), self.state, output, self.apis)
        other.guards = other.arguments = self.arguments
        other.keywords, other.sizes = self.keywords, self.sizes
        other.conditions, other.unsaid = self.conditions, self.unsaid
        other._run, other._passes = self._run or self, [*self._passes, (method, params)]
        return other

    def symbolic(self) -> Traced:
        """The graph of all runs that go the same way as this one."""
        run = self._run or self
        answer = channel.request("espalier.symbolic", graph=run.number)
        other = Traced(answer, self.state, self.output, self.apis)
        other.unsaid = answer["unsaid"]
        other.guards = other.arguments = self.arguments
        other._run, other.keywords, other.sizes, other.conditions = run, self.keywords, self.sizes, self.conditions
        for method, params in self._passes:
            other = other.changed(method, **params)
        return other

    def complete(self) -> Traced:
        """This trace, where its text holds for all sizes that it may be given."""
        if self.unsaid:
            raise ValueError(
                f"the graph with symbols holds where {' and '.join(self.unsaid)}, which its text cannot say; "
                "take the graph of certain sizes"
            )
        return self

    def checked(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Traced:
        """This trace, where it is for such arguments; without its function it cannot be made again."""
        asked = guards.of_arguments(args, kwargs)
        if not self.arguments or asked == self.arguments:
            return self
        key = frozenset(asked.items())
        if key not in self._resizes:
            found: Traced | str = "they differ in more than sizes"
            if guards.family(asked) == guards.family(self.arguments):
                found = (self._run or self).resized(args, kwargs)
            if isinstance(found, str):
                raise ValueError(
                    f"the graph was traced for other arguments: {guards.difference(self.arguments, asked)}; "
                    f"{found}; trace the function again for these"
                )
            for method, params in self._passes:
                found = found.changed(method, **params)
            self._resizes[key] = found
            if len(self._resizes) > _KEPT:
                del self._resizes[next(iter(self._resizes))]
        return self._resizes[key]

    def measure(self, backend: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        """Has the engine run the graph operation by operation, with a clock, and keep the times for pictures."""
        values, _ = self._values(args, kwargs)
        described = tensors.describe_all([structure.plain(v) for v in values])
        channel.request("espalier.measure", graph=self.number, backend=backend, inputs=described)

    def _values(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[list[Any], str]:
        """What the inputs of the graph are in a call, and the framework of these tensors."""
        given = self._given(args, kwargs)
        framework = structure.framework(given or self.state)
        wanted = sum(i["role"] == "argument" for i in self.inputs)
        if len(given) != wanted:
            raise TypeError(f"the graph takes {wanted} tensors, not {len(given)}")
        arguments, state = iter(given), iter(self.state)
        values = [next(arguments if i["role"] == "argument" else state) for i in self.inputs]
        for described, value in zip(self.inputs, values):
            structure.check(described["name"], described["type"], value)
        return values, framework

    def run(self, backend: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        values, framework = self._values(args, kwargs)
        if backend in placement.FRAMEWORKS:  # with a device behind it, the engine looks for that
            results = structure.flat(self._function(backend)(*(structure.to(backend, v) for v in values)))
            return structure.rebuilt(self.output, results, self.sizes)
        described = tensors.describe_all([structure.plain(v) for v in values])
        answers = channel.request("espalier.run", graph=self.number, backend=backend, inputs=described)
        return structure.rebuilt(self.output, [getattr(tensors.read(d), framework)() for d in answers], self.sizes)

    def _function(self, framework: str) -> Callable[..., Any]:
        if framework not in self._functions:
            text = channel.request("espalier.source", graph=self.number, framework=framework)
            self._functions[framework] = sources.load(text, f"<graph on {framework}>")
        return self._functions[framework]


_names: dict[str, frozenset[str]] = {}


def _known_names(framework: str) -> frozenset[str]:
    if framework not in _names:
        _names[framework] = frozenset(channel.request("espalier.names", framework=framework))
    return _names[framework]


def _forget(number: int) -> None:
    try:
        channel.request("espalier.forget", graph=number)
    except channel.ChannelClosed:
        pass
