package dev.espalier.engine.ir;

/**
 * A functional expression over core operations. Terms are values: equal terms mean the same, and comparing large ones
 * is cheap because hash codes are kept.
 */
public sealed interface Term permits Apply, Literal, SequenceTerm, Fragment {}
