package dev.espalier.engine.pass;

import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long each step of a graph takes on a backend: every step is run alone, with the values that it gets in a run of the
 * whole, as often as a fiftieth of a second allows, after a first time that does not count; the median counts. What hands the
 * values to a backend in another process is part of the time.
 *
 * @param graph the graph with every operation as a step of its own
 * @param place the backend and its device
 * @param nanoseconds by the names of the steps; all of them
 */
public record StepTimes(Graph graph, Backends.Place place, Map<String, Long> nanoseconds) {
    private static final long ENOUGH = 20_000_000;
    private static final int LEAST = 3;
    private static final int MOST = 200;

    public StepTimes {
        nanoseconds = Map.copyOf(nanoseconds);
    }

    /**
     * Runs a graph step by step.
     *
     * @param inputs in the order of the graph's
     * @throws EvaluationProblem where a step that others need cannot be run
     */
    public static StepTimes measure(Graph graph, Backends.Place place, List<HostTensor> inputs) {
        Graph flat = Flattened.of(Sized.by(graph, inputs));
        return new StepTimes(flat, place, new Measuring(flat, place).all(inputs));
    }

    /** One run. */
    private static final class Measuring {
        private final Graph graph;
        private final Backends.Place place;
        private final Map<String, Graph.Step> steps = new HashMap<>();
        private final Map<String, TermType> types = new HashMap<>();
        private final Map<String, HostTensor> values = new HashMap<>();

        Measuring(Graph graph, Backends.Place place) {
            this.graph = graph;
            this.place = place;
            graph.inputs().forEach(input -> types.put(input.name(), input.type()));
            for (Graph.Step step : graph.steps()) {
                steps.put(step.name(), step);
                types.put(step.name(), step.type());
            }
        }

        Map<String, Long> all(List<HostTensor> inputs) {
            for (int i = 0; i < inputs.size(); i++) {
                values.put(graph.inputs().get(i).name(), inputs.get(i));
            }
            Map<String, Long> times = new LinkedHashMap<>();
            for (Graph.Step step : graph.steps()) {
                switch (step.type()) {
                    case TermType.Tensor _, TermType.Sequence _ -> measure(step, times);
                    // Facts of shapes are known before a graph runs.
                    case TermType.Scalar _, TermType.Other _ -> times.put(step.name(), 0L);
                }
            }
            return times;
        }

        private void measure(Graph.Step step, Map<String, Long> times) {
            List<Graph.Step> before = new ArrayList<>();
            Set<String> given = new LinkedHashSet<>();
            gather(step, before, given);
            Graph alone = new Graph(
                    graph.name(),
                    given.stream()
                            .map(name -> new Graph.Input(name, Graph.Role.ARGUMENT, types.get(name)))
                            .toList(),
                    before,
                    new Graph.Step(Graph.RESULT, step.term(), step.type(), step.place(), step.scope()));
            List<HostTensor> operands = given.stream().map(values::get).toList();
            try (Executable executable = place.compile(alone)) {
                List<HostTensor> results = executable.run(operands);
                if (step.type() instanceof TermType.Tensor) {
                    values.put(step.name(), results.getFirst());
                }
                times.put(step.name(), isTaken(step) ? 0 : median(executable, operands));
            } catch (IrProblem e) {
                throw new EvaluationProblem("%s: %s".formatted(step.name(), e.getMessage()));
            }
        }

        /** Whether a step only takes one of several results of another, which was measured. */
        private static boolean isTaken(Graph.Step step) {
            return step.term() instanceof Apply apply
                    && apply.operation().name().equals("item_of");
        }

        /** What a step takes: tensors are given to it, all else is computed by the steps before it. */
        private void gather(Graph.Step step, List<Graph.Step> before, Set<String> given) {
            Set<String> names = new LinkedHashSet<>();
            Leaves.collect(step.term(), names);
            for (String name : names) {
                Graph.Step source = steps.get(name);
                if (values.containsKey(name)) {
                    given.add(name);
                } else if (source != null && !before.contains(source)) {
                    gather(source, before, given);
                    before.add(source);
                }
            }
        }

        private static long median(Executable executable, List<HostTensor> operands) {
            long[] times = new long[MOST];
            int count = 0;
            long sum = 0;
            while (count < LEAST || sum < ENOUGH && count < MOST) {
                long start = System.nanoTime();
                executable.run(operands);
                times[count] = System.nanoTime() - start;
                sum += times[count++];
            }
            Arrays.sort(times, 0, count);
            return times[count / 2];
        }
    }
}
