"""Whether a cell is complete, so that a console knows when to run it and when to ask for another line."""

from __future__ import annotations

import ast
import codeop
import warnings

_STEP = "    "


def is_complete(code: str) -> dict[str, str]:
    """``{"status": "complete" | "incomplete" | "invalid"}``, and the indent of the next line where one is missing."""
    compiler = codeop.CommandCompiler()
    compiler.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compiled = compiler(code, "<cell>", "exec")
    except (SyntaxError, OverflowError, ValueError):
        return {"status": "invalid"}
    lines = code.split("\n")
    is_block_open = lines[-1].startswith((" ", "\t")) and bool(lines[-1].strip())
    if compiled is None or is_block_open or code.rstrip(" ").endswith("\\"):
        return {"status": "incomplete", "indent": _indent(lines[-1])}
    return {"status": "complete"}


def _indent(line: str) -> str:
    own = line[: len(line) - len(line.lstrip())]
    words = line.strip()
    if words.endswith(":"):
        return own + _STEP
    if words.split(" ")[0] in ("return", "raise", "pass", "break", "continue"):
        return own[: -len(_STEP)] if own.endswith(_STEP) else ""
    return own
