"""What is known of an object: signature, documentation, source, where it was defined."""

from __future__ import annotations

import inspect
import linecache
from typing import Any

from espalier_runtime import display, names

_WORD_END = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_LONGEST_VALUE = 2000


def inspect_at(namespace: dict[str, Any], code: str, cursor_pos: int, detail_level: int = 0) -> dict[str, Any]:
    """The object under the cursor, or the function whose call is open there."""
    end = cursor_pos
    while end < len(code) and (code[end] in _WORD_END or code[end].isidentifier()):
        end += 1
    chain = names.chain_before(code[:end])
    found = names.resolve(chain, namespace) if chain else names.MISSING
    if found is names.MISSING:
        chain = names.called_before(code[:cursor_pos])
        found = names.resolve(chain, namespace) if chain else names.MISSING
    if found is names.MISSING:
        return {"found": False, "data": {}, "metadata": {}}
    facts = describe(chain, found)
    return {"found": True, "data": {"text/plain": _text(facts, detail_level)}, "metadata": facts}


def describe(name: str, value: Any) -> dict[str, Any]:
    """The facts about an object, as far as there are any: name, type, signature, doc, file, line, source, value."""
    facts: dict[str, Any] = {"name": name, "type": type(value).__qualname__}
    if callable(value):
        try:
            facts["signature"] = name.rpartition(".")[2] + str(inspect.signature(value))
        except (TypeError, ValueError):
            pass
    doc = _quietly(inspect.getdoc, value)
    if doc and not (
        not callable(value) and doc == inspect.getdoc(type(value)) and type(value).__module__ == "builtins"
    ):
        facts["doc"] = doc
    place = source_of(value)
    if place is not None:
        facts["source"], facts["file"], facts["line"] = place
    if not callable(value) and not inspect.ismodule(value):
        facts["value"] = (_quietly(display.text, value) or "")[:_LONGEST_VALUE]
    return facts


def _quietly(function: Any, value: Any) -> Any:
    try:
        return function(value)
    except Exception:
        return None


def source_of(value: Any) -> tuple[str, str, int] | None:
    """The source of a function, class or module, the file or cell it lies in, and its first line."""
    value = inspect.unwrap(value) if callable(value) and not inspect.isclass(value) else value
    if inspect.isclass(value) and value.__module__ == "__main__":
        return _class_of_cells(value)
    try:
        lines, first = inspect.getsourcelines(value)
        return "".join(lines), inspect.getsourcefile(value) or "", max(first, 1)
    except (TypeError, OSError, IndexError):
        return None


def _class_of_cells(wanted: type) -> tuple[str, str, int] | None:
    """The source of a class defined in a cell; Python itself only looks for those in files of modules."""
    import ast

    methods = [member for member in vars(wanted).values() if inspect.isfunction(member)]
    files = [method.__code__.co_filename for method in methods if method.__qualname__.startswith(wanted.__qualname__)]
    cells = [name for name in reversed(list(linecache.cache)) if name.startswith("Cell In[")]
    for file in dict.fromkeys(files + cells):
        text = "".join(linecache.getlines(file))
        try:
            nodes = list(ast.walk(ast.parse(text)))
        except SyntaxError:
            continue
        for node in reversed(nodes):
            if isinstance(node, ast.ClassDef) and node.name == wanted.__name__:
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                lines = text.splitlines(keepends=True)[first - 1 : node.end_lineno]
                return "".join(lines), file, first
    return None


def _text(facts: dict[str, Any], detail_level: int) -> str:
    parts = []
    if "signature" in facts:
        parts.append(f"Signature: {facts['signature']}")
    parts.append(f"Type:      {facts['type']}")
    if facts.get("value"):
        parts.append(f"Value:     {facts['value']}")
    if "file" in facts:
        parts.append(f"File:      {facts['file']}:{facts['line']}")
    if detail_level and "source" in facts:
        parts.append(f"Source:\n{facts['source'].rstrip()}")
    elif "doc" in facts:
        parts.append(f"Docstring:\n{facts['doc']}")
    return "\n".join(parts)
