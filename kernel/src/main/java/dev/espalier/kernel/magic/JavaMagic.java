package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.Outcome;

/** {@code %%java}: a cell in Java. */
final class JavaMagic implements Magic {
    private final Notebook notebook;

    JavaMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "java";
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
        return """
                %%java: runs the cell in Java (JShell), with the engine and Tablesaw imported, and ND4J where it is there
                Variables, methods and classes stay for later %%java cells. The last expression is shown unless a semicolon
                follows it; display(VALUE) shows any value, bars(TABLE, NAMES, NUMBERS) draws a column of numbers.
                Example:
                %%java
                Table.create("t", IntColumn.create("n", 1, 2, 3))""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        call.noWords();
        return notebook.java().run(call.request(call.body().orElseThrow()), call.output());
    }
}
