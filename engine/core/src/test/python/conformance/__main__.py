"""The command line of the row conformance test."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from . import coverage
from .frameworks import FRAMEWORKS
from .session import Session

TABLES = pathlib.Path(__file__).parents[3] / "main/resources/dev/espalier/dialect"


def options():
    parser = argparse.ArgumentParser(prog="python -m conformance", description="Checks every row of the tables against the real frameworks.")
    evaluator, docs = os.environ.get("ESPALIER_EVALUATOR"), os.environ.get("ESPALIER_DOCS")  # set by `espalier test`
    parser.add_argument("--evaluator", default=evaluator, required=not evaluator, help="the command that starts the engine's evaluator")
    parser.add_argument("--tables", type=pathlib.Path, default=TABLES, help="the folder of core.py and the dialects")
    parser.add_argument("--frameworks", default=",".join(FRAMEWORKS), help="which to check, separated by commas")
    parser.add_argument("--only", default="", help="check only rows whose name contains this")
    parser.add_argument("--verbose", action="store_true", help="tell what a framework refused as well")
    parser.add_argument("--write-docs", type=pathlib.Path, default=docs and pathlib.Path(docs, "coverage.md"), help="write the coverage page to this file")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser.parse_args()


def child(chosen):
    """One framework in this process; the result goes to a file, findings to standard output as they come."""
    progress = lambda outcome: tell(outcome, chosen.verbose)
    session = Session(chosen.tables, chosen.frameworks, chosen.evaluator, chosen.only, progress)
    pathlib.Path(chosen.child).write_text(json.dumps(session.run()), encoding="utf-8")


def tell(outcome, verbose):
    if outcome.state == "wrong" or verbose and (outcome.state == "untested" or outcome.remarks):
        print(f"{outcome.place}: {outcome.state}: {outcome.title}", flush=True)
        for text in outcome.findings + (outcome.remarks if verbose else []):
            print(f"    {text}", flush=True)


def run(name, chosen, folder):
    """A child process for a framework; its result, or None where it could not be run."""
    file = pathlib.Path(folder) / f"{name}.json"
    command = [sys.executable, "-m", "conformance", "--child", str(file), "--frameworks", name, "--evaluator", chosen.evaluator,
               "--tables", str(chosen.tables), "--only", chosen.only, *(["--verbose"] if chosen.verbose else [])]
    environment = os.environ | {"PYTHONPATH": str(pathlib.Path(__file__).parents[1]), "TF_CPP_MIN_LOG_LEVEL": "3"}
    process = subprocess.run(command, env=environment, capture_output=True, text=True)
    print(process.stdout, end="", flush=True)
    if process.returncode:
        print(f"{name}: the check ended with {process.returncode}\n{process.stderr[-4000:]}", flush=True)
        return None
    return json.loads(file.read_text(encoding="utf-8"))


def main():
    chosen = options()
    if chosen.child:
        child(chosen)
        return 0
    there = [name for name in FRAMEWORKS if (chosen.tables / name).is_dir()]
    names = [name for name in chosen.frameworks.split(",") if name in there]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(max(1, min(len(names), os.cpu_count() or 1))) as pool:
        results = list(pool.map(lambda name: run(name, chosen, folder), names))
    for result in filter(None, results):
        print(coverage.summary(result))
    if chosen.write_docs and all(results) and names == there and not chosen.only:
        chosen.write_docs.write_text(coverage.page(results, chosen.tables), encoding="utf-8")
    print(coverage.totals(results))
    return 0 if all(results) and not any(coverage.wrong(r) for r in results) else 1


if __name__ == "__main__":
    sys.exit(main())
