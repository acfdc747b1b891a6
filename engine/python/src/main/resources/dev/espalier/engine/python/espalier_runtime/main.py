"""The child process: connects to the JVM that started it and serves what it asks for."""

from __future__ import annotations

import faulthandler
import json
import os
import socket
import sys
import threading
from typing import Any

from espalier_runtime import channel, interrupts, streams
from espalier_runtime.cells import Cells


def main(settings: str) -> None:
    """Runs until the JVM closes the line; the settings are a JSON object."""
    wanted: dict[str, Any] = json.loads(settings)
    _live_apart()
    _die_with_parent()
    streams.install()
    faulthandler.enable(2)
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(wanted["socket"])
    line = channel.open_channel(connection)
    interrupts.install(line.is_request_waiting)
    cells = Cells()
    line.serve("cell.execute", cells.execute)
    line.event("hello", _hello())
    line.run()


def _live_apart() -> None:
    """A session of its own: what interrupts the parent does not hit the child too."""
    try:
        os.setsid()
    except PermissionError:
        pass  # it already leads a group


def _die_with_parent() -> None:
    """Standard input is a pipe that ends when the JVM does, however it ends; cells read nothing from it."""
    lifeline = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    threading.Thread(target=_await_end, args=(lifeline,), name="espalier-lifeline", daemon=True).start()


def _await_end(lifeline: int) -> None:
    while os.read(lifeline, 1):
        pass
    os.killpg(0, 9)


def _hello() -> dict[str, Any]:
    return {
        "pid": os.getpid(),
        "token": streams.token,
        "executable": sys.executable,
        "version": ".".join(map(str, sys.version_info[:3])),
        "prefix": sys.prefix,
    }
