package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.ParsedFiles;
import dev.espalier.engine.syntax.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table files on the class path: as text while Espalier is built, parsed beforehand in its jar. */
public final class TableFiles {
    private static final String FOLDER = "/dev/espalier/dialect/";
    private static final String CORE = "core.py";
    private static final String SUFFIX = ".py";
    private static final String PARSED = ".tables";

    private TableFiles() {}

    /** The files of one framework, in alphabetical order, named as in {@code torch/settings.py}. */
    public static List<SourceFile> of(String dialect) {
        return read(dialect, "settings.py");
    }

    /** The core operations. */
    static SourceFile core() {
        return read("", CORE).getFirst();
    }

    /** A single file, as text. */
    static SourceFile text(String name) {
        try (InputStream in = TableFiles.class.getResourceAsStream(FOLDER + name)) {
            return SourceFile.parse(name, new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> read(String folder, String present) {
        URL file = TableFiles.class.getResource(FOLDER + (folder.isEmpty() ? "" : folder + "/") + present);
        if (file == null) {
            throw new IrProblem("no tables for " + folder);
        }
        try {
            return file.getProtocol().equals("jar")
                    ? parsed(folder)
                    : parse(Path.of(file.toURI()).getParent(), folder);
        } catch (IOException | URISyntaxException e) {
            throw new IrProblem("cannot read the tables of " + folder + ": " + e.getMessage());
        }
    }

    private static List<SourceFile> parsed(String folder) throws IOException {
        String name = folder.isEmpty() ? CORE.replace(SUFFIX, PARSED) : folder + PARSED;
        try (InputStream in = TableFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar");
            }
            return ParsedFiles.read(in.readAllBytes());
        }
    }

    private static List<SourceFile> parse(Path place, String folder) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path file : sources(place, folder)) {
            String name = file.getFileName().toString();
            files.add(SourceFile.parse(folder.isEmpty() ? name : folder + "/" + name, Files.readString(file)));
        }
        return files;
    }

    private static List<Path> sources(Path place, String folder) throws IOException {
        if (folder.isEmpty()) {
            return List.of(place.resolve(CORE));
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Writes the parsed form of all tables below a folder; the build calls this with the folder of its classes. */
    public static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[0] + FOLDER);
        write(place, "", place);
        try (Stream<Path> folders = Files.list(place).filter(Files::isDirectory)) {
            for (Path folder : folders.toList()) {
                write(folder, folder.getFileName().toString(), place);
            }
        }
    }

    private static void write(Path from, String folder, Path to) throws IOException {
        String name = folder.isEmpty() ? CORE.replace(SUFFIX, PARSED) : folder + PARSED;
        Files.write(to.resolve(name), ParsedFiles.write(parse(from, folder)));
    }
}
