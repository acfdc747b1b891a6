package dev.espalier.engine.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One framework as tables. Immutable; loaded by {@link DialectReader}. */
public final class Dialect {
    private static final Map<String, Dialect> LOADED = new ConcurrentHashMap<>();

    private final Settings settings;
    private final Map<String, List<Row>> rows;
    private final Map<String, Constant> constants;
    private final Map<String, List<Row>> saying;
    private final Map<String, List<Row>> emission;
    private final Map<String, HelperFunction> helpers;
    private final java.util.Set<String> modules;

    Dialect(
            Settings settings,
            Map<String, List<Row>> rows,
            Map<String, Constant> constants,
            Map<String, List<Row>> saying,
            Map<String, List<Row>> emission,
            Map<String, HelperFunction> helpers,
            java.util.Set<String> modules) {
        this.settings = settings;
        this.rows = rows;
        this.constants = constants;
        this.saying = saying;
        this.emission = emission;
        this.helpers = helpers;
        this.modules = modules;
    }

    /** The tables of a framework on the class path, which are read once. */
    public static Dialect load(String name) {
        return LOADED.computeIfAbsent(name, framework -> new DialectReader(framework).read());
    }

    public Settings settings() {
        return settings;
    }

    /** Rows by qualified name ({@code torch.clamp}, {@code Tensor.clamp}), overloads in order; empty if unknown. */
    public List<Row> rows(String qualifiedName) {
        return rows.getOrDefault(qualifiedName, List.of());
    }

    /** All rows by qualified name, in table order. */
    public Map<String, List<Row>> allRows() {
        return rows;
    }

    /** A constant, dtype or type by qualified name. */
    public Optional<Constant> constant(String qualifiedName) {
        return Optional.ofNullable(constants.get(qualifiedName));
    }

    /** All constants, dtypes and types by qualified name. */
    public Map<String, Constant> constants() {
        return java.util.Collections.unmodifiableMap(constants);
    }

    /** API rows whose meaning begins with the core operation, in order of preference. */
    public List<Row> saying(String operation) {
        return saying.getOrDefault(operation, List.of());
    }

    /** Emission rows for the core operation. */
    public List<Row> emission(String operation) {
        return emission.getOrDefault(operation, List.of());
    }

    /** A helper function by name. */
    public Optional<HelperFunction> helper(String name) {
        return Optional.ofNullable(helpers.get(name));
    }

    /** Whether the qualified name is a module of the framework known to the tables. */
    public boolean isModule(String qualifiedName) {
        return modules.contains(qualifiedName);
    }

    /** The root module: {@code torch}, {@code jax}… */
    public boolean owns(String qualifiedName) {
        String root =
                qualifiedName.contains(".") ? qualifiedName.substring(0, qualifiedName.indexOf('.')) : qualifiedName;
        return modules.contains(root);
    }

    /** Modules, for suggestions. */
    public java.util.Set<String> modules() {
        return modules;
    }
}
