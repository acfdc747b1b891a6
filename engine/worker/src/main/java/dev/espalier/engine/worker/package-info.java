/**
 * Native backends in a process of their own, so that a crash or a hang of a library costs a request and not the program.
 *
 * <p>On the side of the program, {@link dev.espalier.engine.worker.WorkerBackend} is a backend like any other: it starts
 * the worker at first use, hands it graphs as text and tensors as places in shared memory, and ends it when it crashes,
 * hangs or is interrupted. On the side of the worker, {@link dev.espalier.engine.worker.WorkerMain} serves requests by
 * an {@link dev.espalier.engine.worker.Interpreter}, which runs a graph on a {@link
 * dev.espalier.engine.worker.Machine}: the table of what a native library computes. What the library does not compute
 * as the vocabulary means it, is computed from its definition or by the Java reference. Start reading at {@link
 * dev.espalier.engine.worker.Machine}.
 */
package dev.espalier.engine.worker;
