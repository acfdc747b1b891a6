package dev.espalier.engine.transpile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A framework that can be translated from and to. */
public enum Framework {
    TORCH("torch", "torchvision"),
    JAX("jax", "jaxlib", "flax", "optax", "haiku", "chex", "orbax", "equinox"),
    TENSORFLOW("tensorflow", "keras", "tf_keras", "tensorflow_probability"),
    NUMPY("numpy", "scipy");

    private final List<String> roots;

    Framework(String... roots) {
        this.roots = List.of(roots);
    }

    /** Top-level packages that belong to the framework. */
    public List<String> roots() {
        return roots;
    }

    /** The framework of that name; {@code pytorch}, {@code tf} and {@code np} are understood too. */
    public static Optional<Framework> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pytorch" -> Optional.of(TORCH);
            case "tf", "keras" -> Optional.of(TENSORFLOW);
            case "np" -> Optional.of(NUMPY);
            case "jnp", "flax" -> Optional.of(JAX);
            default ->
                Arrays.stream(values())
                        .filter(f -> f.toString().equals(name.toLowerCase(Locale.ROOT)))
                        .findFirst();
        };
    }

    /** The lower-case name, as on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
