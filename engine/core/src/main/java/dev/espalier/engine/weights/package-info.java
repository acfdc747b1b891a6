/**
 * Files of named tensors: safetensors, npz and npy; read without running anything that stands in them, so never pickle.
 *
 * <p>Start reading at {@link dev.espalier.engine.weights.Weights}, which chooses by the name of the file.
 */
package dev.espalier.engine.weights;
