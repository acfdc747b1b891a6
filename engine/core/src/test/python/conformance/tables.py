"""The tables as data: what the row language says, read with Python's `ast` and nothing else."""

import ast
import pathlib
from dataclasses import dataclass, field

DTYPES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 bfloat16 float32 float64 complex64 complex128"
).split()


@dataclass(frozen=True)
class Parameter:
    """One parameter of a row. `kind` is positional, any, keyword or variadic; `default` is None where there is none."""

    name: str
    annotation: str | None
    default: ast.expr | None
    kind: str

    @property
    def required(self):
        return self.default is None and self.kind != "variadic"


@dataclass(frozen=True)
class Condition:
    """An `assert` of a row. A domain is what the framework demands, the others choose between overloads."""

    test: ast.expr
    domain: bool


@dataclass(frozen=True)
class Row:
    """An API row or an emission row."""

    dialect: str
    path: tuple  # ("torch", "linalg"), ("Tensor",), ("Tensor", "at"), ("emit",)
    name: str
    parameters: tuple
    conditions: tuple
    result: ast.expr
    in_place: str | None  # the parameter that becomes the result
    is_property: bool
    place: str  # file:line

    @property
    def title(self):
        return ".".join((*self.path, self.name))

    @property
    def is_emission(self):
        return self.path == ("emit",)

    @property
    def is_method(self):
        return self.path[0] == "Tensor"

    @property
    def is_internal(self):
        """Whether only other rows use it: the framework has no such name."""
        return self.name.startswith("_") and not self.name.startswith("__")

    @property
    def is_built(self):
        """Whether a class makes the function: its constructor takes the keyword-only parameters."""
        return self.name == "__call__" and not self.is_method

    def parameter(self, name):
        return next((p for p in self.parameters if p.name == name), None)


@dataclass(frozen=True)
class Constant:
    """A number, dtype or type under a name of the framework."""

    dialect: str
    path: tuple
    name: str
    value: ast.expr
    place: str


@dataclass(frozen=True)
class Synonym:
    """A second name of a row."""

    dialect: str
    path: tuple
    name: str
    target: tuple
    place: str


@dataclass
class Dialect:
    """All tables of one framework."""

    name: str
    settings: dict = field(default_factory=dict)
    rows: list = field(default_factory=list)
    constants: list = field(default_factory=list)
    synonyms: list = field(default_factory=list)
    helpers: str = ""

    def overloads(self, row):
        return [other for other in self.rows if other.path == row.path and other.name == row.name]


@dataclass(frozen=True)
class CoreOperation:
    """A row of core.py."""

    name: str
    parameters: tuple
    result: ast.expr | None
    definition: ast.expr | None


class TableError(Exception):
    """A table does not follow the row language."""


def read_core(folder):
    """The core operations by name."""
    tree = ast.parse((folder / "core.py").read_text(encoding="utf-8"))
    operations = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            body = node.body[0]
            definition = body.value if isinstance(body, ast.Return) else None
            operations[node.name] = CoreOperation(node.name, parameters_of(node.args), node.returns, definition)
    return operations


def read_dialect(folder, name):
    """The tables of one framework: all files of its folder."""
    dialect, pending = Dialect(name), []
    for path in sorted((pathlib.Path(folder) / name).glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.name == "helpers.py":
            dialect.helpers = text
        elif path.name == "settings.py":
            dialect.settings = _settings(ast.parse(text))
        else:
            _read_file(dialect, ast.parse(text), f"{name}/{path.name}", pending)
    _resolve(dialect, pending)
    return dialect


def _settings(tree):
    settings = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            value = node.value
            settings[node.targets[0].id] = value.id if isinstance(value, ast.Name) else ast.literal_eval(value)
    return settings


def _read_file(dialect, tree, file, pending):
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            _read_class(dialect, node, (node.name,), file, pending)
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            raise TableError(f"{file}:{node.lineno}: neither a class nor a docstring")


def _read_class(dialect, node, path, file, pending):
    for child in node.body:
        place = f"{file}:{child.lineno}"
        if isinstance(child, ast.ClassDef):
            _read_class(dialect, child, (*path, child.name), file, pending)
        elif isinstance(child, ast.FunctionDef):
            dialect.rows.append(_row(dialect.name, child, path, place))
        elif isinstance(child, ast.Assign):
            pending.append((path, child.targets[0].id, child.value, place))
        elif not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)) and not isinstance(child, ast.Pass):
            raise TableError(f"{place}: neither a row nor a name")


def _resolve(dialect, pending):
    """Second names and constants look alike; a name of a row wins over a dtype."""
    rows = {(*row.path, row.name) for row in dialect.rows}
    known = rows | {(*path, name) for path, name, _, _ in pending}
    for path, name, value, place in pending:
        dotted = _dotted(value)
        targets = [target for target in ((*path, *dotted), dotted) if target in known] if dotted else []
        targets = [target for target in targets if target != (*path, name)]
        if dotted in (("inf",), ("nan",)) or dotted and dotted[0] in DTYPES and (*path, *dotted) not in rows:
            dialect.constants.append(Constant(dialect.name, path, name, value, place))
        elif targets and not (targets[0] == dotted and len(dotted) == 1):
            dialect.synonyms.append(Synonym(dialect.name, path, name, targets[0], place))
        elif dotted and dotted[0] not in (*DTYPES, "inf", "nan"):
            raise TableError(f"{place}: {'.'.join(dotted)} is not a row")
        else:
            dialect.constants.append(Constant(dialect.name, path, name, value, place))


def _dotted(node):
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        inner = _dotted(node.value)
        return inner and (*inner, node.attr)
    return None


def _row(dialect, node, path, place):
    conditions, result, in_place = [], None, None
    names = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
    for statement in node.body:
        if isinstance(statement, ast.Assert):
            conditions.append(Condition(statement.test, statement.msg is not None))
        elif isinstance(statement, ast.Return):
            result = statement.value
        elif isinstance(statement, ast.Assign) and statement.targets[0].id in names:
            result, in_place = statement.value, statement.targets[0].id
        elif not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            raise TableError(f"{place}: {node.name}: unknown statement")
    if result is None:
        raise TableError(f"{place}: {node.name}: no result")
    decorators = [d.id for d in node.decorator_list if isinstance(d, ast.Name)]
    return Row(dialect, path, node.name, parameters_of(node.args), tuple(conditions), result, in_place,
               "property" in decorators, place)


def parameters_of(args):
    def annotation(argument):
        return ast.unparse(argument.annotation) if argument.annotation else None

    positional = [(a, "positional") for a in args.posonlyargs] + [(a, "any") for a in args.args]
    defaults = [None] * (len(positional) - len(args.defaults)) + list(args.defaults)
    found = [Parameter(a.arg, annotation(a), d, kind) for (a, kind), d in zip(positional, defaults)]
    if args.vararg:
        found.append(Parameter(args.vararg.arg, annotation(args.vararg), None, "variadic"))
    found += [Parameter(a.arg, annotation(a), d, "keyword") for a, d in zip(args.kwonlyargs, args.kw_defaults)]
    return tuple(found)
