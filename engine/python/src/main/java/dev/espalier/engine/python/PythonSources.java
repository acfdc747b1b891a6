package dev.espalier.engine.python;

import dev.espalier.engine.files.Folders;
import dev.espalier.engine.files.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Python files among the resources of this package, laid out as files so that Python can import them and keep what it
 * compiled. Their folder is named after what they say.
 */
final class PythonSources {
    private static final String FOLDER = "dev/espalier/engine/python/";
    private static final String FIRST = "boot.py";

    private final Path cache;
    private Optional<Path> known = Optional.empty();

    PythonSources(Path cache) {
        this.cache = cache;
    }

    /** The folder with {@code boot.py}; it is written if it is not there. */
    synchronized Path folder() throws IOException {
        if (known.isPresent() && Files.exists(known.get().resolve(FIRST))) {
            return known.get();
        }
        SortedMap<String, String> files = read();
        StringBuilder all = new StringBuilder();
        files.forEach((name, text) -> all.append(name).append('\0').append(text).append('\0'));
        Path folder = cache.resolve("runtime").resolve(Hash.of(all.toString()).substring(0, 16));
        if (!Files.exists(folder.resolve(FIRST))) {
            write(files, folder);
        }
        known = Optional.of(folder);
        return folder;
    }

    private static SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        String url = PythonSources.class.getResource(FIRST).toString();
        try {
            if (url.startsWith("jar:")) {
                readJar(Path.of(new URI(url.substring("jar:".length(), url.indexOf("!/")))), files);
            } else {
                readFolder(Path.of(new URI(url)).getParent(), files);
            }
        } catch (URISyntaxException e) {
            throw new IOException("cannot read " + url, e);
        }
        return files;
    }

    private static void readJar(Path jar, SortedMap<String, String> files) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().startsWith(FOLDER) && isSource(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        files.put(entry.getName().substring(FOLDER.length()), text);
                    }
                }
            }
        }
    }

    private static void readFolder(Path folder, SortedMap<String, String> files) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(f -> Files.isRegularFile(f) && isSource(f.toString()))
                    .toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
    }

    private static boolean isSource(String name) {
        return !name.endsWith("/") && !name.endsWith(".class") && !name.contains("__pycache__") && name.contains(".");
    }

    /** Written aside and moved, so that another process never sees half of it. */
    private static void write(SortedMap<String, String> files, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path work = Files.createTempDirectory(folder.getParent(), ".writing");
        for (var file : files.entrySet()) {
            Path target = work.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        try {
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(work);
            if (!Files.exists(folder.resolve(FIRST))) {
                throw e;
            }
        }
    }
}
