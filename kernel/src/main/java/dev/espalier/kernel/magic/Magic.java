package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.Outcome;

/** A command in a cell. */
interface Magic {
    String name();

    /** Whether it may stand above a cell, as {@code %%name}. */
    boolean takesBody();

    /** Whether it may stand in a line, as {@code %name}. */
    default boolean takesLine() {
        return true;
    }

    /** What {@code -h} tells: how it is written, what it does, one example. */
    String help();

    /**
     * Does it.
     *
     * @throws UsageProblem if it was called in a way that it does not understand
     */
    Outcome run(MagicCall call) throws UsageProblem;

    /** The first line of the help. */
    default String summary() {
        return help().lines().findFirst().orElse("");
    }
}
