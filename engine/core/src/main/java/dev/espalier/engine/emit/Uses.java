package dev.espalier.engine.emit;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the steps of a graph are used. */
final class Uses {
    private final Map<String, List<Graph.Step>> users = new HashMap<>();
    private final Map<String, TermType> types = new HashMap<>();

    Uses(Graph graph) {
        graph.inputs().forEach(input -> types.put(input.name(), input.type()));
        List<Graph.Step> all = new ArrayList<>(graph.steps());
        all.add(graph.result());
        for (Graph.Step step : all) {
            types.put(step.name(), step.type());
            List<String> names = new ArrayList<>();
            Leaves.collect(step.term(), names);
            names.forEach(
                    name -> users.computeIfAbsent(name, _ -> new ArrayList<>()).add(step));
        }
    }

    TermType type(String name) {
        return types.get(name);
    }

    /** Whether a step is one that nobody has named and that is used once. */
    boolean isInlined(Graph.Step step) {
        return isGenerated(step) && users.getOrDefault(step.name(), List.of()).size() == 1;
    }

    /** Whether a step has the name of its operation and a number, which nobody has given to it. */
    static boolean isGenerated(Graph.Step step) {
        return step.term() instanceof Apply apply
                && step.name().matches(apply.operation().name() + "_\\d+");
    }

    /** The steps that take single results out of a step, if it is used for nothing else. */
    List<Graph.Step> items(String name) {
        List<Graph.Step> steps = users.getOrDefault(name, List.of());
        return steps.stream().allMatch(Uses::isItem) ? steps : List.of();
    }

    private static boolean isItem(Graph.Step step) {
        return !step.name().equals(Graph.RESULT)
                && step.term() instanceof Apply apply
                && apply.operation().name().equals("item_of")
                && apply.argument("xs") instanceof Fragment
                && apply.argument("i") instanceof Literal(Long _);
    }
}
