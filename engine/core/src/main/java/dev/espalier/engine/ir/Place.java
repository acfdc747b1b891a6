package dev.espalier.engine.ir;

/** Where in the source a step of a graph comes from: {@code loss.py:4:33}; line and column count from 1. */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
