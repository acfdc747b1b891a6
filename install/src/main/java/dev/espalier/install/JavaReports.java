package dev.espalier.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The reports that Maven's tests leave in {@code target/surefire-reports} of each module. */
record JavaReports(Path root) {
    private static final int DEPTH = 5;

    /** Removes what earlier runs left. */
    void delete() throws IOException {
        for (Path report : find()) {
            Files.delete(report);
        }
    }

    Totals totals() throws IOException {
        Totals sum = Totals.NONE;
        for (Path report : find()) {
            sum = sum.plus(read(report).totals());
        }
        return sum;
    }

    /** One line for each failed test. */
    List<String> failures() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path report : find()) {
            lines.addAll(read(report).failures());
        }
        return lines;
    }

    private List<Path> find() throws IOException {
        try (Stream<Path> files = Files.find(root, DEPTH, (file, attributes) -> isReport(file))) {
            return files.sorted().toList();
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-")
                && name.endsWith(".xml")
                && file.getParent().endsWith("surefire-reports");
    }

    private record Report(Totals totals, List<String> failures) {}

    private static Report read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Totals totals = Totals.NONE;
        List<String> failures = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            String test = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "testsuite" -> totals = totals(xml);
                    case "testcase" -> test = attribute(xml, "classname") + "." + attribute(xml, "name");
                    case "failure", "error" ->
                        failures.add("failed: " + test + ": "
                                + attribute(xml, "message").lines().findFirst().orElse(""));
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return new Report(totals, failures);
    }

    private static Totals totals(XMLStreamReader suite) {
        long failed = number(suite, "failures") + number(suite, "errors");
        long skipped = number(suite, "skipped");
        return new Totals(number(suite, "tests") - failed - skipped, failed, skipped);
    }

    private static long number(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
