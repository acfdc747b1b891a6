package dev.espalier.install;

import dev.espalier.engine.transpile.Framework;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What row conformance wrote into {@code docs/coverage.md}: the rows that could not be compared with the framework. */
final class CoveragePage {
    private static final Pattern UNTESTED = Pattern.compile("- (\\w+): `([\\w.]+)` .*");

    private CoveragePage() {}

    /** The functions and methods of which some row could not be compared. */
    static Set<String> untested(Path root, Framework framework) throws IOException {
        Set<String> names = new TreeSet<>();
        Path page = root.resolve("docs/coverage.md");
        if (Files.exists(page)) {
            try (Stream<String> lines = Files.lines(page, StandardCharsets.UTF_8)) {
                lines.map(UNTESTED::matcher)
                        .filter(Matcher::matches)
                        .filter(line -> line.group(1).equals(framework.toString()))
                        .forEach(line -> names.add(line.group(2)));
            }
        }
        return names;
    }
}
