package dev.espalier.engine.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

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

    public static Optional<Backend> find(String name) {
        return all().stream().filter(backend -> backend.name().equals(name)).findFirst();
    }
}
