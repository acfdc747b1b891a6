package dev.espalier.engine.libtorch;

import static dev.espalier.engine.libtorch.Libtorch.one;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import dev.espalier.engine.worker.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Operations that rearrange, join, cut or repeat elements. */
final class Shapes {
    private Shapes() {}

    static void addTo(Map<String, Kernel<Tensor>> table) {
        axes(table);
        sizes(table);
        joints(table);
        diagonals(table);
        table.put(
                "full_like", call -> one(call.cast("value", call.dtype("dtype")).expand(call.shapeOf("x"))));
        table.put("tril", call -> one(call.tensor("x").tril(call.integer("k"))));
        table.put("triu", call -> one(call.tensor("x").triu(call.integer("k"))));
        table.put("asarray", call -> one(call.given("dtype") ? call.cast("x", call.dtype("dtype")) : call.tensor("x")));
        table.put("tensor_of", call -> one(call.tensor("x")));
        table.put("meshgrid", call -> {
            TensorVector grids = torch.meshgrid(
                    vector(call.tensors("xs")), call.text("indexing").orElse("xy"));
            return Item.of(List.of(grids.get()));
        });
        table.put("one_hot", Shapes::oneHot);
    }

    private static Item<Tensor> oneHot(Call<Tensor> call) {
        Tensor x = Elementwise.toLong(call.tensor("x"));
        Tensor classes = torch.arange(new Scalar(call.integer("n")), x.options());
        Tensor hot = x.unsqueeze(-1).eq(classes);
        long axis = call.axis("axis", call.rankOf("x") + 1);
        return one(call.memory().cast(hot, call.dtype("dtype")).movedim(-1, axis));
    }

    private static void axes(Map<String, Kernel<Tensor>> table) {
        table.put("permute_dims", call -> {
            int rank = call.rankOf("x");
            long[] axes = call.given("axes")
                    ? call.axes("axes", rank)
                    : LongStream.range(0, rank).map(i -> rank - 1 - i).toArray();
            return one(call.tensor("x").permute(axes));
        });
        table.put("matrix_transpose", call -> one(call.tensor("x").transpose(-2, -1)));
        table.put(
                "swapaxes",
                call -> one(call.tensor("x")
                        .transpose(call.axis("a", call.rankOf("x")), call.axis("b", call.rankOf("x")))));
        table.put(
                "moveaxis",
                call -> one(call.tensor("x")
                        .movedim(call.axes("source", call.rankOf("x")), call.axes("destination", call.rankOf("x")))));
        table.put("expand_dims", call -> {
            long[] given = call.integers("axis");
            int rank = call.rankOf("x") + given.length;
            Tensor x = call.tensor("x");
            for (long axis : LongStream.of(given)
                    .map(axis -> call.normalize(axis, rank))
                    .sorted()
                    .toArray()) {
                x = x.unsqueeze(axis);
            }
            return one(x);
        });
        table.put("squeeze", call -> {
            long[] shape = call.shapeOf("x");
            long[] axes = call.given("axis")
                    ? call.axes("axis", shape.length)
                    : LongStream.range(0, shape.length)
                            .filter(i -> shape[(int) i] == 1)
                            .toArray();
            for (long axis : axes) {
                if (shape[(int) axis] != 1) {
                    throw call.problem("axis %d has size %d, not 1", axis, shape[(int) axis]);
                }
            }
            return one(call.tensor("x").squeeze(axes));
        });
        table.put("flip", call -> one(call.tensor("x").flip(call.axes("axis", call.rankOf("x")))));
        table.put("roll", call -> {
            if (!call.given("axis")) {
                return one(call.tensor("x").roll(call.integers("shift")));
            }
            long[] axes = LongStream.of(call.integers("axis"))
                    .map(axis -> call.normalize(axis, call.rankOf("x")))
                    .toArray();
            return one(call.tensor("x").roll(call.spread("shift", axes.length), axes));
        });
        table.put("rot90", call -> one(call.tensor("x").rot90(call.integer("k"), call.axes("axes", call.rankOf("x")))));
        table.put("atleast_1d", call -> one(atLeast(call.tensor("x"), 1)));
        table.put("atleast_2d", call -> one(atLeast(call.tensor("x"), 2)));
    }

    private static Tensor atLeast(Tensor given, int rank) {
        Tensor x = given;
        while (x.dim() < rank) {
            x = x.unsqueeze(0);
        }
        return x;
    }

    private static void sizes(Map<String, Kernel<Tensor>> table) {
        table.put("reshape", call -> one(call.tensor("x").reshape(call.integers("shape"))));
        table.put("broadcast_to", call -> one(call.tensor("x").expand(call.integers("shape"))));
        table.put("sum_to", Shapes::sumTo);
        table.put("tile", call -> one(call.tensor("x").tile(call.integers("reps"))));
        table.put("repeat", call -> {
            Tensor x = call.given("axis") ? call.tensor("x") : call.tensor("x").reshape(-1);
            long axis = call.given("axis") ? Reductions.axis(call) : 0;
            long[] repeats = call.spread("repeats", (int) x.size(axis));
            boolean even = LongStream.of(repeats).distinct().count() == 1;
            return one(
                    even
                            ? x.repeat_interleave(repeats[0], new LongOptional(axis), new LongOptional())
                            : x.index_select(axis, places(call, repeated(repeats))));
        });
        table.put("pad", Shapes::pad);
    }

    private static long[] repeated(long... repeats) {
        return LongStream.range(0, repeats.length)
                .flatMap(i -> LongStream.generate(() -> i).limit(repeats[(int) i]))
                .toArray();
    }

    /** A vector of places in an axis. */
    static Tensor places(Call<Tensor> call, long... places) {
        return call.of(dev.espalier.engine.backend.Tensor.ofWhole(DType.INT64, new int[] {places.length}, places));
    }

    private static Item<Tensor> sumTo(Call<Tensor> call) {
        long[] from = call.shapeOf("x");
        long[] to = call.integers("shape");
        int extra = from.length - to.length;
        if (extra < 0) {
            throw call.problem("%s does not come from %s", Arrays.toString(from), Arrays.toString(to));
        }
        long[] summed = LongStream.range(0, from.length)
                .filter(i -> i < extra || to[(int) i - extra] == 1 && from[(int) i] != 1)
                .toArray();
        if (summed.length == 0) {
            return one(call.tensor("x"));
        }
        org.bytedeco.pytorch.ScalarTypeOptional same =
                new org.bytedeco.pytorch.ScalarTypeOptional(TorchTypes.of(call.dtypeOf("x")));
        return one(call.tensor("x").sum(summed, true, same).reshape(to));
    }

    private static Item<Tensor> pad(Call<Tensor> call) {
        String mode = call.text("mode").orElse("constant");
        long[] shape = call.shapeOf("x");
        if (!(call.item("widths") instanceof Item.Many<Tensor>(List<Item<Tensor>> pairs))
                || pairs.size() != shape.length) {
            throw call.problem("widths need a pair for each axis of %s", Arrays.toString(shape));
        }
        long[] flat = new long[2 * shape.length];
        for (int i = 0; i < shape.length; i++) {
            long[] pair = call.integers("widths", pairs.get(i));
            flat[2 * (shape.length - 1 - i)] = pair[0];
            flat[2 * (shape.length - 1 - i) + 1] = pair[pair.length - 1];
        }
        if (mode.equals("constant")) {
            if (call.isTensor("value")) {
                throw new Declined("a tensor to fill with");
            }
            Scalar value = call.dtypeOf("x").isIntegral()
                    ? new Scalar((long) call.number("value"))
                    : new Scalar(call.number("value"));
            return one(torch.constant_pad_nd(call.tensor("x"), flat, value));
        }
        Tensor x = call.tensor("x");
        for (int i = 0; i < shape.length; i++) {
            long before = flat[2 * (shape.length - 1 - i)];
            long after = flat[2 * (shape.length - 1 - i) + 1];
            if (before != 0 || after != 0) {
                long size = shape[i];
                x = x.index_select(
                        i,
                        places(
                                call,
                                LongStream.range(-before, size + after)
                                        .map(at -> inside(call, at, size, mode))
                                        .toArray()));
            }
        }
        return one(x);
    }

    /** Where a place beyond an axis takes its element from. */
    private static long inside(Call<Tensor> call, long place, long size, String mode) {
        return switch (mode) {
            case "edge" -> Math.clamp(place, 0, size - 1);
            case "wrap" -> Math.floorMod(place, size);
            case "reflect" -> {
                long period = Math.max(1, 2 * (size - 1));
                long folded = Math.floorMod(place, period);
                yield Math.min(folded, period - folded);
            }
            case "symmetric" -> {
                long folded = Math.floorMod(place, 2 * size);
                yield Math.min(folded, 2 * size - 1 - folded);
            }
            default -> throw call.problem("unknown mode %s", mode);
        };
    }

    private static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }

    private static void joints(Map<String, Kernel<Tensor>> table) {
        table.put("concat", call -> {
            List<Tensor> xs = call.tensors("xs");
            if (!call.given("axis")) {
                return one(torch.cat(vector(xs.stream().map(x -> x.reshape(-1)).toList()), 0));
            }
            int rank = (int) xs.getFirst().dim();
            long axis = call.axis("axis", rank);
            for (Tensor x : xs) {
                if (x.dim() != rank
                        || !fits(
                                call.memory().shape(xs.getFirst()),
                                call.memory().shape(x),
                                axis)) {
                    throw call.problem("shapes do not fit along axis %d", axis);
                }
            }
            return one(torch.cat(vector(xs), axis));
        });
        table.put("stack", call -> {
            List<Tensor> xs = call.tensors("xs");
            return one(torch.stack(
                    vector(xs), call.axis("axis", (int) xs.getFirst().dim() + 1)));
        });
        table.put("unstack", call -> {
            if (call.shapeOf("x")[(int) Reductions.axis(call)] == 0) {
                return new Item.Many<>(List.of());
            }
            return Item.of(
                    List.of(call.tensor("x").unbind(Reductions.axis(call)).get()));
        });
        table.put("split", Shapes::split);
        table.put("split_sizes", call -> {
            long size = call.shapeOf("x")[(int) Reductions.axis(call)];
            long[] sizes = call.integers("sizes");
            long known = LongStream.of(sizes).filter(each -> each >= 0).sum();
            long[] all = LongStream.of(sizes)
                    .map(each -> each < 0 ? size - known : each)
                    .toArray();
            if (LongStream.of(all).sum() != size) {
                throw call.problem("sizes %s do not add up to %d", Arrays.toString(sizes), size);
            }
            Arrays.parallelPrefix(all, Long::sum);
            return cut(call, all);
        });
        table.put("chunk", call -> {
            long size = call.shapeOf("x")[(int) Reductions.axis(call)];
            return every(call, (size + call.integer("n") - 1) / call.integer("n"));
        });
        table.put("array_split", call -> {
            long size = call.shapeOf("x")[(int) Reductions.axis(call)];
            long n = call.integer("n");
            return cut(
                    call,
                    LongStream.rangeClosed(1, n)
                            .map(i -> i * (size / n) + Math.min(i, size % n))
                            .toArray());
        });
        table.put("split_every", call -> every(call, call.integer("size")));
    }

    /** libtorch lets an empty vector pass beside anything. */
    private static boolean fits(long[] first, long[] other, long axis) {
        for (int i = 0; i < first.length; i++) {
            if (i != axis && first[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    private static Item<Tensor> split(Call<Tensor> call) {
        long size = call.shapeOf("x")[(int) Reductions.axis(call)];
        if (call.item("sections") instanceof Item.Constant<Tensor>) {
            long count = call.integer("sections");
            if (count <= 0 || size % count != 0) {
                throw call.problem("%d parts of size %d are not equal", count, size);
            }
            return cut(
                    call,
                    LongStream.rangeClosed(1, count)
                            .map(i -> i * (size / count))
                            .toArray());
        }
        return cut(
                call,
                LongStream.concat(
                                LongStream.of(call.integers("sections"))
                                        .map(at -> Math.clamp(at < 0 ? at + size : at, 0, size)),
                                LongStream.of(size))
                        .toArray());
    }

    private static Item<Tensor> every(Call<Tensor> call, long part) {
        long size = call.shapeOf("x")[(int) Reductions.axis(call)];
        long each = Math.max(1, part);
        long count = Math.max(1, (size + each - 1) / each);
        return cut(
                call,
                LongStream.rangeClosed(1, count)
                        .map(i -> Math.min(size, i * each))
                        .toArray());
    }

    private static Item<Tensor> cut(Call<Tensor> call, long... bounds) {
        long axis = Reductions.axis(call);
        List<Tensor> parts = new ArrayList<>();
        long from = 0;
        for (long to : bounds) {
            parts.add(call.tensor("x").narrow(axis, from, Math.max(0, to - from)));
            from = to;
        }
        return Item.of(parts);
    }

    private static void diagonals(Map<String, Kernel<Tensor>> table) {
        table.put("diag", call -> {
            if (call.rankOf("x") != 1 && call.rankOf("x") != 2) {
                throw call.problem("needs a vector or a matrix");
            }
            return one(call.tensor("x").diag(call.integer("k")));
        });
        table.put(
                "diagonal",
                call -> one(call.tensor("x")
                        .diagonal(
                                call.integer("offset"),
                                call.axis("axis1", call.rankOf("x")),
                                call.axis("axis2", call.rankOf("x")))));
        table.put("diag_embed", call -> one(call.tensor("x").diag_embed()));
    }
}
