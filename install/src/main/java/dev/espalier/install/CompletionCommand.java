package dev.espalier.install;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code espalier completion}. */
@Command(
        name = "completion",
        description = "Prints a script that teaches your shell to complete Espalier's commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(espalier completion bash)",
            "  source <(espalier completion zsh)          after: autoload -U +X bashcompinit && bashcompinit"
        })
final class CompletionCommand implements Runnable {
    /** Shells whose completion is known. */
    private enum Shell {
        bash,
        zsh
    }

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Mixin
    private HelpOption help;

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        // One script serves both: in zsh it loads bashcompinit itself.
        surroundings.out().print(AutoComplete.bash("espalier", spec.root().commandLine()));
    }
}
