/**
 * The intermediate representation: core operations, the terms built of them, and their types.
 *
 * <p>A translated expression and a traced graph are the same {@link dev.espalier.engine.ir.Term}s with different
 * leaves. What is known about an operation stands in {@code core.py}, read by {@link
 * dev.espalier.engine.ir.Vocabulary}. Start reading at {@code Term}, then {@code Operation};
 * {@code Graph} is a list of terms with a text form.
 */
package dev.espalier.engine.ir;
