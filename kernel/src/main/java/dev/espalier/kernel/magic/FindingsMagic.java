package dev.espalier.kernel.magic;

import dev.espalier.engine.report.Finding;
import dev.espalier.kernel.cell.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** {@code %findings}: what the last translation said. */
final class FindingsMagic implements Magic {
    private final Notebook notebook;

    FindingsMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %findings: what the last %transpile said: places that are not converted, that differ, or that assume something
                Example: %findings""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        call.noWords();
        List<Finding> findings = notebook.findings().get();
        call.print(
                findings.isEmpty()
                        ? "no findings"
                        : findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        return Outcome.NOTHING;
    }
}
