"""What cells have defined, as text; and translations of it, defined beside it."""

from __future__ import annotations

import ast
import inspect
import linecache
import re
import sys
import textwrap
import types
from typing import Any

from espalier_kernel.shell import SHELL


def source(name: str) -> dict[str, Any]:
    """The text that defined a function or class of the namespace, what it relies on, and the imports of earlier cells."""
    first, *rest = name.split(".")
    if first not in SHELL.user_ns:
        raise NameError(f"name {first!r} is not defined")
    value: Any = SHELL.user_ns[first]
    for part in rest:
        value = getattr(value, part)
    if not isinstance(value, (type, types.FunctionType, types.MethodType)):
        value = type(value) if type(value).__module__ == "__main__" else value
    value = inspect.unwrap(value) if callable(value) else value
    parts: dict[str, str] = {}
    _collect(value, name, parts)
    text = "\n\n".join(parts.values())
    return {"source": text, "name": getattr(value, "__name__", first), "imports": imports(text)}


def _collect(value: Any, name: str, parts: dict[str, str]) -> None:
    """The text of a value, after that of the functions, classes and numbers of the cells that it uses."""
    text = textwrap.dedent(_text(value, name))
    parts[name] = ""
    for used in sorted(_names(text)):
        other = SHELL.user_ns.get(used)
        if used in parts or other is None:
            continue
        if isinstance(other, (type, types.FunctionType)) and other.__module__ == "__main__":
            _collect(other, used, parts)
        elif isinstance(other, (bool, int, float, str)) and not used.startswith("_"):
            parts[used] = f"{used} = {other!r}\n"
    del parts[name]
    parts[name] = text


def _names(text: str) -> set[str]:
    """The names that a text reads and does not bind itself."""
    tree = ast.parse(text)
    read, bound = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).partition(".")[0])
    return read - bound


def _text(value: Any, name: str) -> str:
    """The source of a value; a class of a cell is found by its methods or by its name in the cells."""
    try:
        return inspect.getsource(value)
    except (OSError, TypeError):
        found = _in_cells(getattr(value, "__qualname__", name))
        if found is None:
            raise ValueError(f"the source of {name} is not known") from None
        return found


def _in_cells(name: str) -> str | None:
    for code in reversed(SHELL.user_ns.get("In", [])):
        try:
            tree = ast.parse(code)
        except SyntaxError:
            continue
        for statement in tree.body:
            if isinstance(statement, (ast.ClassDef, ast.FunctionDef)) and statement.name == name:
                first = min([statement.lineno, *(d.lineno for d in statement.decorator_list)])
                return "\n".join(code.splitlines()[first - 1 : statement.end_lineno]) + "\n"
    return None


def imports(code: str) -> str:
    """Lines of earlier cells that import the names which a text uses and does not import itself."""
    wanted = _names(code)
    lines: dict[str, str] = {}
    for cell in SHELL.user_ns.get("In", []):
        try:
            tree = ast.parse(cell)
        except SyntaxError:
            continue
        for statement in tree.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                for alias in statement.names:
                    name = (alias.asname or alias.name).partition(".")[0]
                    if name in wanted:
                        one = type(statement)(**{**vars(statement), "names": [alias]})
                        lines[name] = ast.unparse(one)
    return "".join(line + "\n" for line in lines.values())


def define(code: str, file: str, names: dict[str, str]) -> dict[str, str]:
    """Runs a translated text as a module of its own and gives some of its names to the cells."""
    linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
    module = types.ModuleType(re.sub(r"\W", "_", file))
    module.__file__ = file
    sys.modules[module.__name__] = module
    exec(compile(code, file, "exec"), module.__dict__)
    for own, given in names.items():
        SHELL.user_ns[given] = getattr(module, own)
    return {given: type(SHELL.user_ns[given]).__name__ for given in names.values()}
