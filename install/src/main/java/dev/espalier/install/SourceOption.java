package dev.espalier.install;

import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Transpiler;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says which framework a file is written for. */
final class SourceOption {
    @Option(
            names = "--from",
            paramLabel = "FRAMEWORK",
            converter = FrameworkName.class,
            completionCandidates = FrameworkName.class,
            description = "${COMPLETION-CANDIDATES}; by default, the imports tell.")
    private Framework framework;

    Optional<Framework> framework() {
        return Optional.ofNullable(framework);
    }

    /** The framework of a file. */
    Framework of(SourceFile file) {
        return framework().orElseGet(() -> Transpiler.detect(file));
    }
}
