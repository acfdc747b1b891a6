package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.Outcome;

/** {@code %graph} and {@code %%trace}: what a program computes, as a picture. */
final class TraceMagic implements Magic {
    private final Notebook notebook;
    private final String name;

    TraceMagic(Notebook notebook, String name) {
        this.notebook = notebook;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean takesBody() {
        return name.equals("trace");
    }

    @Override
    public String help() {
        return """
                %graph CALL, or %%trace above a cell: what the call or the cell computes, as a graph
                Example: %graph rmse(x, y)""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        throw new UsageProblem("this build cannot trace yet" + (notebook == null ? "" : ""));
    }
}
