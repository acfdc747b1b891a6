"""Runs a copy of array-api-tests on the stand-in for NumPy, in a child of Espalier."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any


class Findings:
    """What the tests found: counts, and what went wrong by the name of the test."""

    def __init__(self) -> None:
        self.passed = 0
        self.skipped = 0
        self.failed: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            text = crash.message if crash else str(report.longrepr)
            self.failed[report.nodeid.rpartition("/")[2]] = text.strip().splitlines()[0]
        elif report.skipped:
            self.skipped += 1
        elif report.when == "call":
            self.passed += 1

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.failed[report.nodeid] = str(report.longrepr).strip().splitlines()[-1]


def run(folder: str, place: str, examples: int) -> None:
    """Runs a copy of the suite in a folder on a backend, and tells the engine what was found."""
    import espalier
    from espalier_runtime import channel

    os.environ |= {"ARRAY_API_TESTS_MODULE": "numpy", "ARRAY_API_TESTS_VERSION": "2025.12"}
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    findings = Findings()
    try:
        import pytest

        espalier.set_backend(place)
        options = ["-q", "--tb=line", "--no-header", "--disable-warnings", "-p", "no:cacheprovider", "--disable-deadline"]
        arguments = [*options, "--derandomize", "--max-examples", str(examples), "array_api_tests"]
        code = pytest.main(arguments, plugins=[findings])
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            findings.failed["the suite"] = f"pytest ended with {code!r}"
    except Exception:
        findings.failed["the suite"] = traceback.format_exc().strip().splitlines()[-1]
    channel.request("tests.found", passed=findings.passed, skipped=findings.skipped, failed=findings.failed)
