package dev.espalier.install;

import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;

/** The end of work on one file, with the finding that says why. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final boolean isUsage;

    private Failure(Finding finding, boolean isUsage) {
        super(finding.toString());
        this.finding = finding;
        this.isUsage = isUsage;
    }

    static Failure at(String file, int line, int column, String reason) {
        return new Failure(new Finding(file, line, column, FindingKind.ERROR, "", reason), false);
    }

    static Failure of(String file, String reason) {
        return at(file, 1, 1, reason);
    }

    /** A failure that another command line would not have. */
    static Failure ofUsage(String file, String reason) {
        return new Failure(new Finding(file, 1, 1, FindingKind.ERROR, "", reason), true);
    }

    Finding finding() {
        return finding;
    }

    boolean isUsage() {
        return isUsage;
    }
}
