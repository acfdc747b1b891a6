"""The check of one API row: every argument set through the reference and through the framework."""

import ast
from dataclasses import dataclass, field

import numpy as np

from . import arguments, samples, values
from .binding import STYLES, bound, written
from .calling import run, styles
from .comparison import difference
from .expansion import Refused, UnknownForm
from .reference import EvaluationError

SIGNLESS = {"svd", "eigh", "qr"}
UNSPECIFIED = {"empty", "empty_like"}


@dataclass
class Verdict:
    """How a row fared. `checked` counts comparisons that agreed."""

    row: object
    checked: int = 0
    wrong: list = field(default_factory=list)  # differs from the framework
    raised: list = field(default_factory=list)  # the framework refuses what the row admits
    unknown: list = field(default_factory=list)  # the reference could not say

    @property
    def state(self):
        if self.wrong:
            return "wrong"
        return "ok" if self.checked else "untested"


def summary(problem):
    """An exception in one line."""
    return f"{type(problem).__name__}: {next(iter(str(problem).splitlines()), '')}"


def operations_in(row):
    return {n.func.id for n in ast.walk(row.result) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}


class Checker:
    """Checks the rows of one dialect."""

    def __init__(self, dialect, core, framework, expansion):
        self.dialect, self.core, self.framework, self.expansion = dialect, core, framework, expansion
        self.overloads = {}
        for row in dialect.rows:
            self.overloads.setdefault((row.path, row.name), []).append(row)

    def check(self, row, most=arguments.MOST_CASES, overloads=None):
        verdict = Verdict(row)
        self._run_cases(verdict, row, most, overloads or self.overloads[(row.path, row.name)])
        if not verdict.checked and not verdict.wrong:
            hidden = Verdict(row)
            with self.expansion.of_terms(any(isinstance(n, ast.Name) and n.id == "is_simple" for c in row.conditions for n in ast.walk(c.test))):
                self._run_cases(hidden, row, most, [row])
            verdict.wrong += hidden.wrong
            verdict.raised += hidden.raised
            verdict.unknown += hidden.unknown
            verdict.checked += hidden.checked  # as where the conditions of the overloads before are not known
        return verdict

    def _run_cases(self, verdict, row, most, overloads):
        names = operations_in(row)
        number = 0
        for given in arguments.cases(row, self.core, self.framework):
            if number >= most or len(verdict.wrong) > 3:
                break
            environment = self._environment(row, given)
            chosen = [style for style in styles(row, number) if environment is not None and self._selects(row, given, style, overloads)]
            if chosen:
                number += self._compare(verdict, row, given, environment, names, chosen)

    def _compare(self, verdict, row, given, environment, names, styles):
        what = f"({', '.join(f'{n}={values.show(v)}' for n, v in given.items())})"
        try:
            expected = self._stored(row, environment, self.expansion.result(row, environment))
        except Refused:
            return 0
        except UnknownForm as problem:
            verdict.wrong.append(f"{what}: not in the row language: {problem}")
            return 1
        except EvaluationError as problem:
            verdict.unknown.append(f"{what}: {problem}")
            return 0
        for style in styles:
            try:
                actual = run(self.framework, row, given, style)
            except Exception as problem:  # whatever a framework throws
                self._raised(verdict, row, given, expected, f"{what} {style}: {summary(problem)}", problem, style)
                continue
            try:
                found = difference(expected, actual, self.framework, bool(names & SIGNLESS), not names & UNSPECIFIED)
            except Exception as problem:
                found = f"cannot be compared: {summary(problem)}"
            if found:
                verdict.wrong.append(f"{what} {style}: {found}")
            else:
                verdict.checked += 1
        return 1

    def _stored(self, row, environment, result):
        """What a change in place leaves behind: a part of something that is assigned to keeps its shape and dtype."""
        if not row.in_place or self.expansion.simple or not values.is_tensor(result):
            return result
        receiver = environment[row.in_place]
        return np.broadcast_to(values.cast(result, values.dtype_name(receiver)), receiver.shape)

    def _raised(self, verdict, row, given, expected, text, problem, style):
        """A refusal: an error of the row where the other style of call works."""
        if row.in_place and values.is_tensor(expected) and expected.dtype != given[row.in_place].dtype:
            return
        other = STYLES[1 - STYLES.index(style)]
        if isinstance(problem, TypeError) and row.title not in samples.NUMBERS_BY_POSITION:
            try:
                run(self.framework, row, given, other)
                verdict.wrong.append(f"{text}, but {other} arguments are taken")
                return
            except Exception:  # refused in both styles
                pass
        verdict.raised.append(text)

    def _environment(self, row, given):
        """All parameters with their values, or None where an annotation or condition does not hold."""
        if given is None:
            return None
        environment = {}
        for parameter in row.parameters:
            if parameter.name in given:
                value = given[parameter.name]
                parts = value if parameter.kind == "variadic" and isinstance(value, (tuple, list)) else (value,)
                if not all(arguments.fits(part, parameter, self.framework) for part in parts):
                    return None
            elif parameter.kind == "variadic":
                value = ()
            elif parameter.required:
                return None
            else:
                value = self.expansion.term(parameter.default, {})
            environment[parameter.name] = value
            if not self._matters(row, parameter) and parameter.name in given and not self._is_default(parameter, value):
                return None
        if row.is_method and not values.is_tensor(environment.get("self")) or not isinstance(environment.get("device"), (str, type(None))):
            return None
        if any(name not in environment for name in given):
            return None
        try:
            return environment if self.expansion.holds(row, environment) else None
        except (Refused, EvaluationError, TypeError):
            return None  # a condition that means nothing for these arguments does not hold

    def _matters(self, row, parameter):
        return arguments.mentioned(parameter.name, [row.result, *(c.test for c in row.conditions)])

    def _is_default(self, parameter, value):
        """A parameter that the row does not mention can only have its default."""
        default = None if parameter.default is None else self.expansion.term(parameter.default, {})
        return parameter.required or (not values.is_tensor(value) and value == default)

    def _selects(self, row, given, style, overloads):
        """Whether a call with these arguments reaches this row and no overload before it."""
        call = written(row, given, style)
        for other in overloads:
            if other is row:
                return True
            if self._environment(other, bound(other, *call)) is not None:
                return False
        return True
