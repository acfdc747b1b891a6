"""Whether constants and second names of the tables are what the framework has under them."""

import ast
import math
from dataclasses import replace

from . import tables
from .checking import Verdict, summary


def check_constant(constant, framework):
    """A verdict on a constant: a number, a dtype, or a type, which only has to be there."""
    verdict = Verdict(constant)
    try:
        found = framework.find((*constant.path, constant.name))
    except (AttributeError, ImportError) as problem:
        verdict.raised.append(summary(problem))  # a name of another version of the framework
        return verdict
    value = _value(constant.value)
    if isinstance(value, str):
        agrees = value != "Tensor" or isinstance(found, type) or hasattr(found, "__origin__") or hasattr(found, "__args__")
    elif isinstance(constant.value, ast.Name) and constant.value.id in tables.DTYPES:
        agrees = framework.expected_dtype(framework.dtype_name(found)) == framework.expected_dtype(constant.value.id)
    else:
        agrees = value is found or (isinstance(found, float) and (value == found or math.isnan(value) and math.isnan(found)))
    if agrees:
        verdict.checked += 1
    else:
        verdict.wrong.append(f"{found!r}, not {ast.unparse(constant.value)}")
    return verdict


def _value(node):
    match node:
        case ast.Constant():
            return node.value
        case ast.Name(id="inf" | "nan"):
            return float(node.id)
        case ast.UnaryOp(op=ast.USub()):
            return -_value(node.operand)
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value=text)]):
            return float(text)
    return None


def renamed(synonym, dialect):
    """The rows that a second name stands for, under that name."""
    seen = set()
    while synonym.target not in seen:
        seen.add(synonym.target)
        rows = [r for r in dialect.rows if (*r.path, r.name) == synonym.target]
        if rows:
            return [replace(r, path=synonym.path, name=synonym.name, place=synonym.place) for r in rows]
        further = next((s for s in dialect.synonyms if (*s.path, s.name) == synonym.target), None)
        if further is None:
            break
        synonym = replace(synonym, target=further.target)
    return []


def same_object(synonym, framework):
    """Whether the framework itself has one object under both names."""
    if synonym.path[0] == "Tensor" or synonym.target[0] == "Tensor":
        owner = framework.tensor_type()
        first, second = getattr(owner, synonym.name, None), getattr(owner, synonym.target[-1], None)
        return first is not None and first is second
    try:
        return framework.find((*synonym.path, synonym.name)) is framework.find(synonym.target)
    except (AttributeError, ImportError):
        return False


def present(synonym, framework):
    """Whether the framework has the name; those of older versions are only understood."""
    try:
        framework.find((*synonym.path, synonym.name)) if synonym.path[0] != "Tensor" else None
    except (AttributeError, ImportError):
        return False
    return synonym.path != ("Tensor",) or hasattr(framework.tensor_type(), synonym.name)
