"""Subshells: threads that run cells while the main thread runs another one.

Each has a line of its own to the JVM, on which it is asked and tells what its cells print and show, so that this reaches
the right request. Threads that a subshell starts belong to it.
"""

from __future__ import annotations

import _socket
import threading
from collections.abc import Callable, Sequence

from espalier_runtime import channel, interrupts

_starting = threading.Lock()
_subshells: dict[channel.Channel, Subshell] = {}
_by_number: dict[int, Subshell] = {}
_is_inherited = False


class Subshell:
    """One thread and its line."""

    def __init__(self, number: int, line: channel.Channel) -> None:
        self.number = number
        self.thread = threading.get_ident()
        self._line = line
        self._name = ""
        self._printed: list[str] = []
        self._printing = threading.RLock()

    def print(self, name: str, text: str) -> None:
        """Tells what was printed: lines at once, what has no end yet with the next flush."""
        with self._printing:
            if name != self._name:
                self.flush()
                self._name = name
            self._printed.append(text)
            if text.endswith("\n"):
                self.flush()

    def flush(self) -> None:
        """Tells what was printed and not told yet."""
        with self._printing:
            text = "".join(self._printed)
            self._printed.clear()
            if text and not self._line.is_closed:
                self._line.event("stream", {"name": self._name, "text": text})


def of(line: channel.Channel) -> Subshell:
    """The subshell that a line belongs to."""
    return _subshells[line]


def flush() -> None:
    """Tells what all subshells have printed."""
    for subshell in tuple(_subshells.values()):
        subshell.flush()


def forget() -> None:
    """In a forked process there are no subshells."""
    _subshells.clear()
    _by_number.clear()


def obey(order: Sequence[str]) -> None:
    """Does what the JVM asks for while the main thread may be busy: ``open NUMBER SOCKET`` or ``interrupt NUMBER``."""
    number = int(order[1])
    if order[0] == "open":
        name = f"espalier-subshell-{number}"
        threading.Thread(target=_live, args=(number, order[2].rstrip("\n")), name=name, daemon=True).start()
    elif number in _by_number:
        interrupts.interrupt(_by_number[number].thread)


def _live(number: int, path: str) -> None:
    """Serves requests until the JVM closes the line."""
    connection = _socket.socket(_socket.AF_UNIX)
    connection.connect(path)
    main = channel.current()
    line = channel.own.line = channel.Channel(connection, main.settings, beside=main)
    _subshells[line] = _by_number[number] = Subshell(number, line)
    _have_threads_inherit()
    interrupts.join()
    try:
        line.run()
    finally:
        interrupts.leave()
        del _by_number[number]
        del _subshells[line]


def _have_threads_inherit() -> None:
    """Has threads belong to the subshell that starts them; in a process without subshells, nothing changes."""
    global _is_inherited
    with _starting:
        if _is_inherited:
            return
        _is_inherited = True
    start = threading.Thread.start

    def start_in_subshell(thread: threading.Thread) -> None:
        line = channel.of_thread()
        if line is not None:
            thread.run = _in_subshell(line, thread.run)  # type: ignore[method-assign]
        start(thread)

    threading.Thread.start = start_in_subshell  # type: ignore[method-assign]


def _in_subshell(line: channel.Channel, run: Callable[[], None]) -> Callable[[], None]:
    def run_there() -> None:
        channel.own.line = line
        run()

    return run_there
