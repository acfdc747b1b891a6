package dev.espalier.engine.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Python files together with their syntax trees, as bytes.
 *
 * <p>The tables are parsed when Espalier is built and read back in this form, at a tenth of the time.
 */
public final class ParsedFiles {
    private ParsedFiles() {}

    public static byte[] write(List<SourceFile> files) {
        TreeWriter writer = new TreeWriter();
        files.forEach(writer::file);
        return writer.bytes();
    }

    /** The files that {@link #write} wrote, equal in all. */
    public static List<SourceFile> read(byte[] bytes) {
        TreeReader reader = new TreeReader(bytes);
        List<SourceFile> files = new ArrayList<>();
        while (reader.hasMore()) {
            files.add(SourceFile.of(reader.text(), reader.text(), reader.module()));
        }
        return files;
    }
}
