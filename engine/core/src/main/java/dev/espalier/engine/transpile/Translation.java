package dev.espalier.engine.transpile;

import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import java.util.List;

/** The result of translating one file. */
public record Translation(String text, List<Finding> findings, Framework from) {
    /** Whether some place raises when reached. */
    public boolean hasUnconverted() {
        return findings.stream().anyMatch(f -> f.kind() == FindingKind.UNCONVERTED);
    }
}
