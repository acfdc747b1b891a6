package dev.espalier.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PassesTest {
    private static final List<String> ALL = all();

    private static List<String> all() {
        List<String> all = new ArrayList<>(RandomGraphs.SMOOTH);
        all.addAll(RandomGraphs.ROUGH);
        return all;
    }

    @Property(tries = 120, seed = "4")
    void simplifyingKeepsValueDtypeAndShape(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        check(seed, Simplify::in);
    }

    @Property(tries = 60, seed = "4")
    void sharingKeepsValueDtypeAndShape(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        check(seed, CommonSubexpressions::share);
    }

    @Property(tries = 60, seed = "4")
    void decomposingToPrimitivesKeepsValueDtypeAndShape(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        check(seed, graph -> {
            Graph primitive = Decompose.to(graph, (operation, _) -> operation.isPrimitive());
            operations(primitive).forEach(operation -> assertTrue(operation.isPrimitive(), operation.name()));
            return primitive;
        });
    }

    private static void check(long seed, UnaryOperator<Graph> pass) {
        Graph before = RandomGraphs.of(seed, ALL, seed % 2 == 0 ? DType.FLOAT64 : DType.FLOAT32, 8);
        Graph after = pass.apply(before);
        String message = before + "became\n" + after;
        assertEquals(List.of(), Verifier.problems(after), message);
        assertEquals(before.result().type(), after.result().type(), message);
        assertEquals(after, Graph.parse(after.toString()), message);
        assertTrue(after.steps().size() <= 8 * 20, message);
        Map<String, Value> inputs = RandomGraphs.inputs(before, seed);
        Values.assertClose(
                Reference.evaluate(before, inputs),
                Reference.evaluate(after, inputs),
                seed % 2 == 0 ? 1e-9 : 1e-4,
                message);
    }

    private static List<Operation> operations(Graph graph) {
        List<Operation> operations = new ArrayList<>();
        graph.steps().forEach(step -> collect(step.term(), operations));
        collect(graph.result().term(), operations);
        return operations;
    }

    private static void collect(Term term, List<Operation> operations) {
        if (term instanceof Apply apply) {
            operations.add(apply.operation());
            apply.arguments().forEach(argument -> collect(argument, operations));
        } else if (term instanceof SequenceTerm(List<Term> items)) {
            items.forEach(item -> collect(item, operations));
        }
    }

    @Test
    void codeThatIsNotNeededAndDoneTwiceGoes() {
        assertSimple(
                """
                graph unclean(x: f32[2,3], w: f32[4,3]) -> f32[2,4] {
                  a = exp(x)                                                     : f32[2,3]
                  b = matmul(x, swapaxes(w, 0, 1))                               : f32[2,4]
                  c = matmul(x, permute_dims(w, (1, 0)))                         : f32[2,4]
                  d = reshape(add(multiply(b, 1), 0), (size(x, 0), numel(w) // 3)) : f32[2,4]
                  return where(equal(a, a), 1, 0)                                : f32[2,4]
                }
                """.replace("where(equal(a, a), 1, 0)", "add(d, negative(negative(c)))")
                        .replace("numel(w) // 3", "4"),
                """
                graph unclean(x: f32[2,3], w: f32[4,3]) -> f32[2,4] {
                  b = linear(x, w)  : f32[2,4]
                  return multiply(b, 2) : f32[2,4]
                }
                """);
    }

    @Test
    void activationsAreFoundInTheirFormulas() {
        assertSimple("""
                graph f(x: f32[2,3]) -> (f32[2,3], f32[2,3], f32[2,3]) {
                  a = divide(1.0, add(1.0, exp(negative(x))))        : f32[2,3]
                  b = exp(subtract(x, amax(x, -1, True)))            : f32[2,3]
                  c = divide(b, sum(b, -1, True))                    : f32[2,3]
                  return (multiply(x, a), c, maximum(x, 0.0))        : (f32[2,3], f32[2,3], f32[2,3])
                }
                """, """
                graph f(x: f32[2,3]) -> (f32[2,3], f32[2,3], f32[2,3]) {
                  c = softmax(x)                  : f32[2,3]
                  silu_1 = silu(x)                : f32[2,3]
                  relu_1 = relu(x)                : f32[2,3]
                  return (silu_1, c, relu_1)      : (f32[2,3], f32[2,3], f32[2,3])
                }
                """);
    }

    @Test
    void whatWouldChangeTheDtypeOrTheShapeStays() {
        Graph graph = Graph.parse("""
                graph f(x: f32[3], z: bool[3], c: bool[2,3], n: f32[?]) -> (f32[2,3], f32[3], f32[?]) {
                  a = where(c, x, x)                              : f32[2,3]
                  b = multiply(x, ones((2, 3), float32))          : f32[2,3]
                  d = add(n, zeros((3,), float32))                : f32[3]
                  return (add(a, b), d, multiply(n, 1))           : (f32[2,3], f32[3], f32[?])
                }
                """);
        assertEquals("""
                graph f(x: f32[3], z: bool[3], c: bool[2,3], n: f32[?]) -> (f32[2,3], f32[3], f32[?]) {
                  a = where(c, x, x)
                  ones_1 = ones(shape=(2, 3), dtype=float32)
                  b = multiply(x, ones_1)
                  zeros_1 = zeros(shape=(3,), dtype=float32)
                  d = add(n, zeros_1)
                  add_1 = add(a, b)
                  return (add_1, d, n)
                }
                """, withoutTypes(Simplify.in(graph)));
    }

    @Test
    void aBackendThatClaimsAnOperationKeepsIt() {
        Graph graph = Graph.parse("""
                graph f(x: f32[2,3], w: f32[4,3]) -> f32[2,4] {
                  return softmax(linear(x, w)) : f32[2,4]
                }
                """);
        Graph kept = Decompose.to(
                graph,
                (operation, _) -> operation.isPrimitive() || operation.name().equals("softmax"));
        assertEquals("""
                graph f(x: f32[2,3], w: f32[4,3]) -> f32[2,4] {
                  swapaxes_1 = swapaxes(w, a=-2, b=-1)
                  matmul_1 = matmul(x, swapaxes_1)
                  return softmax(matmul_1)
                }
                """, withoutTypes(kept));
        assertEquals(
                "exp is not available for f32[2,3]",
                assertThrows(EvaluationProblem.class, () -> Decompose.to(Graph.parse("""
                                        graph f(x: f32[2,3]) -> f32[2,3] {
                                          return exp(x) : f32[2,3]
                                        }
                                        """), (_, _) -> false))
                        .getMessage());
    }

    private static String withoutTypes(Graph graph) {
        return graph.toString().replaceAll(" +: \\(?(f32|bool|i64).*", "").replaceFirst("^.*\n", header(graph));
    }

    private static String header(Graph graph) {
        return graph.toString().lines().findFirst().orElseThrow() + "\n";
    }

    private static void assertSimple(String before, String after) {
        assertEquals(
                Graph.parse(after).toString(), Simplify.in(Graph.parse(before)).toString());
    }
}
