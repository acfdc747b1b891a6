package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.Outcome;

/** {@code %%python}: a cell in Python, as cells without a magic are. */
final class PythonMagic implements Magic {
    private final Notebook notebook;

    PythonMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "python";
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
                %%python: runs the cell in Python, as it would be without this line
                Example:
                %%python
                print("hello")""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        call.words();
        return notebook.python().run(call.request(call.body().orElseThrow()), call.output());
    }
}
