package dev.espalier.engine.ir;

/** What the promotion rule of a calling framework does with an argument before an operation sees it. */
public enum Marker {
    /** A tensor that keeps its dtype. */
    T,
    /** Promoted together with the other arguments marked {@code P}. */
    P,
    /** Promoted together with the other arguments marked {@code F}, then made floating. */
    F,
    /** A sequence of tensors. */
    TENSORS,
    /** Not a tensor: an axis, a shape, an option. */
    NONE
}
