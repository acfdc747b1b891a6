"""One framework's run: all its rows, second names and constants, and what came of them."""

import time
import traceback
from dataclasses import asdict, dataclass, field

from . import names, signatures, tables
from .checking import Checker, Verdict
from .emission import EmissionChecker
from .expansion import Expansion
from .frameworks import FRAMEWORKS
from .reference import Reference


@dataclass
class Outcome:
    """What is told of one row."""

    title: str
    place: str
    sort: str  # api, emission, synonym, constant
    state: str  # ok, wrong, untested
    checked: int
    findings: list = field(default_factory=list)
    remarks: list = field(default_factory=list)


class Session:
    """Checks a dialect; `progress` is told every outcome."""

    def __init__(self, folder, name, evaluator, only="", progress=lambda outcome: None):
        self.core = tables.read_core(folder)
        self.dialect = tables.read_dialect(folder, name)
        self.framework = FRAMEWORKS[name](self.dialect.settings)
        self.reference = Reference(evaluator)
        self.expansion = Expansion(self.core, self.framework, self.reference)
        for row in self.dialect.rows:
            self.expansion.rows.setdefault((*row.path, row.name), []).append(row)
        self.only, self.progress = only, progress
        self.stubs = signatures.Stubs(self.framework.module) if name == "torch" else None
        self.checker = Checker(self.dialect, self.core, self.framework, self.expansion)
        self.emission = EmissionChecker(self.dialect, self.core, self.framework, self.expansion)

    def run(self):
        started = time.monotonic()
        outcomes = []
        for title, place, sort, check in self._tasks():
            if self.only in title:
                verdict = self._guarded(check, title)
                outcome = Outcome(title, place, sort, verdict.state, verdict.checked, verdict.wrong[:3], (verdict.raised + verdict.unknown)[:3])
                outcomes.append(outcome)
                self.progress(outcome)
        self.reference.close()
        return {"name": self.dialect.name, "version": self.framework.version(), "seconds": round(time.monotonic() - started, 1),
                "outcomes": [asdict(o) for o in outcomes]}

    def _tasks(self):
        for row in self.dialect.rows:
            if row.is_emission:
                yield row.title, row.place, "emission", lambda row=row: self.emission.check(row)
            elif not row.is_internal:
                yield row.title, row.place, "api", lambda row=row: self._api(row)
        for synonym in self.dialect.synonyms:
            title = ".".join((*synonym.path, synonym.name))
            yield title, synonym.place, "synonym", lambda synonym=synonym: self._synonym(synonym)
        for constant in self.dialect.constants:
            title = ".".join((*constant.path, constant.name))
            yield title, constant.place, "constant", lambda constant=constant: names.check_constant(constant, self.framework)

    def _api(self, row):
        verdict = self.checker.check(row)
        complaint = signatures.disagreement(row, self.framework, self.stubs)
        if complaint:
            verdict.wrong.insert(0, f"signature: {complaint}")
        return verdict

    def _synonym(self, synonym):
        verdict = Verdict(synonym)
        if names.same_object(synonym, self.framework):
            verdict.checked += 1
            return verdict
        if not names.present(synonym, self.framework):
            verdict.raised.append("not there in this version")
            return verdict
        rows = names.renamed(synonym, self.dialect)
        if not rows:
            verdict.wrong.append(f"{'.'.join(synonym.target)} is not a row")
        for row in rows:
            found = self.checker.check(row, most=3, overloads=rows)
            verdict.checked += found.checked
            verdict.wrong += found.wrong
            verdict.raised += found.raised
        return verdict

    @staticmethod
    def _guarded(check, title):
        try:
            return check()
        except Exception:
            verdict = Verdict(title)
            verdict.wrong.append(f"the check itself failed: {traceback.format_exc(limit=-3)}")
            return verdict
