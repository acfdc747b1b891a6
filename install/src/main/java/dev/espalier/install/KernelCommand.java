package dev.espalier.install;

import dev.espalier.kernel.Kernel;
import dev.espalier.kernel.wire.ConnectionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code espalier kernel}, which Jupyter calls. */
@Command(
        name = "kernel",
        description = "Runs a kernel where a connection file says; Jupyter calls this.",
        footerHeading = "%nExamples:%n",
        footer = "  espalier kernel connection.json")
final class KernelCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CONNECTION_FILE", description = "The file in which Jupyter says where to listen.")
    private String connectionFile;

    @Option(names = "--python", paramLabel = "PATH", description = "The Python that runs the cells.")
    private Path python;

    @Mixin
    private HelpOption help;

    KernelCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ConnectionFile file = ConnectionFile.read(surroundings.resolve(connectionFile));
        KernelProgram program = new KernelProgram(surroundings, Optional.ofNullable(python));
        try (Kernel kernel = new Kernel(file, program.session())) {
            kernel.start();
            kernel.waitForShutdown();
        }
        return ExitStatus.DONE;
    }
}
