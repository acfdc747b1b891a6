package dev.espalier.engine.ir;

/** A size of a matrix that results of linear algebra are measured in. */
enum MatrixSize {
    ROWS,
    COLUMNS,
    SMALLER
}
