package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The modules that an output needs, under names that do not clash with the user's own. */
final class Imports {
    private static final Map<String, String> STANDARD = Map.of("math", "import math", "functools", "import functools");

    private final Settings settings;
    private final Set<String> taken;
    private final Map<String, String> used = new LinkedHashMap<>();

    /** @param taken names that the user's program binds */
    Imports(Settings settings, Set<String> taken) {
        this.settings = settings;
        this.taken = taken;
    }

    /** The text by which a qualified name of the target is reached: {@code jnp.linalg.inv}. */
    String reach(String qualified) {
        String module = "";
        for (String candidate : settings.imports().keySet()) {
            boolean covers = qualified.equals(candidate) || qualified.startsWith(candidate + ".");
            if (covers && candidate.length() > module.length() && free(candidate)) {
                module = candidate;
            }
        }
        if (module.isEmpty()) {
            throw new dev.espalier.engine.types.Refusal("no way to import " + qualified);
        }
        String statement = settings.imports().get(module);
        String local = require(module);
        boolean whole = statement.startsWith("import ")
                && !statement.contains(" as ")
                && local.equals(Settings.localName(statement));
        return whole ? qualified : local + qualified.substring(module.length());
    }

    private boolean free(String module) {
        String statement = settings.imports().get(module);
        return !taken.contains(Settings.localName(statement)) || !module.contains(".");
    }

    private String require(String module) {
        String statement = settings.imports().get(module);
        String local = Settings.localName(statement);
        if (taken.contains(local)) {
            String other = "_" + local;
            used.put(module, "import " + module + " as " + other);
            return other;
        }
        used.put(module, statement);
        return local;
    }

    /** The name by which tables write a module, if it is one: {@code jnp}, {@code F}. */
    Optional<String> local(String tableName) {
        if (STANDARD.containsKey(tableName)) {
            used.put(tableName, STANDARD.get(tableName));
            return Optional.of(tableName);
        }
        for (Map.Entry<String, String> entry : settings.imports().entrySet()) {
            if (Settings.localName(entry.getValue()).equals(tableName)) {
                return Optional.of(require(entry.getKey()));
            }
        }
        return Optional.empty();
    }

    /** The qualified name behind a dotted name as tables write it: {@code jax.numpy.sum} of {@code jnp.sum}. */
    String qualify(String written) {
        String root = written.contains(".") ? written.substring(0, written.indexOf('.')) : written;
        for (Map.Entry<String, String> entry : settings.imports().entrySet()) {
            if (Settings.localName(entry.getValue()).equals(root)) {
                return entry.getKey() + written.substring(root.length());
            }
        }
        return written;
    }

    /** Rewrites the module names in a piece of table text, such as {@code jnp.float32}. */
    String text(String written) {
        String root = written.contains(".") ? written.substring(0, written.indexOf('.')) : written;
        return local(root)
                .map(local -> local + written.substring(root.length()))
                .orElse(written);
    }

    /** The name of a helper function in the output: its own, if the user has no such name. */
    String helperName(String helper) {
        return taken.contains(helper) ? "_" + helper : helper;
    }

    void standard(String module) {
        used.put(module, STANDARD.get(module));
    }

    /** The import statements, sorted: the standard library first. */
    java.util.List<String> statements() {
        Set<String> library = new TreeSet<>();
        Set<String> framework = new TreeSet<>();
        used.forEach((module, statement) -> (STANDARD.containsKey(module) ? library : framework).add(statement));
        java.util.List<String> all = new java.util.ArrayList<>(library);
        all.addAll(framework);
        return all;
    }

    /** Whether a statement imports from Python's own library. */
    static boolean isStandard(String statement) {
        return STANDARD.containsValue(statement);
    }

    /** Makes sure that the framework itself is imported. */
    void main() {
        if (used.keySet().stream().allMatch(STANDARD::containsKey)) {
            require(settings.imports().keySet().iterator().next());
        }
    }

    Map<String, String> used() {
        return used;
    }
}
