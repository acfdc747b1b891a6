package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Leaves dtypes unsaid where the operation would take them anyway: {@code sum(x)} for {@code sum(x, dtype=float32)}. */
final class Defaults {
    private final Map<String, TermType> types = new HashMap<>();

    private Defaults() {}

    static Graph in(Graph graph) {
        Defaults defaults = new Defaults();
        graph.inputs().forEach(input -> defaults.types.put(input.name(), input.type()));
        List<Graph.Step> steps = new ArrayList<>();
        for (Graph.Step step : graph.steps()) {
            steps.add(step.withTerm(defaults.restored(step.term())));
            defaults.types.put(step.name(), step.type());
        }
        return graph.withSteps(
                steps, graph.result().withTerm(defaults.restored(graph.result().term())));
    }

    private Term restored(Term term) {
        return switch (term) {
            case Apply apply ->
                restored(new Apply(
                        apply.operation(),
                        apply.arguments().stream().map(this::restored).toList()));
            case Literal(Graph region) -> new Literal(in(region));
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(this::restored).toList());
            case Literal _, Fragment _ -> term;
        };
    }

    private Apply restored(Apply apply) {
        List<Term> arguments = new ArrayList<>(apply.arguments());
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Literal(DType dtype)
                    && Vocabulary.load().defaultOf(apply, i).orElse(Literal.NONE) instanceof Apply open
                    && ResultRules.typeOf(open.arguments().getFirst(), leaf -> types.get(leaf.name()))
                            instanceof TermType.Tensor(TensorType type)
                    && type.dtype().equals(dtype)) {
                arguments.set(i, open);
            }
        }
        return new Apply(apply.operation(), arguments);
    }
}
