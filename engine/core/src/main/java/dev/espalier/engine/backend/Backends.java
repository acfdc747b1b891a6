package dev.espalier.engine.backend;

import dev.espalier.engine.ir.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The backends on the class path. */
public final class Backends {
    private Backends() {}

    /** Looked up once, because a backend may keep a process. */
    private static final class Found {
        private static final List<Backend> ALL = find();

        private static List<Backend> find() {
            List<Backend> found = new ArrayList<>();
            ServiceLoader.load(Backend.class).forEach(found::add);
            found.sort(Comparator.comparing(Backend::name));
            return List.copyOf(found);
        }
    }

    /** All of them, by name. */
    public static List<Backend> all() {
        return Found.ALL;
    }

    /** A backend and one of its devices. */
    public record Place(Backend backend, String device) {
        public Executable compile(Graph graph) {
            return backend.compile(graph, device);
        }

        @Override
        public String toString() {
            return backend.name() + ":" + device;
        }
    }

    /**
     * What a text such as {@code libtorch} or {@code libtorch:cuda:0} means; without a device, the backend's first.
     *
     * @throws EvaluationProblem where there is no such backend
     */
    public static Place place(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Backend backend = find(name)
                .orElseThrow(() -> new EvaluationProblem("no backend is called %s here; there are %s"
                        .formatted(name, all().stream().map(Backend::name).collect(Collectors.joining(", ")))));
        return new Place(backend, colon < 0 ? backend.devices().getFirst() : text.substring(colon + 1));
    }

    public static Optional<Backend> find(String name) {
        return all().stream().filter(backend -> backend.name().equals(name)).findFirst();
    }
}
