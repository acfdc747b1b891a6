package dev.espalier.engine.nd4j;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Claims;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.HostMemory;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import dev.espalier.engine.worker.Machine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J computes. */
public final class Nd4jMachine implements Machine<HostTensor> {
    /** Names of ND4J for operations on one operand that keep the dtype. */
    private static final Map<String, String> UNARY = Map.ofEntries(
            Map.entry("negative", "neg"),
            Map.entry("abs", "abs"),
            Map.entry("square", "square"),
            Map.entry("sqrt", "sqrt"),
            Map.entry("rsqrt", "rsqrt"),
            Map.entry("exp", "exp"),
            Map.entry("log", "log"),
            Map.entry("log1p", "log1p"),
            Map.entry("expm1", "expm1"),
            Map.entry("sin", "sin"),
            Map.entry("cos", "cos"),
            Map.entry("tan", "tan"),
            Map.entry("sinh", "sinh"),
            Map.entry("cosh", "cosh"),
            Map.entry("tanh", "tanh"),
            Map.entry("atan", "atan"),
            Map.entry("erf", "erf"),
            Map.entry("floor", "floor"),
            Map.entry("ceil", "ceil"),
            Map.entry("round", "rint"),
            Map.entry("sigmoid", "sigmoid"),
            Map.entry("softplus", "softplus"),
            Map.entry("relu", "relu"));
    /** Names of ND4J for operations on two operands that keep their dtype. Division of whole numbers is not among them. */
    private static final Map<String, String> BINARY = Map.of(
            "add", "add", "subtract", "subtract", "multiply", "multiply", "squared_difference", "squaredsubtract");

    private static final Map<String, String> COMPARISONS = Map.of(
            "equal", "equals",
            "not_equal", "not_equals",
            "less", "less",
            "less_equal", "less_equal",
            "greater", "greater",
            "greater_equal", "greater_equal");
    private static final Map<String, String> REDUCTIONS = Map.of(
            "sum",
            "reduce_sum",
            "mean",
            "reduce_mean",
            "amax",
            "reduce_max",
            "amin",
            "reduce_min",
            "prod",
            "reduce_prod");

    private final Map<String, Kernel<HostTensor>> kernels = new HashMap<>();
    private final Claims claims = Claims.read(Claims.class, "nd4j.claims");

    public Nd4jMachine() {
        UNARY.forEach((name, op) -> kernels.put(name, call -> {
            if (call.operation().hasParameter("decimals") && call.integer("decimals") != 0) {
                throw new Declined("decimals");
            }
            return same(call, elementwise(op, call.tensor("x")));
        }));
        BINARY.forEach((name, op) -> kernels.put(name, call -> {
            List<HostTensor> xy = call.joined("x", "y");
            return same(call, custom(op, xy, new long[0]));
        }));
        COMPARISONS.forEach((name, op) -> kernels.put(name, call -> {
            List<HostTensor> xy = call.joined("x", "y");
            return new Item.Native<>(Arrays4j.tensor(custom(op, xy, new long[0]), DType.BOOL));
        }));
        REDUCTIONS.forEach((name, op) -> kernels.put(name, call -> reduced(call, op)));
        kernels.put("divide", call -> {
            List<HostTensor> xy = call.joined("x", "y");
            if (!xy.getFirst().dtype().isFloating()) {
                throw new Declined("whole numbers, whose division by zero ends the process");
            }
            return same(call, custom("divide", xy, new long[0]));
        });
        shapes();
        linear();
    }

    private void shapes() {
        kernels.put("reshape", call -> {
            long[] shape = call.integers("shape");
            if (LongStream.of(shape).anyMatch(size -> size < 0)) {
                throw new Declined("an open size");
            }
            return same(call, Arrays4j.array(call.tensor("x")).reshape('c', shape));
        });
        kernels.put("permute_dims", call -> {
            int rank = call.rankOf("x");
            long[] axes = call.given("axes")
                    ? call.axes("axes", rank)
                    : LongStream.range(0, rank).map(i -> rank - 1 - i).toArray();
            return same(call, Arrays4j.array(call.tensor("x")).permute(ints(axes)));
        });
        kernels.put("concat", call -> {
            List<HostTensor> xs = call.tensors("xs");
            if (!call.given("axis")) {
                throw new Declined("flattened");
            }
            long axis = call.axis("axis", xs.getFirst().shape().length);
            return same(
                    call,
                    Nd4j.concat((int) axis, xs.stream().map(Arrays4j::array).toArray(INDArray[]::new)));
        });
        kernels.put("stack", call -> {
            List<HostTensor> xs = call.tensors("xs");
            long axis = call.axis("axis", xs.getFirst().shape().length + 1);
            return same(call, custom("stack", xs, axis));
        });
    }

    private void linear() {
        kernels.put("matmul", call -> {
            List<HostTensor> xy = call.joined("x", "y");
            long[] x = xy.get(0).shape();
            long[] y = xy.get(1).shape();
            boolean even = x.length == y.length
                    && x.length >= 2
                    && Arrays.equals(Arrays.copyOf(x, x.length - 2), Arrays.copyOf(y, y.length - 2));
            if (!even || x[x.length - 1] != y[y.length - 2]) {
                throw new Declined("batches that broadcast");
            }
            return same(call, custom("matmul", xy, new long[0]));
        });
        kernels.put("softmax", call -> {
            long[] axes = call.axes("axis", call.rankOf("x"));
            if (axes.length != 1) {
                throw new Declined("several axes");
            }
            return same(call, custom("softmax", List.of(call.tensor("x")), axes));
        });
    }

    private static int[] ints(long... numbers) {
        return LongStream.of(numbers).mapToInt(Math::toIntExact).toArray();
    }

    /** The result in the dtype of the first operand; ND4J's own promotion is not ours. */
    private static Item<HostTensor> same(Call<HostTensor> call, INDArray result) {
        HostTensor[] first = new HostTensor[1];
        call.forEachTensor(tensor -> first[0] = first[0] == null ? tensor : first[0]);
        return new Item.Native<>(Arrays4j.tensor(result, first[0].dtype()));
    }

    private static INDArray elementwise(String op, HostTensor x) {
        INDArray array = Arrays4j.array(x);
        return switch (op) {
            case "exp" -> org.nd4j.linalg.ops.transforms.Transforms.exp(array, false);
            case "erf" ->
                Nd4j.getExecutioner()
                        .exec(new org.nd4j.linalg.api.ops.impl.transforms.strict.Erf(
                                array, Arrays4j.empty(x.dtype(), x.shape())));
            case "neg" -> array.neg();
            case "abs" -> org.nd4j.linalg.ops.transforms.Transforms.abs(array, true);
            case "sqrt" -> org.nd4j.linalg.ops.transforms.Transforms.sqrt(array, true);
            case "log" -> org.nd4j.linalg.ops.transforms.Transforms.log(array, true);
            case "sin" -> org.nd4j.linalg.ops.transforms.Transforms.sin(array, true);
            case "cos" -> org.nd4j.linalg.ops.transforms.Transforms.cos(array, true);
            case "tanh" -> org.nd4j.linalg.ops.transforms.Transforms.tanh(array, true);
            case "sinh" -> org.nd4j.linalg.ops.transforms.Transforms.sinh(array, true);
            case "cosh" -> org.nd4j.linalg.ops.transforms.Transforms.cosh(array, true);
            case "atan" -> org.nd4j.linalg.ops.transforms.Transforms.atan(array, true);
            case "floor" -> org.nd4j.linalg.ops.transforms.Transforms.floor(array, true);
            case "ceil" -> org.nd4j.linalg.ops.transforms.Transforms.ceil(array, true);
            case "sigmoid" -> org.nd4j.linalg.ops.transforms.Transforms.sigmoid(array, true);
            case "relu" -> org.nd4j.linalg.ops.transforms.Transforms.relu(array, true);
            case "expm1" -> org.nd4j.linalg.ops.transforms.Transforms.expm1(array, true);
            default -> Nd4j.exec(DynamicCustomOp.builder(op).addInputs(array).build())[0];
        };
    }

    private static INDArray custom(String op, List<HostTensor> operands, long... integers) {
        DynamicCustomOp.DynamicCustomOpsBuilder builder = DynamicCustomOp.builder(op)
                .addInputs(operands.stream().map(Arrays4j::array).toArray(INDArray[]::new));
        for (long integer : integers) {
            builder.addIntegerArguments(integer);
        }
        return Nd4j.exec(builder.build())[0];
    }

    private static Item<HostTensor> reduced(Call<HostTensor> call, String op) {
        HostTensor x = call.tensor("x");
        long[] axes = call.axes("axis", x.shape().length);
        boolean typed =
                call.operation().hasParameter("dtype") && !call.dtype("dtype").equals(x.dtype());
        if (typed || axes.length == 0) {
            throw new Declined("another dtype, or no axes");
        }
        DynamicCustomOp.DynamicCustomOpsBuilder builder = DynamicCustomOp.builder(op)
                .addInputs(Arrays4j.array(x))
                .addFloatingPointArguments(call.truth("keepdims") ? 1.0 : 0.0);
        for (long axis : axes) {
            builder.addIntegerArguments(axis);
        }
        return same(call, Nd4j.exec(builder.build())[0]);
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public List<String> devices() {
        return List.of("cpu");
    }

    @Override
    public Optional<String> lacks(String device) {
        return device.equals("cpu")
                ? Optional.empty()
                : Optional.of("there is no device " + device + ": ND4J 1.0.0-M2.1 runs on the CPU here");
    }

    @Override
    public Set<String> operations() {
        return Set.copyOf(kernels.keySet());
    }

    @Override
    public Optional<Kernel<HostTensor>> kernel(String operation) {
        return Optional.ofNullable(kernels.get(operation));
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Memory<HostTensor> memory(String device) {
        return new HostMemory();
    }
}
