package dev.espalier.engine.ir;

/** The family of a number type, without its width. */
public enum Kind {
    BOOL,
    INT,
    UINT,
    FLOAT,
    COMPLEX,
    UNKNOWN
}
