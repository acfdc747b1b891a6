"""Cells: pieces of a program that share one namespace, the module ``__main__``."""

from __future__ import annotations
import __future__

import _ast as ast  # the module ast would cost every start some milliseconds
import builtins
import linecache
import sys
import types
from typing import Any

from espalier_runtime import display, figures, streams
from espalier_runtime.channel import Marked
from espalier_runtime.events import EVENTS
from espalier_runtime.interrupts import Exposed, Running

_COROUTINE = 128  # inspect.CO_COROUTINE, without the time to import it
_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag


class Cells:
    """The namespace, and what was executed in it."""

    def __init__(self) -> None:
        self.module = types.ModuleType("__main__", "The namespace of the cells.")
        self.namespace = self.module.__dict__
        self.namespace.update(__builtins__=builtins, In=[""], Out={})
        sys.modules["__main__"] = self.module
        builtins.display = display.display  # type: ignore[attr-defined]
        self.count = 0
        self.history: list[tuple[int, str]] = []
        self.allows_input = False
        self._kept: dict[str, object] = {"_": "", "__": "", "___": ""}
        self._unnamed = 0
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._loop: Any = None

    def execute(
        self,
        code: str,
        silent: bool = False,
        store_history: bool = True,
        user_expressions: dict[str, str] | None = None,
        allow_stdin: bool = False,
        number: int | None = None,
    ) -> Marked:
        """Runs a cell, under a number of the caller's if there is one; an error in it is part of the result."""
        if number is not None and not silent and store_history:
            self.count = number - 1
        name = self._name(silent or not store_history)
        if not silent and store_history:
            self.namespace["In"].append(code)
            self.history.append((self.count, code))
        self.allows_input, before = allow_stdin, self.allows_input
        result: dict[str, Any] = {"status": "ok", "execution_count": self.count, "user_expressions": {}}
        try:
            with Running(), Exposed():
                EVENTS.trigger("pre_execute")
                self._run(code, name, silent, result)
                EVENTS.trigger("post_execute")
                figures.show_open(silent)
                for key, expression in (user_expressions or {}).items():
                    result["user_expressions"][key] = self._evaluate(expression)
        except BaseException as error:  # also SystemExit and KeyboardInterrupt: they end the cell, not the child
            result.update(status="error", error=_told(error))
        finally:
            self.allows_input = before
        return Marked(streams.mark(), result)

    def recall(self, n: int | None = None) -> list[dict[str, Any]]:
        """The last cells, the oldest first; all of them if no number is given."""
        last = self.history if n is None else self.history[max(0, len(self.history) - n) :]
        return [{"execution_count": count, "code": code} for count, code in last]

    def _name(self, unnamed: bool) -> str:
        if unnamed:
            self._unnamed += 1
            return f"Cell In[{self.count}.{self._unnamed}]"
        self.count += 1
        return f"Cell In[{self.count}]"

    def _run(self, code: str, name: str, silent: bool, result: dict[str, Any]) -> None:
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
                self._keep(value)
                data, metadata = display.bundle(value)
                result["result"] = {"data": data, "metadata": metadata}

    def _run_code(self, tree: ast.Module | ast.Expression, name: str, mode: str) -> Any:
        code = compile(tree, name, mode, self._flags, dont_inherit=True)
        self._flags |= code.co_flags & _FUTURE
        if code.co_flags & _COROUTINE:
            return self._await(types.FunctionType(code, self.namespace)())
        return eval(code, self.namespace)

    def _await(self, coroutine: Any) -> Any:
        """Runs a coroutine on the loop that all cells share, so that their tasks go on when a later cell waits."""
        import asyncio

        if self._loop is None or self._loop.is_closed():
            self._loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._loop)
        task = self._loop.create_task(coroutine)
        try:
            return self._loop.run_until_complete(task)
        except BaseException:
            if not task.done():
                task.cancel()
                self._loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
            raise

    def _evaluate(self, expression: str) -> dict[str, Any]:
        try:
            code = compile(expression, "<user expression>", "eval", self._flags, dont_inherit=True)
            data, metadata = display.bundle(eval(code, self.namespace))
        except Exception as error:
            return {"status": "error", **_told(error)}
        return {"status": "ok", "data": data, "metadata": metadata}

    def _keep(self, value: object) -> None:
        """The last values are found under _, __ and ___, unless the user gave these names another meaning."""
        names = self.namespace
        if all(names.get(name, old) is old for name, old in self._kept.items()):
            self._kept = {"___": self._kept["__"], "__": self._kept["_"], "_": value}
            names.update(self._kept)
        names["Out"][self.count] = value
        names[f"_{self.count}"] = value


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
