package dev.espalier.engine.emit;

import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Leaves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Regions whose steps have other names than what stands around them, as a nested function of Python needs it. */
final class Renamed {
    private final Map<String, Fragment> names = new HashMap<>();

    private Renamed() {}

    /** The region with names that are not taken; they are taken from here on. */
    static Graph apart(Graph region, Set<String> taken) {
        Renamed renamed = new Renamed();
        List<Graph.Step> steps = new ArrayList<>();
        for (Graph.Step step : region.steps()) {
            String name = free(step.name(), taken);
            steps.add(new Graph.Step(
                    name, Leaves.replaced(step.term(), renamed.names), step.type(), step.place(), step.scope()));
            renamed.names.put(step.name(), new Fragment(name));
        }
        return region.withSteps(
                steps, region.result().withTerm(Leaves.replaced(region.result().term(), renamed.names)));
    }

    /** A number behind a name is counted on, so that a name that nobody gave stays recognizable. */
    private static String free(String wanted, Set<String> taken) {
        String base = wanted.replaceFirst("_\\d+$", "");
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }
}
