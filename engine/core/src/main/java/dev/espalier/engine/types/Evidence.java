package dev.espalier.engine.types;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How parameters are used, as evidence of what they are. Keys are {@code function.parameter}. */
final class Evidence {
    /** One kind of use. */
    enum Use {
        TENSOR,
        FLOAT_TENSOR,
        INT_TENSOR,
        BOOL_TENSOR,
        PERHAPS_INT,
        /** An operand of {@code &}, {@code |} or {@code ^}. */
        PERHAPS_BITS,
        /** The operand of {@code ~}. */
        INVERTED,
        PERHAPS_BOOL,
        INT,
        NUMBER,
        /** Beside a tensor in arithmetic. */
        OPERAND,
        /** Compared with a tensor of integers. */
        COMPARED,
        TEXT,
        SEQUENCE,
        TENSORS,
        /** A method {@code copy}, which arrays, lists and dictionaries have. */
        COPIED,
        /** What only lists and dictionaries do. */
        PYTHON
    }

    /** Names that programs give to single numbers, which functions that convert numbers take as well as tensors. */
    private static final Pattern SCALAR = Pattern.compile(
            "theta|phi|psi|angle|deg(rees)?|rad(ians)?|radius|[aijkndtTKSr]|n_?\\w*|fan_(in|out)|fan|steps?|epochs?|total|warmup"
                    + "|\\w*_(steps?|dim|size|angle|deg|rad|freq|rate|ratio|epochs?)|dim|size|d_\\w+|lat\\d?|lon\\d?|freq|f[sc]"
                    + "|sigma|tau|strike|spot|vol|temperature|base|alpha|beta|gamma|lam(bda)?|omega|rho|scale|value|val"
                    + "|amplitude|amp|phase|period|years?|speed|mass|energy|length|width|height|area|volume"
                    + "|d[txyz]|lo|hi|low(er)?|high|upper|eps(ilon)?|thr(eshold)?|cap|limit|(min|max)_\\w+");

    /** Names that everybody gives to truth values, and to integers. */
    private static final Pattern MASKS = Pattern.compile("(\\w+_)?(masks?|valid|keep|missing|flags?)");

    private static final Pattern LABELS = Pattern.compile(
            "(\\w+_)?(labels?|classes|ids?|idx|index|indices|counts?|tokens?|lengths?|lens|ranks|cm|confusion|votes?|pos|positions)");
    /** Names that everybody gives to tensors. */
    private static final Pattern ARRAYS = Pattern.compile(
            "[xyzpquv]\\d?|y_\\w+|mu|logvar|log_var"
                    + "|(\\w+_)?(pred(iction)?s?|targets?|logits?|probs?|inputs?|outputs?|scores?|features?|embeddings?|images?)");

    /** Names that everybody gives to tensors of integers. */
    private static final Pattern LABEL_ARRAYS =
            Pattern.compile("(\\w+_)?(labels|classes|ids|indices|targets|pred(iction)?s)|y_(true|pred|test|train)");

    private static final Set<Use> MAYBE = EnumSet.of(Use.PERHAPS_INT, Use.PERHAPS_BITS, Use.PERHAPS_BOOL);
    private static final Set<Use> DTYPES = EnumSet.of(Use.FLOAT_TENSOR, Use.INT_TENSOR, Use.BOOL_TENSOR);

    private final Map<String, Set<Use>> uses = new HashMap<>();
    /** The uses of all parameters of one name. */
    private final Map<String, List<Set<Use>>> namesakes = new HashMap<>();

    private final Set<String> arrays = new HashSet<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, DType> dtypes = new HashMap<>();
    private final Map<String, String> equals = new HashMap<>();
    private final Kind openKind;
    private final boolean mixes;
    private final Map<Kind, DType> usual;
    private boolean changed;
    private boolean settled;

    /**
     * @param openKind the kind of parameters whose uses leave it open
     * @param usual the dtypes that parameters of a kind have where the framework has but one width
     * @param mixes whether the framework mixes dtypes, so that a parameter need not have that of its company
     */
    Evidence(Kind openKind, Map<Kind, DType> usual, boolean mixes) {
        this.openKind = openKind;
        this.mixes = mixes;
        this.usual = usual;
    }

    void add(String parameter, Use use) {
        if (use == Use.TENSOR || DTYPES.contains(use)) {
            changed |= arrays.add(parameter);
        }
        addOfNumberToo(parameter, use);
    }

    /** A use that a number has as well: the argument of an elementwise function of a framework that converts numbers. */
    void addOfNumberToo(String parameter, Use use) {
        changed |= uses.computeIfAbsent(parameter, this::unused).add(use);
    }

    private Set<Use> unused(String parameter) {
        Set<Use> none = EnumSet.noneOf(Use.class);
        String name = parameter.substring(parameter.lastIndexOf('.') + 1);
        namesakes.computeIfAbsent(name, _ -> new ArrayList<>()).add(none);
        return none;
    }

    void rank(String parameter, int rank) {
        if (!ranks.containsKey(parameter)) {
            ranks.put(parameter, rank);
            changed = true;
        }
    }

    /** The dtype of another operand, where the framework mixes none; the first that is found counts. */
    void dtype(String parameter, DType dtype) {
        if (!dtypes.containsKey(parameter)) {
            dtypes.put(parameter, dtype);
            changed = true;
        }
    }

    /** That two parameters of one function have the same dtype: the later one has that of the earlier one. */
    void equalDtypes(String parameter, String other) {
        String later = first(parameter);
        String earlier = first(other);
        if (!later.equals(earlier)) {
            equals.put(later, earlier);
            changed = true;
        }
    }

    private String first(String parameter) {
        String at = parameter;
        while (equals.containsKey(at)) {
            at = equals.get(at);
        }
        return at;
    }

    /** Whether something was learnt since the last call. */
    boolean learnt() {
        boolean result = changed;
        changed = false;
        return result;
    }

    /** Gives parameters the usual width, now that all uses are known; whether that may tell anything new. */
    boolean settle() {
        boolean result = !settled && !usual.isEmpty();
        settled = true;
        return result;
    }

    /** What the uses say about a parameter without annotation; empty if nothing. */
    Optional<Fact> fact(String parameter, String name, Optional<Fact> passed) {
        Set<Use> seen = uses(parameter);
        if (seen.contains(Use.INT) && !ranks.containsKey(parameter)) {
            return Optional.of(Fact.INT); // a size or an axis, whatever else is computed with it
        }
        Optional<DType> exact =
                Optional.ofNullable(dtypes.get(parameter)).or(() -> Optional.ofNullable(dtypes.get(first(parameter))));
        if (exact.isPresent()) {
            return Optional.of(new Fact.Tensor(new TensorType(exact.get(), shape(parameter))));
        }
        boolean tensor = seen.contains(Use.TENSOR)
                || seen.contains(Use.FLOAT_TENSOR)
                || seen.contains(Use.INT_TENSOR)
                || seen.contains(Use.BOOL_TENSOR)
                || seen.contains(Use.COPIED) && !seen.contains(Use.PYTHON)
                || ranks.containsKey(parameter)
                || seen.contains(Use.OPERAND) && ARRAYS.matcher(name).matches()
                || seen.contains(Use.COMPARED) && LABEL_ARRAYS.matcher(name).matches()
                || seen.stream().allMatch(use -> MAYBE.contains(use) || use == Use.OPERAND || use == Use.COMPARED)
                        && passed.filter(f -> !f.isUnknown()).isEmpty()
                        && hasTensorNamesake(name);
        if (tensor && mayBeNumber(parameter, name, passed)) {
            return passed.filter(Fact::isNumber).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Fact.Unknown(Set.of(parameter)));
        }
        if (tensor) {
            String earlier = first(parameter);
            String like = earlier.equals(parameter) ? name : earlier.substring(earlier.lastIndexOf('.') + 1);
            Set<Use> all = EnumSet.noneOf(Use.class);
            all.addAll(seen);
            all.addAll(ofNamesakes(name));
            return Optional.of(new Fact.Tensor(new TensorType(dtype(all, like, passed), shape(parameter))));
        }
        if (seen.contains(Use.TENSORS)) {
            return Optional.of(Fact.iterable(Fact.Sequence.Form.ITERABLE, Fact.Tensor.of(DType.ofKind(Kind.FLOAT))));
        }
        if (seen.contains(Use.TEXT)) {
            return Optional.of(Fact.TEXT);
        }
        if (seen.contains(Use.NUMBER)) {
            return Optional.of(Fact.FLOAT);
        }
        return seen.contains(Use.SEQUENCE)
                ? Optional.of(Fact.iterable(Fact.Sequence.Form.ITERABLE, Fact.UNKNOWN))
                : Optional.empty();
    }

    /** Whether nothing but functions that take numbers, too, use a parameter that looks like a number. */
    private boolean mayBeNumber(String parameter, String name, Optional<Fact> passed) {
        boolean looksSo = passed.filter(Fact::isNumber).isPresent()
                || SCALAR.matcher(name).matches();
        return looksSo && !arrays.contains(parameter) && !ranks.containsKey(parameter);
    }

    /** Its own uses, and what those of parameters of the same dtype tell of the dtype. */
    private Set<Use> uses(String parameter) {
        Set<Use> all = EnumSet.noneOf(Use.class);
        all.addAll(uses.getOrDefault(parameter, Set.of()));
        if (equals.containsKey(parameter) || equals.containsValue(parameter)) {
            uses.forEach((other, seen) -> {
                if (first(other).equals(first(parameter))) {
                    seen.stream().filter(DTYPES::contains).forEach(all::add);
                }
            });
        }
        return all;
    }

    /** What parameters of the same name in other functions may be instead of floats: labels here are labels there. */
    private Set<Use> ofNamesakes(String name) {
        Set<Use> found = EnumSet.noneOf(Use.class);
        if (!mixes) {
            return found;
        }
        if (MASKS.matcher(name).matches()) {
            found.add(Use.PERHAPS_BOOL);
        } else if (LABELS.matcher(name).matches()) {
            found.add(Use.PERHAPS_INT);
        }
        for (Set<Use> seen : namesakes.getOrDefault(name, List.of())) {
            for (Use use : seen) {
                switch (use) {
                    case INT_TENSOR -> found.add(Use.PERHAPS_INT);
                    case BOOL_TENSOR -> found.add(Use.PERHAPS_BOOL);
                    case PERHAPS_INT, PERHAPS_BITS, PERHAPS_BOOL -> found.add(use);
                    default -> {}
                }
            }
        }
        return found;
    }

    /** Whether a parameter of the same name in another function is a tensor that may hold integers or bools. */
    private boolean hasTensorNamesake(String name) {
        return mixes && MASKS.matcher(name).matches()
                || mixes && namesakes.getOrDefault(name, List.of()).stream().anyMatch(Evidence::isIntegersOrBools);
    }

    private static boolean isIntegersOrBools(Set<Use> seen) {
        return !seen.contains(Use.INT)
                && (seen.contains(Use.INT_TENSOR)
                        || seen.contains(Use.BOOL_TENSOR)
                        || seen.contains(Use.TENSOR) && seen.stream().anyMatch(MAYBE::contains));
    }

    private Shape shape(String parameter) {
        return ranks.containsKey(parameter) ? Shape.ofRank(ranks.get(parameter)) : Shape.unknown();
    }

    private DType dtype(Set<Use> seen, String name, Optional<Fact> passed) {
        Set<Kind> kinds = new HashSet<>();
        if (seen.contains(Use.FLOAT_TENSOR)) {
            kinds.add(Kind.FLOAT);
        }
        if (seen.contains(Use.INT_TENSOR)) {
            kinds.add(Kind.INT);
        }
        if (seen.contains(Use.BOOL_TENSOR)) {
            kinds.add(Kind.BOOL);
        }
        if (kinds.isEmpty()
                && passed.isPresent()
                && passed.get() instanceof Fact.Tensor tensor
                && tensor.dtype().isKnown()) {
            kinds.add(tensor.dtype().kind());
        }
        if (kinds.isEmpty() && seen.contains(Use.INVERTED) && !seen.contains(Use.PERHAPS_INT)) {
            return DType.BOOL;
        }
        if (kinds.isEmpty() && !seen.contains(Use.PERHAPS_INT) && seen.contains(Use.PERHAPS_BOOL)) {
            return openKind == Kind.INT ? DType.BOOL : DType.like(name, openKind);
        }
        boolean integers = seen.contains(Use.PERHAPS_INT) || seen.contains(Use.PERHAPS_BITS);
        if (kinds.size() > 1 || kinds.isEmpty() && integers) {
            return DType.like(name, openKind);
        }
        Kind kind = kinds.isEmpty() ? Kind.FLOAT : kinds.iterator().next();
        DType own = DType.like(name, kind);
        return kind == Kind.BOOL ? DType.BOOL : settled ? usual.getOrDefault(kind, own) : own;
    }
}
