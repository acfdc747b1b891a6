package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import java.util.List;

/** {@code %%html} and its like: shows the cell's text as what it is. */
record ShowMagic(String name, String type) implements Magic {

    static List<Magic> all() {
        return List.of(
                new ShowMagic("html", "text/html"),
                new ShowMagic("markdown", "text/markdown"),
                new ShowMagic("latex", "text/latex"),
                new ShowMagic("svg", "image/svg+xml"),
                new ShowMagic("javascript", "application/javascript"));
    }

    @Override
    public boolean takesBody() {
        return true;
    }

    @Override
    public boolean takesLine() {
        return false;
    }

    @Override
    public String help() {
        return "%%" + name + ": shows the cell as " + type + "\nExample:\n%%" + name + "\n...";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        call.words();
        String text = call.body().orElseThrow();
        call.show(MimeBundle.of(type, text).and("text/plain", "<" + type + ", " + text.length() + " characters>"));
        return Outcome.NOTHING;
    }
}
