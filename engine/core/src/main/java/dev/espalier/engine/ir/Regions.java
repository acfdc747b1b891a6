package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Graphs inside of graphs: what {@code branch}, {@code while_loop} and {@code scan} run. A region is a constant, since it
 * is closed: its operation hands it all that it uses.
 */
public final class Regions {
    private Regions() {}

    /** Whether an operation runs regions. */
    public static boolean has(Operation operation) {
        return switch (operation.name()) {
            case "branch", "while_loop", "scan" -> true;
            default -> false;
        };
    }

    /** The region that an operation has for a parameter. */
    public static Graph region(Apply apply, String parameter) {
        if (apply.argument(parameter) instanceof Literal(Graph region)) {
            return region;
        }
        throw new IrProblem(
                "%s: %s is %s, not a region".formatted(apply.operation().name(), parameter, apply.argument(parameter)));
    }

    /** The items of an argument that is a sequence. */
    public static List<Term> operands(Apply apply, String parameter) {
        if (apply.argument(parameter) instanceof SequenceTerm(List<Term> items)) {
            return items;
        }
        throw new IrProblem("%s: %s is %s, not a sequence"
                .formatted(apply.operation().name(), parameter, apply.argument(parameter)));
    }

    /** The regions in a term, in the order in which they stand there, but not those inside of regions. */
    public static List<Graph> of(Term term) {
        List<Graph> regions = new ArrayList<>();
        collect(term, regions);
        return regions;
    }

    private static void collect(Term term, List<Graph> regions) {
        switch (term) {
            case Literal(Graph region) -> regions.add(region);
            case Apply apply -> apply.arguments().forEach(argument -> collect(argument, regions));
            case SequenceTerm(List<Term> items) -> items.forEach(item -> collect(item, regions));
            case Literal _, Fragment _ -> {}
        }
    }

    /** The term with other regions in the place of its own. */
    public static Term each(Term term, UnaryOperator<Graph> change) {
        return switch (term) {
            case Literal(Graph region) -> new Literal(change.apply(region));
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream()
                                .map(argument -> each(argument, change))
                                .toList());
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(item -> each(item, change)).toList());
            case Literal _, Fragment _ -> term;
        };
    }

    static TermType results(Term region) {
        return region instanceof Literal(Graph graph) ? new TermType.Sequence(graph.results()) : TermType.UNKNOWN;
    }

    /** What a scan gives: the carry, and the outputs with one more axis. */
    static TermType scanned(Term body, Term carry, Dim length) {
        if (!(body instanceof Literal(Graph graph)) || !(carry instanceof SequenceTerm(List<Term> carried))) {
            return TermType.UNKNOWN;
        }
        List<TermType> types = new ArrayList<>();
        for (int i = 0; i < graph.results().size(); i++) {
            TermType type = graph.results().get(i);
            types.add(i < carried.size() ? type : stacked(type, length));
        }
        return new TermType.Sequence(types);
    }

    private static TermType stacked(TermType type, Dim length) {
        return type instanceof TermType.Tensor(TensorType row) ? rows(row, length) : TermType.UNKNOWN;
    }

    /** The type of many tensors of a type, one upon the other. */
    public static TermType rows(TensorType row, Dim length) {
        return TermType.tensor(
                row.dtype(),
                row.shape()
                        .dims()
                        .map(dims -> {
                            List<Dim> all = new ArrayList<>(List.of(length));
                            all.addAll(dims);
                            return Shape.of(all);
                        })
                        .orElse(Shape.unknown()));
    }

    /** The type of one row of a tensor. */
    public static TermType row(TermType type) {
        return type instanceof TermType.Tensor(TensorType rows)
                ? TermType.tensor(
                        rows.dtype(),
                        rows.shape()
                                .dims()
                                .filter(dims -> !dims.isEmpty())
                                .map(dims -> Shape.of(dims.subList(1, dims.size())))
                                .orElse(Shape.unknown()))
                : TermType.UNKNOWN;
    }

    /** Why regions and what is handed to them do not fit; empty where they do. */
    public static Optional<String> mismatch(Apply apply, Function<Term, TermType> typeOf) {
        Function<String, List<TermType>> types =
                parameter -> operands(apply, parameter).stream().map(typeOf).toList();
        return switch (apply.operation().name()) {
            case "branch" -> {
                Graph yes = region(apply, "yes");
                Graph no = region(apply, "no");
                yield differ("yes takes", inputs(yes), types.apply("operands"))
                        .or(() -> differ("no takes", inputs(no), types.apply("operands")))
                        .or(() -> differ("no gives", no.results(), yes.results()));
            }
            case "while_loop" -> {
                Graph condition = region(apply, "condition");
                Graph body = region(apply, "body");
                List<TermType> given = joined(types.apply("state"), types.apply("constants"));
                yield differ("condition takes", inputs(condition), given)
                        .or(() -> differ("body takes", inputs(body), given))
                        .or(() -> differ("body gives", body.results(), types.apply("state")))
                        .or(() -> differ(
                                "condition gives",
                                condition.results(),
                                List.of(TermType.tensor(DType.BOOL, Shape.scalar()))));
            }
            case "scan" -> {
                Graph body = region(apply, "body");
                List<TermType> carry = types.apply("carry");
                List<TermType> rows =
                        types.apply("rows").stream().map(Regions::row).toList();
                List<TermType> carried = body.results()
                        .subList(0, Math.min(carry.size(), body.results().size()));
                yield differ("body takes", inputs(body), joined(joined(carry, rows), types.apply("constants")))
                        .or(() -> differ("body carries", carried, carry));
            }
            default -> Optional.empty();
        };
    }

    private static List<TermType> inputs(Graph region) {
        return region.inputs().stream().map(Graph.Input::type).toList();
    }

    private static List<TermType> joined(List<TermType> first, List<TermType> second) {
        List<TermType> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static Optional<String> differ(String what, List<TermType> own, List<TermType> given) {
        return Verifier.agree(new TermType.Sequence(own), new TermType.Sequence(given))
                ? Optional.empty()
                : Optional.of(
                        "%s %s, not %s".formatted(what, new TermType.Sequence(own), new TermType.Sequence(given)));
    }
}
