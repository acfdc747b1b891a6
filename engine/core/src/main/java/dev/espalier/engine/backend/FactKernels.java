package dev.espalier.engine.backend;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operations that tell something about a tensor, or give its elements to Python. */
final class FactKernels {
    private FactKernels() {}

    static void addTo(Map<String, Kernel> table) {
        table.put(
                "shape",
                arguments ->
                        new Value.Sequence(Arrays.stream(arguments.tensor("x").shape())
                                .mapToObj(size -> (Value) new Value.Constant((long) size))
                                .toList()));
        table.put("size", arguments -> {
            Tensor x = arguments.tensor("x");
            return new Value.Constant((long) x.size(arguments.axis("axis", x.rank())));
        });
        table.put(
                "numel",
                arguments -> new Value.Constant((long) arguments.tensor("x").count()));
        table.put(
                "ndim",
                arguments -> new Value.Constant((long) arguments.tensor("x").rank()));
        table.put("item", arguments -> item(arguments));
        table.put("tolist", arguments -> list(arguments.tensor("x")));
        table.put(
                "dtypeof", arguments -> new Value.Constant(arguments.tensor("x").dtype()));
        table.put("is_tensor", arguments -> new Value.Constant(arguments.value("x") instanceof Tensor));
        table.put(
                "is_floating",
                arguments -> new Value.Constant(arguments.dtype("dtype").isFloating()));
        table.put(
                "is_complex",
                arguments -> new Value.Constant(arguments.dtype("dtype").isComplex()));
        table.put("finfo_min", arguments -> new Value.Constant(-Limits.highest(arguments.dtype("dtype"))));
        table.put("finfo_max", arguments -> new Value.Constant(Limits.highest(arguments.dtype("dtype"))));
        table.put("finfo_eps", arguments -> new Value.Constant(Limits.epsilon(arguments.dtype("dtype"))));
        table.put("finfo_tiny", arguments -> new Value.Constant(Limits.smallest(arguments.dtype("dtype"))));
        table.put(
                "slice",
                arguments ->
                        new Value.Range(bound(arguments, "start"), bound(arguments, "stop"), bound(arguments, "step")));
        table.put(
                "item_of",
                arguments -> arguments.value("xs") instanceof Value.Sequence(List<Value> items)
                        ? items.get(arguments.axis("i", items.size()))
                        : IndexKernels.row(arguments.tensor("xs"), (int) arguments.integer("i")));
    }

    private static Value.Constant bound(Arguments arguments, String name) {
        return arguments.given(name)
                ? new Value.Constant(arguments.integer(name))
                : (Value.Constant) arguments.value(name);
    }

    private static Value item(Arguments arguments) {
        Tensor x = arguments.tensor("x");
        if (x.count() != 1) {
            throw arguments.problem("needs one element, not %s", x.type());
        }
        return number(x, 0);
    }

    /** One element as a Python number; complex ones stay tensors. */
    static Value number(Tensor x, int at) {
        return switch (x.dtype().kind()) {
            case BOOL -> new Value.Constant(x.whole(at) != 0);
            case INT -> new Value.Constant(x.whole(at));
            case UINT ->
                new Value.Constant(x.whole(at) < 0 ? (Object) Rounding.exact(x.dtype(), x.whole(at)) : x.whole(at));
            case FLOAT -> new Value.Constant(x.real(at));
            case COMPLEX, UNKNOWN -> x.picked(new int[] {at});
        };
    }

    private static Value list(Tensor x) {
        if (x.rank() == 0) {
            return number(x, 0);
        }
        return new Value.Sequence(IntStream.range(0, x.size(0))
                .mapToObj(i -> list(IndexKernels.row(x, i)))
                .toList());
    }
}
