"""What ``get_ipython()`` returns in a cell."""

from __future__ import annotations

import builtins
import os
import re
import sys
import types
from collections.abc import Callable
from typing import Any

from espalier_runtime import channel, display
from espalier_runtime.events import EVENTS

_FIELD = re.compile(r"\{(?P<expression>[^{}\n]+)\}|\$(?P<name>[A-Za-z_]\w*)|(?P<escaped>\$\$|\{\{|\}\})")

# Magics that stand in Python, by name: of lines, called with the shell and the line; of cells, with the cell too.
LINES: dict[str, Callable[..., Any]] = {}
CELLS: dict[str, Callable[..., Any]] = {}
# The lines of these are Python, in which braces are no fields.
AS_IT_IS = frozenset(("time", "timeit", "who"))


class UsageError(Exception):
    """A magic was called in a way that it does not understand."""


class StringList(list):  # type: ignore[type-arg]
    """Lines that a command printed; ``n`` and ``s`` give them as one text."""

    @property
    def n(self) -> str:
        """The lines, each on its own."""
        return "\n".join(self)

    @property
    def s(self) -> str:
        """The lines with blanks between them."""
        return " ".join(self)

    l = property(list)  # noqa: E741, the name that IPython gave it


class Kernel:
    """What ``get_ipython().kernel`` is: the side of the protocol."""

    @property
    def comm_manager(self) -> Any:
        """What knows all comms."""
        import comm

        return comm.get_comm_manager()

    def get_parent(self, channel: str = "shell") -> dict[str, Any]:
        """The message that is being answered."""
        return SHELL.get_parent()


class Shell:
    """What ``get_ipython()`` returns: the notebook's side of a running cell."""

    events = EVENTS
    kernel = Kernel()
    # By this, libraries tell a notebook from a terminal.
    config: dict[str, dict[str, Any]] = {"IPKernelApp": {}}

    def get_parent(self) -> dict[str, Any]:
        """The message that is being answered, with a header at least."""
        return channel.of_cell().request("notebook.parent", {})

    def showtraceback(self, exc_tuple: Any = None, **ignored: Any) -> None:
        """Shows an error, by default the one that is being handled, and goes on."""
        from espalier_runtime import tracebacks

        error = exc_tuple[1] if exc_tuple else sys.exc_info()[1]
        if error is not None:
            display.publish("error", **tracebacks.describe(error))

    @property
    def user_ns(self) -> dict[str, Any]:
        """The namespace of the cells."""
        return sys.modules["__main__"].__dict__

    def run_line_magic(self, name: str, line: str, _stack_depth: int = 1) -> Any:
        """Calls ``%name line``."""
        own = _own(LINES, name)
        if own is not None:
            return own(self, line if name in AS_IT_IS else self.var_expand(line, _caller()))
        answer = channel.of_cell().request("magic.line", {"name": name, "line": self.var_expand(line, _caller())})
        if answer.get("status") == "usage":
            raise UsageError(answer["message"])
        return _Shown(answer["result"]) if answer.get("result") else None

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        """Calls ``%%name line`` with a body."""
        own = _own(CELLS, name)
        if own is not None:
            return own(self, line, cell)
        answer = channel.of_cell().request("magic.cell", {"name": name, "line": line, "body": cell})
        if answer.get("status") == "usage":
            raise UsageError(answer["message"])
        return _Shown(answer["result"]) if answer.get("result") else None

    def magic(self, text: str) -> Any:
        """Calls a line magic given as one text."""
        name, _, line = text.lstrip("%").partition(" ")
        return self.run_line_magic(name, line.strip())

    def system(self, command: str) -> None:
        """Runs a command of the shell; its output is the cell's."""
        status = run(self.var_expand(command, _caller()))[0]
        self.user_ns["_exit_code"] = status

    def getoutput(self, command: str, split: bool = True) -> StringList | str:
        """Runs a command of the shell and returns what it printed, as lines."""
        status, text = run(self.var_expand(command, _caller()), is_kept=True)
        self.user_ns["_exit_code"] = status
        return StringList(text.splitlines()) if split else text

    def ev(self, expression: str) -> Any:
        """The value of an expression."""
        return eval(expression, self.user_ns)

    def ex(self, code: str) -> None:
        """Runs code in the namespace of the cells."""
        exec(code, self.user_ns)

    def push(self, variables: dict[str, Any]) -> None:
        """Defines variables."""
        self.user_ns.update(variables)

    def var_expand(self, text: str, frame: types.FrameType | None = None) -> str:
        """Puts in the values of ``{expression}`` and ``$name``; what cannot be evaluated stays as it is."""
        if "{" not in text and "$" not in text:
            return text
        names = frame.f_locals if frame is not None else self.user_ns

        def value(field: re.Match[str]) -> str:
            if field["escaped"]:
                return field["escaped"][0]
            try:
                return str(eval(field["expression"] or field["name"], self.user_ns, names))
            except Exception:
                return field[0]

        return _FIELD.sub(value, text)


class _Shown:
    """The result of a magic of the JVM: a thing to be shown."""

    def __init__(self, bundle: dict[str, Any]) -> None:
        self._bundle = bundle

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        return self._bundle["data"], self._bundle.get("metadata") or {}

    def __repr__(self) -> str:
        return str(self._bundle["data"].get("text/plain", ""))


def _own(magics: dict[str, Callable[..., Any]], name: str) -> Callable[..., Any] | None:
    """A magic that stands in Python."""
    from espalier_kernel import magics as _  # noqa: F401, which fills the tables

    return magics.get(name)


def _caller() -> types.FrameType | None:
    """The frame of the user's code that called a method of the shell."""
    frame = sys._getframe()
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame


def run(command: str | list[str], is_kept: bool = False, **variables: str) -> tuple[int, str]:
    """Runs a command in a group of its own, which ends with an interrupt; what it prints is output, or kept and returned.

    A text is a command of the shell, a list a program with its arguments.
    """
    import subprocess

    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    # What the command writes to our descriptors is output of the main shell.
    is_relayed = not is_kept and channel.of_thread() is not None
    shell = os.environ.get("SHELL") or "/bin/sh"
    process = subprocess.Popen(
        command,
        shell=isinstance(command, str),
        executable=shell if isinstance(command, str) and os.access(shell, os.X_OK) else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if is_kept or is_relayed else None,
        stderr=subprocess.STDOUT if is_kept else subprocess.PIPE if is_relayed else None,
        start_new_session=True,
        env={**os.environ, **variables},
    )
    try:
        if is_relayed:
            _relay((process.stdout, sys.stdout), (process.stderr, sys.stderr))
        out = process.communicate()[0] if is_kept else b""
        process.wait()
    except BaseException:
        os.killpg(process.pid, 9)
        process.wait()
        raise
    return process.returncode, out.decode("utf-8", "replace")


def _relay(*ways: tuple[Any, Any]) -> None:
    """Prints what comes out of pipes until they end."""
    import codecs
    import threading

    def print_all(pipe: Any, stream: Any) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        while part := pipe.read1():
            stream.write(decoder.decode(part))
        stream.write(decoder.decode(b"", final=True))

    threads = [threading.Thread(target=print_all, args=way, daemon=True) for way in ways]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


SHELL = Shell()


def get_ipython() -> Shell:
    """The notebook that runs this cell."""
    return SHELL


def install() -> None:
    """Has cells find the shell."""
    builtins.get_ipython = get_ipython  # type: ignore[attr-defined]
