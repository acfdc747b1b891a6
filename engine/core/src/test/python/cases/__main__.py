"""Translates every acceptance case in every direction and runs both sides; a failure that is not known fails the run.

One call of the command line translates all cases of a direction, and one Python process runs them.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

SUITE = pathlib.Path(__file__).parents[2] / "acceptance"
KNOWN = SUITE / "known_failures.txt"
sys.path.insert(0, str(SUITE))

import run_suite  # noqa: E402

SECONDS_PER_CASE = 60
SECONDS_PER_DIRECTION = 300


def options():
    parser = argparse.ArgumentParser(prog="python -m cases", description=__doc__.splitlines()[0])
    parser.add_argument("--command", default=os.environ.get("ESPALIER_COMMAND", "espalier"), help="the launcher")
    parser.add_argument("--from", dest="source", choices=run_suite.FRAMEWORKS)
    parser.add_argument("--to", dest="target", choices=run_suite.FRAMEWORKS)
    parser.add_argument("--only", action="append", help="part of a case's name; may be given again")
    parser.add_argument("--keep", help="keep the outputs in this folder")
    parser.add_argument("--verbose", action="store_true", help="tell what was declined as well")
    return parser.parse_args()


def translate(command, cases, source, target, folder):
    """Fills in what the command line said of each case."""
    report = folder / "report.json"
    files = [case["src"] for case in cases]
    call = [command, "transpile", *files, "--from", source, "--to", target, "-o", str(folder), "--report", str(report), "--force"]
    process = subprocess.run(call, capture_output=True, text=True, timeout=SECONDS_PER_DIRECTION)
    told = {}
    if report.exists():
        told = {file["source"]: file for file in json.loads(report.read_text(encoding="utf-8"))["files"]}
    for case in cases:
        file = told.get(case["src"], {})
        case["out"] = str(folder / f"{case['name']}.py")
        case["rc"] = {"converted": 0, "partly": 3}.get(file.get("status"), 1)
        case["report"] = run_suite.report_for(case["name"], process.stderr) if case["rc"] == 3 else []
        if case["rc"] == 1 or not os.path.exists(case["out"]):
            case["cli_fail"] = f"exit {process.returncode}: {process.stderr.strip()[-300:]}"


def verdict(case, source, target, result):
    """A row as `run_suite` makes it."""
    row = {"from": source, "to": target, "name": case["name"], "level": case["level"], "rc": case["rc"], "report": case["report"]}
    if "cli_fail" in case:
        row["fails"] = [["cli", case["cli_fail"]]]
    else:
        static, counts = run_suite.static_checks(case["src"], case["out"], source, target)
        row |= counts
        row["fails"] = static + result["fails"]
    row["kinds"] = sorted({kind for kind, _ in row["fails"]})
    declined = run_suite.is_declined(row)
    excused = declined and case["autograd"] and target == "numpy"
    row["status"] = "pass" if not row["fails"] else "n/a" if excused else "declined" if declined else "fail"
    return row


def known_failures():
    """What is known to fail, with its cause: {(from, to, name): cause}."""
    lines = (line.split(None, 3) for line in KNOWN.read_text().splitlines() if line and not line.startswith("#"))
    return {(source, target, name): cause for source, target, name, cause in lines}


def unexpected(rows):
    """Failures that are not known, and known ones that do not fail any more."""
    known = known_failures()
    for row in rows:
        key = row["from"], row["to"], row["name"]
        if row["status"] == "fail" and key not in known:
            yield f"{' '.join(key)}: fails"
        if row["status"] != "fail" and key in known:
            yield f"{' '.join(key)}: does not fail any more: take it out of {KNOWN.name}"


def direction(chosen, source, target, folder):
    cases = run_suite.find_cases(source, chosen.only)
    for case in cases:
        run_suite.spec_facts(case)
    place = pathlib.Path(folder) / f"{source}_{target}"
    place.mkdir(parents=True)
    translate(chosen.command, cases, source, target, place)
    jobs = [{key: case[key] for key in ("name", "src", "spec", "out")} for case in cases if "cli_fail" not in case]
    results = run_suite.run_worker(sys.executable, source, target, jobs, str(place), SECONDS_PER_CASE) if jobs else {}
    return [verdict(case, source, target, results.get(case["name"])) for case in cases]


def tell(rows, verbose):
    for row in rows:
        if row["status"] == "fail" or verbose and row["fails"]:
            what = "; ".join(f"{kind}: {message[:200]}" for kind, message in row["fails"][:3])
            print(f"{row['from']} to {row['to']}: {row['name']} (level {row['level']}): {row['status']}: {what}")
    run_suite.summary(rows)
    easy = [row for row in rows if row["level"] <= 2 and row["status"] != "n/a"]
    passed = sum(row["status"] == "pass" for row in easy)
    print(f"levels 1 and 2: {passed} of {len(easy)} pass ({100 * passed / max(1, len(easy)):.0f} %)")


def main():
    chosen = options()
    directions = [(a, b) for a in run_suite.FRAMEWORKS for b in run_suite.FRAMEWORKS
                  if a != b and chosen.source in (None, a) and chosen.target in (None, b)]
    with tempfile.TemporaryDirectory(prefix="acceptance_") as folder, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        place = chosen.keep or folder
        rows = [row for part in pool.map(lambda pair: direction(chosen, *pair, place), directions) for row in part]
    tell(rows, chosen.verbose)
    # What was declined in the way described is no failure: a case is run to see that nothing wrong comes out.
    counts = Counter(row["status"] for row in rows)
    surprises = list(unexpected(rows))
    print(*surprises, f"{counts['fail']} fail, of which the known ones are listed in {KNOWN.name} with their causes", sep="\n")
    print(f"{len(rows) - len(surprises)} passed, {len(surprises)} failed, 0 skipped")
    return 1 if surprises or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
