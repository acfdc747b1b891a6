package dev.espalier.engine.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The table files of one framework on the class path, by name, in alphabetical order. */
final class TableFiles {
    private TableFiles() {}

    static Map<String, String> read(String dialect) {
        URL settings = TableFiles.class.getResource("/dev/espalier/dialect/" + dialect + "/settings.py");
        if (settings == null) {
            throw new TableProblem("no tables for " + dialect);
        }
        try {
            URI uri = settings.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri).getParent());
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/dev/espalier/dialect/" + dialect));
            }
        } catch (IOException | URISyntaxException e) {
            throw new TableProblem("cannot read the tables of " + dialect + ": " + e.getMessage());
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
                texts.put(file.getFileName().toString(), text(file));
            }
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
