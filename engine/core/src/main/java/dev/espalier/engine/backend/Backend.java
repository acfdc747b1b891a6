package dev.espalier.engine.backend;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.TermType;
import java.util.List;

/** Something that runs graphs; found by {@link Backends}. */
public interface Backend {
    /** What users call it: {@code java}, {@code libtorch}. */
    String name();

    /** What it can run on here, the default first: {@code cpu}, {@code cuda:0}. */
    List<String> devices();

    /** Whether it computes an operation itself on operands of these types, one for each parameter. */
    boolean claims(Operation operation, List<TermType> operands);

    /**
     * A graph made ready to run.
     *
     * @throws EvaluationProblem where an operation of the graph cannot be run, also not through its definition
     */
    Executable compile(Graph graph, String device);
}
