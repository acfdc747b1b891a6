/**
 * The backend {@code nd4j}: core operations as calls of ND4J 1.0.0-M2.1, inside the worker.
 *
 * <p>ND4J computes a number of things otherwise than the vocabulary means them: whole numbers divided by zero end the
 * process, dtypes are narrowed in silence, NaN loses against numbers, batches do not broadcast, negative places are read
 * as zeros. So {@link dev.espalier.engine.nd4j.Nd4jMachine} offers only what agrees with the Java reference on samples,
 * for those dtypes and shapes for which it agrees; all else runs by definitions or on the reference.
 */
package dev.espalier.engine.nd4j;
