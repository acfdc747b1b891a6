"""Calling what a row speaks of: a function, a method, an operator, a property, an `.at[…]` update."""

import copy
import itertools

from .binding import STYLES, written
from .frameworks import operator_of


def run(framework, row, given, style):
    """The framework's result for arguments by name."""
    native = {name: framework.native(value) for name, value in given.items()}
    if row.in_place:
        native[row.in_place] = copy.deepcopy(native[row.in_place])
    positional, keywords = written(row, native, style)
    if row.is_built:
        made = {p.name: keywords.pop(p.name) for p in row.parameters if p.kind == "keyword" and p.name in keywords}
        result = framework.find(row.path)(**made)(*positional, **keywords)
    elif row.is_method:
        result = _method(row, positional, keywords)
    else:
        result = framework.find((*row.path, row.name))(*positional, **keywords)
    return native[row.in_place] if row.in_place and operator_of(row.name) is None else result


def _method(row, positional, keywords):
    receiver, *rest = positional
    if row.path == ("Tensor", "at"):
        index = keywords.pop("index") if "index" in keywords else rest.pop(0)
        return getattr(receiver.at[index], row.name)(*rest, **keywords)
    if row.path == ("Tensor", "shape"):
        receiver = receiver.shape
    if row.is_property:
        return getattr(receiver, row.name)
    operator = operator_of(row.name)
    if operator and row.name.startswith("__r") and row.name not in ("__round__", "__rshift__", "__repr__"):
        return operator_of("__" + row.name[3:])(rest[0], receiver)
    if operator:
        return operator(receiver, *rest)
    return getattr(receiver, row.name)(*rest, **keywords)


def styles(row, number):
    """Both styles for the first arguments, then by turns."""
    if row.is_property or operator_of(row.name):
        return ("positional",)
    return STYLES if number == 0 else (next(itertools.islice(STYLES, number % 2, None)),)
