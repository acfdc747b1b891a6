package dev.espalier.engine.report;

import java.util.Locale;

/** How serious a finding is. */
public enum FindingKind {
    /** The text could not be read or written at all. */
    ERROR,
    /** This place raises when reached. */
    UNCONVERTED,
    /** Converted, with a stated difference. */
    DIFFERS,
    /** Converted under a stated assumption. */
    ASSUMED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
