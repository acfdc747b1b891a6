"""A canonical dump of Python syntax trees, to compare Espalier's parser with CPython's own.

    ast_dump.py FILE...                     print the dump of each file
    ast_dump.py --hash COUNT [PACKAGE...]   one line per file: verdict, hash of the dump, path

With --hash the files are those of the standard library and of the packages that are installed, COUNT of them in an
order that depends on nothing but their names (0: all). The verdict is "tree"; "error" where CPython refuses the file;
"newer" where the file uses syntax that came after Python 3.12. Files that are not UTF-8 are left out.

A dump has one line per node, indented by depth: its kind, its range in UTF-16 offsets, its plain fields. Nodes that
have no range in CPython's tree have none here.
"""

import ast
import hashlib
import importlib.util
import os
import struct
import sys
import sysconfig
import warnings

# Kinds that are called otherwise in Espalier, and fields in its order; "*" marks what CPython calls otherwise.
KINDS = {
    "AsyncFor": "For",
    "AsyncFunctionDef": "FunctionDef",
    "AsyncWith": "With",
    "Dict": "DictExpr",
    "ExceptHandler": "Handler",
    "Expr": "ExpressionStatement",
    "List": "ListExpr",
    "Set": "SetExpr",
    "TryStar": "Try",
    "Tuple": "TupleExpr",
    "alias": "Alias",
    "comprehension": "Comprehension",
    "keyword": "Keyword",
    "match_case": "MatchCase",
    "withitem": "WithItem",
    "ParamSpec": "TypeParameter",
    "TypeVar": "TypeParameter",
    "TypeVarTuple": "TypeParameter",
}
FIELDS = {
    "Alias": ("name", "asname"),
    "AnnAssign": ("target", "annotation", "value"),
    "Assert": ("test", "msg"),
    "Assign": ("targets", "value"),
    "Attribute": ("value", "attr"),
    "AugAssign": ("target", "op", "value"),
    "Await": ("value",),
    "BinOp": ("left", "op", "right"),
    "BoolOp": ("op", "values"),
    "Call": ("func", "args", "keywords"),
    "ClassDef": ("name", "bases", "keywords", "body", "decorator_list", "type_params"),
    "Compare": ("left", "ops", "comparators"),
    "Comprehension": ("target", "iter", "ifs", "is_async"),
    "Delete": ("targets",),
    "DictComp": ("key", "value", "generators"),
    "DictExpr": ("keys", "values"),
    "ExpressionStatement": ("value",),
    "For": ("*async", "target", "iter", "body", "orelse"),
    "FormattedValue": ("value", "conversion", "format_spec"),
    "FunctionDef": ("*async", "name", "args", "body", "decorator_list", "returns", "type_params"),
    "GeneratorExp": ("elt", "generators"),
    "Global": ("names",),
    "Handler": ("type", "name", "body"),
    "If": ("test", "body", "orelse"),
    "IfExp": ("test", "body", "orelse"),
    "Import": ("names",),
    "ImportFrom": ("module", "names", "level"),
    "JoinedStr": ("values",),
    "Keyword": ("arg", "value"),
    "Lambda": ("args", "body"),
    "ListComp": ("elt", "generators"),
    "ListExpr": ("elts",),
    "Match": ("subject", "cases"),
    "MatchAs": ("pattern", "name"),
    "MatchCase": ("pattern", "guard", "body"),
    "MatchClass": ("cls", "patterns", "kwd_attrs", "kwd_patterns"),
    "MatchMapping": ("keys", "patterns", "rest"),
    "MatchOr": ("patterns",),
    "MatchSequence": ("patterns",),
    "MatchSingleton": ("*constant",),
    "MatchStar": ("name",),
    "MatchValue": ("value",),
    "Module": ("body",),
    "Name": ("id",),
    "NamedExpr": ("target", "value"),
    "Nonlocal": ("names",),
    "Raise": ("exc", "cause"),
    "Return": ("value",),
    "SetComp": ("elt", "generators"),
    "SetExpr": ("elts",),
    "Slice": ("lower", "upper", "step"),
    "Starred": ("value",),
    "Subscript": ("value", "slice"),
    "Try": ("body", "handlers", "orelse", "finalbody", "*star"),
    "TupleExpr": ("elts",),
    "TypeAlias": ("name", "value", "type_params"),
    "TypeParameter": ("*kind", "name", "bound"),
    "UnaryOp": ("op", "operand"),
    "While": ("test", "body", "orelse"),
    "With": ("*async", "items", "body"),
    "WithItem": ("context_expr", "optional_vars"),
    "Yield": ("value",),
    "YieldFrom": ("value",),
}
OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "Mod": "%", "Pow": "**", "LShift": "<<",
    "RShift": ">>", "BitOr": "|", "BitXor": "^", "BitAnd": "&", "FloorDiv": "//", "Invert": "~", "Not": "not",
    "UAdd": "+", "USub": "-", "And": "and", "Or": "or", "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">",
    "GtE": ">=", "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in",
}  # fmt: skip
TYPE_PARAMETERS = {"TypeVar": "TYPE_VAR", "TypeVarTuple": "TYPE_VAR_TUPLE", "ParamSpec": "PARAM_SPEC"}


class Newer(Exception):
    """The file uses syntax that came after Python 3.12."""


class Offsets:
    """Turns lines and UTF-8 columns into UTF-16 offsets of the text."""

    def __init__(self, text):
        self.lines = []
        start = 1 if text.startswith("\ufeff") else 0
        at = start
        units = start
        while True:
            ends = [e for e in (text.find("\n", at), text.find("\r", at)) if e >= 0]
            end = min(ends, default=len(text))
            if text.startswith("\r\n", end):
                end += 1
            line = text[at : end + 1]
            self.lines.append((units, line, line.isascii()))
            if end >= len(text):
                return
            units += len(line) if line.isascii() else utf16_length(line)
            at = end + 1

    def __call__(self, line, column):
        start, text, is_ascii = self.lines[line - 1]
        if is_ascii:
            return start + column
        return start + utf16_length(text.encode()[:column].decode())


def utf16_length(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def scalar(value):
    if isinstance(value, bool) or value is None:
        return str(value)
    if value is Ellipsis:
        return "..."
    if isinstance(value, int):
        return format(value, "x")
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "j" + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    return '"' + escape(value) + '"'


def escape(text):
    if text.isascii() and text.isprintable() and "\\" not in text:
        return text
    units = text.encode("utf-16-be", "surrogatepass")
    codes = [units[i] << 8 | units[i + 1] for i in range(0, len(units), 2)]
    return "".join(chr(c) if 32 <= c < 127 and c != 92 else f"\\{c:04x}" for c in codes)


class Dump:
    """The lines of one file."""

    def __init__(self, text):
        self.text = text
        self.offsets = Offsets(text)
        self.lines = []

    def node(self, node, depth):
        name = type(node).__name__
        kind = KINDS.get(name, name)
        if name in ("TemplateStr", "Interpolation") or getattr(node, "default_value", None):
            raise Newer
        if name == "ExceptHandler" and isinstance(node.type, ast.Tuple):
            line = self.offsets.lines[node.type.lineno - 1][1].encode()
            if line[node.type.col_offset : node.type.col_offset + 1] != b"(":
                raise Newer
        words = [" " * depth + kind]
        if getattr(node, "lineno", None) is not None:
            start = self.offsets(node.lineno, node.col_offset)
            words.append(f"{start}-{self.offsets(node.end_lineno, node.end_col_offset)}")
        at = len(self.lines)
        self.lines.append("")
        if kind == "Constant":
            words.append(scalar(node.value))
        else:
            for field in FIELDS.get(kind, ()):
                self.field(node, name, field, words, depth)
        self.lines[at] = " ".join(words)

    def field(self, node, name, field, words, depth):
        if field == "*async":
            words.append(str(name.startswith("Async")))
        elif field == "*star":
            words.append(str(name == "TryStar"))
        elif field == "*kind":
            words.append(TYPE_PARAMETERS[name])
        elif field == "*constant":
            words.append(scalar(node.value))
        elif field == "is_async":
            words.append(str(bool(node.is_async)))
        elif field == "args" and isinstance(node.args, ast.arguments):
            self.parameters(node.args, depth + 1)
        else:
            self.value(getattr(node, field, None), words, depth + 1)

    def value(self, value, words, depth):
        if isinstance(value, list):
            words.append(f"[{len(value)}]")
            for item in value:
                self.value(item, words, depth)
        elif isinstance(value, (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            words.append(OPERATORS[type(value).__name__])
        elif isinstance(value, ast.AST):
            self.node(value, depth)
        elif value is None:
            words.append("-")
        else:
            words.append(scalar(value))

    def parameters(self, arguments, depth):
        plain = arguments.posonlyargs + arguments.args
        defaults = [None] * (len(plain) - len(arguments.defaults)) + arguments.defaults
        pairs = list(zip(plain, defaults))
        count = len(arguments.posonlyargs)
        words = [" " * depth + "Parameters"]
        at = len(self.lines)
        self.lines.append("")
        self.parameter_list(pairs[:count], words, depth)
        self.parameter_list(pairs[count:], words, depth)
        self.parameter_option(arguments.vararg, words, depth)
        self.parameter_list(list(zip(arguments.kwonlyargs, arguments.kw_defaults)), words, depth)
        self.parameter_option(arguments.kwarg, words, depth)
        self.lines[at] = " ".join(words)

    def parameter_list(self, pairs, words, depth):
        words.append(f"[{len(pairs)}]")
        for argument, default in pairs:
            self.parameter(argument, default, depth + 1)

    def parameter_option(self, argument, words, depth):
        if argument is None:
            words.append("-")
        else:
            self.parameter(argument, None, depth + 1)

    def parameter(self, argument, default, depth):
        words = [" " * depth + "Parameter", f"{self.offsets(argument.lineno, argument.col_offset)}-"]
        at = len(self.lines)
        self.lines.append("")
        words.append(scalar(argument.arg))
        self.value(argument.annotation, words, depth + 1)
        self.value(default, words, depth + 1)
        self.lines[at] = " ".join(words)


def dump(text):
    tree = ast.parse(text.removeprefix("\ufeff"), feature_version=(3, 12))
    lines = Dump(text)
    lines.node(tree, 0)
    return "\n".join(lines.lines) + "\n"


def read(path):
    with open(path, "rb") as file:
        return file.read().decode("utf-8")


def hashed(path):
    try:
        text = dump(read(path))
    except UnicodeDecodeError:
        return None
    except Newer:
        return "newer", "-"
    except (SyntaxError, ValueError):
        return "error", "-"
    return "tree", hashlib.sha256(text.encode()).hexdigest()


def files(packages):
    roots = [sysconfig.get_paths()["stdlib"]]
    for package in packages:
        spec = importlib.util.find_spec(package)
        roots += list(spec.submodule_search_locations or []) if spec else []
    found = {}
    for root in roots:
        for folder, folders, names in os.walk(root):
            folders[:] = [f for f in folders if f not in ("site-packages", "__pycache__")]
            for name in names:
                if name.endswith(".py"):
                    path = os.path.join(folder, name)
                    found[path] = os.path.relpath(path, os.path.dirname(root))
    return sorted(found, key=lambda path: hashlib.sha256(found[path].encode()).digest())


def main():
    sys.setrecursionlimit(50_000)
    warnings.simplefilter("ignore")
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    if sys.argv[1] != "--hash":
        for path in sys.argv[1:]:
            sys.stdout.write(dump(read(path)))
        return
    count = int(sys.argv[2])
    for path in files(sys.argv[3:])[: count or None]:
        result = hashed(path)
        if result:
            print(*result, path, sep="\t")


if __name__ == "__main__":
    main()
