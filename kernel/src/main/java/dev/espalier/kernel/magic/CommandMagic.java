package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.CellText;
import dev.espalier.kernel.cell.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A command of Espalier's command line, called from a cell. */
final class CommandMagic implements Magic {
    private final Notebook notebook;
    private final String name;

    CommandMagic(Notebook notebook, String name) {
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
    public String summary() {
        return name.equals("ops")
                ? "%ops [--from FRAMEWORK] [--missing]: the operations that are known, and what is missing"
                : "%doctor: what is there on this machine, and what to do where something is missing";
    }

    @Override
    public String help() {
        return summary() + "\n\n" + notebook.surroundings().commands().apply(List.of(name, "-h"));
    }

    @Override
    public Outcome run(MagicCall call) {
        List<String> words = new ArrayList<>(List.of(name));
        words.addAll(CellText.words(call.line()));
        call.print(notebook.surroundings().commands().apply(words));
        return Outcome.NOTHING;
    }
}
