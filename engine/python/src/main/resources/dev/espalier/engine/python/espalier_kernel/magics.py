"""Magics that need the namespace of the cells."""

from __future__ import annotations

import ast
import linecache
import os
import re
import shlex
import subprocess
import sys
import time
import types
from typing import Any

from espalier_kernel.shell import CELLS, LINES, Shell, UsageError, run

_HIDDEN = frozenset(("In", "Out", "exit", "quit", "display", "get_ipython"))


def _split(code: str, name: str) -> tuple[Any, Any]:
    """The code of all statements, and that of the last one if it is an expression."""
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    tree = ast.parse(code, name)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), name, "eval")
    return compile(tree, name, "exec"), last


def _timed(shell: Shell, code: str) -> Any:
    if not code.strip():
        raise UsageError("%time STATEMENT, or %%time above a cell")
    statements, last = _split(code, "<time>")
    user, start = time.process_time(), time.perf_counter()
    try:
        exec(statements, shell.user_ns)
        value = eval(last, shell.user_ns) if last is not None else None
    finally:
        elapsed, used = time.perf_counter() - start, time.process_time() - user
        print(f"CPU time: {_seconds(used)}, wall time: {_seconds(elapsed)}")
    return value


def _seconds(value: float) -> str:
    for unit, factor in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1:
            return f"{value * factor:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


_TIMEIT = "%timeit [-n LOOPS] [-r REPEATS] STATEMENT, or %%timeit [SETUP] above a cell"


def _timeit(shell: Shell, line: str, cell: str | None = None) -> None:
    """Measures a statement; as the magic of a cell, the line is its set-up."""
    import timeit

    number, repeat = 0, 7
    words = line.split()
    while words and re.fullmatch(r"-[nr]\d*", words[0]):
        option = words.pop(0)
        value = option[2:] or (words.pop(0) if words else "")
        if not value.isdigit() or int(value) == 0:
            raise UsageError(_TIMEIT)
        number, repeat = (int(value), repeat) if option[1] == "n" else (number, int(value))
        line = line.split(option, 1)[1].strip().removeprefix(value if not option[2:] else "").strip()
    statement, setup = (line, "pass") if cell is None else (cell, line or "pass")
    if not statement.strip():
        raise UsageError(_TIMEIT)
    timer = timeit.Timer(statement, setup, globals=shell.user_ns)
    if number == 0:
        number = timer.autorange()[0]
    times = [t / number for t in timer.repeat(repeat, number)]
    mean = sum(times) / len(times)
    spread = (sum((t - mean) ** 2 for t in times) / len(times)) ** 0.5
    loops = f"{number:,} loop" + ("s" if number > 1 else "")
    print(f"{_seconds(mean)} ± {_seconds(spread)} per loop (mean ± std. dev. of {repeat} runs, {loops} each)")


def _who(shell: Shell, line: str) -> None:
    wanted = set(line.split())
    if any(word.startswith("-") for word in wanted):
        raise UsageError("%who [TYPE ...], such as %who int str")
    names = sorted(
        name
        for name, value in shell.user_ns.items()
        if not name.startswith("_")
        and name not in _HIDDEN
        and (not isinstance(value, types.ModuleType) or "module" in wanted)
        and (not wanted or type(value).__name__ in wanted)
    )
    print("  ".join(names) if names else "no names match")


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as problem:
        raise UsageError(f"{problem}: {line}") from None


_QUIET_PIP = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_PROGRESS_BAR": "off"}


def _pip(shell: Shell, line: str) -> None:
    status = run([sys.executable, "-m", "pip", *_words(line)], **_QUIET_PIP)[0]
    if status != 0:
        raise UsageError(f"pip ended with status {status}")
    import importlib

    importlib.invalidate_caches()
    import site

    for folder in site.getsitepackages():
        if os.path.isdir(folder) and folder not in sys.path:
            site.addsitedir(folder)


def _cd(shell: Shell, line: str) -> None:
    os.chdir(os.path.expanduser(line.strip("\"' ") or "~"))
    print(os.getcwd())


def _run_file(shell: Shell, line: str) -> None:
    words = _words(line)
    if not words:
        raise UsageError("%run FILE.py [ARGUMENT ...]")
    import runpy

    before, sys.argv = sys.argv, words
    try:
        names = runpy.run_path(os.path.expanduser(words[0]), run_name="__main__")
    finally:
        sys.argv = before
    shell.user_ns.update({name: value for name, value in names.items() if not name.startswith("__")})


def _env(shell: Shell, line: str) -> Any:
    name, sign, value = line.partition("=")
    if sign:
        os.environ[name.strip()] = value.strip()
        return None
    if name.strip():
        if name.strip() not in os.environ:
            raise UsageError(f"there is no variable {name.strip()}")
        return os.environ[name.strip()]
    return dict(os.environ)


def _matplotlib(shell: Shell, line: str) -> None:
    if line.strip() not in ("", "inline", "agg"):
        raise UsageError(f"figures are pictures below their cell: %matplotlib inline, not {line.strip()}")


def _bash(shell: Shell, line: str, cell: str) -> None:
    status = run(cell)[0]
    shell.user_ns["_exit_code"] = status
    if status != 0:
        raise subprocess.CalledProcessError(status, "%%bash")


LINES.update(
    time=_timed,
    timeit=_timeit,
    who=_who,
    pip=_pip,
    cd=_cd,
    pwd=lambda shell, line: os.getcwd(),
    run=_run_file,
    env=_env,
    matplotlib=_matplotlib,
    sx=lambda shell, line: shell.getoutput(line),
    system=lambda shell, line: shell.system(line),
)
CELLS.update(
    time=lambda shell, line, cell: _timed(shell, cell),
    timeit=_timeit,
    bash=_bash,
    sh=_bash,
)
