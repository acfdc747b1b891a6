"""Memory shared with the JVM: files that both sides map.

A segment belongs to the side that made it, which hands out pieces of it. It is used again when neither side holds a
piece any more: the owner counts its own pieces and those it has granted, and the other side tells when it lets go.
Finalizers only note what happened, because they may run in the middle of anything; it is told with the next message.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import weakref
from collections import deque
from typing import Any

from espalier_runtime import channel

ALIGNMENT = 64
_SMALLEST = 1 << 16
_KEPT = 1 << 29  # bytes of free segments that are kept for later
_POPULATE = getattr(mmap, "MAP_POPULATE", 0)


class Segment:
    """One mapped file."""

    def __init__(self, name: str, path: str, mapping: mmap.mmap, is_own: bool) -> None:
        self.name = name
        self.path = path
        self.mapping = mapping
        self.is_own = is_own
        self.start = ctypes.addressof(ctypes.c_char.from_buffer(mapping))
        self.size = len(mapping)
        self.holds = 0
        self.grants = 0

    def is_free(self) -> bool:
        """Whether nobody has a piece of it."""
        return self.holds == 0 and self.grants == 0


class Segments:
    """All segments that this process has mapped."""

    def __init__(self, folder: str, spill: str, limit: int, line: channel.Channel) -> None:
        self._folder = folder
        self._spill = spill
        self._limit = limit
        self._line = line
        self._count = 0
        self._own_bytes = 0
        self._mapped: dict[str, Segment] = {}
        self._free: list[Segment] = []
        self._let_go: deque[str] = deque()
        self._granted_back: deque[str] = deque()
        self._lent: dict[str, deque[Any]] = {}
        self._news: dict[str, list[str]] = {}
        line.listen("memory.released", self._granted_back_all)
        line.listen("memory.returned", self._returned)
        line.listen("memory.dropped", self._dropped)
        line.before_sending(self._tell)

    def allocate(self, size: int) -> tuple[Segment, Any]:
        """A segment with room, and a piece of memory that covers the size and is held while anything uses it."""
        self._settle()
        segment = self._take(size) or self._make(size)
        return segment, self.hold(segment, 0, size)

    def hold(self, segment: Segment, offset: int, size: int) -> Any:
        """A piece of a segment that keeps it in use."""
        piece = (ctypes.c_char * size).from_buffer(segment.mapping, offset)
        segment.holds += 1
        weakref.finalize(piece, self._let_go.append, segment.name).atexit = False
        return piece

    def grant(self, segment: Segment, piece: Any) -> None:
        """Notes that the JVM is about to be told of a piece."""
        if segment.is_own:
            segment.grants += 1
        else:
            self._lent.setdefault(segment.name, deque()).append(piece)

    def find(self, name: str) -> Segment:
        """A segment by its name; one of the JVM is mapped when it is first seen, one of ours was returned."""
        segment = self._mapped.get(name)
        if segment is None:
            path = os.path.join(self._folder, name)
            if not os.path.exists(path):
                path = os.path.join(self._spill, name)
            segment = self._mapped[name] = Segment(name, path, _map(path, 0), is_own=False)
        if segment.is_own:
            self._note("memory.returned", name)
        return segment

    def containing(self, address: int, size: int) -> Segment | None:
        """The segment that memory lies in."""
        for segment in self._mapped.values():
            if segment.start <= address and address + size <= segment.start + segment.size:
                return segment
        return None

    def _take(self, size: int) -> Segment | None:
        fitting = [segment for segment in self._free if size <= segment.size <= 2 * max(size, _SMALLEST)]
        if not fitting:
            return None
        best = min(fitting, key=lambda segment: segment.size)
        self._free.remove(best)
        return best

    def _make(self, size: int) -> Segment:
        capacity = -(-max(size, 1) // _SMALLEST) * _SMALLEST
        self._count += 1
        name = f"p{self._count}"
        path = os.path.join(self._folder, name)
        try:
            if self._own_bytes + capacity > self._limit:
                raise OSError("the share of this child is used up")
            mapping = _map(path, capacity)
        except OSError:
            _remove(path)
            os.makedirs(self._spill, 0o700, exist_ok=True)
            path = os.path.join(self._spill, name)
            mapping = _map(path, capacity)
        self._own_bytes += capacity
        segment = self._mapped[name] = Segment(name, path, mapping, is_own=True)
        return segment

    def _settle(self) -> None:
        """Takes in what finalizers and messages have noted."""
        while self._let_go:
            segment = self._mapped.get(self._let_go.popleft())
            if segment is not None:
                segment.holds -= 1
                self._recycle(segment)
                if not segment.is_own:
                    self._note("memory.released", segment.name)
        while self._granted_back:
            segment = self._mapped.get(self._granted_back.popleft())
            if segment is not None:
                segment.grants -= 1
                self._recycle(segment)

    def _recycle(self, segment: Segment) -> None:
        if not segment.is_own or not segment.is_free() or segment in self._free:
            return
        self._free.append(segment)
        while sum(free.size for free in self._free) > _KEPT:
            self._drop(max(self._free, key=lambda free: free.size))

    def _drop(self, segment: Segment) -> None:
        self._free.remove(segment)
        del self._mapped[segment.name]
        self._own_bytes -= segment.size
        _remove(segment.path)
        _unmap(segment.mapping)
        self._note("memory.dropped", segment.name)

    def _note(self, event: str, name: str) -> None:
        self._news.setdefault(event, []).append(name)

    def _tell(self) -> list[dict[str, Any]]:
        """The events that go before the next message."""
        self._settle()
        news, self._news = self._news, {}
        return [
            {"id": 0, "kind": "event", "method": event, "params": {"segments": names}} for event, names in news.items()
        ]

    def _granted_back_all(self, segments: list[str]) -> None:
        self._granted_back.extend(segments)

    def _returned(self, segments: list[str]) -> None:
        for name in segments:
            if self._lent.get(name):
                self._lent[name].popleft()

    def _dropped(self, segments: list[str]) -> None:
        for name in segments:
            segment = self._mapped.pop(name, None)
            if segment is not None:
                _unmap(segment.mapping)


def _map(path: str, size: int) -> mmap.mmap:
    """Maps a file; with a size, makes it and sees to it that there is room for it."""
    made = os.O_CREAT | os.O_EXCL if size else 0
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | made, 0o600)
    try:
        if size:
            os.posix_fallocate(descriptor, 0, size)
        return mmap.mmap(descriptor, size, mmap.MAP_SHARED | (_POPULATE if size else 0))
    finally:
        os.close(descriptor)


def _unmap(mapping: mmap.mmap) -> None:
    try:
        mapping.close()
    except BufferError:
        pass  # a piece is still in use; the mapping ends with it


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
