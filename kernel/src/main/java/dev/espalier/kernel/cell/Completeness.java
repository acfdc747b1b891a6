package dev.espalier.kernel.cell;

/**
 * Whether a text can be run as it is.
 *
 * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
 * @param indent what the next line should start with
 */
public record Completeness(String status, String indent) {
    public static final Completeness COMPLETE = new Completeness("complete", "");
}
