package dev.espalier.engine.backend;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operations that run graphs: one of two, one as long as another says so, one for each row. */
final class RegionKernels {
    private RegionKernels() {}

    static Map<String, Kernel> table() {
        return Map.of(
                "branch", RegionKernels::branch,
                "while_loop", RegionKernels::whileLoop,
                "scan", RegionKernels::scan);
    }

    private static Value branch(Arguments arguments) {
        Graph chosen = region(arguments, arguments.truth("condition") ? "yes" : "no");
        return new Value.Sequence(run(chosen, items(arguments, "operands")));
    }

    private static Value whileLoop(Arguments arguments) {
        Graph condition = region(arguments, "condition");
        Graph body = region(arguments, "body");
        List<Value> constants = items(arguments, "constants");
        List<Value> state = items(arguments, "state");
        while (holds(arguments, run(condition, state, constants))) {
            state = run(body, state, constants);
        }
        return new Value.Sequence(state);
    }

    private static boolean holds(Arguments arguments, List<Value> answer) {
        if (answer.getFirst() instanceof Tensor tensor && tensor.count() == 1) {
            return tensor.truth(0);
        }
        throw arguments.problem("the condition gives %s, not True or False", Arguments.describe(answer.getFirst()));
    }

    private static Value scan(Arguments arguments) {
        Graph body = region(arguments, "body");
        List<Value> constants = items(arguments, "constants");
        List<Value> carry = items(arguments, "carry");
        int carried = carry.size();
        List<Tensor> rows = rows(arguments);
        int length = Math.toIntExact(arguments.integer("length"));
        List<List<Value>> outputs = new ArrayList<>();
        for (int i = carried; i < body.results().size(); i++) {
            outputs.add(new ArrayList<>());
        }
        for (int step = 0; step < length; step++) {
            int at = arguments.truth("reverse") ? length - 1 - step : step;
            List<Value> row = new ArrayList<>();
            rows.forEach(all -> row.add(IndexKernels.row(all, at)));
            List<Value> results = run(body, carry, row, constants);
            carry = results.subList(0, carried);
            for (int i = 0; i < outputs.size(); i++) {
                outputs.get(i).add(arguments.truth("reverse") ? 0 : step, results.get(carried + i));
            }
        }
        List<Value> all = new ArrayList<>(carry);
        for (int i = 0; i < outputs.size(); i++) {
            all.add(stacked(arguments, body.results().get(carried + i), outputs.get(i)));
        }
        return new Value.Sequence(all);
    }

    private static List<Tensor> rows(Arguments arguments) {
        List<Tensor> rows = new ArrayList<>();
        long length = arguments.integer("length");
        for (Value item : items(arguments, "rows")) {
            if (!(item instanceof Tensor tensor) || tensor.rank() == 0 || tensor.size(0) != length) {
                throw arguments.problem("%s does not have %d rows", Arguments.describe(item), length);
            }
            rows.add(tensor);
        }
        return rows;
    }

    private static Tensor stacked(Arguments arguments, TermType type, List<Value> rows) {
        if (!(type instanceof TermType.Tensor(TensorType row))) {
            throw arguments.problem("an output is %s, not a tensor", type);
        }
        if (rows.isEmpty() && row.shape().sizes().isEmpty()) {
            throw arguments.problem("the shape of an output is not known where there are no rows");
        }
        int[] shape = rows.isEmpty()
                ? java.util.stream.LongStream.of(row.shape().sizes().get())
                        .mapToInt(Math::toIntExact)
                        .toArray()
                : arguments.like(rows.getFirst(), row.dtype()).shape();
        int[] sizes = new int[shape.length + 1];
        sizes[0] = rows.size();
        System.arraycopy(shape, 0, sizes, 1, shape.length);
        TensorBuilder all = new TensorBuilder(row.dtype(), sizes);
        int place = 0;
        for (Value value : rows) {
            Tensor tensor = arguments.like(value, row.dtype());
            for (int i = 0; i < tensor.count(); i++) {
                all.set(place++, tensor, i);
            }
        }
        return all.build();
    }

    private static Graph region(Arguments arguments, String name) {
        if (arguments.value(name) instanceof Value.Constant(Graph region)) {
            return region;
        }
        throw arguments.problem("%s is %s, not a region", name, Arguments.describe(arguments.value(name)));
    }

    private static List<Value> items(Arguments arguments, String name) {
        if (arguments.value(name) instanceof Value.Sequence(List<Value> items)) {
            return items;
        }
        throw arguments.problem("%s is %s, not a sequence", name, Arguments.describe(arguments.value(name)));
    }

    @SafeVarargs
    private static List<Value> run(Graph region, List<Value>... given) {
        Map<String, Value> inputs = new HashMap<>();
        int next = 0;
        for (List<Value> part : given) {
            for (Value value : part) {
                inputs.put(region.inputs().get(next++).name(), value);
            }
        }
        Value result = Reference.evaluate(region, inputs);
        return result instanceof Value.Sequence(List<Value> items) ? items : List.of(result);
    }
}
