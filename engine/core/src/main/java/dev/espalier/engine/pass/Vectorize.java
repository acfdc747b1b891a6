package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The same computation for each of many arguments at once: some inputs get a new first axis, and so do all results.
 * What each operation does about that axis stands in {@link VectorRules}.
 */
public final class Vectorize {
    private static final Vocabulary CORE = Vocabulary.load();

    private static final Set<String> SIZES = Set.of("size", "sizes", "shape", "numel");

    private final GraphBuilder graph;
    private final long count;
    private final Map<String, Term> names = new HashMap<>();
    private final Map<String, TermType> single = new HashMap<>();
    private final Set<String> many = new LinkedHashSet<>();

    private Vectorize(GraphBuilder graph, long count) {
        this.graph = graph;
        this.count = count;
    }

    /**
     * The graph for many arguments.
     *
     * @param inputs the names of those that are given many times
     * @param count how many times
     * @throws IrProblem where an operation has no rule for that, or a shape is not known
     */
    public static Graph over(Graph given, Set<String> inputs, long count) {
        Graph flat = Decompose.to(given, (operation, _) -> VectorRules.has(operation) || operation.isPrimitive());
        List<Graph.Input> wider = flat.inputs().stream()
                .map(input -> inputs.contains(input.name()) ? wider(input, count) : input)
                .toList();
        Vectorize pass = new Vectorize(GraphBuilder.folding(flat.name(), wider), count);
        flat.inputs().forEach(input -> pass.define(input.name(), new Fragment(input.name()), input.type()));
        pass.many.addAll(inputs);
        for (Graph.Step step : flat.steps()) {
            pass.graph.at(step.place(), step.scope());
            pass.step(step);
        }
        pass.graph.at(flat.result().place(), flat.result().scope());
        return Simplify.in(pass.graph.build(pass.result(flat.result())));
    }

    private static Graph.Input wider(Graph.Input input, long count) {
        if (!(input.type() instanceof TermType.Tensor(TensorType type))
                || !type.shape().isKnownRank()) {
            throw new IrProblem("%s: only tensors of known rank can be given many times".formatted(input.name()));
        }
        List<Dim> dims = new ArrayList<>(List.of(Dim.of(count)));
        dims.addAll(type.shape().dims().orElseThrow());
        TermType wide = TermType.tensor(type.dtype(), Shape.of(dims));
        return new Graph.Input(input.name(), input.role(), wide, input.path());
    }

    private void define(String name, Term term, TermType type) {
        names.put(name, term);
        single.put(name, type);
    }

    private void step(Graph.Step step) {
        requireNumbers(step.term());
        boolean wide = isMany(step.term());
        Term term = wide ? VectorRules.of((Apply) step.term(), this) : Leaves.replaced(step.term(), names);
        define(step.name(), graph.add(step.name(), term), step.type());
        if (wide) {
            many.add(step.name());
        }
    }

    /** Sizes are numbers by now, unless they are symbols: the axes that those name are others with one more in front. */
    private void requireNumbers(Term term) {
        switch (term) {
            case Apply apply
            when SIZES.contains(apply.operation().name()) && isMany(apply) ->
                throw new IrProblem("%s: no rule for many arguments at once while sizes are symbols".formatted(apply));
            case Apply apply -> apply.arguments().forEach(this::requireNumbers);
            case SequenceTerm(List<Term> items) -> items.forEach(this::requireNumbers);
            case Fragment _, Literal _ -> {}
        }
    }

    private Term result(Graph.Step result) {
        requireNumbers(result.term());
        return switch (result.term()) {
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream()
                        .map(item -> result(new Graph.Step(result.name(), item, typeOf(item), result.place())))
                        .toList());
            case Apply apply when isMany(apply) -> VectorRules.of(apply, this);
            case Apply _, Fragment _, Literal _ -> everywhere(result.term());
        };
    }

    /** Whether what a term gives has the new axis. */
    boolean isMany(Term term) {
        Set<String> used = new LinkedHashSet<>();
        Leaves.collect(term, used);
        return used.stream().anyMatch(many::contains);
    }

    /** A term without the new axis, in the new graph. */
    Term plain(Term term) {
        return Leaves.replaced(term, names);
    }

    /** The rank that a term has for one argument. */
    int rank(Term term) {
        if (term instanceof Literal) {
            return 0;
        }
        if (typeOf(term) instanceof TermType.Tensor(TensorType type)
                && type.shape().isKnownRank()) {
            return type.shape().rank().orElseThrow();
        }
        throw new IrProblem(term + ": its rank is not known");
    }

    /** The type that a term has for one argument. */
    TermType typeOf(Term term) {
        return ResultRules.typeOf(term, leaf -> single.get(leaf.name()));
    }

    long count() {
        return count;
    }

    /** A term with the new axis, and behind it axes of size 1 up to a rank; without the new axis as it is. */
    Term aligned(Term term, int rank) {
        if (!isMany(term)) {
            return plain(term);
        }
        int missing = rank - rank(term);
        Term wide = plain(term);
        return missing <= 0
                ? wide
                : CORE.apply(
                        "expand_dims",
                        wide,
                        new SequenceTerm(IntStream.rangeClosed(1, missing)
                                .mapToObj(axis -> (Term) Literal.of(axis))
                                .toList()));
    }

    /** A term with the new axis, repeated along it where it has none. */
    Term everywhere(Term term) {
        if (isMany(term)) {
            return plain(term);
        }
        List<Term> sizes = new ArrayList<>(List.of(Literal.of(count)));
        if (!(typeOf(term) instanceof TermType.Tensor(TensorType type))
                || type.shape().sizes().isEmpty()) {
            throw new IrProblem(term + ": its shape is not known");
        }
        for (long size : type.shape().sizes().get()) {
            sizes.add(Literal.of(size));
        }
        return CORE.apply("broadcast_to", plain(term), new SequenceTerm(sizes));
    }
}
