package dev.espalier.engine.session;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.pass.Sized;
import dev.espalier.engine.pass.StepTimes;
import dev.espalier.engine.trace.TracedRun;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graphs that a child holds on to, by number, and what was compiled of them. */
final class Graphs {
    private final Map<Long, Graph> graphs = new HashMap<>();
    private final Map<Long, TracedRun> runs = new HashMap<>();
    private final Map<Compiled, Executable> executables = new HashMap<>();
    private final Map<Long, StepTimes> times = new HashMap<>();
    private long last;

    /** @param types of the inputs, where the graph has symbols for sizes */
    private record Compiled(long graph, String backend, String device, List<TermType> types) {}

    synchronized long add(Graph graph) {
        graphs.put(++last, graph);
        return last;
    }

    /** Adds the graph of a run, of which graphs of other sizes may be asked. */
    synchronized long add(TracedRun run) {
        long number = add(run.graph());
        runs.put(number, run);
        return number;
    }

    /** The run of which a graph was made. */
    synchronized TracedRun run(long number) {
        return Optional.ofNullable(runs.get(number))
                .orElseThrow(() -> new RemoteProblem("ValueError", "the graph was not made of a run"));
    }

    synchronized Graph get(long number) {
        Graph graph = graphs.get(number);
        if (graph == null) {
            throw new RemoteProblem("ValueError", "the graph is not there any more: Python was restarted since");
        }
        return graph;
    }

    synchronized void measured(long number, StepTimes taken) {
        times.put(number, taken);
    }

    synchronized StepTimes times(long number) {
        return times.get(number);
    }

    /** Forgets a graph that nothing in the child refers to. */
    synchronized void remove(long number) {
        graphs.remove(number);
        runs.remove(number);
        times.remove(number);
        Iterator<Map.Entry<Compiled, Executable>> each = executables.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Compiled, Executable> entry = each.next();
            if (entry.getKey().graph() == number) {
                entry.getValue().close();
                each.remove();
            }
        }
    }

    /**
     * A graph made ready to run, once for each device.
     *
     * @param types of the inputs
     * @param place a backend, or a backend and one of its devices: {@code libtorch}, {@code libtorch:cuda:0}
     */
    synchronized Executable executable(long number, String place, List<TermType> types) {
        int colon = place.indexOf(':');
        String name = colon < 0 ? place : place.substring(0, colon);
        Backend backend = Backends.find(name)
                .orElseThrow(() -> new RemoteProblem(
                        "ValueError", "there is no backend %s; there are %s".formatted(name, names())));
        String device = colon < 0 ? backend.devices().getFirst() : place.substring(colon + 1);
        Graph graph = get(number);
        return Sized.isNeeded(graph)
                ? executables.computeIfAbsent(
                        new Compiled(number, name, device, List.copyOf(types)),
                        _ -> backend.compile(Sized.in(graph, types), device))
                : executables.computeIfAbsent(
                        new Compiled(number, name, device, List.of()), _ -> backend.compile(graph, device));
    }

    static List<String> names() {
        return Backends.all().stream().map(Backend::name).toList();
    }
}
