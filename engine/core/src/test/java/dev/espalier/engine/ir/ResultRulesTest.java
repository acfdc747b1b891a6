package dev.espalier.engine.ir;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ResultRulesTest {
    private static final Vocabulary VOCABULARY = Vocabulary.load();

    private static final Map<String, TermType> LEAVES = Map.of(
            "x", tensor(DType.FLOAT32, Dim.of(2), Dim.of(3)),
            "y", tensor(DType.FLOAT32, Dim.of(4), Dim.of(5)),
            "v", tensor(DType.FLOAT32, Dim.of(3)),
            "b", tensor(DType.FLOAT32, Dim.of("batch"), Dim.of(3)),
            "i", tensor(DType.INT64, Dim.of(2), Dim.of(3)),
            "image", tensor(DType.FLOAT32, Dim.of("batch"), Dim.of(3), Dim.of(32), Dim.of(32)),
            "kernel", tensor(DType.FLOAT32, Dim.of(8), Dim.of(3), Dim.of(3), Dim.of(3)),
            "u", TermType.UNKNOWN,
            "n", new TermType.Scalar(Kind.INT));

    private static TermType tensor(DType dtype, Dim... dims) {
        return TermType.tensor(dtype, Shape.of(List.of(dims)));
    }

    private static String type(String term) {
        Map<String, Fragment> names = new HashMap<>();
        LEAVES.keySet().forEach(name -> names.put(name, new Fragment(name)));
        return ResultRules.typeOf(VOCABULARY.parse(term, names), leaf -> LEAVES.get(leaf.name()))
                .toString();
    }

    private static void types(String... pairs) {
        Stream<Executable> checks = Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .map(i -> () -> assertEquals(pairs[i + 1], type(pairs[i]), pairs[i]));
        assertAll(checks);
    }

    private static void problem(String term, String message) {
        assertEquals(message, assertThrows(IrProblem.class, () -> type(term)).getMessage());
    }

    @Test
    void everyRuleAnswersWhenNothingIsKnown() {
        Collection<Operation> operations = VOCABULARY.all();
        assertAll(operations.stream().map(operation -> () -> {
            List<Term> arguments = operation.parameters().stream()
                    .map(parameter -> (Term) new Fragment(parameter.name()))
                    .toList();
            ResultRules.infer(new Apply(operation, arguments), _ -> TermType.UNKNOWN);
        }));
    }

    @Test
    void elementwiseOperationsBroadcast() {
        types(
                "add(x, v)", "f32[2,3]",
                "add(b, v)", "f32[batch,3]",
                "multiply(2, x)", "f32[2,3]",
                "multiply(i, 0.5)", "f?[2,3]",
                "add(x, u)", "f?[..]",
                "less(x, v)", "bool[2,3]",
                "where(less(x, 0), x, 0)", "f32[2,3]",
                "where(less(x, 0), 1, 0)", "i?[2,3]");
    }

    @Test
    void reductionsDropOrKeepAxes() {
        types(
                "sum(x)", "f32[]",
                "sum(x, -1)", "f32[2]",
                "sum(b, 1, True)", "f32[batch,1]",
                "sum(i, None, False, float64)", "f64[]",
                "argmax(x, 0)", "i64[3]",
                "sum(x, n)", "f32[..]",
                "sum(x, n, True)", "f32[?,?]",
                "all(x)", "bool[]",
                "quantile(x, v, 0)", "f32[3,3]");
    }

    @Test
    void shapesAreRearranged() {
        types(
                "reshape(x, (3, -1))", "f32[3,2]",
                "reshape(x, -1)", "f32[6]",
                "reshape(b, (n, -1))", "f32[?,?]",
                "reshape(x, shape(i))", "f32[2,3]",
                "permute_dims(b)", "f32[3,batch]",
                "matrix_transpose(b)", "f32[3,batch]",
                "expand_dims(x, (0, -1))", "f32[1,2,3,1]",
                "squeeze(expand_dims(x, 0), 0)", "f32[2,3]",
                "concat((x, x), -1)", "f32[2,6]",
                "stack((b, b), 1)", "f32[batch,2,3]",
                "split(x, 3, 1)", "(f32[2,1], f32[2,1], f32[2,1])",
                "item_of(split(x, (1,), 1), 1)", "f32[2,2]",
                "chunk(v, 2)", "(f32[2], f32[1])",
                "array_split(v, 2)", "(f32[2], f32[1])",
                "split_every(v, 2)", "(f32[2], f32[1])",
                "pad(x, ((0, 1), (2, 2)))", "f32[3,7]",
                "shape(x)", "(int, int)",
                "zeros((size(b, 0), 4), float32)", "f32[batch,4]",
                "one_hot(i, 7, float32)", "f32[2,3,7]",
                "linspace(0, 1, n)", "f32[?]",
                "arange(0, 10, 3, int32)", "i32[4]",
                "moveaxis(image, 1, -1)", "f32[batch,32,32,3]");
    }

    @Test
    void indicesSelect() {
        types(
                "x[0]", "f32[3]",
                "x[:, None, 1:]", "f32[2,1,2]",
                "x[..., -1]", "f32[2]",
                "x[::-1]", "f32[2,3]",
                "x[i]", "f32[2,3,3]",
                "x[less(x, 0)]", "f32[?]",
                "x[[0, 1, 1]]", "f32[3,3]",
                "image[:, [0, 2], 1]", "f32[batch,2,32]",
                "b[n]", "f32[3]",
                "x[u]", "f32[..]",
                "take(x, i, 1)", "f32[2,2,3]",
                "index_update(x, 0, 1.0)", "f32[2,3]");
    }

    @Test
    void productsContract() {
        types(
                "matmul(x, matrix_transpose(x))", "f32[2,2]",
                "matmul(b, v)", "f32[batch]",
                "linear(b, x)", "f32[batch,2]",
                "einsum(\"ij,kj->ik\", (b, x))", "f32[batch,2]",
                "einsum(\"...j,j\", (image, v[0:1]))", "f32[batch,3,32]",
                "tensordot(x, x, ((0,), (0,)))", "f32[3,3]",
                "outer(x, v)", "f32[6,3]",
                "svd(x, False)", "(f32[2,2], f32[2], f32[2,3])",
                "conv(image, kernel, None, 2, 1)", "f32[batch,8,16,16]",
                "max_pool(image, 2)", "f32[batch,3,16,16]",
                "rfft(v)", "c64[2]",
                "irfft(rfft(v), 3)", "f32[3]");
    }

    @Test
    void contradictionsAreTold() {
        problem("matmul(x, y)", "matmul: inner sizes differ: f32[2,3] and f32[4,5] (3 ≠ 4)");
        problem("add(x, y)", "add: shapes do not broadcast: f32[2,3] and f32[4,5] (2 ≠ 4)");
        problem("sum(x, 2)", "sum: axis 2 is out of range for f32[2,3]");
        problem("reshape(x, (4, 2))", "reshape: f32[2,3] has 6 elements, [4,2] has 8");
        problem("x[2]", "getitem: index 2 is out of range for axis 0 of f32[2,3]");
        problem("squeeze(x, 0)", "squeeze: axis 0 of f32[2,3] has size 2, not 1");
        problem("concat((x, y))", "concat: f32[2,3] and f32[4,5] do not fit along axis 0");
        problem("x[0, 0, 0]", "getitem: 3 indices for f32[2,3]");
    }
}
