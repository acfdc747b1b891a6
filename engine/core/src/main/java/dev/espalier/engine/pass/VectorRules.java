package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What operations do about a new first axis of their operands. */
final class VectorRules {
    private static final Vocabulary CORE = Vocabulary.load();

    /** How one operation is said with the new axis. */
    private interface Rule {
        Term of(Apply apply, Vectorize pass);
    }

    private static final Map<String, Rule> TABLE = table();

    private VectorRules() {}

    private static Map<String, Rule> table() {
        Map<String, Rule> table = new HashMap<>();
        add(table, VectorRules::elementwise, """
                negative abs sign square reciprocal sqrt rsqrt exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos
                atan sinh cosh tanh asinh acosh atanh floor ceil trunc round erf erfc erfinv lgamma digamma logical_not
                bitwise_invert isnan isinf isfinite signbit real imag conj make_complex angle nan_to_num stop_gradient
                cast copy sigmoid log_sigmoid relu relu6 softplus softsign silu mish gelu gelu_tanh elu celu selu
                leaky_relu hardtanh hard_sigmoid hard_silu tanhshrink softshrink hardshrink threshold add subtract
                multiply divide floor_divide trunc_divide remainder fmod power maximum minimum fmax fmin atan2 hypot
                copysign logaddexp xlogy bitwise_and bitwise_or bitwise_xor left_shift right_shift logical_and logical_or
                logical_xor equal not_equal less less_equal greater greater_equal isclose where clip lerp zeros_like
                ones_like full_like""");
        // The last axes are those of one argument: nothing changes.
        add(table, VectorRules::lastAxes, """
                matrix_transpose tril triu inv pinv det cholesky expm rms_norm diag_embed""");
        add(table, VectorRules::alongAxis, """
                sum prod mean var std amax amin all any count_nonzero logsumexp vector_norm nansum nanmean nanmax nanmin
                median cumsum cumprod cummax cummin cumulative_logsumexp softmax log_softmax standardize sort argsort
                flip squeeze split split_sizes split_every chunk unstack top_k""");
        add(table, VectorRules::alongAxisOfAll, "concat stack gather take_along_axis");
        table.put("argmax", VectorRules::arg);
        table.put("argmin", VectorRules::arg);
        table.put("expand_dims", (apply, pass) -> with(apply, pass, "axis", shifted(apply.argument("axis"))));
        table.put(
                "swapaxes",
                (apply, pass) -> CORE.apply(
                        "swapaxes",
                        pass.plain(apply.argument("x")),
                        shifted(apply.argument("a")),
                        shifted(apply.argument("b"))));
        table.put(
                "moveaxis",
                (apply, pass) -> CORE.apply(
                        "moveaxis",
                        pass.plain(apply.argument("x")),
                        shifted(apply.argument("source")),
                        shifted(apply.argument("destination"))));
        table.put("permute_dims", VectorRules::permute);
        table.put("reshape", (apply, pass) -> with(apply, pass, "shape", sizes(apply.argument("shape"), pass)));
        table.put("broadcast_to", VectorRules::stretched);
        table.put("pad", VectorRules::padded);
        table.put("getitem", VectorRules::indexed);
        table.put(
                "item_of",
                (apply, pass) -> CORE.apply("item_of", pass.plain(apply.argument("xs")), apply.argument("i")));
        table.put("matmul", VectorRules::matmul);
        table.put("linear", VectorRules::linear);
        table.put("take", VectorRules::taken);
        table.put("embedding", VectorRules::taken);
        table.put("einsum", VectorRules::einsum);
        table.put("layer_norm", VectorRules::layerNorm);
        table.put("conv", VectorRules::merged);
        table.put("max_pool", VectorRules::merged);
        table.put("avg_pool", VectorRules::merged);
        return Map.copyOf(table);
    }

    private static void add(Map<String, Rule> table, Rule rule, String names) {
        Arrays.stream(names.strip().split("\\s+"))
                .forEach(name -> table.put(CORE.get(name).name(), rule));
    }

    static boolean has(Operation operation) {
        return TABLE.containsKey(operation.name());
    }

    static Term of(Apply apply, Vectorize pass) {
        Rule rule = TABLE.get(apply.operation().name());
        if (rule == null) {
            throw new IrProblem(apply.operation().name() + ": no rule for many arguments at once");
        }
        return rule.of(apply, pass);
    }

    private static IrProblem problem(Apply apply, String why) {
        return new IrProblem("%s: no rule for many arguments at once: %s"
                .formatted(apply.operation().name(), why));
    }

    private static Term with(Apply apply, Vectorize pass, String parameter, Term changed) {
        List<Term> arguments =
                new ArrayList<>(apply.arguments().stream().map(pass::plain).toList());
        arguments.set(apply.operation().indexOf(parameter), changed);
        return new Apply(apply.operation(), arguments);
    }

    private static Term elementwise(Apply apply, Vectorize pass) {
        int rank = pass.rank(apply);
        return new Apply(
                apply.operation(),
                apply.arguments().stream().map(term -> pass.aligned(term, rank)).toList());
    }

    private static Term lastAxes(Apply apply, Vectorize pass) {
        return pass.plain(apply);
    }

    /** Axes that count from the front count one more; None is all axes but the new one. */
    private static Term alongAxis(Apply apply, Vectorize pass) {
        String operand = apply.operation().parameters().getFirst().name();
        Term axis = apply.argument("axis");
        Term changed = axis.equals(Literal.NONE)
                ? numbers(IntStream.rangeClosed(1, pass.rank(apply.argument(operand))))
                : shifted(axis);
        return with(apply, pass, "axis", changed);
    }

    private static Term arg(Apply apply, Vectorize pass) {
        if (!apply.argument("axis").equals(Literal.NONE)) {
            return alongAxis(apply, pass);
        }
        if (apply.argument("keepdims").equals(Literal.TRUE)) {
            throw problem(apply, "of all elements, with axes kept");
        }
        Term rows =
                CORE.apply("reshape", pass.plain(apply.argument("x")), numbers(IntStream.of((int) pass.count(), -1)));
        return CORE.apply(apply.operation().name(), rows, Literal.of(1), Literal.FALSE, apply.argument("dtype"));
    }

    /** All operands get the new axis. */
    private static Term alongAxisOfAll(Apply apply, Vectorize pass) {
        if (apply.argument("axis").equals(Literal.NONE)) {
            throw problem(apply, "of flattened tensors");
        }
        List<Term> arguments = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            Term argument = apply.arguments().get(i);
            boolean isAxis = apply.operation().parameters().get(i).name().equals("axis");
            arguments.add(
                    isAxis
                            ? shifted(argument)
                            : argument instanceof SequenceTerm(List<Term> items)
                                    ? new SequenceTerm(
                                            items.stream().map(pass::everywhere).toList())
                                    : pass.everywhere(argument));
        }
        return new Apply(apply.operation(), arguments);
    }

    private static Term shifted(Term axis) {
        return switch (axis) {
            case Literal(Long number) -> Literal.of(number < 0 ? number : number + 1);
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(VectorRules::shifted).toList());
            default -> axis;
        };
    }

    private static Term numbers(IntStream numbers) {
        return new SequenceTerm(
                numbers.mapToObj(number -> (Term) Literal.of(number)).toList());
    }

    /** Sizes behind the new one. */
    private static Term sizes(Term shape, Vectorize pass) {
        List<Term> items = shape instanceof SequenceTerm(List<Term> several) ? several : List.of(shape);
        return new SequenceTerm(Stream.concat(Stream.of(Literal.of(pass.count())), items.stream())
                .toList());
    }

    private static Term permute(Apply apply, Vectorize pass) {
        int rank = pass.rank(apply.argument("x"));
        Term order = apply.argument("axes") instanceof SequenceTerm(List<Term> items)
                ? numbers(IntStream.concat(
                        IntStream.of(0),
                        items.stream().mapToInt(item -> Math.floorMod((Long) ((Literal) item).value(), rank) + 1)))
                : numbers(IntStream.rangeClosed(0, rank).map(i -> i == 0 ? 0 : rank + 1 - i));
        return with(apply, pass, "axes", order);
    }

    private static Term stretched(Apply apply, Vectorize pass) {
        Term aligned = pass.aligned(apply.argument("x"), pass.rank(apply));
        return CORE.apply("broadcast_to", aligned, sizes(apply.argument("shape"), pass));
    }

    private static Term padded(Apply apply, Vectorize pass) {
        List<Term> widths = new ArrayList<>(List.of(numbers(IntStream.of(0, 0))));
        widths.addAll(((SequenceTerm) apply.argument("widths")).items());
        return with(apply, pass, "widths", new SequenceTerm(widths));
    }

    private static Term indexed(Apply apply, Vectorize pass) {
        Term index = apply.argument("index");
        List<Term> parts = index instanceof SequenceTerm(List<Term> items) ? items : List.of(index);
        long tensors = parts.stream()
                .filter(part -> !(part instanceof Literal)
                        && !(part instanceof Apply slice
                                && slice.operation().name().equals("slice")))
                .count();
        if (pass.isMany(index) || tensors > 1) {
            throw problem(apply, "indices by tensors");
        }
        List<Term> longer = new ArrayList<>(List.of(CORE.apply("slice")));
        longer.addAll(parts);
        return CORE.apply("getitem", pass.plain(apply.argument("x")), pass.plain(new SequenceTerm(longer)));
    }

    private static Term matmul(Apply apply, Vectorize pass) {
        Term x = apply.argument("x");
        Term y = apply.argument("y");
        if (pass.rank(x) == 1 || pass.rank(y) == 1) {
            return vectors(x, y, pass);
        }
        int rank = Math.max(pass.rank(x), pass.rank(y));
        return CORE.apply("matmul", pass.aligned(x, rank), pass.aligned(y, rank));
    }

    /** A vector is a matrix of one row or one column, whose axis goes again. */
    private static Term vectors(Term x, Term y, Vectorize pass) {
        boolean row = pass.rank(x) == 1;
        boolean column = pass.rank(y) == 1;
        int rank = Math.max(Math.max(pass.rank(x), pass.rank(y)), 2);
        Term left = row ? CORE.apply("expand_dims", pass.plain(x), Literal.of(-2)) : pass.plain(x);
        Term right = column ? CORE.apply("expand_dims", pass.plain(y), Literal.of(-1)) : pass.plain(y);
        Term product = CORE.apply(
                "matmul",
                pass.isMany(x) ? behind(left, rank - Math.max(2, pass.rank(x))) : left,
                pass.isMany(y) ? behind(right, rank - Math.max(2, pass.rank(y))) : right);
        Term rows = row ? CORE.apply("squeeze", product, Literal.of(-2)) : product;
        return column ? CORE.apply("squeeze", rows, Literal.of(-1)) : rows;
    }

    /** A term with so many axes of size 1 behind the new one. */
    private static Term behind(Term term, int missing) {
        return missing == 0 ? term : CORE.apply("expand_dims", term, numbers(IntStream.rangeClosed(1, missing)));
    }

    private static Term linear(Apply apply, Vectorize pass) {
        Term x = apply.argument("x");
        Term weight = apply.argument("weight");
        Term bias = apply.argument("bias");
        boolean isShort = bias.equals(Literal.NONE) || pass.rank(bias) <= 1;
        if (!pass.isMany(weight) && !pass.isMany(bias) && isShort) {
            return pass.plain(apply);
        }
        Apply single = CORE.apply("matmul", x, CORE.apply("matrix_transpose", weight));
        Term product = pass.isMany(single) ? of(single, pass) : pass.plain(single);
        if (bias.equals(Literal.NONE)) {
            return product;
        }
        int rank = Math.max(pass.rank(single), pass.rank(bias));
        Term left = pass.isMany(single) ? behind(product, rank - pass.rank(single)) : product;
        return CORE.apply("add", left, pass.aligned(bias, rank));
    }

    private static Term taken(Apply apply, Vectorize pass) {
        boolean isEmbedding = apply.operation().name().equals("embedding");
        Term x = apply.argument(isEmbedding ? "weight" : "x");
        Term axis = isEmbedding ? Literal.of(0) : apply.argument("axis");
        if (!pass.isMany(apply.argument("indices")) && !axis.equals(Literal.NONE)) {
            return CORE.apply("take", pass.plain(x), pass.plain(apply.argument("indices")), shifted(axis));
        }
        if (pass.isMany(x) || !axis.equals(Literal.of(0))) {
            throw problem(apply, "indices of their own for each argument");
        }
        return pass.plain(apply);
    }

    private static Term einsum(Apply apply, Vectorize pass) {
        String equation =
                ((Literal) apply.argument("equation")).value().toString().replace(" ", "");
        List<Term> xs = ((SequenceTerm) apply.argument("xs")).items();
        if (!equation.contains("->") || equation.contains(".")) {
            throw problem(apply, "the equation \"" + equation + "\"");
        }
        String letter = IntStream.rangeClosed('A', 'z')
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(free -> !equation.contains(free))
                .findFirst()
                .orElseThrow(() -> problem(apply, "no letter is free"));
        String[] sides = equation.split("->", -1);
        String[] operands = sides[0].split(",", -1);
        String left = IntStream.range(0, xs.size())
                .mapToObj(i -> (pass.isMany(xs.get(i)) ? letter : "") + operands[i])
                .collect(Collectors.joining(","));
        return CORE.apply("einsum", new Literal(left + "->" + letter + sides[1]), pass.plain(apply.argument("xs")));
    }

    private static Term layerNorm(Apply apply, Vectorize pass) {
        if (pass.isMany(apply.argument("weight")) || pass.isMany(apply.argument("bias"))) {
            throw problem(apply, "weights of their own for each argument");
        }
        return pass.plain(apply);
    }

    /** The new axis and the batch become one axis, and two again. */
    private static Term merged(Apply apply, Vectorize pass) {
        Term x = apply.argument("x");
        boolean onlyX = pass.isMany(x)
                && apply.arguments().stream().filter(argument -> argument != x).noneMatch(pass::isMany);
        if (!onlyX) {
            throw problem(apply, "weights of their own for each argument");
        }
        long[] from = known(x, pass);
        long[] to = known(apply, pass);
        Term together = CORE.apply("reshape", pass.plain(x), shape(pass.count() * from[0], from, 1));
        return CORE.apply("reshape", with(apply, pass, "x", together), shape(pass.count(), to, 0));
    }

    private static long[] known(Term term, Vectorize pass) {
        return pass.typeOf(term) instanceof TermType.Tensor tensor
                ? tensor.type().shape().sizes().orElseThrow(() -> new IrProblem(term + ": its shape is not known"))
                : new long[0];
    }

    private static Term shape(long first, long[] sizes, int from) {
        return new SequenceTerm(Stream.concat(
                        Stream.of(Literal.of(first)),
                        Arrays.stream(sizes).skip(from).mapToObj(Literal::of))
                .map(Term.class::cast)
                .toList());
    }
}
