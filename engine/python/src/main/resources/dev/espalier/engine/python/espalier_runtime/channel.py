"""The line to the JVM: framed JSON messages, on which each side may ask the other, also while it waits for an answer.

A frame is a length of four bytes, little-endian, and a JSON object in UTF-8. Whichever thread waits for an answer reads
for all of them; requests of the JVM are served on the main thread, in its idle loop or while it waits itself. Threads that
run cells beside the main one have lines of their own (``espalier_runtime.subshells``).
"""

from __future__ import annotations

import builtins
import importlib
import json
import os
import select
import struct
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from espalier_runtime import interrupts
from espalier_runtime.interrupts import Exposed, Running, Shielded

_LENGTH = struct.Struct("<I")
_CHUNK = 1 << 18

Handler = Callable[..., Any]
Socket = Any  # of the module _socket: socket itself would cost every start some milliseconds


class EngineError(RuntimeError):
    """What the JVM says went wrong while it served a request."""


class ChannelClosed(RuntimeError):
    """There is no line to the JVM: it has ended, or this is a forked process."""


class Channel:
    """One connection; one beside another answers the same requests, on the thread that made it."""

    def __init__(self, connection: Socket, settings: dict[str, Any], beside: Channel | None = None) -> None:
        self.settings = settings
        self._is_first = beside is None
        self._socket = connection
        self._poll = select.poll()
        self._poll.register(connection, select.POLLIN)
        self._server = threading.get_ident()
        self._writing = threading.Lock()
        self._state = threading.Condition()
        self._is_being_read = False
        self._is_receiving = False
        self._is_closed = False
        self._last_id = 0
        self._received = bytearray()
        self._replies: dict[int, dict[str, Any] | None] = {}
        self._requests: deque[dict[str, Any]] = deque()
        self._handlers: dict[str, Handler] = beside._handlers if beside else {}
        self._guarded: list[Handler] = beside._guarded if beside else []
        self._listeners: dict[str, Callable[..., None]] = {}
        self._news: Callable[[], list[dict[str, Any]]] = list
        os.register_at_fork(after_in_child=self._detach)

    def request(self, method: str, params: dict[str, Any]) -> Any:
        """Asks the JVM and waits; its requests are served meanwhile if this is the thread that serves them."""
        with Shielded():
            with self._state:
                self._last_id += 1
                number = self._last_id
                self._replies[number] = None
            try:
                self._send({"id": number, "kind": "request", "method": method, "params": params})
                reply = self._wait(number)
            except BaseException:
                self._send_quietly({"id": 0, "kind": "event", "method": "cancel", "params": {"id": number}})
                raise
            finally:
                self._replies.pop(number, None)
        if "error" in reply:
            raise _error(reply["error"])
        return reply.get("result")

    def event(self, method: str, params: dict[str, Any]) -> None:
        """Tells the JVM something and does not wait."""
        with Shielded():
            self._send({"id": 0, "kind": "event", "method": method, "params": params})

    def serve(self, method: str, handler: Handler, guarded: bool = False) -> None:
        """Has requests of the JVM answered by a function of its parameters; a guarded one sees to interrupts itself."""
        self._handlers[method] = handler
        if guarded:
            self._guarded.append(handler)

    def listen(self, method: str, listener: Callable[..., None]) -> None:
        """Has events of the JVM passed on, on whichever thread reads them; a listener must be quick."""
        self._listeners[method] = listener

    def before_sending(self, news: Callable[[], list[dict[str, Any]]]) -> None:
        """Has a function asked for events that go before every message."""
        self._news = news

    def run(self) -> None:
        """Serves requests until the JVM closes the line."""
        while True:
            try:
                with Shielded():
                    self._wait(0)
            except ChannelClosed:
                return
            except KeyboardInterrupt:
                continue

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be said any more."""
        return self._is_closed

    def is_request_waiting(self) -> bool:
        """Whether something was sent that has not been read."""
        if self._requests or self._is_receiving:
            return True
        probe = select.poll()  # the other one may be waiting at this moment
        probe.register(self._socket, select.POLLIN)
        return bool(probe.poll(0))

    def _wait(self, number: int) -> dict[str, Any]:
        """Reads until there is an answer to a request; with number 0, serves requests for ever."""
        serves = threading.get_ident() == self._server
        while True:
            with self._state:
                while True:
                    reply = self._replies.get(number)
                    if reply is not None:
                        return reply
                    request = None
                    if serves and self._requests:
                        if self._is_first:
                            interrupts.starting()
                        request = self._requests.popleft()
                        break
                    if self._is_closed:
                        raise ChannelClosed("the line to Espalier is closed")
                    if not self._is_being_read:
                        self._is_being_read = True
                        break
                    with Exposed():
                        self._state.wait()
            if request is not None:
                self._answer(request)
                if number == 0:
                    interrupts.at_rest()
            else:
                self._read_some()

    def _read_some(self) -> None:
        """Reads at least one message and gives the right to read back."""
        frames: list[dict[str, Any]] = []
        is_open = True
        try:
            with Exposed():
                self._poll.poll()
            self._is_receiving = True
            is_open = self._receive(frames)
        finally:
            with self._state:
                self._is_being_read = False
                self._is_closed |= not is_open
                for frame in frames:
                    self._sort(frame)
                self._is_receiving = False
                if self._is_first and not self._requests:
                    interrupts.drop()
                self._state.notify_all()

    def _receive(self, frames: list[dict[str, Any]]) -> bool:
        received = self._received
        while True:
            try:
                chunk = self._socket.recv(_CHUNK)
            except OSError:
                return False
            if not chunk:
                return False
            received += chunk
            while len(received) >= 4:
                end = 4 + _LENGTH.unpack_from(received)[0]
                if len(received) < end:
                    break
                frames.append(json.loads(received[4:end]))
                del received[:end]
            if frames and not received:
                return True

    def _sort(self, frame: dict[str, Any]) -> None:
        kind = frame["kind"]
        if kind == "request":
            self._requests.append(frame)
        elif kind == "reply":
            if frame["id"] in self._replies:
                self._replies[frame["id"]] = frame
        else:
            listener = self._listeners.get(frame["method"])
            if listener is not None:
                listener(**frame["params"])

    def _answer(self, request: dict[str, Any]) -> None:
        reply: dict[str, Any] = {"id": request["id"], "kind": "reply"}
        process = os.getpid()
        try:
            handler = self._handler(request["method"])
            params = request.get("params") or {}
            if handler in self._guarded:
                reply["result"] = handler(**params)
            else:
                with Running(), Exposed():
                    reply["result"] = handler(**params)
        except BaseException as error:  # also SystemExit and KeyboardInterrupt: they end the request, not the child
            from espalier_runtime import tracebacks

            reply["error"] = tracebacks.describe(error)
        if os.getpid() != process:
            os._exit(0)  # the user's code forked and both processes came back; the parent answers
        result = reply.get("result")
        if isinstance(result, Marked):
            reply["mark"], reply["result"] = result.mark, result.result
        try:
            self._send(reply)
        except (TypeError, ValueError) as error:
            self._send({"id": request["id"], "kind": "reply", "error": {"ename": "TypeError", "evalue": str(error)}})

    def _handler(self, method: str) -> Handler:
        if method not in self._handlers and "." in method:
            importlib.import_module("espalier_" + method.partition(".")[0])
        if method not in self._handlers:
            raise NotImplementedError(f"the child does not serve {method!r}")
        return self._handlers[method]

    def _send(self, message: dict[str, Any]) -> None:
        frames = [json.dumps(frame, separators=(",", ":")).encode() for frame in (*self._news(), message)]
        with self._writing:
            if self._is_closed:
                raise ChannelClosed("the line to Espalier is closed")
            try:
                self._socket.sendall(b"".join(_LENGTH.pack(len(frame)) + frame for frame in frames))
            except OSError as error:
                self._is_closed = True
                raise ChannelClosed("the line to Espalier is closed") from error

    def _send_quietly(self, message: dict[str, Any]) -> None:
        try:
            self._send(message)
        except ChannelClosed:
            pass

    def _detach(self) -> None:
        """In a forked process: the line belongs to the parent."""
        self._writing = threading.Lock()
        self._state = threading.Condition()
        self._is_closed = True
        self._socket.close()


class Marked:
    """A result before which the JVM is to read all output up to a mark."""

    def __init__(self, mark: int, result: Any) -> None:
        self.mark = mark
        self.result = result


def _error(error: dict[str, Any]) -> BaseException:
    """The exception that the JVM names, if it is one of Python's own."""
    kind = getattr(builtins, str(error.get("ename")), None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        return kind(error.get("evalue"))
    return EngineError(error.get("evalue"))


_current: Channel | None = None


def open_channel(connection: Socket, settings: dict[str, Any]) -> Channel:
    """Makes a connection the one that the functions of this module use."""
    global _current
    _current = Channel(connection, settings)
    return _current


def current() -> Channel:
    """The line to the JVM that started this process."""
    if _current is None:
        raise ChannelClosed("this process was not started by Espalier")
    return _current


class _Own(threading.local):
    """The line of a thread that runs cells beside the main one, and of the threads that it has started."""

    line: Channel | None = None


own = _Own()


def of_thread() -> Channel | None:
    """The line of a subshell, if the current thread belongs to one."""
    line = own.line
    return None if line is None or line.is_closed else line


def of_cell() -> Channel:
    """The line over which the cell that runs on this thread is told and asked things."""
    return of_thread() or current()


def request(method: str, **params: Any) -> Any:
    """Asks the JVM and waits for its answer."""
    return current().request(method, params)


def event(method: str, **params: Any) -> None:
    """Tells the JVM something and does not wait."""
    current().event(method, params)


def serve(method: str) -> Callable[[Handler], Handler]:
    """A decorator: requests of the JVM for a method are answered by the function."""

    def register(handler: Handler) -> Handler:
        current().serve(method, handler)
        return handler

    return register
