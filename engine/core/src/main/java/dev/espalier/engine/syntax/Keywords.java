package dev.espalier.engine.syntax;

import java.util.Set;

/** The words of Python that cannot be names. */
public final class Keywords {
    public static final Set<String> ALL = Set.of(
            ("False None True and as assert async await break class continue def del elif else except finally for from global"
                            + " if import in is lambda nonlocal not or pass raise return try while with yield")
                    .split(" "));

    private Keywords() {}
}
