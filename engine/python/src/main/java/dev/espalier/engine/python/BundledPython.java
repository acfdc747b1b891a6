package dev.espalier.engine.python;

import dev.espalier.engine.files.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A CPython of our own, unpacked from a Maven artifact, so that none need be installed.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and the interpreter's library
 */
public record BundledPython(Path home) {
    /** Of the artifact {@code org.bytedeco:cpython}. */
    static final String VERSION = "3.14.3-1.5.13";

    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    /** The place of the interpreter, whether it has been unpacked or not. */
    public static BundledPython in(Path cache) {
        return new BundledPython(cache.resolve("python").resolve(VERSION + "-" + platform()));
    }

    /** The platform as bytedeco names it: {@code linux-x86_64}. */
    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String family = system.startsWith("mac") ? "macosx" : system.startsWith("win") ? "windows" : "linux";
        return family + "-" + (machine.equals("amd64") ? "x86_64" : machine.equals("aarch64") ? "arm64" : machine);
    }

    /** The program to start; it needs {@link #variables}. */
    Path program() {
        return home.resolve("bin").resolve("python3.14");
    }

    public boolean isPresent() {
        return Files.isExecutable(program());
    }

    /** The environment without which the program does not find its library. */
    Map<String, String> variables() {
        String name = platform().startsWith("macosx") ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
        String inherited = System.getenv().getOrDefault(name, "");
        return Map.of(name, inherited.isEmpty() ? home.toString() : home + ":" + inherited);
    }

    /** Fetches the artifact through Maven, with whatever mirrors it is set up for, and unpacks it. */
    void fetch(Path log) throws IOException {
        Path parent = Files.createDirectories(home.toAbsolutePath().getParent());
        Path work = Files.createTempDirectory(parent, ".unpacking");
        try {
            Commands commands = new Commands(work, log, Map.of("JAVA_HOME", System.getProperty("java.home")));
            String artifact = "org.bytedeco:cpython:" + VERSION + ":jar:" + platform();
            commands.run(List.of("mvn", "-B", "-q", COPY, "-Dartifact=" + artifact, "-DoutputDirectory=" + work));
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(work, "*.jar")) {
                for (Path jar : jars) {
                    unpack(jar, work);
                }
            }
            Files.move(work.resolve("org/bytedeco/cpython").resolve(platform()), home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(work);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(jar + " wants to write outside of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    boolean isProgram = file.getParent().endsWith("bin");
                    if (isProgram && !file.toFile().setExecutable(true)) {
                        throw new IOException("cannot make " + file + " executable");
                    }
                }
            }
        }
    }
}
