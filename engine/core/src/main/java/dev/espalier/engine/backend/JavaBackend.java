package dev.espalier.engine.backend;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The backend that is always there: graphs run by the {@link Reference} in this process. */
public final class JavaBackend implements Backend {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<String> devices() {
        return List.of("cpu");
    }

    @Override
    public boolean claims(Operation operation, List<TermType> operands) {
        return Kernels.of(operation.name()).isPresent() || !operation.isPrimitive();
    }

    @Override
    public Executable compile(Graph graph, String device) {
        if (!devices().contains(device)) {
            throw new EvaluationProblem("java runs on cpu only, not on " + device);
        }
        return new Run(graph);
    }

    private record Run(Graph graph) implements Executable {
        @Override
        public List<HostTensor> run(List<HostTensor> inputs) {
            if (inputs.size() != graph.inputs().size()) {
                throw new EvaluationProblem("%s takes %d inputs, not %d"
                        .formatted(graph.name(), graph.inputs().size(), inputs.size()));
            }
            Map<String, Value> values = new HashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                Graph.Input input = graph.inputs().get(i);
                values.put(input.name(), value(input.type(), inputs.get(i)));
            }
            List<HostTensor> results = new ArrayList<>();
            flatten(Reference.evaluate(graph, values), results);
            return List.copyOf(results);
        }

        private static Value value(TermType type, HostTensor tensor) {
            return type instanceof TermType.Scalar ? FactKernels.number(tensor.toTensor(), 0) : tensor.toTensor();
        }

        private static void flatten(Value value, List<HostTensor> results) {
            switch (value) {
                case Tensor tensor -> results.add(HostTensor.of(tensor));
                case Value.Sequence(List<Value> items) -> items.forEach(item -> flatten(item, results));
                case Value.Constant(Object number)
                when PythonNumbers.isNumber(number) ->
                    results.add(HostTensor.of(Numbers.tensor(number, PythonNumbers.defaultType(number))));
                case Value.Constant(DType dtype) -> throw new EvaluationProblem("a dtype is no result: " + dtype);
                case Value.Constant _, Value.Range _ ->
                    throw new EvaluationProblem("no result of a graph: " + Arguments.describe(value));
            }
        }

        @Override
        public void close() {}
    }
}
