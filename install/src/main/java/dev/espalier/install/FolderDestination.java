package dev.espalier.install;

import dev.espalier.install.output.OutputFolder;
import dev.espalier.install.output.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A folder, made when the first translation is written to it; inputs are safe from being replaced. */
final class FolderDestination implements Destination {
    private final String shown;
    private final Path folder;
    private final boolean force;
    private final Set<Path> inputs = new HashSet<>();
    private Optional<OutputFolder> output = Optional.empty();

    FolderDestination(String shown, Path folder, Inputs inputs, boolean force) {
        this.shown = shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown;
        this.folder = folder;
        this.force = force;
        inputs.files().forEach(input -> this.inputs.add(real(input.path())));
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public String shown(Input input) {
        return shown + "/" + input.name();
    }

    @Override
    public synchronized void write(Input input, String text) throws IOException, Refusal {
        Path file = folder.resolve(input.name());
        if (Files.exists(file) && inputs.contains(real(file))) {
            throw new Refusal("is an input of this run and stays as it is; choose another folder with -o");
        }
        if (output.isEmpty()) {
            output = Optional.of(OutputFolder.open(folder, force));
        }
        output.get().write(input.name(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (output.isPresent()) {
            output.get().close();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
