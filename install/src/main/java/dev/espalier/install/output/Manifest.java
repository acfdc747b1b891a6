package dev.espalier.install.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What we have written into a folder: lines of hash and name, as {@code sha256sum} writes them.
 *
 * <p>A line is added before its file is moved into place. A file is ours if one of its lines fits, so a run that was
 * killed between the two leaves nothing that the next run would not know.
 */
final class Manifest {
    private static final int HASH_LENGTH = 64;
    private static final String GAP = "  ";

    private final Path file;

    Manifest(Path file) {
        this.file = file;
    }

    /** Whether content under that name was written by us. */
    boolean contains(String name, String hash) throws IOException {
        return read().getOrDefault(name, Set.of()).contains(hash);
    }

    void add(String name, String hash) throws IOException {
        // The line break comes first, lest a line that was cut short by a kill swallow this one.
        String line = "\n" + hash + GAP + name + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Leaves one line for each name: the newest. */
    void compact() throws IOException {
        StringBuilder lines = new StringBuilder();
        read().forEach((name, hashes) -> {
            String newest = hashes.stream().reduce((a, b) -> b).orElseThrow();
            lines.append(newest).append(GAP).append(name).append('\n');
        });
        AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Set<String>> read() throws IOException {
        Map<String, Set<String>> hashes = new LinkedHashMap<>();
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return hashes;
        }
        text.lines()
                .filter(line -> line.length() > HASH_LENGTH + GAP.length() && line.startsWith(GAP, HASH_LENGTH))
                .forEach(line -> {
                    Set<String> known = hashes.computeIfAbsent(
                            line.substring(HASH_LENGTH + GAP.length()), name -> new LinkedHashSet<>());
                    known.remove(line.substring(0, HASH_LENGTH));
                    known.add(line.substring(0, HASH_LENGTH));
                });
        return hashes;
    }
}
