package dev.espalier.install;

import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Transpiler;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Typical work in all directions, so that the JVM can record what it loads; the launcher calls this once. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Runnable {
    private static final String SAMPLE =
            """
            import torch

            def rmse(predictions, targets):
                return torch.sqrt(torch.mean((predictions - targets) ** 2))
            """;

    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Transpiler transpiler = Transpiler.load();
        for (Framework from : Framework.values()) {
            String source = transpiler.translate("rmse.py", SAMPLE, Options.of(Framework.TORCH, from)).text();
            for (Framework to : Framework.values()) {
                Options options = new Options(Optional.of(from), to, Optional.empty(), "");
                transpiler.translate("rmse.py", source, options);
            }
        }
        EspalierCommand.run(surroundings, "transpile", "-h");
    }
}
