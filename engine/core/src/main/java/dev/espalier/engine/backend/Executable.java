package dev.espalier.engine.backend;

import java.util.List;

/** A graph that is ready to run, any number of times. */
public interface Executable extends AutoCloseable {
    /**
     * What the graph returns for these inputs, tuples flattened; a Python number among the results has no axes.
     *
     * @param inputs in the order of the graph's inputs
     * @throws EvaluationProblem where an operation does not take its operands
     */
    List<HostTensor> run(List<HostTensor> inputs);

    @Override
    void close();
}
