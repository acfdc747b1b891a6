package dev.espalier.install;

import dev.espalier.kernel.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code espalier install}. */
@Command(
        name = "install",
        description = "Makes the kernel known to Jupyter.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  espalier install", "  espalier install --sys-prefix --python ~/venv"})
final class InstallCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private KernelPlace place;

    @Option(names = "--force", description = "Overwrite a kernel of the same name that Espalier did not write.")
    private boolean force;

    @Mixin
    private HelpOption help;

    InstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = place.folder(surroundings);
        if (Files.exists(folder.resolve("kernel.json")) && !KernelSpec.isOurs(folder) && !force) {
            throw new IOException(folder + " holds another kernel; --force overwrites it");
        }
        KernelProgram program = new KernelProgram(surroundings, place.python(surroundings));
        program.specification().write(folder);
        surroundings.out().println("espalier: installed the kernel Espalier in " + folder);
        return ExitStatus.DONE;
    }
}
