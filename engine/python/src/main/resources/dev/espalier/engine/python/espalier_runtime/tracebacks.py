"""Errors as the user should see them: the frames of cells and of the user's own files, all others counted."""

from __future__ import annotations

import re
import sys
import sysconfig
import traceback
from os.path import dirname, join
from types import TracebackType
from typing import Any

_RUNTIME = dirname(dirname(__file__))
_LIBRARIES = tuple(
    {path for key in ("stdlib", "platstdlib", "purelib", "platlib") if (path := sysconfig.get_path(key))}
)
_CELL_LINE = re.compile(r'^([\s|]*)File "(Cell In\[[^]]*\])", (line \d+)(?:, in <(?:cell|module)>)?')
_SKIPPED = re.compile(r'^([\s|]*)File "<skipped (.*)>", line \d+.*')


def describe(error: BaseException) -> dict[str, Any]:
    """Name, text and lines of an error; fails on no error, however broken it is."""
    try:
        lines = format_error(error)
    except Exception as broken:
        lines = [f"{type(error).__name__} (which cannot be shown: {type(broken).__name__})"]
    return {"ename": type(error).__name__, "evalue": _text(error), "traceback": lines}


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return f"<{type(error).__name__} whose str() failed>"


def format_error(error: BaseException) -> list[str]:
    """The lines of a traceback, with causes and groups as Python shows them."""
    shown = traceback.TracebackException(type(error), error, error.__traceback__, compact=True)
    _trim(shown)
    text = "".join(shown.format())
    return [_line(line) for line in text.splitlines()]


def user_traceback(start: TracebackType | None) -> TracebackType | None:
    """The part of a traceback that begins in the user's code."""
    part = start
    while part is not None and _is_runtime(part.tb_frame.f_code.co_filename):
        part = part.tb_next
    return part


def _trim(shown: traceback.TracebackException) -> None:
    shown.stack = _without_libraries(shown.stack)
    for other in (shown.__cause__, shown.__context__, *(getattr(shown, "exceptions", None) or ())):
        if other is not None:
            _trim(other)


def _without_libraries(stack: traceback.StackSummary) -> traceback.StackSummary:
    """Frames of the runtime go, those of libraries become one line, because the user cannot change them."""
    kept = traceback.StackSummary()
    skipped: list[traceback.FrameSummary] = []
    for frame in stack:
        if _is_runtime(frame.filename):
            continue
        if _is_library(frame.filename):
            skipped.append(frame)
            continue
        if skipped:
            kept.append(_in_place_of(skipped))
            skipped = []
        kept.append(frame)
    if skipped:
        kept.append(_in_place_of(skipped))
    return kept


def _in_place_of(frames: list[traceback.FrameSummary]) -> traceback.FrameSummary:
    last = frames[-1]
    count = "1 frame" if len(frames) == 1 else f"{len(frames)} frames"
    where = f"{_short(last.filename)}:{last.lineno}, in {last.name}"
    return traceback.FrameSummary(
        f"<skipped {count} of libraries, the last in {where}>", 0, "", lookup_line=False, line=""
    )


def _short(filename: str) -> str:
    for folder in sorted(_LIBRARIES, key=len, reverse=True):
        if filename.startswith(folder):
            return filename[len(folder) + 1 :]
    return filename


def _is_runtime(filename: str) -> bool:
    return filename.startswith(_RUNTIME)


def _is_library(filename: str) -> bool:
    return filename.startswith((*_LIBRARIES, "<frozen", sys.base_prefix + "/lib", join("<__array_function__")))


def _line(line: str) -> str:
    line = _CELL_LINE.sub(r"\1\2, \3", line)
    return _SKIPPED.sub(r"\1… \2", line)
