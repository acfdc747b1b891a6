"""Branches and loops of a framework in a record: functions of the program that become graphs inside of the graph.

Such a function is run once, on stand-ins for what it will be given; its calls are written down apart, as a *region*.
"""

from __future__ import annotations

import contextlib
import keyword
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from espalier_capture.recorder import CaptureError, Recorder


class Kit:
    """What the regions of a framework are made with."""

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        """The leaves of a tree, and what makes the tree again of others."""
        raise NotImplementedError

    def fresh(self, tensor: Any) -> Any:
        """Another object for the same tensor."""
        raise NotImplementedError

    def row(self, tensor: Any) -> Any:
        """A tensor like one row of a tensor; nothing is recorded."""
        raise NotImplementedError

    def rows(self, tensor: Any, count: int) -> Any:
        """A tensor like many of a tensor, one upon the other; nothing is recorded."""
        raise NotImplementedError

    def tensor(self, number: Any, short: str | None = None) -> Any:
        """A Python number as a tensor; nothing is recorded."""
        raise NotImplementedError


class Loops:
    """What branches and loops of all frameworks come down to."""

    def is_tensor(self, value: object) -> bool:
        raise NotImplementedError

    def branch(self, api: str, condition: Any, yes: Callable[[], Any], no: Callable[[], Any]) -> Any:
        """What one of two functions gives."""
        raise NotImplementedError

    def while_loop(self, api: str, condition: Callable[[Any], Any], body: Callable[[Any], Any], state: Any) -> Any:
        """The state after ``state = body(state)``, for as long as ``condition(state)`` holds."""
        raise NotImplementedError

    def scan(
        self, api: str, body: Callable[[Any, Any], Any], carry: Any, rows: Any, length: int | None, reverse: bool = False
    ) -> tuple[Any, Any]:
        """The last carry and all outputs of ``carry, output = body(carry, row)``."""
        raise NotImplementedError

    def error(self, api: str, why: str) -> Exception:
        """What cannot be done, with its place."""
        raise NotImplementedError


def length_of(loops: Loops, api: str, columns: Sequence[Any], length: int | None) -> int:
    """How many rows all columns have."""
    counts = {int(c.shape[0]) for c in columns} | ({int(length)} if length is not None else set())
    if len(counts) != 1:
        raise loops.error(api, f"the lengths of what is scanned differ: {sorted(counts)}")
    return counts.pop()


class Regions(Loops):
    """The branches and loops of one run that is recorded."""

    def __init__(self, recorder: Recorder, kit: Kit) -> None:
        self.recorder = recorder
        self.kit = kit

    def is_tensor(self, value: object) -> bool:
        return self.recorder.framework.is_tensor(value)

    def branch(self, api: str, condition: Any, yes: Callable[[], Any], no: Callable[[], Any]) -> Any:
        if not self.is_tensor(condition):
            return yes() if condition else no()
        items = [self._item(condition)]
        first, given, rebuild = self._region("yes", yes, [])
        second, other, _ = self._region("no", no, [])
        self._same(api, "the two functions give", given, other)
        return rebuild(self._add(api, "branch", {"yes": first, "no": second}, {"condition": items}, given))

    def while_loop(self, api: str, condition: Callable[[Any], Any], body: Callable[[Any], Any], state: Any) -> Any:
        leaves, rebuild = self.kit.flatten(state)
        (test, made, given), items = self._settled(
            api, leaves, lambda samples: self._both(rebuild, condition, body, samples)
        )
        return rebuild(self._add(api, "while_loop", {"condition": test, "body": made}, {"state": items}, given))

    def _both(self, rebuild: Any, condition: Callable[[Any], Any], body: Callable[[Any], Any], samples: list[Any]) -> Any:
        test, _, _ = self._region("condition", lambda *state: condition(rebuild(state)), samples, condition)
        made, given, _ = self._region("body", lambda *state: body(rebuild(state)), samples, body)
        return test, made, given

    def scan(
        self, api: str, body: Callable[[Any, Any], Any], carry: Any, rows: Any, length: int | None, reverse: bool = False
    ) -> tuple[Any, Any]:
        leaves, rebuild = self.kit.flatten(carry)
        columns, rebuild_row = self.kit.flatten(rows)
        count = length_of(self, api, columns, length)
        outputs: list[Any] = []

        def step(*given: Any) -> Any:
            made = body(rebuild(given[: len(leaves)]), rebuild_row(given[len(leaves) :]))
            after, output = made
            carried, _ = self.kit.flatten(after)
            if len(carried) != len(leaves):
                raise self.error(api, f"{len(leaves)} values are carried, and the function gives {len(carried)}")
            found, rebuild_output = self.kit.flatten(output)
            outputs[:] = [rebuild_output]
            return [*carried, *found]

        def run(samples: list[Any]) -> Any:
            return self._region("body", step, [*samples, *(self.kit.row(c) for c in columns)], body)

        (made, given, _), items = self._settled(api, leaves, run, len(leaves))
        stacked = given[: len(leaves)] + [self.kit.rows(self._tensor(g), count) for g in given[len(leaves) :]]
        arguments = {"carry": items, "rows": [self._item(c) for c in columns]}
        results = self._add(
            api, "scan", {"body": made}, arguments, stacked, length=count, reverse=reverse
        )
        return rebuild(results[: len(leaves)]), outputs[0](results[len(leaves) :])

    # Regions

    def _settled(self, api: str, leaves: list[Any], run: Callable[[list[Any]], Any], carried: int | None = None) -> Any:
        """A region that gives what it is given; Python numbers take the type that comes out."""
        tensors = [self._tensor(leaf) for leaf in leaves]
        answer = run([self.kit.fresh(t) for t in tensors])
        given = answer[1] if carried is not None else answer[2]
        retyped = False
        for i, (leaf, after) in enumerate(zip(leaves, given)):
            before, now = self._type(tensors[i]), self._type(self._tensor(after))
            if before != now and not self.is_tensor(leaf) and now.endswith("[]"):
                tensors[i], retyped = self.kit.tensor(leaf, now[:-2]), True
        if retyped:
            answer = run([self.kit.fresh(t) for t in tensors])
            given = answer[1] if carried is not None else answer[2]
        after = given if carried is None else given[:carried]
        self._same(api, "the values that are carried are given and returned as", tensors, after)
        items = [self._item(leaf, self._type(t)[:-2]) for leaf, t in zip(leaves, tensors)]
        return answer, items

    def _region(
        self, default: str, function: Callable[..., Any], samples: list[Any], named: Any = None
    ) -> tuple[dict[str, Any], list[Any], Callable[[Sequence[Any]], Any]]:
        """A function as a region, what it gave, and what makes its result again of other leaves."""
        with self.recorder.region() as calls:
            inputs = [self.recorder.new_value(sample) for sample in samples]
            result = function(*samples)
            leaves, rebuild = self.kit.flatten(result)
            outputs = [self._item(leaf) for leaf in leaves]
        name = getattr(named or function, "__name__", "")
        isname = name.isidentifier() and not keyword.iskeyword(name) and named is not None
        return {
            "name": name if isname else default, "inputs": inputs, "calls": calls, "output": {"items": outputs},
        }, leaves, rebuild  # fmt: skip

    def _add(
        self, api: str, operation: str, regions: dict[str, Any], arguments: dict[str, list[Any]], given: list[Any], **options: Any
    ) -> list[Any]:
        results = [self.kit.fresh(self._tensor(leaf)) for leaf in given]
        loop = {"operation": operation, "regions": regions, "arguments": arguments, **options}
        self.recorder.add_loop(api, loop, results)
        return results

    # Values

    def _tensor(self, leaf: Any) -> Any:
        return leaf if self.is_tensor(leaf) else self.kit.tensor(leaf)

    def _type(self, tensor: Any) -> str:
        return self.recorder.framework.type_of(tensor)

    def _item(self, leaf: Any, short: str | None = None) -> dict[str, str]:
        if self.is_tensor(leaf):
            return {"ref": self.recorder.name_of(leaf)}
        if not isinstance(leaf, (bool, int, float)):
            raise CaptureError(f"{self.recorder.where()}: error: a {type(leaf).__name__} is handed on by a loop or branch, which a graph cannot hold")
        return {"number": repr(leaf), "dtype": short or self._type(self.kit.tensor(leaf))[:-2]}

    def _same(self, api: str, what: str, ones: list[Any], others: list[Any]) -> None:
        first, second = ([self._type(self._tensor(leaf)) for leaf in leaves] for leaves in (ones, others))
        if first != second:
            raise self.error(api, f"{what} {', '.join(first) or 'nothing'} and {', '.join(second) or 'nothing'}")

    def error(self, api: str, why: str) -> CaptureError:
        return CaptureError(f"{self.recorder.where()}: error: {api}: {why}")


class WrappedKit(Kit):
    """Regions of wrapped arrays."""

    def __init__(self, run: Any) -> None:
        self.run = run

    def flatten(self, tree: Any) -> tuple[list[Any], Callable[[Sequence[Any]], Any]]:
        return self.run.framework.flatten(tree)

    def _wrapped(self, make: Callable[[], Any]) -> Any:
        with self.silent():
            return self.run.wrap(make())

    @contextlib.contextmanager
    def silent(self) -> Iterator[None]:
        self.run.depth += 1
        try:
            yield
        finally:
            self.run.depth -= 1

    def fresh(self, tensor: Any) -> Any:
        return self.run.wrap(self.run.plain(tensor))

    def row(self, tensor: Any) -> Any:
        plain = self.run.plain(tensor)
        framework = self.run.framework
        return self._wrapped(lambda: plain[0] if plain.shape[0] else framework.zeros(plain.shape[1:], plain.dtype))

    def rows(self, tensor: Any, count: int) -> Any:
        plain = self.run.plain(tensor)
        return self._wrapped(lambda: self.run.framework.zeros((count, *plain.shape), plain.dtype))

    def tensor(self, number: Any, short: str | None = None) -> Any:
        return self._wrapped(lambda: self.run.framework.scalar(number, short))
