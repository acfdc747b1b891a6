package dev.espalier.engine.backend;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The evaluator that gives core operations their meaning: primitives by their kernels, all others through their
 * definitions.
 */
public final class Reference {
    private static final Set<Marker> OPERANDS = EnumSet.of(Marker.T, Marker.P, Marker.F);

    private final Vocabulary vocabulary;
    private final Map<String, Value> inputs;
    private final Map<Term, Value> known = new HashMap<>();

    private Reference(Vocabulary vocabulary, Map<String, ? extends Value> inputs) {
        this.vocabulary = vocabulary;
        this.inputs = Map.copyOf(inputs);
    }

    /**
     * The value of a term whose leaves have these values.
     *
     * @throws EvaluationProblem where an operation does not take its operands
     */
    public static Value evaluate(Term term, Map<String, ? extends Value> inputs) {
        try {
            return new Reference(Vocabulary.load(), inputs).value(term);
        } catch (IrProblem e) {
            throw new EvaluationProblem(e.getMessage());
        }
    }

    /** The value that a graph returns, given one value for each input. */
    public static Value evaluate(Graph graph, Map<String, ? extends Value> inputs) {
        Map<String, Value> values = new HashMap<>(inputs);
        for (Graph.Step step : graph.steps()) {
            values.put(step.name(), evaluate(step.term(), values));
        }
        return evaluate(graph.result().term(), values);
    }

    private Value value(Term term) {
        Value before = known.get(term);
        if (before != null) {
            return before;
        }
        Value value =
                switch (term) {
                    case Literal(Object constant) -> new Value.Constant(constant);
                    case SequenceTerm(List<Term> items) ->
                        new Value.Sequence(items.stream().map(this::value).toList());
                    case Fragment(String name, Object _) ->
                        Optional.ofNullable(inputs.get(name))
                                .orElseThrow(() -> new EvaluationProblem("no value is given for " + name));
                    case Apply apply -> applied(apply);
                };
        known.put(term, value);
        return value;
    }

    private Value applied(Apply apply) {
        Optional<Kernel> kernel = Kernels.of(apply.operation().name());
        if (kernel.isEmpty()) {
            return value(vocabulary
                    .define(apply, this::typeOf)
                    .orElseThrow(() -> new EvaluationProblem(
                            apply.operation().name() + ": neither a kernel nor a definition for these arguments")));
        }
        Arguments arguments = new Arguments(
                apply.operation(), apply.arguments().stream().map(this::value).toList());
        Value result = kernel.get().compute(arguments);
        return result instanceof Tensor tensor && tensor.rank() == 0 && onNumbersAlone(apply)
                ? FactKernels.number(tensor, 0)
                : result;
    }

    /** Whether all operands are Python numbers, so that the result is one, too. */
    private boolean onNumbersAlone(Apply apply) {
        List<Term> operands = IntStream.range(0, apply.arguments().size())
                .filter(i ->
                        OPERANDS.contains(apply.operation().parameters().get(i).marker()))
                .mapToObj(apply.arguments()::get)
                .toList();
        return !operands.isEmpty() && operands.stream().allMatch(operand -> value(operand) instanceof Value.Constant);
    }

    private TermType typeOf(Term leaf) {
        return value(leaf) instanceof Tensor tensor ? new TermType.Tensor(tensor.type()) : TermType.UNKNOWN;
    }
}
