package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.notebook.NotebookFile;
import dev.espalier.kernel.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder by which Jupyter finds a kernel: how it is started, what it is called, its logo. */
public record KernelSpec(List<String> command) {
    public static final String NAME = "espalier";
    private static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    public KernelSpec {
        command = List.copyOf(command);
    }

    /** Where Jupyter looks for kernels of a user. */
    public static Path userFolder(Map<String, String> variables, Path home, String system) {
        String chosen = variables.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen).resolve("kernels").resolve(NAME);
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Jupyter/kernels").resolve(NAME);
        }
        String data = variables.getOrDefault("XDG_DATA_HOME", "");
        Path shared = data.isEmpty() ? home.resolve(".local/share") : Path.of(data);
        return shared.resolve("jupyter/kernels").resolve(NAME);
    }

    /** Where Jupyter looks for kernels of an environment. */
    public static Path folderIn(Path prefix) {
        return prefix.resolve("share/jupyter/kernels").resolve(NAME);
    }

    /** Whether a folder holds a kernel that this class wrote. */
    public static boolean isOurs(Path folder) {
        try {
            return Json.read(Files.readAllBytes(folder.resolve("kernel.json")))
                    .path("metadata")
                    .path("espalier")
                    .asBoolean(false);
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the folder; logos first, so that a kernel which is found is complete. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String logo : LOGOS) {
            try (InputStream in = KernelSpec.class.getResourceAsStream("logo/" + logo)) {
                Files.copy(in, folder.resolve(logo), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        NotebookFile.replace(folder.resolve("kernel.json"), Json.pretty(json()));
    }

    private ObjectNode json() {
        ObjectNode spec = Json.object();
        spec.set("argv", Json.array(command));
        spec.put("display_name", "Espalier").put("language", "python").put("interrupt_mode", "message");
        spec.putObject("metadata").put("espalier", true).put("debugger", false);
        return spec;
    }

    /** Removes the folder; empty if there was none, otherwise whether it was removed. */
    public static Optional<Boolean> remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        if (!isOurs(folder)) {
            return Optional.of(false);
        }
        for (String logo : LOGOS) {
            Files.deleteIfExists(folder.resolve(logo));
        }
        Files.deleteIfExists(folder.resolve("kernel.json"));
        try (var rest = Files.list(folder)) {
            if (rest.findAny().isEmpty()) {
                Files.delete(folder);
            }
        }
        return Optional.of(true);
    }
}
