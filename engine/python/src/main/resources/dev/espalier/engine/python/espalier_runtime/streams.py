"""Standard output and error: pipes that the JVM reads.

Whatever is written to the descriptors 1 and 2 takes the same way: by Python, by native code, by subprocesses, by forked
children, or by a crash. A *mark*, an escape sequence with a secret, tells the JVM that it has read all output up to a
message.
"""

from __future__ import annotations

import io
import os
import sys
import threading

from typing import Any

from espalier_runtime import channel, interrupts, subshells

_PIPE_SIZE = 1 << 20
_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ of Linux
_PATIENCE = 0.05  # seconds until an unfinished line is shown

token = os.urandom(8).hex()
_marks: tuple[int, int] = (-1, -1)
_last_mark = 0
_lock = threading.Lock()


class OutputStream(io.TextIOWrapper):
    """A text stream that shows lines at once and unfinished ones soon, in order with the other stream."""

    _last: OutputStream | None = None
    _unfinished = threading.Event()

    def __init__(self, descriptor: int, name: str) -> None:
        raw = open(descriptor, "wb", buffering=1 << 16, closefd=False)
        super().__init__(raw, encoding="utf-8", errors="backslashreplace", line_buffering=True)
        self._name = name

    @property
    def name(self) -> str:  # type: ignore[override]
        return self._name

    def write(self, text: str, /) -> int:
        line = channel.of_thread()
        if line is not None:
            subshells.of(line).print(self._name.strip("<>"), text)
            if not text.endswith("\n"):
                OutputStream._unfinished.set()
            return len(text)
        if OutputStream._last is not self and not interrupts.is_shielded():
            self._take_over()
        written = super().write(text)
        if not text.endswith("\n"):
            OutputStream._unfinished.set()
        return written

    def _take_over(self) -> None:
        """The other stream was written before this one, so it has to be read before this one."""
        before, OutputStream._last = OutputStream._last, self
        if before is not None:
            before.flush()
            try:
                channel.current().request("output.mark", {"mark": mark()})
            except channel.ChannelClosed:
                pass

    def close(self) -> None:
        """Standard streams stay open."""
        self.flush()


def install() -> None:
    """Puts the streams in place of those that the interpreter made."""
    global _marks
    _marks = (os.dup(1), os.dup(2))
    _enlarge_pipes()
    sys.stdout = sys.__stdout__ = OutputStream(1, "<stdout>")
    sys.stderr = sys.__stderr__ = OutputStream(2, "<stderr>")
    os.register_at_fork(before=_before_fork, after_in_child=_forked)
    threading.Thread(target=_show_unfinished, name="espalier-output", daemon=True).start()


def _enlarge_pipes() -> None:
    """Larger pipes let a writer run ahead; where they cannot be had, nothing is lost."""
    try:
        import fcntl

        for descriptor in (1, 2):
            fcntl.fcntl(descriptor, _SET_PIPE_SIZE, _PIPE_SIZE)
    except (ImportError, OSError):
        pass


def flush() -> None:
    """Passes on what was written so far; never fails."""
    subshells.flush()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # the user may have put anything there
            pass


def mark() -> int:
    """Flushes and puts a mark into both streams; its number goes with the message that has to wait for it."""
    global _last_mark
    flush()
    with _lock:
        _last_mark += 1
        text = f"\x1b]espalier:{token}:{_last_mark}\x07".encode()
        for descriptor in _marks:
            try:
                os.write(descriptor, text)
            except OSError:
                pass
        return _last_mark


def marked(result: Any) -> Any:
    """A result before which the JVM is to read all output; on a line of its own, output came in order with it."""
    if channel.of_thread() is not None:
        flush()
        return result
    return channel.Marked(mark(), result)


def _before_fork() -> None:
    flush()
    import warnings

    # The threads of this runtime hold nothing that a forked child waits for.
    warnings.filterwarnings("ignore", r"This process .* is multi-threaded", DeprecationWarning)


def _forked() -> None:
    global _lock
    _lock = threading.Lock()
    subshells.forget()


def _show_unfinished() -> None:
    """Flushes a line without an end a little later, so that what is written meanwhile goes with it."""
    pause = threading.Event()
    while True:
        OutputStream._unfinished.wait()
        pause.wait(_PATIENCE)
        OutputStream._unfinished.clear()
        flush()
