package dev.espalier.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of one file.
 *
 * @param source the file as the user named it
 * @param output where its translation was written; empty if nothing was
 * @param from the framework it was translated from; empty if it was not
 * @param findings sorted by place
 * @param sourceText empty if it could not be read
 * @param outputText empty if there is none
 */
public record FileReport(
        String source,
        Optional<String> output,
        Optional<String> from,
        Status status,
        List<Finding> findings,
        String sourceText,
        String outputText) {

    /** How far a file came. */
    public enum Status {
        /** All of it. */
        CONVERTED,
        /** Written, with places that raise when reached. */
        PARTLY,
        /** Not written at all. */
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FileReport {
        findings = findings.stream().sorted().toList();
    }

    /** A file that could not be translated or written. */
    public static FileReport failed(String source, String sourceText, List<Finding> findings) {
        return new FileReport(source, Optional.empty(), Optional.empty(), Status.FAILED, findings, sourceText, "");
    }

    /** How many findings are of a kind. */
    public long count(FindingKind kind) {
        return findings.stream().filter(f -> f.kind() == kind).count();
    }
}
