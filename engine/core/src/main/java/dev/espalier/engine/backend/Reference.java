package dev.espalier.engine.backend;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evaluator that gives core operations their meaning: primitives by their kernels, all others through their
 * definitions.
 */
public final class Reference {
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

    private Value value(Term term) {
        Value before = known.get(term);
        if (before != null) {
            return before;
        }
        Value value = switch (term) {
            case Literal(Object constant) -> new Value.Constant(constant);
            case SequenceTerm(List<Term> items) -> new Value.Sequence(items.stream().map(this::value).toList());
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
            return value(vocabulary.define(apply).orElseThrow(() -> new EvaluationProblem(
                    apply.operation().name() + ": neither a kernel nor a definition for these arguments")));
        }
        Arguments arguments = new Arguments(
                apply.operation(), apply.arguments().stream().map(this::value).toList());
        return kernel.get().compute(arguments);
    }
}
