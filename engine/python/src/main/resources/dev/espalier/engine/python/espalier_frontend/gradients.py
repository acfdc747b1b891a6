"""Gradients: the calls that led to a value, read as a graph, which the engine differentiates."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from typing import Any

from espalier_capture.recorder import CaptureError
from espalier_frontend import values
from espalier_frontend.values import Value

_depth: list[bool] = [True]


class Call:
    """A call that made values, of which gradients may be asked."""

    __slots__ = ("api", "number", "operands", "results", "several", "text", "value")

    count = 0

    def __init__(self, api: str, text: str, operands: dict[str, Value], several: bool, value: str | None) -> None:
        Call.count += 1
        self.number = Call.count
        self.api = api
        self.text = text
        self.value = value
        self.operands = operands
        self.several = several
        self.results: list[Value] = []


def enabled() -> bool:
    """Whether calls are kept."""
    return _depth[-1]


class Keeping:
    """A context in which calls are kept for gradients, or not."""

    def __init__(self, mode: bool) -> None:
        self.mode = mode

    def __enter__(self) -> Keeping:
        _depth.append(self.mode)
        return self

    def __exit__(self, *_: object) -> None:
        _depth.pop()

    def __call__(self, function: Any) -> Any:
        """As a decorator."""
        import functools

        @functools.wraps(function)
        def kept(*args: Any, **kwargs: Any) -> Any:
            with type(self)(self.mode):
                return function(*args, **kwargs)

        return kept


def note(api: str, text: str, operands: dict[str, Value], results: Sequence[Value], several: bool, value: str | None) -> None:
    """Keeps a call if one of its operands is tracked."""
    if not _depth[-1] or not any(v.tracked for v in operands.values()):
        return
    call = Call(api, text, operands, several, value)
    call.results = list(results)
    for result in results:
        if result.dtype[0] in "fbc" and result.dtype != "bool":
            result.tracked = True
            result.source = call


def refuse_in_traces() -> None:
    """Gradients are computed apart from the calls that a trace holds."""
    if values.recorders:
        raise CaptureError(
            f"{values.recorders[-1].where()}: error: a gradient cannot be part of a trace; trace the function whose "
            "gradient it is, and take graph.value_and_gradients()"
        )


def of(framework: str, result: Value, by: Sequence[Value]) -> tuple[Value, list[Value | None]]:
    """The value and, for each of some values that it was computed from, its gradient; None where there is none."""
    refuse_in_traces()
    calls = _calls(result, {id(v) for v in by})
    names: dict[int, str] = {}
    inputs: list[dict[str, str]] = []
    given: list[Value] = []

    def name(value: Value, called: str) -> str:
        if id(value) not in names:
            names[id(value)] = f"{called}{len(names)}"
            if called == "x":
                inputs.append({"name": names[id(value)], "role": "argument", "type": type_of(value)})
                given.append(value)
        return names[id(value)]

    records = [_record(call, name) for call in calls]
    wanted = [names.get(id(v)) for v in by]
    if id(result) not in names or not any(wanted):
        return result, [None] * len(by)
    trace = {"name": "loss", "framework": framework, "inputs": inputs, "calls": records, "output": {"ref": names[id(result)]}}
    asked = list(dict.fromkeys(w for w in wanted if w))
    answers = values.ask(
        "frontend.gradients", trace=trace, by=asked, inputs=[v.number for v in given], backend=values.backend()
    )
    found = dict(zip(asked, map(values.value_of, answers[1:])))
    return values.value_of(answers[0]), [found.get(w) if w else None for w in wanted]


def _record(call: Call, name: Any) -> dict[str, Any]:
    """A call as traces have it, its operands renamed."""
    import re

    renamed = {local: name(value, "x") for local, value in call.operands.items()}

    def text(original: str) -> str:
        return re.sub(r"(?<![\w.'\"])a\d+(?![\w'\"])", lambda m: renamed.get(m.group(), m.group()), original)

    record: dict[str, Any] = {
        "api": call.api,
        "text": text(call.text),
        "operands": {renamed[local]: type_of(value) for local, value in call.operands.items()},
        "results": [{"name": name(r, "v"), "type": type_of(r)} for r in call.results],
        "several": call.several,
        "place": ["call", 1, 1],
    }
    if call.value is not None:
        record["value"] = text(call.value)
    return record


def _calls(result: Value, stops: set[int]) -> list[Call]:
    found: dict[int, Call] = {}
    waiting = [result]
    while waiting:
        value = waiting.pop()
        call = value.source
        if call is None or id(value) in stops or call.number in found:
            continue
        found[call.number] = call
        waiting.extend(v for v in call.operands.values() if v.tracked)
    return [found[n] for n in sorted(found)]


def leaves(result: Value) -> list[tuple[Value, Any]]:
    """The tensors that wait for gradients of what a value was computed from, with their values."""
    found: dict[int, tuple[Value, Any]] = {}
    seen: set[int] = set()
    waiting = [result]
    while waiting:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        leaf = value.leaf() if isinstance(value.leaf, weakref.ref) else value.leaf
        if leaf is not None and value.tracked:
            found[id(value)] = (value, leaf)
        if value.source is not None:
            waiting.extend(value.source.operands.values())
    return list(found.values())


def type_of(value: Value) -> str:
    """The type as graphs write it."""
    return f"{value.dtype}[{','.join(map(str, value.sizes))}]"


