"""Completion from live objects: names, attributes, parameters, keys of dictionaries, modules."""

from __future__ import annotations

import builtins
import inspect
import keyword
import re
import sys
from typing import Any

from espalier_runtime import names

_IMPORT = re.compile(r"^\s*(?:import|from)\s+(?:[\w.]+\s*,\s*)*([\w.]*)$")
_FROM = re.compile(r"^\s*from\s+([\w.]+)\s+import\s+(?:\(\s*)?(?:\w+\s*,\s*)*(\w*)$")
_KEY = re.compile(r"([\w.]+)\[(['\"])([^'\"\n]*)$")
_MOST = 1000

Matches = dict[str, str]


def complete(namespace: dict[str, Any], code: str, cursor_pos: int) -> dict[str, Any]:
    """What may stand at the cursor, with the kind of each match."""
    before = code[:cursor_pos]
    line = before[before.rfind("\n") + 1 :]
    start, found = _matches(before, line, namespace)
    texts = sorted(found, key=lambda text: (text.startswith("_"), text.lower()))[:_MOST]
    origin = cursor_pos - (len(line) - start)
    types = [{"start": origin, "end": cursor_pos, "text": text, "type": found[text]} for text in texts]
    return {
        "matches": texts,
        "cursor_start": origin,
        "cursor_end": cursor_pos,
        "metadata": {"_jupyter_types_experimental": types},
    }


def _matches(before: str, line: str, namespace: dict[str, Any]) -> tuple[int, Matches]:
    """Where in the line the completed word starts, and what fits."""
    if match := _FROM.match(line):
        return match.start(2), _fitting(_members_of_module(match.group(1)), match.group(2))
    if match := _IMPORT.match(line):
        package, dot, word = match.group(1).rpartition(".")
        return match.end() - len(word), _fitting(_modules(package if dot else ""), word)
    if match := _KEY.search(line):
        owner = names.resolve(match.group(1), namespace)
        if isinstance(owner, dict):
            return match.start(3), _fitting({key: "key" for key in list(owner) if isinstance(key, str)}, match.group(3))
    chain = names.chain_before(line)
    if not chain and line.endswith("."):
        chain = names.chain_before(line[:-1]) + "."
    owner_text, dot, word = chain.rpartition(".")
    if dot:
        owner = names.resolve(owner_text, namespace)
        return len(line) - len(word), {} if owner is names.MISSING else _fitting(_attributes(owner, word), word)
    found = _fitting(_names(namespace), word) if word else {}
    found.update(_fitting(_parameters(before[: len(before) - len(word)], namespace), word))
    return len(line) - len(word), found


def _fitting(candidates: Matches, word: str) -> Matches:
    return {
        text: kind
        for text, kind in candidates.items()
        if text.startswith(word) and (word.startswith("_") or not text.startswith("_"))
    }


def _names(namespace: dict[str, Any]) -> Matches:
    found = dict.fromkeys(keyword.kwlist, "keyword")
    found.update({name: kind_of(value) for name, value in vars(builtins).items()})
    found.update({name: kind_of(value) for name, value in namespace.items()})
    return found


def _attributes(owner: Any, word: str) -> Matches:
    try:
        candidates = [name for name in dir(owner) if name.startswith(word)]
    except Exception:
        return {}
    if inspect.ismodule(owner):
        return {name: kind_of(vars(owner).get(name, names.MISSING)) for name in candidates}
    return {name: _kind_of_attribute(owner, name) for name in candidates}


def _kind_of_attribute(owner: Any, name: str) -> str:
    found = inspect.getattr_static(owner, name, names.MISSING)
    return "property" if isinstance(found, property) else kind_of(found)


def kind_of(value: Any) -> str:
    """A word for what kind of thing a value is, as editors show it."""
    if value is names.MISSING:
        return "attribute"
    if inspect.ismodule(value):
        return "module"
    if inspect.isclass(value):
        return "class"
    if inspect.isroutine(value) or isinstance(value, (staticmethod, classmethod)):
        return "function"
    return "instance"


def _parameters(before: str, namespace: dict[str, Any]) -> Matches:
    """The parameters of the function whose call is open."""
    function = names.resolve(names.called_before(before), namespace)
    if function is names.MISSING or not callable(function):
        return {}
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return {}
    by_name = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return {f"{parameter.name}=": "param" for parameter in parameters if parameter.kind in by_name}


def _modules(package: str) -> Matches:
    import pkgutil

    if not package:
        found = dict.fromkeys((*sys.builtin_module_names, *sys.stdlib_module_names), "module")
        path = None
    else:
        found = {}
        path = getattr(sys.modules.get(package), "__path__", None) or _path_of(package)
        if not path:
            return found
    try:
        found.update({module.name: "module" for module in pkgutil.iter_modules(path)})
    except Exception:
        pass
    return found


def _path_of(package: str) -> Any:
    """The folders of a package; its parent is imported for that, as the cell itself is about to do."""
    import importlib.util

    try:
        spec = importlib.util.find_spec(package)
    except Exception:
        return None
    return spec.submodule_search_locations if spec else None


def _members_of_module(name: str) -> Matches:
    found = _modules(name)
    module = sys.modules.get(name)
    if module is None:
        import importlib

        try:
            module = importlib.import_module(name)
        except BaseException:
            return found
    found.update(_attributes(module, ""))
    return found
