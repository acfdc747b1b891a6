/**
 * Python source as an immutable syntax tree with exact spans, and edits that keep all other text byte for byte.
 *
 * <p>Start reading at {@link dev.espalier.engine.syntax.SourceFile}; nodes mirror Python's {@code ast}.
 */
package dev.espalier.engine.syntax;
