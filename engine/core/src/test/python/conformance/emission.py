"""The check of one emission row: its template run in the framework against the core operation's own value."""

import ast
import math

import numpy as np

from . import arguments, samples, tensors, values
from .checking import SIGNLESS, UNSPECIFIED, Verdict, summary
from .comparison import difference
from .expansion import INTRINSICS, Refused, UnknownForm
from .reference import EvaluationError
from .tables import DTYPES

MOST_CASES = 30


class EmissionChecker:
    """Checks the emission rows of one dialect."""

    def __init__(self, dialect, core, framework, expansion):
        self.dialect, self.core, self.framework, self.expansion = dialect, core, framework, expansion
        self.namespace = {"math": math} | framework.namespace
        self.namespace["helper"] = _Helpers(dialect, framework.namespace)
        for root in {row.path[0] for row in dialect.rows if not row.is_method and not row.is_emission}:
            self.namespace[root] = framework.find((root,))

    def check(self, row):
        verdict = Verdict(row)
        operation = self.core.get(row.name)
        if operation is None:
            verdict.wrong.append("no such core operation")
            return verdict
        self._run_cases(verdict, row, operation, in_order=True)
        if not verdict.checked and not verdict.wrong:
            hidden = Verdict(row)
            self._run_cases(hidden, row, operation, in_order=False)
            verdict.wrong += hidden.wrong
            verdict.raised += hidden.raised
            verdict.unknown += hidden.unknown
            verdict.checked += hidden.checked  # as where the conditions of the rows before are not known
        return verdict

    def _run_cases(self, verdict, row, operation, in_order):
        for given in self._cases(operation):
            if verdict.checked >= MOST_CASES or len(verdict.wrong) > 3:
                break
            bound = self._bound(row, operation, given)
            if bound is not None and (not in_order or self._first(row, operation, given)):
                self._compare(verdict, row, operation, given, bound)

    def _cases(self, operation):
        sketches = samples.of_operation(operation, emitted=True)
        for place, dtype in enumerate(self.framework.types):
            for number, sketch in enumerate(sketches):
                generics = [g for v in sketch.values() for g in (v if isinstance(v, tuple) else (v,)) if isinstance(g, samples.Generic)]
                if place and not any(tensors.admits(g, dtype) for g in generics) or place > 1 and number > 2:
                    continue
                given = {n: tensors.make(v, dtype, self.framework) for n, v in sketch.items()}
                try:
                    yield self._promoted(operation, given)
                except Refused:
                    continue

    def _promoted(self, operation, given):
        """The operands as the core operation gets them: tensors of one dtype, and numbers that fit it."""
        promoted = [p for p in operation.parameters if p.annotation in ("P", "F") and p.name in given]
        operands = [o for p in promoted for o in (given[p.name] if isinstance(given[p.name], (tuple, list)) else (given[p.name],))]
        dtypes = {values.dtype_name(o) for o in operands if values.is_tensor(o)}
        if not dtypes:
            return given
        dtype = dtypes.pop()
        if any(p.annotation == "F" for p in promoted):
            dtype = dtype if tensors.KIND[dtype] in "fc" else self.framework.default_float
        if dtypes or any(isinstance(o, float) and tensors.KIND[dtype] != "f" or isinstance(o, int) and tensors.KIND[dtype] == "b" for o in operands):
            raise Refused("operands of several dtypes")

        def cast(value):
            if isinstance(value, tuple):
                return tuple(cast(v) for v in value)
            return values.cast(value, dtype) if values.is_tensor(value) else value

        return given | {p.name: cast(given[p.name]) for p in promoted}

    def _bound(self, row, operation, given):
        """The row's parameters with values, or None where the row does not apply."""
        named = {p.name for p in row.parameters}
        bound = {}
        for parameter in operation.parameters:
            default = self._default(parameter, given)
            if parameter.name in named:
                if parameter.name not in given and parameter.required:
                    return None
                bound[parameter.name] = given.get(parameter.name, default)
                mine = row.parameter(parameter.name)
                if mine.annotation and not arguments.fits(bound[parameter.name], mine, self.framework):
                    return None
            elif parameter.name in given and not _same(given[parameter.name], default):
                return None
        if named - set(bound):
            return None
        try:
            return bound if self.expansion.holds(row, bound) else None
        except (Refused, EvaluationError, TypeError):
            return None

    def _default(self, parameter, given):
        return None if parameter.default is None else self.expansion.term(parameter.default, given)

    def _first(self, row, operation, given):
        """Emission rows are tried in order."""
        for other in self.dialect.overloads(row):
            if other is row:
                return True
            if self._bound(other, operation, given) is not None:
                return False
        return True

    def _compare(self, verdict, row, operation, given, bound):
        what = f"({', '.join(f'{n}={values.show(v)}' for n, v in given.items())})"
        try:
            expected = self.expansion.evaluate(operation, self._tensors(operation, given))
        except EvaluationError as problem:
            verdict.unknown.append(f"{what}: {problem}")
            return
        try:
            actual = self._run(row, bound)
        except Refused:
            return
        except Exception as problem:  # whatever a framework throws
            verdict.raised.append(f"{what}: {summary(problem)}")
            return
        names = {row.name}
        try:
            found = difference(expected, actual, self.framework, bool(names & SIGNLESS), not names & UNSPECIFIED)
        except Exception as problem:
            found = f"cannot be compared: {summary(problem)}"
        if found:
            verdict.wrong.append(f"{what}: {found}")
        else:
            verdict.checked += 1

    def _tensors(self, operation, given):
        """Numbers among promoted operands as tensors of the others' dtype."""
        promoted = {p.name for p in operation.parameters if p.annotation in ("P", "F")}
        dtype = next((values.dtype_name(v) for n, v in given.items() if n in promoted and values.is_tensor(v)), self.framework.default_float)
        return {n: values.cast(v, dtype) if n in promoted and values.is_number(v) else v for n, v in given.items()}

    def _run(self, row, bound):
        template = _Decided(self, bound).visit(ast.parse(ast.unparse(row.result), mode="eval"))
        names = dict(self.namespace) | {n: self.framework.dtypes[n] for n in DTYPES if n in self.framework.dtypes}
        names |= {n: self.framework.native(v) for n, v in bound.items()}
        names |= {"inf": float("inf"), "nan": float("nan")}
        return eval(compile(ast.fix_missing_locations(template), row.place, "eval"), names)


class _Helpers:
    """The functions of helpers.py as attributes."""

    def __init__(self, dialect, namespace):
        names = dict(namespace)
        exec("import math", names)
        exec(compile(dialect.helpers, f"{dialect.name}/helpers.py", "exec"), names)
        self.__dict__.update({n: v for n, v in names.items() if callable(v)})


class _Decided(ast.NodeTransformer):
    """A template with its conditions decided and the intrinsics of the row language replaced by their values."""

    def __init__(self, checker, bound):
        self.checker, self.bound = checker, bound

    def visit_IfExp(self, node):
        try:
            truth = self.checker.expansion.term(node.test, self.bound)
        except UnknownForm:
            return self.generic_visit(node)
        return self.visit(node.body if truth else node.orelse)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id == "fail":
            raise Refused("fail")
        if isinstance(node.func, ast.Name) and node.func.id in INTRINSICS and node.func.id != "len":
            return ast.Constant(self.checker.framework.native(self.checker.expansion.term(node, self.bound)))
        return self.generic_visit(node)


def _same(value, default):
    if values.is_tensor(value) or values.is_tensor(default):
        return False
    return value == default
