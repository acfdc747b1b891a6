"""SIGINT becomes a KeyboardInterrupt of the code that the user runs, and never hits a message that is half sent."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

_main_thread = threading.get_ident()
_shields = 0
_pending = False
_running = 0
_is_starting = False
_is_request_waiting: Callable[[], bool] = bool


def install(is_request_waiting: Callable[[], bool]) -> None:
    """Takes SIGINT over, also where the parent ignores it, which children inherit."""
    global _is_request_waiting
    _is_request_waiting = is_request_waiting
    signal.signal(signal.SIGINT, _handle)


def _handle(signum: int, frame: FrameType | None) -> None:
    global _pending
    if _running == 0:
        # An interrupt that comes after the end of a cell is too late; one that overtook the cell is meant for it.
        _pending = _is_starting or _is_request_waiting()
    elif _shields > 0 or (frame is not None and frame.f_code in _EXITS):
        _pending = True
    else:
        raise KeyboardInterrupt


def is_shielded() -> bool:
    """Whether this is the main thread with a message on its way."""
    return _shields > 0 and threading.get_ident() == _main_thread


def starting() -> None:
    """The user's code is about to run: an interrupt from now on is meant for it."""
    global _is_starting
    _is_starting = True


def drop() -> None:
    """What came was no request, so an interrupt that came with it was too late."""
    global _pending
    if _running == 0:
        _pending = False


def at_rest() -> None:
    """Between requests: whatever an interrupt has torn apart, nothing of the user's runs, and a shield is up."""
    global _running, _shields
    _running, _shields = 0, 1


class Running:
    """While the user's code runs: an interrupt ends it. It is used in a shield, and exposed inside."""

    def __enter__(self) -> None:
        global _running, _is_starting
        _running += 1
        _is_starting = False

    def __exit__(self, *exception: object) -> None:
        global _running, _pending
        _running -= 1
        if _running == 0:
            _pending = False


class Shielded:
    """While a message is on its way: an interrupt waits until it is complete."""

    def __enter__(self) -> None:
        global _shields
        if threading.get_ident() == _main_thread:
            _shields += 1

    def __exit__(self, *exception: object) -> None:
        global _shields
        if threading.get_ident() == _main_thread:
            _shields -= 1
            _raise_pending()


class Exposed:
    """Inside of a shield: while nothing is half done, an interrupt may come through."""

    def __init__(self) -> None:
        self._saved = 0

    def __enter__(self) -> None:
        global _shields
        if threading.get_ident() == _main_thread:
            self._saved = _shields
            try:
                _shields = 0  # from here on an interrupt raises; one that came before does so now
                _raise_pending()
            except KeyboardInterrupt:
                _shields = self._saved
                raise

    def __exit__(self, *exception: object) -> None:
        global _shields
        if threading.get_ident() == _main_thread:
            _shields = self._saved


# An interrupt in the middle of these waits until they have put things right.
_EXITS = {kind.__exit__.__code__ for kind in (Running, Shielded, Exposed)}


def _raise_pending() -> None:
    global _pending
    if _pending and _shields == 0 and _running > 0:
        _pending = False
        raise KeyboardInterrupt
