package dev.espalier.engine.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final String LOSS = """
            graph loss(predictions: f32[3], targets: f32[3]) -> f32[] {
              a = subtract(predictions, targets)      : f32[3]  # loss.py:4:33
              b = power(a, 2)                         : f32[3]  # loss.py:4:32
              c = mean(b, axis=(0,), dtype=float32)   : f32[]   # loss.py:4:21
              return sqrt(c)                          : f32[]   # loss.py:4:11
            }
            """;

    @Test
    void theTextFormOfAGraphIsReadBack() {
        Graph graph = Graph.parse(LOSS);
        assertEquals(List.of(), Verifier.problems(graph));
        assertEquals(LOSS.replaceAll(" +: ", " : "), graph.toString().replaceAll(" +: ", " : "));
        assertEquals(graph, Graph.parse(graph.toString()));
    }

    @Test
    void inputsTellTheirRole() {
        String text = """
                graph layer(x: f32[batch,3], parameter w: f32[2,3], state count: i64[], key seed: u32[2]) -> f32[batch,2] {
                  return linear(x, w) : f32[batch,2]
                }
                """;
        assertEquals(text, Graph.parse(text).toString());
    }

    @Test
    void stepsTellTheirScopeAndInputsThePathOfTheirValue() {
        String text = """
                graph net(x: f32[8,3], parameter w = body.0.weight: f32[2,3]) -> (f32[8,2], f32[8,2]) {
                  a = linear(x, w)     : f32[8,2]              # net.py:9:12 in Net.body.0:Linear/forward
                  b = relu(a)          : f32[8,2]              # in Net/forward
                  return (b, tanh(a))  : (f32[8,2], f32[8,2])  # net.py:11:5
                }
                """;
        Graph graph = Graph.parse(text);
        assertEquals(text.replaceAll(" +([:#])", " $1"), graph.toString().replaceAll(" +([:#])", " $1"));
        assertEquals(Optional.of("body.0.weight"), graph.inputs().get(1).path());
        assertEquals(
                List.of(new Scope.Part("Net.body.0", "Linear"), new Scope.Part("forward", "")),
                graph.steps().getFirst().scope().parts());
        assertEquals(2, graph.results().size());
        assertEquals(List.of(), Verifier.problems(graph));
    }

    @Test
    void aGraphMayReturnSeveralResults() {
        String text = """
                graph best(x: f32[?,9]) -> (f32[?,2], i64[?,2]) {
                  return top_k(x, k=2) : (f32[?,2], i64[?,2])
                }
                """;
        assertEquals(text, Graph.parse(text).toString());
        assertEquals(List.of(), Verifier.problems(Graph.parse(text)));
    }

    @Test
    void theVerifierTellsWhatIsWrong() {
        Graph graph = Graph.parse("""
                graph wrong(x: f32[2,3], i: i32[2,3]) -> f32[4] {
                  a = matmul(x, x) : f32[2,2]
                  b = sum(x, axis=0) : f32[2]
                  c = add(x, i) : f32[2,3]
                  float32 = exp(x) : f32[2,3]
                  return getitem(x, index=0) : f32[4]
                }
                """);
        assertEquals(
                List.of(
                        "a: matmul: inner sizes differ: f32[2,3] and f32[2,3] (3 ≠ 2)",
                        "b: is f32[3] by its rule, not f32[2]",
                        "c: add: dtypes differ: f32[2,3] and i32[2,3]; cast one of them",
                        "float32: not a name",
                        "return: is f32[3] by its rule, not f32[4]"),
                Verifier.problems(graph));
    }

    @Test
    void namesAreDefinedOnceAndBeforeTheirUse() {
        Graph.Step later = new Graph.Step("return", new Fragment("a"), TermType.UNKNOWN, Optional.empty());
        assertEquals(
                List.of("return: a is not defined before"),
                Verifier.problems(new Graph("g", List.of(), List.of(), later)));
        Graph.Input x = new Graph.Input("x", Graph.Role.ARGUMENT, TermType.UNKNOWN);
        Graph.Step result = new Graph.Step("return", new Fragment("x"), TermType.UNKNOWN, Optional.empty());
        assertEquals(List.of("x: defined twice"), Verifier.problems(new Graph("g", List.of(x, x), List.of(), result)));
    }

    @Test
    void errorsInTheTextTellTheirLine() {
        assertProblem("line 1: expected: graph NAME(INPUT: TYPE, …) -> TYPE {", "grph f() -> f32[] {\n}");
        assertProblem("line 2: unknown name: y", "graph f(x: f32[]) -> f32[] {\n  return exp(y) : f32[]\n}");
        assertProblem(
                "line 2: no core operation is called ex", "graph f(x: f32[]) -> f32[] {\n  return ex(x) : f32[]\n}");
        assertProblem("line 2: the type is missing", "graph f(x: f32[]) -> f32[] {\n  return exp(x)\n}");
        assertProblem("line 2: not a type: f33 []", "graph f(x: f32[]) -> f32[] {\n  return exp(x) : f33 []\n}");
        assertProblem(
                "line 2: expected: return TERM : TYPE, and } in the last line", "graph f(x: f32[]) -> f32[] {\n}");
    }

    private static void assertProblem(String message, String text) {
        assertEquals(
                message, assertThrows(IrProblem.class, () -> Graph.parse(text)).getMessage());
    }

    @Property(tries = 300, seed = "4")
    void everyGraphIsReadBackFromItsText(@ForAll("graphs") Graph graph) {
        assertEquals(graph, Graph.parse(graph.toString()));
    }

    @Property(tries = 300, seed = "4")
    void everyTermIsReadBackFromItsText(@ForAll("terms") Term term) {
        Map<String, Term> leaves = new HashMap<>();
        List.of("x", "y", "step_1").forEach(name -> leaves.put(name, new Fragment(name)));
        assertEquals(term, Vocabulary.load().parse(term.toString(), leaves));
        assertEquals(
                term.hashCode(),
                Vocabulary.load().parse(GraphText.of(term), leaves).hashCode());
    }

    @Provide
    Arbitrary<Graph> graphs() {
        Arbitrary<List<Graph.Step>> steps = Combinators.combine(terms(), types(), places(), scopes())
                .as((term, type, place, scope) -> new Graph.Step("a", term, type, place, scope))
                .list()
                .ofMaxSize(5);
        Arbitrary<Graph.Role> roles = Arbitraries.of(Graph.Role.values());
        return Combinators.combine(types(), roles, steps, terms(), types(), places())
                .as((type, role, many, term, resultType, place) -> {
                    List<Graph.Step> named = new ArrayList<>();
                    named.add(new Graph.Step("step_1", new Fragment("x"), type, place));
                    many.forEach(step -> named.add(
                            new Graph.Step("s" + named.size(), step.term(), step.type(), step.place(), step.scope())));
                    List<Graph.Input> inputs = List.of(
                            new Graph.Input("x", role, type, Optional.of("body.0.weight")),
                            new Graph.Input("y", Graph.Role.ARGUMENT, resultType));
                    return new Graph("f", inputs, named, new Graph.Step(Graph.RESULT, term, resultType, place));
                });
    }

    @Provide
    Arbitrary<Term> terms() {
        return terms(3);
    }

    private static Arbitrary<Term> terms(int depth) {
        Arbitrary<Term> leaves =
                Arbitraries.oneOf(literals(), Arbitraries.of("x", "y", "step_1").map(Fragment::new));
        return depth == 0 ? leaves : Arbitraries.oneOf(leaves, sequences(depth - 1), applications(depth - 1));
    }

    private static Arbitrary<Term> sequences(int depth) {
        return terms(depth).list().ofMaxSize(3).map(SequenceTerm::new);
    }

    private static Arbitrary<Term> applications(int depth) {
        Arbitrary<Term> arguments = terms(depth);
        return Arbitraries.of(Vocabulary.load().all())
                .flatMap(operation ->
                        arguments.list().ofSize(operation.parameters().size()).map(list -> new Apply(operation, list)));
    }

    private static Arbitrary<Term> literals() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Literal::of),
                Arbitraries.bigIntegers().map(Literal::new),
                Arbitraries.doubles().map(Literal::of),
                Arbitraries.of(
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                -0.0,
                                1e300,
                                1e-300,
                                5e-324)
                        .map(Literal::of),
                Arbitraries.strings()
                        .all()
                        .excludeChars('\r')
                        .ofMaxLength(5)
                        .filter(GraphTest::isWellFormed)
                        .map(Literal::new),
                Arbitraries.of(DType.ALL).map(Literal::new),
                Arbitraries.of(Literal.TRUE, Literal.FALSE, Literal.NONE, new Literal(Ellipsis.INSTANCE)));
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Arbitrary<TermType> types() {
        Arbitrary<Dim> dims = Arbitraries.of(Dim.of(0), Dim.of(7), Dim.of("batch"), Dim.of("2*n+1"), Dim.UNKNOWN);
        Arbitrary<Shape> shapes =
                Arbitraries.oneOf(dims.list().ofMaxSize(4).map(Shape::of), Arbitraries.just(Shape.unknown()));
        List<DType> dtypes = new ArrayList<>(DType.ALL);
        dtypes.addAll(List.of(DType.UNKNOWN, DType.ofKind(Kind.FLOAT), DType.ofKind(Kind.UINT)));
        Arbitrary<TermType> tensors =
                Combinators.combine(Arbitraries.of(dtypes), shapes).as(TermType::tensor);
        Arbitrary<TermType> others = Arbitraries.of(
                new TermType.Scalar(Kind.INT),
                new TermType.Scalar(Kind.BOOL),
                TermType.UNKNOWN,
                new TermType.Other("tensors"));
        Arbitrary<TermType> single = Arbitraries.oneOf(tensors, others);
        return Arbitraries.oneOf(single, single.list().ofMaxSize(3).map(TermType.Sequence::new));
    }

    private static Arbitrary<Scope> scopes() {
        return Arbitraries.of("", "f", "Net.body.0:Conv2d/forward", "<lambda>/Net:a.Net")
                .map(Scope::of);
    }

    private static Arbitrary<Optional<Place>> places() {
        return Arbitraries.of("loss.py", "my model/a.py", "C:\\x.py")
                .map(file -> new Place(file, 4, 33))
                .optional();
    }
}
