"""Arguments for a row: taken from the samples of the core operations in its body, by the parameters that reach them."""

import ast
import itertools
from dataclasses import replace

from . import row_samples, samples, tensors, values
from .samples import Generic, Index, X
from .values import DType

TENSOR = ("T", "Countable", "FloatT", "IntT", "BoolT", "Vector", "Matrix", "Square", "SPD", "Positive", "Probability", "UnitInterval")
DOMAINS = {"Positive": "positive", "Probability": "probability", "UnitInterval": "unit", "SPD": "spd", "Square": "square"}
DTYPE_KINDS = {"FloatT": "f", "IntT": "iu", "BoolT": "b"}
MOST_CASES = 24
# conditions that tell dtypes apart
DTYPE_TESTS = {"isbool", "narrow", "unsigned", "integral", "dtypeof"}
LEAVE = object()  # a choice: the argument is not said

# values for parameters that no sample reaches, by name
BY_NAME = {
    "dtype": [samples.f32, samples.i32],
    "keepdim": [True], "keepdims": [True],
    "axis": [0, -1, 1, (0, 1)], "dim": [0, -1, 1, (0, 1)], "ord": [1, 2, samples.inf, "fro"],
    "descending": [True], "largest": [False], "sorted": [True],
    "reduction": ["none", "sum", "mean"],
    "n": [2, 3], "k": [1, 2], "decimals": [1],
    "correction": [0, 1], "ddof": [1], "unbiased": [True, False],
    "alpha": [2], "value": [2], "step": [2], "rtol": [1.0], "atol": [2.0],
}  # fmt: skip
# operations whose dtype is a floating one
FLOATING = set("softmax log_softmax mean linspace logspace geomspace hann_window hamming_window blackman_window fftfreq rfftfreq "
               "vector_norm matrix_norm nanmean std var".split())
# values for parameters of these names, wherever they go
ALWAYS = {"where": X(2, 3, kinds="b"), "initial": 2, "ddof": 1, "correction": 1, "kth": 1, "device": "cpu"}
BY_ANNOTATION = {"int": [2], "num": [2, 0.5], "float": [0.5], "bool": [True, False], "Axis": [0, -1], "Axes": [0, (0, 1)],
                 "DType": [samples.f32, samples.i32], "Seq": [(2, 3)], "Tensors": [(X(2, 3), samples.Y(2, 3))], "BoolT": [X(2, 3, kinds="b")],
                 "IntT": [X(2, 3, kinds="iu")]}


def fits(value, parameter, framework=None):
    """Whether a value is what the annotation says."""
    annotation = parameter.annotation
    if value is None:
        return annotation is None or (isinstance(parameter.default, ast.Constant) and parameter.default.value is None)
    if annotation is None or annotation not in {*TENSOR, *CHECKS}:
        return annotation is None
    if annotation in TENSOR:
        return _fits_tensor(value, annotation, framework)
    return CHECKS[annotation](value)


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


CHECKS = {
    "int": is_int,
    "num": lambda v: is_int(v) or isinstance(v, float),
    "float": lambda v: isinstance(v, float) or is_int(v),
    "bool": lambda v: isinstance(v, bool),
    "str": lambda v: isinstance(v, str),
    "Axis": is_int,
    "Axes": lambda v: is_int(v) or isinstance(v, (tuple, list)),
    "Seq": lambda v: isinstance(v, (tuple, list)),
    "DType": lambda v: isinstance(v, DType),
    "Tensors": lambda v: isinstance(v, (tuple, list)) and all(values.is_tensor(x) for x in v),
}


def _fits_tensor(value, annotation, framework):
    if values.is_number(value):
        return annotation == "T" and framework is not None and framework.name != "torch"
    if isinstance(value, list):
        return annotation == "T"
    if not values.is_tensor(value):
        return False
    kind = tensors.KIND[values.dtype_name(value)]
    shape = value.shape
    return {
        "T": True,
        "FloatT": kind in "fc",
        "IntT": kind in "iu",
        "BoolT": kind == "b",
        "Vector": len(shape) == 1,
        "Matrix": len(shape) == 2,
        "Square": len(shape) >= 2 and shape[-1] == shape[-2],
        "SPD": len(shape) >= 2 and shape[-1] == shape[-2],
    }.get(annotation, kind == "f")


def cases(row, core, framework):
    """Argument dictionaries for a row: only the arguments that are said."""
    found, seen = [], set()
    sketches = list(itertools.islice(_sketches(row, core), 200))
    if DTYPE_TESTS & {n.id for c in row.conditions for n in ast.walk(c.test) if isinstance(n, ast.Name)}:
        sketches += [{n: replace(v, kinds="fibu") if isinstance(v, Generic) else v for n, v in s.items()} for s in sketches[:6]]
    for place, dtype in enumerate(framework.types):
        for number, sketch in enumerate(sketches):
            if place > 1 and number > (0 if framework.slow else 1) or framework.slow and place and number > 2:
                break
            if dtype == "bool" and "initial" in sketch:
                continue  # a number is no bool
            if place and not any(tensors.admits(g, dtype) for g in _generics(sketch)):
                continue
            made = {name: tensors.make(value, dtype, framework) for name, value in sketch.items()}
            key = repr([(n, values.show(v)) for n, v in made.items()])
            if key not in seen:
                seen.add(key)
                found.append(made)
    return found


def _generics(sketch):
    for value in sketch.values():
        for part in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(part, Generic):
                yield part


def _sketches(row, core):
    """Arguments with dtypes still open."""
    written = row_samples.of_row(row)
    if written:
        yield from filter(None, (sample.bound(row) for sample in written))
        return
    uses = uses_of(row, core)
    bases = [_completed(row, uses, base) for base in _bases(row, core, uses)]
    yield from bases
    alternatives = {p.name: _alternatives(row, p) for p in row.parameters}
    for base in bases[:2]:
        for parameter in row.parameters:
            for value in alternatives[parameter.name]:
                yield base | {parameter.name: value}
    tested = [p for p in row.parameters if alternatives[p.name] and mentioned(p.name, [c.test for c in row.conditions])]
    for base in bases[:3]:
        for choice in itertools.islice(itertools.product(*([LEAVE, *alternatives[p.name]] for p in tested)), 100):
            yield base | {p.name: v for p, v in zip(tested, choice) if v is not LEAVE}


def uses_of(row, core):
    """For every core operation in the body: which parameter of the row is which parameter of the operation."""
    uses = []
    for call in _calls(row.result, core):
        names = [p.name for p in core[call.func.id].parameters]
        bound = dict(zip(names, call.args)) | {k.arg: k.value for k in call.keywords}
        use = {name: _reaching(node, row, core) for name, node in bound.items()}
        uses.append((core[call.func.id], {name: found for name, found in use.items() if found}))
    uses.sort(key=lambda use: -len(use[1]))
    return uses


def _calls(node, core):
    found = [n for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in core]
    return [n for n in found if n.func.id not in ("dtypeof", "item_of", "slice")]


def _reaching(node, row, core):
    """The parameter whose value arrives at this place, or a tuple of them."""
    match node:
        case ast.Name():
            return node.id if row.parameter(node.id) else None
        case ast.BoolOp():
            return _reaching(node.values[0], row, core)
        case ast.IfExp():
            return _reaching(node.body, row, core) or _reaching(node.orelse, row, core)
        case ast.Tuple():
            parts = tuple(_reaching(e, row, core) for e in node.elts)
            return parts if parts and all(parts) else None
        case ast.Call(func=ast.Name()) if node.args and (node.func.id in core or node.func.id == "seq"):
            return _reaching(node.args[0], row, core)
    return None


def _bases(row, core, uses):
    for operation, use in uses[:2]:
        for sample in samples.of_operation(operation):
            if len(uses) > 1 and any(isinstance(v, Generic) and v.domain == "edge" for v in sample.values()):
                continue  # what compound rows do with NaN is left open
            base = {}
            for name, value in sample.items():
                _assign(base, use.get(name), value)
            if base:
                yield base
    if not uses or not any(samples.of_operation(operation) for operation, _ in uses[:2]):
        yield {}


def _assign(base, target, value):
    if isinstance(target, tuple):
        if isinstance(value, tuple) and len(value) == len(target):
            for t, v in zip(target, value):
                _assign(base, t, v)
    elif target and target not in base:
        base[target] = value


def _completed(row, uses, base):
    """The base with values for required parameters that it lacks, and domains as annotated."""
    made = {}
    for parameter in row.parameters:
        if parameter.name in ALWAYS and (_is_tensor_like(base.get(parameter.name)) or parameter.required and parameter.name not in base):
            value = ALWAYS[parameter.name]
        elif parameter.name in base:
            value = base[parameter.name]
        elif parameter.required:
            value = _required(row, parameter, uses, base)
        else:
            continue
        if parameter.kind == "variadic" and not isinstance(value, tuple):
            value = (value,)
        if _is_tensor_like(value) and _number_default(parameter):
            continue  # a parameter with a number as default is given numbers
        made[parameter.name] = _of_rank(_in_domain(value, parameter.annotation), parameter.name, row)
    return made


def _is_tensor_like(value):
    return isinstance(value, (Generic, Index)) or values.is_tensor(value)


def _number_default(parameter):
    """The default where it is a number, else None."""
    value = getattr(parameter.default, "value", None)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _of_rank(value, name, row):
    """The tensor in the rank that a condition asks for."""
    if isinstance(value, Generic):
        for condition in row.conditions:
            for node in ast.walk(condition.test):
                match node:
                    case ast.Compare(left=ast.Call(func=ast.Name(id="rank"), args=[ast.Name(id=found)]), ops=[ast.Eq()],
                                     comparators=[ast.Constant(value=rank)]) if found == name and rank != len(value.shape):
                        return replace(value, shape=(2, 3, 4, 2, 3)[:rank])
    return value


def _in_domain(value, annotation):
    if isinstance(value, Generic):
        if annotation in DOMAINS and value.domain in ("any", "square"):
            value = replace(value, domain=DOMAINS[annotation], kinds="f")
        if annotation in ("Square", "SPD") and (len(value.shape) < 2 or value.shape[-2] != value.shape[-1]):
            value = replace(value, shape=(3, 3))
        if annotation in DTYPE_KINDS:
            value = replace(value, kinds=DTYPE_KINDS[annotation])
    return value


def _required(row, parameter, uses, base):
    for operation, use in uses:
        for name, target in use.items():
            if target == parameter.name:
                for sample in samples.of_operation(operation):
                    if name in sample:
                        return sample[name]
    if parameter.annotation in BY_ANNOTATION:
        return BY_ANNOTATION[parameter.annotation][0]
    if parameter.annotation in ("Matrix", "Square", "SPD"):
        return X(3, 3)
    if parameter.annotation == "Vector":
        return X(4)
    if parameter.annotation in TENSOR or parameter.name == "self":
        like = next((v for v in base.values() if isinstance(v, Generic)), None)
        return replace(like, seed=5) if like else X(2, 3)
    return BY_NAME.get(parameter.name, [X(2, 3, seed=5)])[0]


def _alternatives(row, parameter):
    """Other values worth a try: those that the row itself compares with, then those of its name and annotation."""
    places = [row.result, *(c.test for c in row.conditions)]
    if parameter.kind == "variadic" or not mentioned(parameter.name, places):
        return []
    found = []
    for node in itertools.chain.from_iterable(ast.walk(p) for p in places):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == parameter.name:
            found.extend(_literals(node.comparators[0]))
    if parameter.required or isinstance(parameter.default, ast.Constant) and parameter.default.value is None:
        found = [v for v in found if v is not None]
    if parameter.required and parameter.annotation not in ("int", "str", "bool"):
        return list({repr(v): v for v in found}.values())
    if parameter.annotation == "bool" or isinstance(getattr(parameter.default, "value", None), bool):
        found += [True, False]
    if _number_default(parameter) is not None and parameter.name not in BY_NAME:
        found.append(2 if isinstance(parameter.default.value, int) else 0.3)
    if parameter.annotation in TENSOR and not parameter.required:
        found.append(_in_domain(X(2, 3, seed=5), parameter.annotation))
    if parameter.name in ALWAYS:
        found.append(ALWAYS[parameter.name])
    if parameter.name == "dtype" and FLOATING & {n.id for n in ast.walk(row.result) if isinstance(n, ast.Name)}:
        found += [samples.f32, samples.f64]
    else:
        found += BY_NAME.get(parameter.name) or BY_ANNOTATION.get(parameter.annotation, [])
    return list({repr(v): v for v in found}.values())


def _literals(node):
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return [DType(node.id)] if isinstance(node, ast.Name) and node.id in tensors.KIND else []
    return list(value) if isinstance(value, tuple) else [value]


def mentioned(name, nodes):
    """Whether a parameter occurs in terms; the name of a called operation is none."""
    called = {id(n.func) for node in nodes for n in ast.walk(node) if isinstance(n, ast.Call)}
    return any(isinstance(n, ast.Name) and n.id == name and id(n) not in called for node in nodes for n in ast.walk(node))
