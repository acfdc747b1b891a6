"""What a piece of code at a cursor refers to, found without running any of the user's code."""

from __future__ import annotations

import ast
import builtins
import inspect
import re
from typing import Any

MISSING = object()

_CHAIN = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*|\[(?:\d+|'[^'\n]*'|\"[^\"\n]*\")\])*$")
_BUILTIN_COLLECTIONS = (dict, list, tuple)


def chain_before(text: str) -> str:
    """The names and attributes that a text ends with: ``b.c`` of ``a + b.c``."""
    found = _CHAIN.search(text)
    return found.group() if found else ""


def resolve(chain: str, namespace: dict[str, Any]) -> Any:
    """The object that a chain of names, attributes and plain indices stands for, or MISSING."""
    try:
        return _value(ast.parse(chain, mode="eval").body, namespace)
    except SyntaxError:
        return MISSING


def _value(node: ast.expr, namespace: dict[str, Any]) -> Any:
    if isinstance(node, ast.Name):
        return namespace.get(node.id, getattr(builtins, node.id, MISSING))
    if isinstance(node, ast.Attribute):
        owner = _value(node.value, namespace)
        return MISSING if owner is MISSING else attribute(owner, node.attr)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        owner = _value(node.value, namespace)
        if type(owner) in _BUILTIN_COLLECTIONS:
            try:
                return owner[node.slice.value]
            except (LookupError, TypeError):
                return MISSING
    return MISSING


def attribute(owner: Any, name: str) -> Any:
    """An attribute; those that the user's code would compute are MISSING, but modules may load theirs."""
    if not inspect.ismodule(owner):
        try:
            found = inspect.getattr_static(owner, name)
        except AttributeError:
            return MISSING
        if isinstance(found, property) or hasattr(type(found), "__get__") and not _is_harmless(found):
            return MISSING
    try:
        return getattr(owner, name)
    except Exception:
        return MISSING


def _is_harmless(found: Any) -> bool:
    """Whether reading this descriptor runs no code of the user's."""
    return (
        isinstance(found, (staticmethod, classmethod))
        or inspect.isroutine(found)
        or inspect.isgetsetdescriptor(found)
        or inspect.ismemberdescriptor(found)
        or inspect.isclass(found)
    )


def called_before(text: str) -> str:
    """The name of the function whose call is open at the end of a text: ``f`` of ``f(1, g(2), ``."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] in ")]}":
            depth += 1
        elif text[at] in "([{":
            if depth == 0:
                return chain_before(text[:at]) if text[at] == "(" else ""
            depth -= 1
        elif text[at] == "\n" and depth == 0 and not text[at + 1 :].startswith((" ", "\t", ")")):
            return ""
    return ""
