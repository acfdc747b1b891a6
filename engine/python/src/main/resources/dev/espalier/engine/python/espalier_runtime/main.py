"""The child process: connects to the JVM that started it and serves what it asks for."""

from __future__ import annotations

import _socket
import faulthandler
import importlib
import json
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from espalier_frontend import finder
from espalier_runtime import asking, channel, interrupts, streams, subshells
from espalier_runtime.cells import Cells


def main(settings: str) -> None:
    """Runs until the JVM closes the line; the settings are a JSON object."""
    wanted: dict[str, Any] = json.loads(settings)
    _live_apart()
    _die_with_parent(wanted)
    streams.install()
    faulthandler.enable(2)
    connection = _socket.socket(_socket.AF_UNIX)
    connection.connect(wanted["socket"])
    line = channel.open_channel(connection, wanted)
    interrupts.install(line.is_request_waiting)
    finder.install()
    cells = Cells()
    asking.install(lambda: cells.allows_input)
    line.serve("cell.execute", cells.execute, guarded=True)
    line.serve("cell.history", cells.recall)
    line.serve("cell.complete", lambda **where: _later("completion", "complete")(cells.namespace, **where))
    line.serve("cell.inspect", lambda **where: _later("inspection", "inspect_at")(cells.namespace, **where))
    line.serve("cell.is_complete", lambda code: _later("completeness", "is_complete")(code))
    line.listen("packages.changed", importlib.invalidate_caches)
    line.event("hello", _hello())
    line.run()


def _live_apart() -> None:
    """A session of its own: what interrupts the parent does not hit the child too."""
    try:
        os.setsid()
    except PermissionError:
        pass  # it already leads a group


def _die_with_parent(wanted: dict[str, Any]) -> None:
    """Standard input is a pipe that ends when the JVM does, however it ends; cells read nothing from it, but orders come."""
    lifeline = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    threading.Thread(target=_await_end, args=(lifeline, wanted), name="espalier-lifeline", daemon=True).start()


def _await_end(lifeline: int, wanted: dict[str, Any]) -> None:
    with open(lifeline, "rb") as orders:
        for order in orders:
            # What the main thread might not hear for long, because it runs a cell.
            try:
                subshells.obey(order.decode().split(maxsplit=2))
            except Exception:
                faulthandler.dump_traceback()  # this thread has to stay, to see the end
    for folder in (wanted["memory"], wanted["spill"]):
        if os.path.isdir(folder):
            for name in os.listdir(folder):
                os.unlink(os.path.join(folder, name))
            os.rmdir(folder)
    os.killpg(0, 9)


def _later(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is imported when it is first needed, because a start has to be quick."""
    return getattr(importlib.import_module("espalier_runtime." + module), name)


def _hello() -> dict[str, Any]:
    return {
        "pid": os.getpid(),
        "token": streams.token,
        "executable": sys.executable,
        "version": ".".join(map(str, sys.version_info[:3])),
        "prefix": sys.prefix,
    }
