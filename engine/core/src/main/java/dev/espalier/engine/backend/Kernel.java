package dev.espalier.engine.backend;

/** The computation of one primitive operation. */
@FunctionalInterface
interface Kernel {
    Value compute(Arguments arguments);
}
