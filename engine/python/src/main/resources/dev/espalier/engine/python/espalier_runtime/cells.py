"""Cells: pieces of a program that share one namespace, the module ``__main__``."""

from __future__ import annotations
import __future__

import _ast as ast  # the module ast would cost every start some milliseconds
import builtins
import linecache
import sys
import threading
import types
from typing import Any

from espalier_runtime import display, figures, streams
from espalier_runtime.events import EVENTS
from espalier_runtime.interrupts import Exposed, Running

_COROUTINE = 128  # inspect.CO_COROUTINE, without the time to import it
_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag


class _Own(threading.local):
    """What each thread that runs cells has for itself."""

    allows_input = False
    loop: Any = None


class Cells:
    """The namespace, and what was executed in it."""

    def __init__(self) -> None:
        self.module = types.ModuleType("__main__", "The namespace of the cells.")
        self.namespace = self.module.__dict__
        self._inputs = [""]
        self._outputs: dict[int, object] = {}
        self.namespace.update(__builtins__=builtins, In=self._inputs, Out=self._outputs)
        sys.modules["__main__"] = self.module
        builtins.display = display.display  # type: ignore[attr-defined]
        self.count = 0
        self.history: list[tuple[int, str]] = []
        self._own = _Own()
        self._kept: dict[str, object] = {"_": "", "__": "", "___": ""}
        self._unnamed = 0
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT

    @property
    def allows_input(self) -> bool:
        """Whether the cell that runs on this thread may ask the user."""
        return self._own.allows_input

    def execute(
        self,
        code: str,
        silent: bool = False,
        store_history: bool = True,
        user_expressions: dict[str, str] | None = None,
        allow_stdin: bool = False,
        number: int | None = None,
    ) -> Any:
        """Runs a cell, under a number of the caller's if there is one; an error in it is part of the result."""
        is_stored = store_history and not silent
        if is_stored:
            self.count = self.count + 1 if number is None else number
        count = self.count
        name = f"Cell In[{count}]" if is_stored else self._next_name()
        if is_stored:
            self._remember(count, code)
        own = self._own
        own.allows_input, before = allow_stdin, own.allows_input
        result: dict[str, Any] = {"status": "ok", "execution_count": count, "user_expressions": {}}
        try:
            with Running(), Exposed():
                EVENTS.trigger("pre_execute")
                self._run(code, name, silent, count, result)
                EVENTS.trigger("post_execute")
                figures.show_open(silent)
                for key, expression in (user_expressions or {}).items():
                    result["user_expressions"][key] = self._evaluate(expression)
        except BaseException as error:  # also SystemExit and KeyboardInterrupt: they end the cell, not the child
            result.update(status="error", error=_told(error))
        finally:
            own.allows_input = before
        return streams.marked(result)

    def recall(self, n: int | None = None) -> list[dict[str, Any]]:
        """The last cells, the oldest first; all of them if no number is given."""
        last = self.history if n is None else self.history[max(0, len(self.history) - n) :]
        return [{"execution_count": count, "code": code} for count, code in last]

    def _remember(self, count: int, code: str) -> None:
        # A process that took the place of another begins with a later number.
        self._inputs.extend([""] * (count + 1 - len(self._inputs)))
        self._inputs[count] = code
        self.history.append((count, code))

    def _next_name(self) -> str:
        self._unnamed += 1
        return f"Cell In[{self.count}.{self._unnamed}]"

    def _run(self, code: str, name: str, silent: bool, count: int, result: dict[str, Any]) -> None:
        linecache.cache[name] = (len(code), None, [line + "\n" for line in code.split("\n")], name)
        tree = compile(code, name, "exec", self._flags | ast.PyCF_ONLY_AST, dont_inherit=True)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            last = ast.Expression(tree.body.pop().value)
        if tree.body:
            self._run_code(tree, name, "exec")
        if last is not None:
            value = self._run_code(last, name, "eval")
            if value is not None and not silent and not _ends_with_semicolon(code):
                self._keep(value, count)
                data, metadata = display.bundle(value)
                result["result"] = {"data": data, "metadata": metadata}

    def _run_code(self, tree: ast.Module | ast.Expression, name: str, mode: str) -> Any:
        code = compile(tree, name, mode, self._flags, dont_inherit=True)
        self._flags |= code.co_flags & _FUTURE
        if code.co_flags & _COROUTINE:
            return self._await(types.FunctionType(code, self.namespace)())
        return eval(code, self.namespace)

    def _await(self, coroutine: Any) -> Any:
        """Runs a coroutine on the loop that all cells of a thread share, so that their tasks go on when a later cell waits."""
        import asyncio

        loop = self._own.loop
        if loop is None or loop.is_closed():
            loop = self._own.loop = asyncio.new_event_loop()
            asyncio.set_event_loop(loop)
        task = loop.create_task(coroutine)
        try:
            return loop.run_until_complete(task)
        except BaseException:
            if not task.done():
                task.cancel()
                loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
            raise

    def _evaluate(self, expression: str) -> dict[str, Any]:
        try:
            code = compile(expression, "<user expression>", "eval", self._flags, dont_inherit=True)
            data, metadata = display.bundle(eval(code, self.namespace))
        except Exception as error:
            return {"status": "error", **_told(error)}
        return {"status": "ok", "data": data, "metadata": metadata}

    def _keep(self, value: object, count: int) -> None:
        """The last values are found under _, __ and ___, unless the user gave these names another meaning."""
        names = self.namespace
        if all(names.get(name, old) is old for name, old in self._kept.items()):
            self._kept = {"___": self._kept["__"], "__": self._kept["_"], "_": value}
            names.update(self._kept)
        self._outputs[count] = value
        names[f"_{count}"] = value


def _told(error: BaseException) -> dict[str, Any]:
    """What is told of an error, which is also kept for a debugger that is called afterwards."""
    from espalier_runtime import tracebacks

    sys.last_type, sys.last_value = type(error), error
    sys.last_traceback = tracebacks.user_traceback(error.__traceback__)
    sys.last_exc = error  # type: ignore[attr-defined]
    return tracebacks.describe(error)


def _ends_with_semicolon(code: str) -> bool:
    """Whether the last token of a cell is a semicolon, by which its value is not shown."""
    if ";" not in code:
        return False
    import io
    import tokenize

    last = ""
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.OP or token.string.strip() and token.type != tokenize.COMMENT:
            last = token.string
    return last == ";"
