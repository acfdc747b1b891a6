/**
 * The tables of knowledge about frameworks, read from Python syntax that is never run.
 *
 * <p>A {@link dev.espalier.engine.dialect.Dialect} is one framework: its rows, constants, helpers and settings. The
 * language of the rows is described in {@code docs/row-language.md}; start reading at
 * {@link dev.espalier.engine.dialect.Row}.
 */
package dev.espalier.engine.dialect;
