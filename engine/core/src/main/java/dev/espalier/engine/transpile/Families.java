package dev.espalier.engine.transpile;

import java.util.Arrays;
import java.util.Optional;

/** Which framework a package belongs to. */
final class Families {
    private Families() {}

    static Optional<Framework> owner(String qualified) {
        String root = qualified.contains(".") ? qualified.substring(0, qualified.indexOf('.')) : qualified;
        return Arrays.stream(Framework.values())
                .filter(f -> f.roots().contains(root))
                .findFirst();
    }
}
