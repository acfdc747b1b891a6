"""Expanding a row: with concrete arguments every condition is decided and every operation has operands."""

import ast
import contextlib
import math
import operator

import numpy as np

from . import values
from .tables import DTYPES
from .values import DType, Named


class Refused(Exception):
    """The row does not hold for these arguments."""


class UnknownForm(Exception):
    """A body uses something that the row language does not have."""


BINARY = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
COMPARISONS = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: lambda a, b: a is b,
    ast.IsNot: lambda a, b: a is not b,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}


def kind_test(*names):
    return lambda value: (number_kind(value) if isinstance(value, (tuple, list)) else values.dtype_of(value)) in names


def number_kind(items):
    """The dtype that stands for the kind of the numbers in nested sequences; None where there are none."""
    try:
        return {"b": "bool", "i": "int32", "f": "float32"}.get(np.asarray(items).dtype.kind) if len(items) else None
    except ValueError:
        return None


INTRINSICS = {
    "dtypeof": lambda value: DType(values.dtype_of(value)),
    "integral": kind_test("bool", *values.SIGNED, *values.UNSIGNED),
    "floating": kind_test(*values.FLOATS),
    "isbool": kind_test("bool"),
    "unsigned": kind_test(*values.UNSIGNED),
    "narrow": kind_test("int8", "int16", "uint8", "uint16"),
    "iscomplex": kind_test(*values.COMPLEX),
    "rank": lambda value: np.ndim(value),
    "is_int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "is_numbers": lambda value: isinstance(value, (tuple, list)) and all(values.is_number(v) or INTRINSICS["is_numbers"](v) for v in value),
    "is_sizes": lambda value: False,  # only a program tells sizes from numbers
    "gives_one": callable,
    "is_named": lambda function, name: getattr(function, "__name__", None) == name,
    "joined": lambda sequences: tuple(item for sequence in sequences for item in sequence),
    "is_seq": lambda value: isinstance(value, (tuple, list)),
    "is_tensor": values.is_tensor,
    "is_number": values.is_number,
    "is_open": lambda value: False,  # only a program holds what nothing is known of
    "known": lambda value: not values.is_tensor(value),
    "same_dtype": lambda a, b: values.dtype_of(a) == values.dtype_of(b),
    "len": len,
    "seq": lambda args: tuple(args[0]) if len(args) == 1 and isinstance(args[0], (tuple, list)) else tuple(args),
}
# operations that only choose or describe need no evaluation
DESCRIBING = {
    "item_of": lambda xs, i: xs.values[i] if isinstance(xs, Named) else xs[i],
    "shape": lambda x: tuple(np.shape(x)),
    "size": lambda x, axis: np.shape(x)[axis],
    "ndim": lambda x: np.ndim(x),
    "numel": lambda x: int(np.size(x)),
    "slice": lambda start=None, stop=None, step=None: slice(start, stop, step),
}


def truth(value):
    """What a condition makes of a value: tensors and dtypes are there, so they are true."""
    return value is not None and (values.is_tensor(value) or isinstance(value, DType) or bool(value))


class Expansion:
    """Evaluates terms. The framework promotes operands, `evaluate(operation, arguments)` computes."""

    def __init__(self, core, framework, evaluate):
        self.core = core
        self.framework = framework
        self.evaluate = evaluate
        self.rows = {}  # rows that rows may use, by path and name
        self.simple = True

    @contextlib.contextmanager
    def of_terms(self, wanted):
        """While arguments count as expressions, not as names, if that is wanted."""
        self.simple = not wanted
        try:
            yield
        finally:
            self.simple = True

    def holds(self, row, arguments, domain=None):
        """Whether the conditions of a row hold; `domain` restricts them to one sort."""
        chosen = [c for c in row.conditions if domain is None or c.domain == domain]
        return all(truth(self.term(c.test, arguments)) for c in chosen)

    def result(self, row, arguments):
        return self.term(row.result, arguments)

    def term(self, node, arguments):
        match node:
            case ast.Constant():
                return node.value
            case ast.Name():
                return self._name(node.id, arguments)
            case ast.Tuple() | ast.List():
                return self._sequence(node.elts, arguments)
            case ast.IfExp():
                return self.term(node.body if truth(self.term(node.test, arguments)) else node.orelse, arguments)
            case ast.BoolOp():
                return self._boolean(node, arguments)
            case ast.UnaryOp(op=ast.Not()):
                return not truth(self.term(node.operand, arguments))
            case ast.UnaryOp(op=ast.USub()):
                return -self.term(node.operand, arguments)
            case ast.BinOp():
                return BINARY[type(node.op)](self.term(node.left, arguments), self.term(node.right, arguments))
            case ast.Compare():
                return self._compare(node, arguments)
            case ast.Subscript():
                return self.term(node.value, arguments)[self.term(node.slice, arguments)]
            case ast.Call(func=ast.Name()):
                return self._call(node, arguments)
            case ast.Call(func=ast.Attribute()):
                return self._row(node, arguments)
        raise UnknownForm(ast.unparse(node))

    def _name(self, name, arguments):
        if name in arguments:
            return arguments[name]
        if name in DTYPES:
            return DType(name)
        if name in ("inf", "nan"):
            return getattr(math, name)
        raise UnknownForm(name)

    def _sequence(self, nodes, arguments):
        found = []
        for node in nodes:
            if isinstance(node, ast.Starred):
                found.extend(self.term(node.value, arguments))
            else:
                found.append(self.term(node, arguments))
        return tuple(found)

    def _boolean(self, node, arguments):
        """`a or b` is b where a is None, or False in a condition; a number 0 is an argument like any other."""
        value = None
        for part in node.values:
            value = self.term(part, arguments)
            if (value is not None and value is not False) == isinstance(node.op, ast.Or):
                return value
        return value

    def _compare(self, node, arguments):
        left = self.term(node.left, arguments)
        for op, right in zip(node.ops, node.comparators):
            right = self.term(right, arguments)
            if not isinstance(op, (ast.Is, ast.IsNot)) and (values.is_tensor(left) or values.is_tensor(right)):
                return False
            if isinstance(op, (ast.Lt, ast.LtE, ast.Gt, ast.GtE)) and not (values.is_number(left) and values.is_number(right)):
                return False
            if not COMPARISONS[type(op)](left, right):
                return False
            left = right
        return True

    def _call(self, node, arguments):
        name = node.func.id
        if name == "fail":
            raise Refused(ast.unparse(node))
        if name == "float" and isinstance(node.args[0], ast.Constant):
            return float(node.args[0].value)
        positional = self._sequence(node.args, arguments)
        keywords = {k.arg: self.term(k.value, arguments) for k in node.keywords}
        if name == "result":
            return Named(tuple(keywords), tuple(keywords.values()))
        if name == "is_simple":
            return self.simple
        if name == "dtypeof" and not values.is_tensor(positional[0]) and not isinstance(positional[0], DType):
            return DType(self.framework.literal_dtype(positional[0]))
        if name in INTRINSICS:
            return INTRINSICS[name](*positional)
        if name in DESCRIBING:
            try:
                return DESCRIBING[name](*positional, **keywords)
            except IndexError:
                raise Refused(f"{name}: no such axis or result") from None
        if name not in self.core:
            raise UnknownForm(name)
        return self.apply(self.core[name], positional, keywords)

    def _row(self, node, arguments):
        """Another row of the dialect, by its full name."""
        path = tuple(ast.unparse(node.func).split("."))
        positional = self._sequence(node.args, arguments)
        keywords = {k.arg: self.term(k.value, arguments) for k in node.keywords}
        for row in self.rows.get(path, ()):
            given = dict(zip([p.name for p in row.parameters], positional)) | keywords
            given |= {p.name: self.term(p.default, {}) for p in row.parameters if p.name not in given and p.default is not None}
            if self.holds(row, given):
                return self.result(row, given)
        raise Refused(ast.unparse(node))

    def apply(self, operation, positional, keywords):
        """Applies a core operation, its promoted operands cast first."""
        names = [p.name for p in operation.parameters]
        if len(positional) > len(names) or any(k not in names for k in keywords):
            raise UnknownForm(f"{operation.name} does not take these arguments")
        bound = dict(zip(names, positional)) | keywords
        missing = [p.name for p in operation.parameters if p.required and p.name not in bound]
        if missing:
            raise UnknownForm(f"{operation.name} lacks {missing}")
        bound = {p.name: self._plain(bound[p.name]) for p in operation.parameters if p.name in bound}
        if operation.name == "asarray" and bound.get("dtype") is None and not values.is_tensor(bound["x"]):
            bound |= {"dtype": DType(self.framework.literal_dtype(bound["x"]))}
        return self.evaluate(operation, self._promoted(operation, bound))

    @staticmethod
    def _plain(value):
        return Expansion._plain(value.values) if isinstance(value, Named) else value

    def _promoted(self, operation, bound):
        promoted = [p for p in operation.parameters if p.annotation in ("P", "F") and p.name in bound]
        operands = []
        for p in promoted:
            operands.extend(bound[p.name] if isinstance(bound[p.name], (tuple, list)) else [bound[p.name]])
        operands = [o for o in operands if values.is_tensor(o) or values.is_number(o)]
        if not operands:
            return bound
        dtype = self.framework.promotion(operands, any(p.annotation == "F" for p in promoted), operation)
        return bound | {p.name: self._cast(bound[p.name], dtype) for p in promoted}

    def _cast(self, value, dtype):
        if isinstance(value, (tuple, list)):
            return tuple(self._cast(v, dtype) for v in value)
        if values.is_tensor(value) and values.dtype_name(value) != dtype:
            return values.cast(value, dtype)
        if values.is_number(value):
            return values.cast(np.asarray(value), dtype)
        return value
