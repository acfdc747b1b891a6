package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code name?} and {@code name??}: what is known of a name, in the pager of the page. */
final class HelpMagic implements Magic {
    private final Notebook notebook;
    private final String name;
    private final UnaryOperator<String> helpOfMagic;

    HelpMagic(Notebook notebook, String name, UnaryOperator<String> helpOfMagic) {
        this.helpOfMagic = helpOfMagic;
        this.notebook = notebook;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                NAME? or ?NAME: what is known of an object; with two question marks, its source too
                Example: print?""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        String asked = call.line().strip();
        if (asked.isEmpty()) {
            call.print("Cells are Python. %lsmagic lists what they can do beside it, -h behind a magic explains it.\n"
                    + help());
            return Outcome.NOTHING;
        }
        int detail = name.equals("pinfo2") ? 1 : 0;
        int end = asked.codePointCount(0, asked.length());
        Optional<MimeBundle> found = asked.startsWith("%")
                ? Optional.of(MimeBundle.text(helpOfMagic.apply(asked.replace("%", ""))))
                : notebook.python().inspect(asked, end, detail);
        if (found.isEmpty()) {
            call.print("Object `" + asked + "` not found.");
            return Outcome.NOTHING;
        }
        ObjectNode payload = Json.object().put("source", "page").put("start", 0);
        payload.set("data", found.get().data());
        call.output().payload(payload);
        return Outcome.NOTHING;
    }
}
