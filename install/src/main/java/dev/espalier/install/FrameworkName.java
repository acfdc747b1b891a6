package dev.espalier.install;

import dev.espalier.engine.transpile.Framework;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A framework on the command line. */
final class FrameworkName implements ITypeConverter<Framework>, Iterable<String> {
    @Override
    public Framework convert(String name) {
        return Framework.parse(name)
                .orElseThrow(() -> new TypeConversionException(
                        "unknown framework '" + name + "', known are " + String.join(", ", this)));
    }

    /** The names, for completion. */
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Framework.values()).map(Framework::toString).iterator();
    }
}
