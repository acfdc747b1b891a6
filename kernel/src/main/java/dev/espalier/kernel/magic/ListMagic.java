package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code %lsmagic}: all magics, each with what it does. */
final class ListMagic implements Magic {
    private final Magics magics;

    ListMagic(Magics magics) {
        this.magics = magics;
    }

    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %lsmagic: lists all magics; each tells more with -h
                Example: %lsmagic""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        call.noWords();
        SortedMap<String, String> lines = new TreeMap<>(Magics.IN_PYTHON);
        magics.all().forEach(magic -> lines.put(magic.name(), magic.summary()));
        lines.remove("pinfo2");
        call.print(String.join("\n", lines.values()));
        return Outcome.NOTHING;
    }
}
