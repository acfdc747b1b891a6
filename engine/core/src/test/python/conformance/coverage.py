"""The page that tells which rows are checked, and in which frameworks a core operation can be said."""

import ast

from . import tables

HEAD = """# Coverage

Written by `python -m conformance --write-docs`, run by `./espalier test`; do not edit. Every row of the tables is
executed against the real framework with several sets of arguments and compared with the Java reference: values,
dtypes, shapes, and the signature.
"""
LEGEND = """
`row`: an API row says it. `written`: an emission row. `helper`: a named function that an output carries along.
`definition`: through other operations. `–`: not at all; such a place is reported as unconverted.
"""


def count(result, **wanted):
    return sum(all(o[k] == v for k, v in wanted.items()) for o in result["outcomes"])


def wrong(result):
    return count(result, state="wrong")


def reason(outcome):
    """Why nothing could be compared."""
    return outcome["remarks"][0][:160] if outcome["remarks"] else "no arguments were made that reach it"


def summary(result):
    """One framework in a line, and its untested rows by name."""
    rows = [o for o in result["outcomes"] if o["sort"] in ("api", "emission")]
    untested = [f"{o['title']} ({o['place']}): {reason(o)}" for o in rows if o["state"] == "untested"]
    checks = sum(o["checked"] for o in result["outcomes"])
    line = (f"{result['name']} {result['version']}: {len(rows)} rows, {sum(o['state'] == 'ok' for o in rows)} ok, {wrong(result)} wrong, "
            f"{len(untested)} untested; {checks} comparisons in {result['seconds']} s")
    return "\n".join([line, *(f"    untested: {name}" for name in untested)])


def totals(results):
    """All frameworks in the line that `espalier test` adds up; one that could not be run is a failure."""
    ran = [r for r in results if r]
    passed, failed, skipped = (sum(count(r, state=state) for r in ran) for state in ("ok", "wrong", "untested"))
    return f"{passed} passed, {failed + len(results) - len(ran)} failed, {skipped} skipped"


def page(results, folder):
    """The whole page."""
    core = tables.read_core(folder)
    dialects = [tables.read_dialect(folder, result["name"]) for result in results]
    lines = [HEAD, "| framework | API rows | ok | untested | emission rows | ok | untested | second names and constants |", "| --- | --: | --: | --: | --: | --: | --: | --: |"]
    for result in results:
        cells = [f"{result['name']} {result['version']}"]
        for sort in ("api", "emission"):
            cells += [count(result, sort=sort), count(result, sort=sort, state="ok"), count(result, sort=sort, state="untested")]
        cells.append(count(result, sort="synonym") + count(result, sort="constant"))
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    lines += ["", f"## {len(core)} core operations", LEGEND, "| operation | " + " | ".join(d.name for d in dialects) + " |", "| --- |" + " --- |" * len(dialects)]
    for operation in core.values():
        lines.append(f"| `{operation.name}` | " + " | ".join(_way(operation, d) for d in dialects) + " |")
    untested = [f"- {r['name']}: `{o['title']}` ({o['place']}): {reason(o)}" for r in results for o in r["outcomes"]
                if o["state"] == "untested" and o["sort"] in ("api", "emission")]
    if untested:
        lines += ["", "## Untested rows", "", *untested]
    return "\n".join(lines) + "\n"


def _way(operation, dialect):
    """How a framework says an operation."""
    written = [row for row in dialect.rows if row.is_emission and row.name == operation.name]
    if any(not _is_helper(row) for row in written):
        return "written"
    if any(_says(row, operation) for row in dialect.rows if not row.is_emission and not row.in_place):
        return "row"
    if written:
        return "helper"
    return "definition" if operation.definition is not None else "–"


def _is_helper(row):
    return any(isinstance(n, ast.Name) and n.id == "helper" for n in ast.walk(row.result))


def _says(row, operation):
    """Whether the body is the operation itself, of arguments that are not computed."""
    body = row.result
    if not (isinstance(body, ast.Call) and isinstance(body.func, ast.Name) and body.func.id == operation.name):
        return False
    return all(_is_plain(a) for a in (*body.args, *(k.value for k in body.keywords)))


def _is_plain(argument):
    if isinstance(argument, ast.Call):
        return isinstance(argument.func, ast.Name) and argument.func.id == "seq"
    return not isinstance(argument, (ast.BinOp, ast.IfExp))
