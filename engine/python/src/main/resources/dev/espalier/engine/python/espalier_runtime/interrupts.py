"""SIGINT becomes a KeyboardInterrupt of the code that the user runs, and never hits a message that is half sent.

The main thread is told by the signal; other threads that run cells, by another thread.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType


class _Thread:
    """How far a thread that runs cells is exposed to interrupts."""

    def __init__(self) -> None:
        self.shields = 0
        self.pending = False
        self.running = 0
        self.is_starting = False

    def raise_pending(self) -> None:
        if self.pending and self.shields == 0 and self.running > 0:
            self.pending = False
            raise KeyboardInterrupt


_main = _Thread()
_threads: dict[int, _Thread] = {threading.get_ident(): _main}
_is_request_waiting: Callable[[], bool] = bool


def install(is_request_waiting: Callable[[], bool]) -> None:
    """Takes SIGINT over, also where the parent ignores it, which children inherit."""
    global _is_request_waiting
    _is_request_waiting = is_request_waiting
    signal.signal(signal.SIGINT, _handle)


def _handle(signum: int, frame: FrameType | None) -> None:
    if _main.running == 0:
        # An interrupt that comes after the end of a cell is too late; one that overtook the cell is meant for it.
        _main.pending = _main.is_starting or _is_request_waiting()
    elif _main.shields > 0 or (frame is not None and frame.f_code in _EXITS):
        _main.pending = True
    else:
        raise KeyboardInterrupt


def join() -> None:
    """The current thread runs cells too, from now on."""
    _threads[threading.get_ident()] = _Thread()


def leave() -> None:
    """The current thread runs no more cells."""
    _threads.pop(threading.get_ident(), None)


def interrupt(thread: int) -> None:
    """Interrupts another thread that runs a cell, when it next executes Python code."""
    import ctypes

    state = _threads.get(thread)
    if state is None or state.running == 0:
        return
    frame = sys._current_frames().get(thread)
    if state.shields > 0 or (frame is not None and frame.f_code in _EXITS):
        state.pending = True
    else:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(KeyboardInterrupt))


def is_shielded() -> bool:
    """Whether this thread runs cells and has a message on its way."""
    state = _threads.get(threading.get_ident())
    return state is not None and state.shields > 0


def starting() -> None:
    """The user's code is about to run in the main thread: an interrupt from now on is meant for it."""
    _main.is_starting = True


def drop() -> None:
    """What came was no request, so an interrupt that came with it was too late."""
    if _main.running == 0:
        _main.pending = False


def at_rest() -> None:
    """Between requests: whatever an interrupt has torn apart, nothing of the user's runs, and a shield is up."""
    state = _threads[threading.get_ident()]
    state.running, state.shields = 0, 1


class Running:
    """While the user's code runs: an interrupt ends it. It is used in a shield, and exposed inside."""

    def __enter__(self) -> None:
        state = _threads.get(threading.get_ident())
        if state is not None:
            state.running += 1
            state.is_starting = False

    def __exit__(self, *exception: object) -> None:
        state = _threads.get(threading.get_ident())
        if state is not None:
            state.running -= 1
            if state.running == 0:
                state.pending = False


class Shielded:
    """While a message is on its way: an interrupt waits until it is complete."""

    def __enter__(self) -> None:
        state = _threads.get(threading.get_ident())
        if state is not None:
            state.shields += 1

    def __exit__(self, *exception: object) -> None:
        state = _threads.get(threading.get_ident())
        if state is not None:
            state.shields -= 1
            state.raise_pending()


class Exposed:
    """Inside of a shield: while nothing is half done, an interrupt may come through."""

    def __init__(self) -> None:
        self._saved = 0

    def __enter__(self) -> None:
        state = _threads.get(threading.get_ident())
        if state is not None:
            self._saved = state.shields
            try:
                state.shields = 0  # from here on an interrupt raises; one that came before does so now
                state.raise_pending()
            except KeyboardInterrupt:
                state.shields = self._saved
                raise

    def __exit__(self, *exception: object) -> None:
        state = _threads.get(threading.get_ident())
        if state is not None:
            state.shields = self._saved


# An interrupt in the middle of these waits until they have put things right.
_EXITS = {kind.__exit__.__code__ for kind in (Running, Shielded, Exposed)}
