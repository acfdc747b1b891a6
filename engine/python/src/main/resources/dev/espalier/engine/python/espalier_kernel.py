"""What cells find of the notebook around them: ``get_ipython()``, and the magics that need the namespace.

A magic in a cell is a call of :class:`Shell`; those that are not found here are asked of the JVM.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import linecache
import os
import re
import shlex
import subprocess
import sys
import textwrap
import time
import types
from typing import Any

from espalier_runtime import channel

_FIELD = re.compile(r"\{(?P<expression>[^{}\n]+)\}|\$(?P<name>[A-Za-z_]\w*)|(?P<escaped>\$\$|\{\{|\}\})")
_HIDDEN = frozenset(("In", "Out", "exit", "quit", "display", "get_ipython"))


class UsageError(Exception):
    """A magic was called in a way that it does not understand."""


class StringList(list):  # type: ignore[type-arg]
    """Lines that a command printed; ``n`` and ``s`` give them as one text."""

    @property
    def n(self) -> str:
        """The lines, each on its own."""
        return "\n".join(self)

    @property
    def s(self) -> str:
        """The lines with blanks between them."""
        return " ".join(self)

    l = property(list)  # noqa: E741, the name that IPython gave it


class Shell:
    """What ``get_ipython()`` returns: the notebook's side of a running cell."""

    @property
    def user_ns(self) -> dict[str, Any]:
        """The namespace of the cells."""
        return sys.modules["__main__"].__dict__

    def run_line_magic(self, name: str, line: str, _stack_depth: int = 1) -> Any:
        """Calls ``%name line``."""
        own = _LINE.get(name)
        if own is not None:
            return own(self, line if name in _AS_IT_IS else self.var_expand(line, _caller()))
        answer = channel.request("magic.line", name=name, line=self.var_expand(line, _caller()))
        if answer.get("status") == "usage":
            raise UsageError(answer["message"])
        return _Shown(answer["result"]) if answer.get("result") else None

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        """Calls ``%%name line`` with a body."""
        own = _CELL.get(name)
        if own is not None:
            return own(self, line, cell)
        answer = channel.request("magic.cell", name=name, line=line, body=cell)
        if answer.get("status") == "usage":
            raise UsageError(answer["message"])
        return _Shown(answer["result"]) if answer.get("result") else None

    def magic(self, text: str) -> Any:
        """Calls a line magic given as one text."""
        name, _, line = text.lstrip("%").partition(" ")
        return self.run_line_magic(name, line.strip())

    def system(self, command: str) -> None:
        """Runs a command of the shell; its output is the cell's."""
        status = _run(self.var_expand(command, _caller()), None)[0]
        self.user_ns["_exit_code"] = status

    def getoutput(self, command: str, split: bool = True) -> StringList | str:
        """Runs a command of the shell and returns what it printed, as lines."""
        status, text = _run(self.var_expand(command, _caller()), subprocess.PIPE)
        self.user_ns["_exit_code"] = status
        return StringList(text.splitlines()) if split else text

    def ev(self, expression: str) -> Any:
        """The value of an expression."""
        return eval(expression, self.user_ns)

    def ex(self, code: str) -> None:
        """Runs code in the namespace of the cells."""
        exec(code, self.user_ns)

    def push(self, variables: dict[str, Any]) -> None:
        """Defines variables."""
        self.user_ns.update(variables)

    def var_expand(self, text: str, frame: types.FrameType | None = None) -> str:
        """Puts in the values of ``{expression}`` and ``$name``; what cannot be evaluated stays as it is."""
        if "{" not in text and "$" not in text:
            return text
        names = frame.f_locals if frame is not None else self.user_ns

        def value(field: re.Match[str]) -> str:
            if field["escaped"]:
                return field["escaped"][0]
            try:
                return str(eval(field["expression"] or field["name"], self.user_ns, names))
            except Exception:
                return field[0]

        return _FIELD.sub(value, text)


class _Shown:
    """The result of a magic of the JVM: a thing to be shown."""

    def __init__(self, bundle: dict[str, Any]) -> None:
        self._bundle = bundle

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        return self._bundle["data"], self._bundle.get("metadata") or {}

    def __repr__(self) -> str:
        return str(self._bundle["data"].get("text/plain", ""))


def _caller() -> types.FrameType | None:
    """The frame of the user's code that called a method of the shell."""
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_filename == __file__:
        frame = frame.f_back
    return frame


def _run(command: str, stdout: int | None) -> tuple[int, str]:
    """Runs a command in a group of its own, which ends with an interrupt."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    error = subprocess.STDOUT if stdout is not None else None
    shell = os.environ.get("SHELL") or "/bin/sh"
    process = subprocess.Popen(
        command,
        shell=True,
        executable=shell if os.access(shell, os.X_OK) else None,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=error,
        start_new_session=True,
    )
    try:
        out = process.communicate()[0]
    except BaseException:
        os.killpg(process.pid, 9)
        process.wait()
        raise
    return process.returncode, (out or b"").decode("utf-8", "replace")


def _split(code: str, name: str) -> tuple[Any, Any]:
    """The code of all statements, and that of the last one if it is an expression."""
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    tree = ast.parse(code, name)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), name, "eval")
    return compile(tree, name, "exec"), last


def _timed(shell: Shell, code: str) -> Any:
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
    names = sorted(
        name
        for name, value in shell.user_ns.items()
        if not name.startswith("_")
        and name not in _HIDDEN
        and (not isinstance(value, types.ModuleType) or "module" in wanted)
        and (not wanted or type(value).__name__ in wanted)
    )
    print("  ".join(names) if names else "no names match")


def _pip(shell: Shell, line: str) -> None:
    command = [sys.executable, "-m", "pip", *shlex.split(line)]
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_PROGRESS_BAR": "off"}
    status = subprocess.call(command, env=quiet, stdin=subprocess.DEVNULL)
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
    words = shlex.split(line)
    if not words:
        raise UsageError("%run FILE.py [ARGUMENT ...]")
    import runpy

    before, sys.argv = sys.argv, words
    try:
        names = runpy.run_path(os.path.expanduser(words[0]), run_name="__main__")
    finally:
        sys.argv = before
    shell.user_ns.update({name: value for name, value in names.items() if not name.startswith("__")})


def _bash(shell: Shell, line: str, cell: str) -> None:
    status = _run(cell, None)[0]
    shell.user_ns["_exit_code"] = status
    if status != 0:
        raise subprocess.CalledProcessError(status, "%%bash")


_AS_IT_IS = frozenset(("time", "timeit", "who"))
_LINE: dict[str, Any] = {
    "time": _timed,
    "timeit": _timeit,
    "who": _who,
    "pip": _pip,
    "cd": _cd,
    "pwd": lambda shell, line: os.getcwd(),
    "run": _run_file,
    "sx": lambda shell, line: shell.getoutput(line),
    "system": lambda shell, line: shell.system(line),
}
_CELL: dict[str, Any] = {
    "time": lambda shell, line, cell: _timed(shell, cell),
    "timeit": _timeit,
    "bash": _bash,
    "sh": _bash,
}
SHELL = Shell()


def _get_ipython() -> Shell:
    """The notebook that runs this cell."""
    return SHELL


@channel.serve("kernel.install")
def install() -> None:
    """Makes the notebook known to cells."""
    _get_ipython.__name__ = "get_ipython"
    builtins.get_ipython = _get_ipython  # type: ignore[attr-defined]


@channel.serve("kernel.source")
def source(name: str) -> dict[str, Any]:
    """The text that defined a function or class of the namespace, what it relies on, and the imports of earlier cells."""
    first, *rest = name.split(".")
    if first not in SHELL.user_ns:
        raise NameError(f"name {first!r} is not defined")
    value: Any = SHELL.user_ns[first]
    for part in rest:
        value = getattr(value, part)
    if not isinstance(value, (type, types.FunctionType, types.MethodType)):
        value = type(value) if type(value).__module__ == "__main__" else value
    value = inspect.unwrap(value) if callable(value) else value
    parts: dict[str, str] = {}
    _collect(value, name, parts)
    text = "\n\n".join(parts.values())
    return {"source": text, "name": getattr(value, "__name__", first), "imports": imports(text)}


def _collect(value: Any, name: str, parts: dict[str, str]) -> None:
    """The text of a value, after that of the functions, classes and numbers of the cells that it uses."""
    text = textwrap.dedent(_text(value, name))
    parts[name] = ""
    for used in sorted(_names(text)):
        other = SHELL.user_ns.get(used)
        if used in parts or other is None:
            continue
        if isinstance(other, (type, types.FunctionType)) and other.__module__ == "__main__":
            _collect(other, used, parts)
        elif isinstance(other, (bool, int, float, str)) and not used.startswith("_"):
            parts[used] = f"{used} = {other!r}\n"
    del parts[name]
    parts[name] = text


def _names(text: str) -> set[str]:
    """The names that a text reads and does not bind itself."""
    tree = ast.parse(text)
    read, bound = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).partition(".")[0])
    return read - bound


def _text(value: Any, name: str) -> str:
    """The source of a value; a class of a cell is found by its methods or by its name in the cells."""
    try:
        return inspect.getsource(value)
    except (OSError, TypeError):
        found = _in_cells(getattr(value, "__qualname__", name))
        if found is None:
            raise ValueError(f"the source of {name} is not known") from None
        return found


def _in_cells(name: str) -> str | None:
    for code in reversed(SHELL.user_ns.get("In", [])):
        try:
            tree = ast.parse(code)
        except SyntaxError:
            continue
        for statement in tree.body:
            if isinstance(statement, (ast.ClassDef, ast.FunctionDef)) and statement.name == name:
                first = min([statement.lineno, *(d.lineno for d in statement.decorator_list)])
                return "\n".join(code.splitlines()[first - 1 : statement.end_lineno]) + "\n"
    return None


@channel.serve("kernel.imports")
def imports(code: str) -> str:
    """Lines of earlier cells that import the names which a text uses and does not import itself."""
    wanted = _names(code)
    lines: dict[str, str] = {}
    for cell in SHELL.user_ns.get("In", []):
        try:
            tree = ast.parse(cell)
        except SyntaxError:
            continue
        for statement in tree.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)):
                for alias in statement.names:
                    name = (alias.asname or alias.name).partition(".")[0]
                    if name in wanted:
                        one = type(statement)(**{**vars(statement), "names": [alias]})
                        lines[name] = ast.unparse(one)
    return "".join(line + "\n" for line in lines.values())


@channel.serve("kernel.define")
def define(code: str, file: str, names: dict[str, str]) -> dict[str, str]:
    """Runs a translated text as a module of its own and gives some of its names to the cells."""
    linecache.cache[file] = (len(code), None, code.splitlines(keepends=True), file)
    module = types.ModuleType(re.sub(r"\W", "_", file))
    module.__file__ = file
    sys.modules[module.__name__] = module
    exec(compile(code, file, "exec"), module.__dict__)
    for own, given in names.items():
        SHELL.user_ns[given] = getattr(module, own)
    return {given: type(SHELL.user_ns[given]).__name__ for given in names.values()}


@channel.serve("kernel.frameworks")
def frameworks() -> dict[str, str]:
    """What ``import`` gives for each framework: the version that is installed, or what stands in for it."""
    import importlib.metadata
    import importlib.util

    from espalier_frontend import finder

    found: dict[str, str] = {}
    for name, front in finder.FRONTS.items():
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            stands_in = importlib.util.find_spec(f"espalier_frontend.{front}") is not None
            found[name] = "not installed; Espalier stands in for it" if stands_in else "not installed"
    return found


# The last traces are kept, so that their graphs are.
_traces: list[Any] = []


@channel.serve("kernel.trace")
def trace(code: str) -> int:
    """Runs code and records what its last line, a call, asks of its framework; gives the number of the graph."""
    tree = ast.parse(code.strip(), "<trace>")
    last = tree.body.pop() if tree.body else None
    call = last.value if isinstance(last, ast.Expr) else None
    if not isinstance(call, ast.Call):
        raise UsageError("the last line has to be a call, such as f(x, y)")
    from espalier.graph import Traced

    exec(compile(tree, "<trace>", "exec"), SHELL.user_ns)
    function = SHELL.ev(ast.unparse(call.func))
    given = ast.Call(ast.Name("__given", ast.Load()), call.args, call.keywords)
    names = {**SHELL.user_ns, "__given": lambda *args, **kwargs: (args, kwargs)}
    args, kwargs = eval(ast.unparse(given), names)
    traced = Traced.of(function, args, kwargs)
    _traces[:] = [*_traces[-9:], traced]
    return traced.number


@channel.serve("kernel.verify")
def verify(name: str, other: str, source: str, target: str, arguments: str) -> dict[str, Any]:
    """Calls two functions with the same values and compares what they return."""
    import numpy as np

    values = eval(f"({arguments},)", {"np": np, **SHELL.user_ns})
    results = []
    for function, framework in ((name, source), (other, target)):
        called = SHELL.ev(function)(*(_to(framework, value, np) for value in values))
        flat: list[Any] = []
        _flatten(called, flat, np)
        results.append(flat)
    told, same = _compare(*results, np)
    return {"told": told, "same": same}


def _to(framework: str, value: Any, np: Any) -> Any:
    if not isinstance(value, (np.ndarray, np.generic)):
        return value
    if framework == "torch":
        import torch

        return torch.from_numpy(np.array(value))
    if framework == "jax":
        import jax.numpy

        return jax.numpy.asarray(value)
    if framework == "tensorflow":
        import tensorflow

        return tensorflow.convert_to_tensor(value)
    return value


def _flatten(value: Any, into: list[Any], np: Any) -> None:
    if isinstance(value, (tuple, list)):
        for element in value:
            _flatten(element, into, np)
    elif isinstance(value, dict):
        for key in sorted(value):
            _flatten(value[key], into, np)
    else:
        into.append(np.asarray(value.detach() if hasattr(value, "detach") else value))


def _compare(expected: list[Any], found: list[Any], np: Any) -> tuple[str, bool]:
    if len(expected) != len(found):
        return f"{len(expected)} results and {len(found)} results", False
    lines, same = [], True
    for number, (a, b) in enumerate(zip(expected, found), start=1):
        what = f"result {number}: " if len(expected) > 1 else ""
        if a.shape != b.shape:
            lines.append(f"{what}shapes {a.shape} and {b.shape}")
        elif a.dtype.kind != b.dtype.kind:
            lines.append(f"{what}dtypes {a.dtype} and {b.dtype}")
        elif a.dtype.kind in "fc" and not np.allclose(a, b, rtol=1e-5, atol=1e-6, equal_nan=True):
            lines.append(f"{what}values differ by up to {np.nanmax(np.abs(a - b)):.3g}")
        elif a.dtype.kind not in "fc" and not np.array_equal(a, b):
            lines.append(f"{what}values differ at {int(np.sum(a != b))} of {a.size} places")
        else:
            lines.append(f"{what}same: {a.dtype}{list(a.shape)}")
            continue
        same = False
    return "\n".join(lines), same
