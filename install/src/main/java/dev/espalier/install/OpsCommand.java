package dev.espalier.install;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Transpiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code espalier ops}. */
@Command(
        name = "ops",
        description = {
            "Lists the core operations with what each framework calls them, or the functions and methods of one framework.",
            "(written) is an expression, (defined) follows from other operations, - is missing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier ops                         what is known",
            "  espalier ops --from torch            functions and methods of torch that are understood",
            "  espalier ops --missing               operations that some framework has no word for",
            "  espalier ops --from jax --missing    operations that jax has no word for"
        })
final class OpsCommand implements Runnable {
    private static final String MISSING = "-";

    private final Surroundings surroundings;

    @Option(
            names = "--from",
            paramLabel = "FRAMEWORK",
            converter = FrameworkName.class,
            completionCandidates = FrameworkName.class,
            description = "Only this one: ${COMPLETION-CANDIDATES}.")
    private Framework from;

    @Option(names = "--missing", description = "Only what is missing.")
    private boolean missing;

    @Mixin
    private HelpOption help;

    OpsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Transpiler transpiler = Transpiler.load();
        if (from != null && !missing) {
            understood(transpiler.dialect(from));
            return;
        }
        List<Framework> frameworks = from == null ? Arrays.asList(Framework.values()) : List.of(from);
        List<List<String>> table = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("operation"));
        frameworks.forEach(framework -> head.add(framework.toString()));
        table.add(head);
        for (Operation operation : transpiler.vocabulary().all()) {
            List<String> line = new ArrayList<>(List.of(operation.name()));
            frameworks.forEach(framework -> line.add(word(transpiler.dialect(framework), operation)));
            if (!missing || line.contains(MISSING)) {
                table.add(line);
            }
        }
        print(table);
    }

    /** Every function and method that has a row; one that was not compared with the framework says so. */
    private void understood(Dialect dialect) {
        Set<String> untested = surroundings.root().map(this::untested).orElse(Set.of());
        for (String name : new TreeSet<>(dialect.allRows().keySet())) {
            surroundings
                    .out()
                    .println(untested.contains(name) ? name + "  (in part untested, see docs/coverage.md)" : name);
        }
    }

    private Set<String> untested(Path root) {
        try {
            return CoveragePage.untested(root, from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Dialect dialect, Operation operation) {
        List<Row> rows = dialect.saying(operation.name());
        if (!rows.isEmpty()) {
            return rows.getFirst().name();
        }
        return !dialect.emission(operation.name()).isEmpty()
                ? "(written)"
                : operation.isPrimitive() ? MISSING : "(defined)";
    }

    private void print(List<List<String>> table) {
        int columns = table.getFirst().size();
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            int place = column;
            widths.add(table.stream()
                    .mapToInt(line -> line.get(place).length())
                    .max()
                    .orElse(0));
        }
        for (List<String> line : table) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(line.get(column)
                        + " ".repeat(widths.get(column) - line.get(column).length()));
            }
            surroundings
                    .out()
                    .println(cells.stream().collect(Collectors.joining("  ")).stripTrailing());
        }
    }
}
