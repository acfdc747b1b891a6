"""How objects are shown: as MIME bundles, asked for in the way that notebooks have agreed on."""

from __future__ import annotations

import binascii
import json
import os
from collections.abc import Callable
from typing import Any

from espalier_runtime import channel, interrupts, streams

Bundle = tuple[dict[str, Any], dict[str, Any]]

_METHODS = {
    "_repr_html_": "text/html",
    "_repr_markdown_": "text/markdown",
    "_repr_svg_": "image/svg+xml",
    "_repr_png_": "image/png",
    "_repr_jpeg_": "image/jpeg",
    "_repr_latex_": "text/latex",
    "_repr_json_": "application/json",
    "_repr_javascript_": "application/javascript",
    "_repr_pdf_": "application/pdf",
}
_WIDTH = 80
_MOST_ELEMENTS = 1000


def bundle(value: object) -> Bundle:
    """The data and metadata of a value; a representation that raises is left out and told on standard error."""
    data: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    _ask_all(value, data, metadata)
    for method, mime in _METHODS.items():
        if mime not in data:
            answer = _ask(value, method)
            if isinstance(answer, tuple) and len(answer) == 2:
                answer, metadata[mime] = answer
            if answer is not None:
                data[mime] = sendable(answer, mime)
    if "text/plain" not in data:
        data["text/plain"] = text(value)
    return data, metadata


def text(value: object) -> str:
    """The text that stands for a value: its repr, long collections over several lines."""
    if type(value) in (list, tuple, dict, set, frozenset):
        if len(value) > _MOST_ELEMENTS:  # type: ignore[arg-type]
            return _beginning(value)
        short = repr(value)
        if len(short) < _WIDTH:
            return short
        import pprint

        return pprint.pformat(value, width=_WIDTH, sort_dicts=False)
    return repr(value)


def _beginning(value: Any) -> str:
    """A long collection is told by its first elements and its length."""
    from itertools import islice

    elements = islice(value.items() if type(value) is dict else value, _MOST_ELEMENTS)
    lines = [f"{element[0]!r}: {element[1]!r}" if type(value) is dict else repr(element) for element in elements]
    start, end = {list: "[]", tuple: "()", dict: "{}", set: "{}", frozenset: ("frozenset({", "})")}[type(value)]
    return f"{start}" + ",\n ".join(lines) + f",\n ...{end} ({len(value)} elements)"


def _ask_all(value: object, data: dict[str, Any], metadata: dict[str, Any]) -> None:
    answer = _ask(value, "_repr_mimebundle_", include=None, exclude=None)
    if isinstance(answer, tuple) and len(answer) == 2:
        answer, more = answer
        metadata.update(more or {})
    if isinstance(answer, dict):
        data.update({mime: sendable(part, mime) for mime, part in answer.items()})


def _ask(value: object, method: str, **arguments: Any) -> Any:
    """Calls a method of the value's class, so that objects which answer to every name are not asked."""
    if isinstance(value, type) or getattr(type(value), method, None) is None:
        return None
    try:
        return getattr(value, method)(**arguments)
    except NotImplementedError:
        return None
    except Exception as error:
        import sys

        from espalier_runtime import tracebacks

        print("\n".join(tracebacks.format_error(error)), file=sys.stderr)
        return None


def sendable(part: Any, mime: str) -> Any:
    """A part of a bundle as JSON can carry it: bytes in base64."""
    if isinstance(part, (bytes, bytearray, memoryview)):
        return binascii.b2a_base64(part, newline=False).decode("ascii")
    if isinstance(part, str):
        return part
    try:
        json.dumps(part)
        return part
    except (TypeError, ValueError):
        return repr(part)


class DisplayHandle:
    """What was displayed, to be replaced later."""

    def __init__(self, display_id: str) -> None:
        self.display_id = display_id

    def update(self, value: object, **options: Any) -> None:
        """Shows another value in its place."""
        update_display(value, display_id=self.display_id, **options)

    def __repr__(self) -> str:
        return f"<DisplayHandle display_id={self.display_id}>"


def display(
    *values: object,
    raw: bool = False,
    metadata: dict[str, Any] | None = None,
    transient: dict[str, Any] | None = None,
    display_id: str | bool | None = None,
    clear: bool = False,
    include: Any = None,
    exclude: Any = None,
) -> DisplayHandle | None:
    """Shows values below the cell; with a display id, also returns a handle by which they can be replaced."""
    if clear:
        clear_output(wait=True)
    identity = os.urandom(16).hex() if display_id is True else display_id or None
    for value in values:
        _publish(
            "display",
            value,
            raw,
            metadata,
            {**(transient or {}), **({"display_id": identity} if identity else {})},
            lambda mime: (include is None or mime in include) and (exclude is None or mime not in exclude),
        )
    return DisplayHandle(identity) if identity else None


def update_display(
    value: object, *, display_id: str, raw: bool = False, metadata: dict[str, Any] | None = None
) -> None:
    """Replaces what was displayed under an id."""
    _publish("update_display", value, raw, metadata, {"display_id": display_id})


def publish_data(
    data: dict[str, Any],
    metadata: dict[str, Any] | None = None,
    *,
    transient: dict[str, Any] | None = None,
    update: bool = False,
    **ignored: Any,
) -> None:
    """Shows a bundle that is ready, under the id in the transient data if there is one."""
    parts = {mime: sendable(part, mime) for mime, part in data.items()}
    _publish("update_display" if update else "display", parts, True, metadata, transient or {})


def clear_output(wait: bool = False) -> None:
    """Removes the output of the cell, now or when the next output comes."""
    publish("clear_output", wait=wait)


def publish(event: str, **params: Any) -> None:
    """Tells the JVM something in order with all output: what was written before is shown before, what follows after."""
    line = channel.of_thread()
    if line is not None:
        streams.flush()
        line.event(event, params)
    elif interrupts.is_shielded():
        channel.event(event, **params)
    else:
        channel.request("output.publish", mark=streams.mark(), event=event, params=params)


def _publish(
    event: str,
    value: object,
    raw: bool,
    metadata: dict[str, Any] | None,
    transient: dict[str, Any],
    wanted: Callable[[str], bool] = bool,
) -> None:
    data, own = (value, {}) if raw and isinstance(value, dict) else bundle(value)
    data = {mime: part for mime, part in data.items() if wanted(mime)}
    publish(event, data=data, metadata={**own, **(metadata or {})}, transient=transient)
