"""Whether a row's parameters are the framework's: names, order, defaults, kinds."""

import ast
import inspect
import pathlib

from . import tables
from .frameworks import operator_of

UNKNOWN = object()


class Stubs:
    """The signatures of PyTorch's built-in functions, which Python cannot tell, from its stub files."""

    def __init__(self, torch):
        folder = pathlib.Path(torch.__file__).parent / "_C"
        self.functions = self._read(folder / "_VariableFunctions.pyi", None)
        self.methods = self._read(folder / "__init__.pyi", "TensorBase")
        self.networks = self._read(folder / "_nn.pyi", None)

    @staticmethod
    def _read(path, class_name):
        found = {}
        if path.exists():
            body = ast.parse(path.read_text(encoding="utf-8")).body
            if class_name:
                body = next(n.body for n in body if isinstance(n, ast.ClassDef) and n.name == class_name)
            for node in body:
                if isinstance(node, ast.FunctionDef):
                    found.setdefault(node.name, []).append(tables.parameters_of(node.args))
        return found

    def of(self, row):
        if row.is_method:
            return self.methods.get(row.name, [])
        if row.path == ("torch",):
            return self.functions.get(row.name, [])
        if row.path == ("torch", "nn", "functional"):
            return self.networks.get(row.name, [])
        return self.functions.get("_".join((*row.path[1:], row.name)), [])


def signatures_of(row, framework, stubs):
    """All signatures that the framework tells for a row, as lists of Parameter; none where it does not say."""
    if row.is_property or operator_of(row.name) or row.is_emission or row.path == ("Tensor", "at"):
        return []
    try:
        found = framework.find((*row.path, row.name)) if not row.is_method else getattr(framework.tensor_type(), row.name)
        signature = inspect.signature(found)
    except (ValueError, TypeError, AttributeError):
        return stubs.of(row) if stubs else []
    kinds = {
        inspect.Parameter.POSITIONAL_ONLY: "positional",
        inspect.Parameter.POSITIONAL_OR_KEYWORD: "any",
        inspect.Parameter.VAR_POSITIONAL: "variadic",
        inspect.Parameter.KEYWORD_ONLY: "keyword",
        inspect.Parameter.VAR_KEYWORD: "keywords",
    }
    listed = []
    for p in signature.parameters.values():
        default = None if p.default is inspect.Parameter.empty else ast.Constant(p.default)
        listed.append(tables.Parameter(p.name, None, default, kinds[p.kind]))
    if [p.kind for p in listed] in (["variadic"], ["variadic", "keywords"]):
        return []  # (*args, **kwargs) says nothing
    return [listed]


def disagreement(row, framework, stubs):
    """What differs between a row and the framework's signatures, or None. A row may join several overloads."""
    found = signatures_of(row, framework, stubs)
    if not found or any(_strangers(row, s) is None and all(_complaint(row, p, s) is None for p in row.parameters) for s in found):
        return None
    if len(found) == 1:
        return _strangers(row, found[0]) or next(filter(None, (_complaint(row, p, found[0]) for p in row.parameters)))
    for parameter in row.parameters:
        complaints = [_complaint(row, parameter, signature) for signature in found]
        if all(complaints) and not (parameter.default is not None and any(parameter.name not in _names(s) for s in found)
                                    and any(c is None or c.endswith("has no default") for c in complaints)):
            return min(complaints, key=len)
    return None


def _names(signature):
    return {p.name for p in signature}


def _complaint(row, parameter, signature):
    """What is wrong with one parameter of a row under one signature, or None."""
    counterpart = next((p for p in signature if p.name == parameter.name), None)
    order = [p.name for p in signature if p.kind in ("positional", "any")]
    if parameter.kind in ("positional", "variadic") or parameter.name == "self":
        return None
    if counterpart is None:
        return None if any(p.kind == "keywords" for p in signature) else f"no parameter {parameter.name} in ({', '.join(p.name for p in signature)})"
    if counterpart.kind == "positional":
        return f"{parameter.name} is positional only"
    if parameter.kind == "any" and counterpart.kind == "keyword":
        return f"{parameter.name} is keyword only"
    place = [p.name for p in row.parameters].index(parameter.name)
    if parameter.kind == "any" and counterpart.kind == "any" and order.index(parameter.name) != place and not _after_variadic(row, place):
        return f"{parameter.name} is argument {order.index(parameter.name)}, not {place}"
    if counterpart.required and not parameter.required:
        return f"{parameter.name} has no default"
    return _default(parameter, counterpart)


def _after_variadic(row, place):
    return any(p.kind == "variadic" for p in row.parameters[:place])


def _strangers(row, signature):
    """The parameters that the framework demands and the row does not know."""
    named = {p.name for p in row.parameters} | {"self"}
    if any(p.kind == "variadic" for p in row.parameters):
        return None
    known = sum(p.kind == "positional" for p in row.parameters)
    left = [p.name for i, p in enumerate(signature) if p.required and p.kind != "keywords" and p.name not in named and i >= known]
    return f"{', '.join(left)} must be given" if left else None


def _default(parameter, counterpart):
    if parameter.required or counterpart.required:
        return None
    mine, other = _value(parameter.default), _value(counterpart.default)
    if mine is UNKNOWN or other is UNKNOWN or type(other) not in (bool, int, float, str, tuple, type(None)):
        return None
    if mine == other or other in (None, ()) or (isinstance(mine, tuple) and list(mine) == list(other or ())):
        return None
    return f"{parameter.name} defaults to {other!r}, not {mine!r}"


def _value(node):
    if isinstance(node, ast.Constant):
        return node.value
    try:
        return ast.literal_eval(node)
    except ValueError:
        return UNKNOWN
