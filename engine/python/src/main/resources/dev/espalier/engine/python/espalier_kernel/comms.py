"""Comms: conversations between widgets in a page and objects of cells, for libraries that use the package ``comm``."""

from __future__ import annotations

import binascii
import math
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from espalier_runtime import display, streams


def adapt(package: Any) -> None:
    """Has the package ``comm``, which was just imported, make comms that lead to the pages of this notebook."""

    class Comm(package.base_comm.BaseComm):  # type: ignore[misc]
        """One conversation."""

        def publish_msg(
            self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **keys: Any
        ) -> None:
            """Tells all pages something, in order with all other output."""
            content = {"comm_id": self.comm_id, "data": data or {}, **keys}
            display.publish(
                "comm", type=msg_type, content=plain(content), metadata=plain(metadata or {}), buffers=_packed(buffers)
            )

    package.create_comm = Comm


def manager() -> Any:
    """What knows all comms; None as long as no library uses any."""
    package = sys.modules.get("comm")
    return package.get_comm_manager() if hasattr(package, "get_comm_manager") else None


def received(
    type: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[str], header: Any
) -> Any:
    """Passes on what a page says; it is done when all has been read that was printed meanwhile."""
    _pass_on(type, content, metadata, buffers, header)
    return streams.marked(None)


def _pass_on(type: str, content: dict[str, Any], metadata: dict[str, Any], buffers: list[str], header: Any) -> None:
    """Gives a message to whom it is meant for; a conversation that nobody here wants ends at once."""
    comms = manager()
    if comms is None or type == "comm_open" and content.get("target_name") not in comms.targets:
        if type == "comm_open":
            closing = {"comm_id": content.get("comm_id"), "data": {}}
            display.publish("comm", type="comm_close", content=closing, metadata={}, buffers=[])
        return
    message = {
        "header": header,
        "parent_header": {},
        "msg_id": header.get("msg_id"),
        "msg_type": type,
        "content": content,
        "metadata": metadata,
        "buffers": [memoryview(binascii.a2b_base64(part)) for part in buffers],
    }
    if type == "comm_open" or content.get("comm_id") in comms.comms:
        getattr(comms, type)(None, None, message)


def plain(value: Any) -> Any:
    """A value as JSON can carry it: what has another form there gets it, as Jupyter's own kernel does."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else repr(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return display.sendable(value, "")
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (Sequence, set, frozenset)):
        return [plain(part) for part in value]
    for method in ("isoformat", "item", "tolist"):
        if hasattr(value, method):
            return plain(getattr(value, method)())
    return repr(value)


def _packed(buffers: Any) -> list[str]:
    return [display.sendable(memoryview(part).cast("B"), "") for part in buffers or ()]
