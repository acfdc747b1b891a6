package dev.espalier.engine.backend;

import dev.espalier.engine.ir.Contraction;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Equation;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Products of tensors; of bools, "and" for times and "or" for plus. */
final class LinearKernels {
    private LinearKernels() {}

    static Map<String, Kernel> table() {
        Map<String, Kernel> table = new HashMap<>();
        table.put("matmul", arguments -> {
            List<Tensor> xy = arguments.joined("x", "y");
            return matmul(xy.get(0), xy.get(1));
        });
        table.put("dot", LinearKernels::dot);
        table.put("inner", LinearKernels::inner);
        table.put("tensordot", LinearKernels::tensordot);
        table.put("einsum", LinearKernels::einsum);
        table.put("kron", LinearKernels::kron);
        table.put("cross", LinearKernels::cross);
        MatrixKernels.addTo(table);
        return table;
    }

    static Tensor matmul(Tensor x, Tensor y) {
        if (x.rank() == 0 || y.rank() == 0) {
            throw new EvaluationProblem("matmul: needs one or more axes: %s and %s".formatted(x.type(), y.type()));
        }
        Tensor left = x.rank() == 1 ? x.reshaped(1, x.size(0)) : x;
        Tensor right = y.rank() == 1 ? y.reshaped(y.size(0), 1) : y;
        int rows = left.size(left.rank() - 2);
        int inner = left.size(left.rank() - 1);
        int columns = right.size(right.rank() - 1);
        if (inner != right.size(right.rank() - 2)) {
            throw new EvaluationProblem("matmul: inner sizes differ: %s and %s (%d ≠ %d)"
                    .formatted(x.type(), y.type(), inner, right.size(right.rank() - 2)));
        }
        int[] batch = Grid.broadcast(
                "matmul", Arrays.copyOf(left.shape(), left.rank() - 2), Arrays.copyOf(right.shape(), right.rank() - 2));
        left = Grid.broadcastTo(left, Grid.append(batch, rows, inner));
        right = Grid.broadcastTo(right, Grid.append(batch, inner, columns));
        TensorBuilder result = new TensorBuilder(x.dtype(), Grid.append(batch, rows, columns));
        for (int at = 0; at < result.count(); at++) {
            int b = at / (rows * columns);
            int row = at / columns % rows;
            int column = at % columns;
            Accumulator sum = new Accumulator(x.dtype());
            for (int k = 0; k < inner; k++) {
                sum.addProduct(left, (b * rows + row) * inner + k, right, (b * inner + k) * columns + column);
            }
            sum.store(result, at);
        }
        int[] shape = batch;
        shape = x.rank() == 1 ? shape : Grid.append(shape, rows);
        return result.build().reshaped(y.rank() == 1 ? shape : Grid.append(shape, columns));
    }

    private static Value dot(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        Tensor x = xy.get(0);
        Tensor y = xy.get(1);
        if (x.rank() == 0 || y.rank() == 0) {
            return contracted(x, y, List.of(), List.of());
        }
        return contracted(x, y, List.of(x.rank() - 1), List.of(Math.max(0, y.rank() - 2)));
    }

    private static Value inner(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        Tensor x = xy.get(0);
        Tensor y = xy.get(1);
        if (x.rank() == 0 || y.rank() == 0) {
            return contracted(x, y, List.of(), List.of());
        }
        return contracted(x, y, List.of(x.rank() - 1), List.of(y.rank() - 1));
    }

    private static Value tensordot(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        Contraction axes = Contraction.of(
                        "tensordot", xy.get(0).type(), xy.get(1).type(), term(arguments.value("axes")))
                .orElseThrow(() -> arguments.problem("axes are neither a number nor two lists of axes"));
        return contracted(xy.get(0), xy.get(1), axes.left(), axes.right());
    }

    private static Term term(Value value) {
        return switch (value) {
            case Value.Constant(Object constant) -> new Literal(constant);
            case Value.Sequence(List<Value> items) ->
                new SequenceTerm(items.stream().map(LinearKernels::term).toList());
            case Tensor _, Value.Range _ -> Literal.NONE;
        };
    }

    /** Sums over pairs of axes; the free axes of x come first, then those of y. */
    private static Tensor contracted(Tensor x, Tensor y, List<Integer> left, List<Integer> right) {
        int[] leftAxes = left.stream().mapToInt(Integer::intValue).toArray();
        int[] rightAxes = right.stream().mapToInt(Integer::intValue).toArray();
        Tensor a = Grid.permuted(x, Grid.last(x.rank(), leftAxes));
        Tensor b = Grid.permuted(y, Grid.last(y.rank(), rightAxes));
        int[] free = Arrays.copyOf(a.shape(), x.rank() - leftAxes.length);
        int[] others = Arrays.copyOf(b.shape(), y.rank() - rightAxes.length);
        int[] summed = Arrays.copyOfRange(a.shape(), free.length, x.rank());
        if (!Arrays.equals(summed, Arrays.copyOfRange(b.shape(), others.length, y.rank()))) {
            throw new EvaluationProblem("the contracted sizes of %s and %s differ".formatted(x.type(), y.type()));
        }
        int inner = Tensor.count(summed);
        Tensor rows = a.reshaped(Tensor.count(free), inner);
        Tensor columns = Grid.permuted(b.reshaped(Tensor.count(others), inner), 1, 0);
        return matmul(rows, columns).reshaped(Grid.append(free, others));
    }

    private static Value einsum(Arguments arguments) {
        List<Tensor> xs = arguments.tensors("xs");
        String text = arguments.text("equation").orElseThrow(() -> arguments.problem("the equation is not text"));
        Equation equation = Equation.parse(text, xs.stream().map(Tensor::rank).toList());
        String letters = equation.result()
                + String.join("", equation.operands())
                        .chars()
                        .filter(letter -> equation.result().indexOf(letter) < 0)
                        .distinct()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        int[] sizes = letters.chars()
                .map(letter -> size(arguments, equation, xs, (char) letter))
                .toArray();
        int[] shape = Arrays.copyOf(sizes, equation.result().length());
        int[] summed = Arrays.copyOfRange(sizes, shape.length, sizes.length);
        DType dtype = xs.getFirst().dtype();
        TensorBuilder result = new TensorBuilder(dtype, shape);
        for (int i = 0; i < result.count(); i++) {
            Accumulator sum = new Accumulator(dtype);
            for (int j = 0; j < Tensor.count(summed); j++) {
                int[] index = Grid.append(Grid.index(i, shape), Grid.index(j, summed));
                Tensor product = product(equation, letters, xs, index);
                sum.add(product, 0);
            }
            sum.store(result, i);
        }
        return result.build();
    }

    private static int size(Arguments arguments, Equation equation, List<Tensor> xs, char letter) {
        int size = 1;
        for (int i = 0; i < xs.size(); i++) {
            String operand = equation.operands().get(i);
            for (int axis = 0; axis < operand.length(); axis++) {
                int own = xs.get(i).size(axis);
                if (operand.charAt(axis) == letter && own != 1) {
                    if (size != 1 && size != own) {
                        throw arguments.problem("axis \"%s\" has the sizes %d and %d", letter, size, own);
                    }
                    size = own;
                }
            }
        }
        return size;
    }

    private static Tensor product(Equation equation, String letters, List<Tensor> xs, int... index) {
        Tensor product = null;
        for (int i = 0; i < xs.size(); i++) {
            Tensor x = xs.get(i);
            String operand = equation.operands().get(i);
            int position = 0;
            for (int axis = 0; axis < x.rank(); axis++) {
                int at = x.size(axis) == 1 ? 0 : index[letters.indexOf(operand.charAt(axis))];
                position = position * x.size(axis) + at;
            }
            product = product == null ? x.element(position) : times(product, x, position);
        }
        return product;
    }

    private static Tensor times(Tensor x, Tensor y, int at) {
        Accumulator product = new Accumulator(x.dtype().isFloating() ? DType.FLOAT64 : x.dtype());
        product.addProduct(x, 0, y, at);
        TensorBuilder result = new TensorBuilder(x.dtype().isFloating() ? DType.FLOAT64 : x.dtype());
        product.store(result, 0);
        return result.build();
    }

    private static Value kron(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        int rank = Math.max(xy.get(0).rank(), xy.get(1).rank());
        Tensor x = ShapeKernels.atLeast(xy.get(0), rank);
        Tensor y = ShapeKernels.atLeast(xy.get(1), rank);
        int[] shape = IntStream.range(0, rank)
                .map(axis -> x.size(axis) * y.size(axis))
                .toArray();
        TensorBuilder result = new TensorBuilder(x.dtype(), shape);
        for (int i = 0; i < result.count(); i++) {
            int[] outer = Grid.index(i, shape);
            int[] inner = outer.clone();
            for (int axis = 0; axis < rank; axis++) {
                outer[axis] /= y.size(axis);
                inner[axis] %= y.size(axis);
            }
            Accumulator product = new Accumulator(x.dtype());
            product.addProduct(x, Grid.position(outer, x.shape()), y, Grid.position(inner, y.shape()));
            product.store(result, i);
        }
        return result.build();
    }

    private static Value cross(Arguments arguments) {
        List<Tensor> xy = arguments.joined("x", "y");
        int[] shape = Grid.broadcast("cross", xy.get(0).shape(), xy.get(1).shape());
        int axis = arguments.axis("axis", shape.length);
        if (shape[axis] != 3) {
            throw arguments.problem("the axis has size %d, not 3", shape[axis]);
        }
        Rows x = Rows.of(Grid.broadcastTo(xy.get(0), shape), axis);
        Rows y = Rows.of(Grid.broadcastTo(xy.get(1), shape), axis);
        TensorBuilder result = new TensorBuilder(x.tensor().dtype(), x.count(), 3);
        for (int i = 0; i < x.count(); i++) {
            for (int j = 0; j < 3; j++) {
                int next = (j + 1) % 3;
                int last = (j + 2) % 3;
                long whole = x.tensor().whole(x.at(i, next)) * y.tensor().whole(y.at(i, last))
                        - x.tensor().whole(x.at(i, last)) * y.tensor().whole(y.at(i, next));
                Complex number = at(x, i, next)
                        .times(at(y, i, last))
                        .minus(at(x, i, last).times(at(y, i, next)));
                ReductionKernels.store(result, x.at(i, j), x.tensor().dtype(), whole, number);
            }
        }
        return x.restored(result.build());
    }

    private static Complex at(Rows rows, int row, int column) {
        return Complex.of(rows.tensor(), rows.at(row, column));
    }

    static double product(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }
}
