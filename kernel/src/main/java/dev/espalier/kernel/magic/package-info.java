/**
 * Commands in cells: {@code %name line} and {@code %%name line} above a body.
 *
 * <p>A {@link dev.espalier.kernel.magic.Magic} is a name, a help text and what it does; {@link
 * dev.espalier.kernel.magic.Magics} knows them all. Those that need Python's namespace stand in the child's
 * {@code espalier_kernel}.
 */
package dev.espalier.kernel.magic;
