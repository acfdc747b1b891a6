package dev.espalier.install;

import dev.espalier.kernel.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code espalier uninstall}. */
@Command(
        name = "uninstall",
        description = "Takes the kernel back from Jupyter.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  espalier uninstall", "  espalier uninstall --prefix ~/venv"})
final class UninstallCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private KernelPlace place;

    @Mixin
    private HelpOption help;

    UninstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = place.folder(surroundings);
        Optional<Boolean> removed = KernelSpec.remove(folder);
        if (removed.isPresent() && !removed.get()) {
            throw new IOException(folder + " holds another kernel, which stays");
        }
        surroundings
                .out()
                .println("espalier: " + (removed.isPresent() ? "removed the kernel from " : "there is no kernel in ")
                        + folder);
        return ExitStatus.DONE;
    }
}
