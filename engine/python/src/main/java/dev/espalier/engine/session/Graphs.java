package dev.espalier.engine.session;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.ir.Graph;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The graphs that a child holds on to, by number, and what was compiled of them. */
final class Graphs {
    private final Map<Long, Graph> graphs = new HashMap<>();
    private final Map<Compiled, Executable> executables = new HashMap<>();
    private long last;

    private record Compiled(long graph, String backend, String device) {}

    synchronized long add(Graph graph) {
        graphs.put(++last, graph);
        return last;
    }

    synchronized Graph get(long number) {
        Graph graph = graphs.get(number);
        if (graph == null) {
            throw new RemoteProblem("ValueError", "the graph is not there any more: Python was restarted since");
        }
        return graph;
    }

    /** Forgets a graph that nothing in the child refers to. */
    synchronized void remove(long number) {
        graphs.remove(number);
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
     * @param place a backend, or a backend and one of its devices: {@code libtorch}, {@code libtorch:cuda:0}
     */
    synchronized Executable executable(long number, String place) {
        int colon = place.indexOf(':');
        String name = colon < 0 ? place : place.substring(0, colon);
        Backend backend = Backends.find(name)
                .orElseThrow(() -> new RemoteProblem(
                        "ValueError", "there is no backend %s; there are %s".formatted(name, names())));
        String device = colon < 0 ? backend.devices().getFirst() : place.substring(colon + 1);
        return executables.computeIfAbsent(
                new Compiled(number, name, device), _ -> backend.compile(get(number), device));
    }

    static List<String> names() {
        return Backends.all().stream().map(Backend::name).toList();
    }
}
