package dev.espalier.engine.worker;

/** Is told what is being computed, so that after a crash somebody knows. */
@FunctionalInterface
interface Progress {
    void at(byte[] operation);
}
