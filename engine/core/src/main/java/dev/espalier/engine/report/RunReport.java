package dev.espalier.engine.report;

import java.util.List;

/**
 * What came of one run over some files.
 *
 * @param version of Espalier
 * @param to the framework translated to
 */
public record RunReport(String version, String to, List<FileReport> files) {
    public RunReport {
        files = List.copyOf(files);
    }

    /** How many files have that status. */
    public long count(FileReport.Status status) {
        return files.stream().filter(f -> f.status() == status).count();
    }

    /** How many findings of all files are of a kind. */
    public long count(FindingKind kind) {
        return files.stream().mapToLong(f -> f.count(kind)).sum();
    }
}
