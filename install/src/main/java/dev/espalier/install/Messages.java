package dev.espalier.install;

import dev.espalier.engine.report.FileReport.Status;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** What a run says on standard error: its findings by place, then one line about all. */
record Messages(Surroundings surroundings) {
    void tell(RunReport run, Destination destination) {
        run.files().stream()
                .flatMap(file -> file.findings().stream())
                .distinct()
                .sorted()
                .forEach(finding -> surroundings.err().println(coloured(finding)));
        surroundings.err().println("espalier: " + summary(run, destination));
    }

    private static String summary(RunReport run, Destination destination) {
        String frameworks = run.files().stream()
                .flatMap(file -> file.from().stream())
                .distinct()
                .collect(Collectors.joining(" and "));
        List<String> parts = new ArrayList<>();
        parts.add(run.count(Status.CONVERTED) + " converted");
        if (run.count(Status.PARTLY) > 0) {
            String places = count(run.count(FindingKind.UNCONVERTED), "place");
            parts.add(run.count(Status.PARTLY) + " with " + places + " unconverted");
        }
        if (run.count(Status.FAILED) > 0) {
            parts.add(run.count(Status.FAILED) + " failed");
        }
        long written = run.files().size() - run.count(Status.FAILED);
        return count(run.files().size(), "file")
                + (frameworks.isEmpty() ? "" : " from " + frameworks)
                + " to " + run.to()
                + (written == 0 ? "" : " in " + destination.shown())
                + ": " + String.join(", ", parts);
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String coloured(Finding finding) {
        if (!surroundings.colours()) {
            return finding.toString();
        }
        boolean isBad = finding.kind() == FindingKind.UNCONVERTED || finding.kind() == FindingKind.ERROR;
        String kind = ": " + finding.kind() + ": ";
        String painted =
                ": " + Ansi.ON.string("@|bold," + (isBad ? "red" : "yellow") + " " + finding.kind() + "|@") + ": ";
        String text = finding.toString();
        int at = text.indexOf(kind);
        return text.substring(0, at) + painted + text.substring(at + kind.length());
    }
}
