package dev.espalier.engine.worker;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.PythonNumbers;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.List;

/** A {@link Machine} as a backend of the process that it lives in. */
public final class HostedBackend<V> implements Backend {
    private final Machine<V> machine;
    private final Progress progress;

    HostedBackend(Machine<V> machine, Progress progress) {
        this.machine = machine;
        this.progress = progress;
    }

    public HostedBackend(Machine<V> machine) {
        this(machine, _ -> {});
    }

    @Override
    public String name() {
        return machine.name();
    }

    @Override
    public List<String> devices() {
        return machine.devices();
    }

    @Override
    public boolean claims(Operation operation, List<TermType> operands) {
        return machine.claims().hold(operation, operands);
    }

    @Override
    public HostedExecutable<V> compile(Graph graph, String device) {
        machine.lacks(device).ifPresent(why -> {
            throw new EvaluationProblem(machine.name() + ": " + why);
        });
        return new HostedExecutable<>(machine, machine.memory(device), graph, progress);
    }

    /** A graph on a machine. */
    static final class HostedExecutable<V> implements Executable {
        private final Machine.Memory<V> memory;
        private final Plans<V> plans;

        HostedExecutable(Machine<V> machine, Machine.Memory<V> memory, Graph graph, Progress progress) {
            this.memory = memory;
            this.plans = new Plans<>(machine, memory, graph, progress);
        }

        @Override
        public List<HostTensor> run(List<HostTensor> inputs) {
            return run(inputs, HostTensor::allocate);
        }

        /** Makes room for a result. */
        @FunctionalInterface
        interface Room {
            HostTensor of(DType dtype, long... shape);
        }

        /** The results, in places made for them. */
        synchronized List<HostTensor> run(List<HostTensor> inputs, Room room) {
            Graph graph = plans.graph();
            if (inputs.size() != graph.inputs().size()) {
                throw new EvaluationProblem("%s takes %d inputs, not %d"
                        .formatted(graph.name(), graph.inputs().size(), inputs.size()));
            }
            List<Item<V>> items = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                items.add(item(graph.inputs().get(i).type(), inputs.get(i)));
            }
            Item<V> result = plans.run(items);
            try {
                List<HostTensor> kept = new ArrayList<>();
                flatten(result, kept, room);
                return List.copyOf(kept);
            } finally {
                plans.free(result);
            }
        }

        private Item<V> item(TermType type, HostTensor tensor) {
            if (!(type instanceof TermType.Scalar)) {
                return new Item.Native<>(memory.view(tensor));
            }
            Tensor number = tensor.toTensor();
            return new Item.Constant<>(
                    switch (tensor.dtype().kind()) {
                        case BOOL -> (Object) number.truth(0);
                        case INT, UINT -> (Object) number.whole(0);
                        case FLOAT, COMPLEX, UNKNOWN -> (Object) number.real(0);
                    });
        }

        private void flatten(Item<V> item, List<HostTensor> results, Room room) {
            switch (item) {
                case Item.Native<V>(V tensor) -> {
                    HostTensor place = room.of(memory.dtype(tensor), memory.shape(tensor));
                    memory.copy(tensor, place.data());
                    results.add(place);
                }
                case Item.Many<V>(List<Item<V>> items) -> items.forEach(part -> flatten(part, results, room));
                case Item.Constant<V>(Object number)
                when PythonNumbers.isNumber(number) -> {
                    HostTensor scalar = Machine.scalar(number, PythonNumbers.defaultType(number));
                    HostTensor place = room.of(scalar.dtype(), scalar.shape());
                    place.data().copyFrom(scalar.data());
                    results.add(place);
                }
                case Item.Constant<V>(DType dtype) -> throw new EvaluationProblem("a dtype is no result: " + dtype);
                case Item.Constant<V>(Object other) -> throw new EvaluationProblem("no result of a graph: " + other);
                case Item.Range<V> _ -> throw new EvaluationProblem("a slice is no result of a graph");
            }
        }

        @Override
        public synchronized void close() {
            plans.close();
        }
    }
}
