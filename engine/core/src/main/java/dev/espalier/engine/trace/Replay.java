package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.pass.GraphBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The calls of a trace once more, on inputs of other sizes: each is read anew, on operands of the types that the calls
 * before it give. Sizes are numbers, or symbols of which nothing is decided.
 */
final class Replay {
    private final Trace run;
    private final boolean isSymbolic;
    private final Vocabulary vocabulary = Vocabulary.load();
    private final GraphBuilder builder;
    private final Map<String, Term> values = new HashMap<>();

    private Replay(Trace run, boolean isSymbolic) {
        this.run = run;
        this.isSymbolic = isSymbolic;
        this.builder = new GraphBuilder(run.name(), run.inputs());
        run.inputs().forEach(input -> values.put(input.name(), new Fragment(input.name())));
    }

    /**
     * The graph of a trace for the sizes of its inputs.
     *
     * @throws TraceProblem where the program might make other calls at these sizes
     */
    static Graph of(Trace run) {
        return new Replay(run, false).graph();
    }

    /** The same with the sizes that the program returns. */
    static TracedRun.Resized resized(Trace run) {
        Replay replay = new Replay(run, false);
        Graph graph = replay.graph();
        return new TracedRun.Resized(
                graph,
                run.returned().stream().map(size -> size.number(replay::size)).toList());
    }

    /**
     * The graph of a trace that has symbols among the sizes of its inputs; whether the program would make these calls at
     * other sizes is not asked here.
     *
     * @throws TraceProblem where a call cannot be read without knowing the sizes
     */
    static SymbolicGraph withSymbols(Trace run) {
        Replay replay = new Replay(run, true);
        Graph graph = replay.graph();
        List<String> unsaid = run.conditions().stream()
                .filter(condition -> !replay.isImplied(condition))
                .map(SizeTerm.Condition::toString)
                .toList();
        return new SymbolicGraph(graph, unsaid);
    }

    /** Whether a condition holds whatever the symbols are, as far as that can be seen. */
    private boolean isImplied(SizeTerm.Condition condition) {
        Set<String> names = new LinkedHashSet<>();
        condition.left().collect(names);
        condition.right().collect(names);
        boolean isKnown = names.stream().allMatch(name -> isExact(builder.typeOf(value(name))));
        boolean isSame = condition.left() instanceof SizeTerm.Size left
                && condition.right() instanceof SizeTerm.Size right
                && dim(left)
                        .filter(dim -> dim instanceof Dim.Symbol)
                        .filter(dim -> dim(right).filter(dim::equals).isPresent())
                        .isPresent();
        return isKnown
                || isSame
                        && condition.check().endsWith("=")
                        && !condition.check().startsWith("!");
    }

    private Optional<Dim> dim(SizeTerm.Size size) {
        return builder.typeOf(value(size.value())) instanceof TermType.Tensor(TensorType tensor)
                ? tensor.shape().dims().map(dims -> dims.get(size.axis()))
                : Optional.empty();
    }

    private Graph graph() {
        run.exact().ifPresent(reason -> {
            throw new TraceProblem(List.of(reason));
        });
        try {
            run.calls().forEach(this::add);
            for (SizeTerm.Condition condition : run.conditions()) {
                if (!isSymbolic && !condition.holds(this::size)) {
                    throw new TraceProblem(List.of("not " + condition));
                }
            }
            return builder.build(TraceReader.replaced(run.name(), run.output(), values));
        } catch (IrProblem | ArithmeticException | IndexOutOfBoundsException e) {
            throw new TraceProblem(List.of(e.getMessage()));
        }
    }

    private void add(TracedCall traced) {
        TracedCall call = isSymbolic ? said(traced) : computed(traced);
        List<Term> terms = TraceReader.KNOWN
                .of(run.framework(), List.of(call))
                .get(call.reading())
                .terms();
        builder.at(Optional.of(call.place()), call.scope());
        List<Term> results = terms.stream()
                .map(term -> TraceReader.replaced(run.name(), term, values))
                .toList();
        if (call.several() && results.size() == 1) {
            Term all = builder.add(results.getFirst());
            results = items(all, count(builder.typeOf(all)));
        }
        if (results.size() != call.results().size()) {
            throw new IrProblem("%s gives %d results, not %d"
                    .formatted(call.api(), results.size(), call.results().size()));
        }
        for (int i = 0; i < results.size(); i++) {
            Term value = builder.add(results.get(i));
            if (!isSymbolic && !isExact(builder.typeOf(value))) {
                throw new IrProblem(
                        "%s gives %s, whose sizes are not known".formatted(call.api(), builder.typeOf(value)));
            }
            values.put(call.results().get(i).name(), value);
        }
    }

    /** A call with numbers for the sizes in it. */
    private TracedCall computed(TracedCall call) {
        return call.on(types(call.operands().keySet()))
                .filled(mark -> run.sizes().get(mark).term().number(this::size));
    }

    /** A call that says where the sizes in it come from, {@code v1.shape[0]}. */
    private TracedCall said(TracedCall call) {
        Set<String> operands = new LinkedHashSet<>(call.operands().keySet());
        call.marks().forEach(mark -> run.sizes().get(mark).term().collect(operands));
        return call.on(types(operands))
                .spelled(mark -> run.sizes().get(mark).term().toString());
    }

    private Map<String, TermType> types(Set<String> operands) {
        Map<String, TermType> types = new LinkedHashMap<>();
        operands.forEach(operand -> types.put(operand, builder.typeOf(value(operand))));
        return types;
    }

    private List<Term> items(Term all, long count) {
        return LongStream.range(0, count)
                .mapToObj(i -> (Term) vocabulary.apply("item_of", all, Literal.of(i)))
                .toList();
    }

    /** How many results a value stands for. */
    private static long count(TermType type) {
        return switch (type) {
            case TermType.Sequence(List<TermType> items) -> items.size();
            case TermType.Tensor(TensorType tensor)
            when tensor.shape().sizes().filter(sizes -> sizes.length > 0).isPresent() ->
                tensor.shape().sizes().get()[0];
            case TermType.Tensor _, TermType.Scalar _, TermType.Other _ ->
                throw new IrProblem("how many results there are is not known of " + type);
        };
    }

    private static boolean isExact(TermType type) {
        return type instanceof TermType.Tensor(TensorType tensor)
                && tensor.dtype().exact()
                && tensor.shape().sizes().isPresent();
    }

    private Term value(String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow(() -> new IrProblem("no call has made " + name));
    }

    private long size(String value, int axis) {
        if (builder.typeOf(value(value)) instanceof TermType.Tensor(TensorType tensor)
                && tensor.shape().sizes().isPresent()) {
            return tensor.shape().sizes().get()[axis];
        }
        throw new IrProblem("the sizes of %s are not known".formatted(value));
    }
}
