/**
 * The backend {@code libtorch}: core operations as calls of libtorch through the JavaCPP presets, inside the worker.
 *
 * <p>{@link dev.espalier.engine.libtorch.Libtorch} joins the tables of kernels; each table has one line for each
 * operation. Where libtorch means something else than the vocabulary (the sign of NaN, negative places in
 * {@code gather}, whole numbers with negative exponents), the kernel says how it is brought into line, or declines.
 */
package dev.espalier.engine.libtorch;
