package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.Outcome;

/** {@code %frontend}: where the frameworks that cells import come from. */
final class FrontendMagic implements Magic {
    private final Notebook notebook;

    FrontendMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "frontend";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %frontend: tells, for each framework, whether cells get the real one
                Example: %frontend""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        call.words();
        return new RuntimeMagic(notebook).run(call);
    }
}
