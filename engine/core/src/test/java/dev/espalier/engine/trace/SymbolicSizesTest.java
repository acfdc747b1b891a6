package dev.espalier.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.emit.EmitPython;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.pass.Differentiate;
import dev.espalier.engine.pass.FoldConstants;
import dev.espalier.engine.pass.Simplify;
import dev.espalier.engine.pass.Sized;
import dev.espalier.engine.pass.Vectorize;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.transpile.Framework;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sizes with names, from the types of arguments to what is computed of them. */
class SymbolicSizesTest {
    private static final String TORCH = """
            import torch


            def rows(x, w):
                b, n = x.shape
                y = x.reshape(b * n) + torch.arange(x.shape[0] * n)
                return y.reshape(b, -1) @ w / b


            def attention(q, k):
                h = q.reshape(q.shape[0], q.shape[1], 2, 4).transpose(1, 2)
                weights = torch.softmax(q @ k.transpose(1, 2), -1)
                return (weights @ torch.cat([k], 1)).mean() + h.sum() + q[:, 0].sum()


            def sizes(x, y):
                n = x.shape[0]
                z = torch.cat([x, y, x])
                return z, z.flatten(), torch.zeros((n - 1) * 2 + 3, (n * 4 + 6) // 2, n // 3), x.reshape(-1, n)
            """;

    private static Graph trace(String function, String types) {
        SourceFile file = SourceFile.parse("net.py", TORCH);
        return StaticTrace.of(file, function, Dialect.load("torch"), TermType.parse(types));
    }

    @Test
    void whatIsComputedOfSizesStandsInTypes() {
        Graph graph = trace("rows", "f32[batch,3], f32[3,5]");
        assertEquals("""
                graph rows(x: f32[batch,3], w: f32[3,5]) -> f32[batch,5] {
                  reshape_1 = reshape(x, shape=(multiply(size(x, axis=0), 3),)) : f32[3*batch]  # net.py:6:9
                  arange_1 = arange(start=0, stop=multiply(size(x, axis=0), 3), step=1, dtype=int64) : i64[3*batch]  # net.py:6:9
                  cast_1 = cast(x=arange_1, dtype=float32)            : f32[3*batch]  # net.py:6:9
                  y = add(reshape_1, cast_1)                          : f32[3*batch]  # net.py:6:9
                  reshape_2 = reshape(y, shape=(size(x, axis=0), -1)) : f32[batch,3]  # net.py:7:12
                  matmul_1 = matmul(reshape_2, w)                     : f32[batch,5]  # net.py:7:12
                  return divide(matmul_1, size(x, axis=0))            : f32[batch,5]  # net.py:7:12
                }
                """, graph.toString());
        assertEquals(graph, Graph.parse(graph.toString()));
        assertEquals(List.of(), Verifier.problems(graph));
    }

    @Test
    void sumsAndProductsHaveOneForm() {
        Graph graph = trace("sizes", "f32[n,2], f32[m,2]");
        assertEquals(
                "(f32[m+2*n,2], f32[2*m+4*n], f32[2*n+1,2*n+3,(n)//3], f32[2,n])",
                graph.result().type().toString());
        assertEquals(graph, Graph.parse(graph.toString()));
    }

    @Test
    void otherFrameworksSayThemInTheirWords() {
        assertEquals("""
                import jax.numpy as jnp


                def rows(x, w):
                    cast_1 = jnp.arange(x.shape[0] * 3).astype(jnp.float32)
                    y = jnp.reshape(x, x.shape[0] * 3) + cast_1
                    return jnp.reshape(y, (x.shape[0], -1)) @ w / x.shape[0]
                """, EmitPython.module(trace("rows", "f32[batch,3], f32[3,5]"), Framework.JAX));
    }

    @Test
    void withNumbersForTheSymbolsItIsTheGraphForTheseSizes() {
        assertSized("rows", "f32[batch,3], f32[3,5]", "f32[7,3], f32[3,5]");
        assertSized("rows", "f32[batch,time], f32[time,5]", "f32[1,3], f32[3,5]");
        assertSized("attention", "f32[b,t,8], f32[b,t,8]", "f32[2,5,8], f32[2,5,8]");
        assertSized("sizes", "f32[n,2], f32[m,2]", "f32[6,2], f32[1,2]");
    }

    private static void assertSized(String function, String symbols, String numbers) {
        Graph sized = Sized.in(trace(function, symbols), TermType.parse(numbers));
        assertEquals(FoldConstants.in(trace(function, numbers)), sized);
        assertEquals(List.of(), Verifier.problems(sized));
    }

    @Test
    void gradientsKeepTheSymbols() {
        Graph symbolic = trace("attention", "f32[b,t,8], f32[b,t,8]");
        Graph gradients = Simplify.in(Differentiate.valueAndGradients(symbolic, List.of("q", "k")));
        assertEquals(
                "(f32[], (f32[b,t,8], f32[b,t,8]))", gradients.result().type().toString());
        assertEquals(List.of(), Verifier.problems(gradients));
        String numbers = "f32[2,5,8], f32[2,5,8]";
        Graph sized = trace("attention", numbers);
        assertEquals(
                Simplify.in(Differentiate.valueAndGradients(sized, List.of("q", "k"))),
                Simplify.in(Sized.in(gradients, TermType.parse(numbers))));
    }

    @Test
    void manyArgumentsAtOnceKeepSymbolsOnlyWhereNoSizeIsRead() {
        Graph plain = Graph.parse("""
                graph shifted(x: f32[n,3]) -> f32[n] {
                  return sum(x, axis=1) : f32[n]
                }
                """);
        assertEquals(
                "f32[5,n]",
                Vectorize.over(plain, Set.of("x"), 5).result().type().toString());
        Graph reading = trace("rows", "f32[batch,3], f32[3,5]");
        IrProblem problem = assertThrows(IrProblem.class, () -> Vectorize.over(reading, Set.of("x"), 5));
        assertEquals("size(x, 0): no rule for many arguments at once while sizes are symbols", problem.getMessage());
    }

    @Test
    void sizesThatDoNotFitTheSymbolsAreRefused() {
        Graph graph = Graph.parse("""
                graph twice(x: f32[n,2*n], y: f32[n]) -> f32[n] {
                  return add(y, 1) : f32[n]
                }
                """);
        Sized.in(graph, TermType.parse("f32[3,6], f32[3]"));
        assertRefused("y is f32[4], not f32[n], with {n=3}", graph, "f32[3,6], f32[4]");
        assertRefused("x is f32[3,5], not f32[n,2*n], with {n=3}", graph, "f32[3,5], f32[3]");
    }

    private static void assertRefused(String message, Graph graph, String types) {
        IrProblem problem = assertThrows(IrProblem.class, () -> Sized.in(graph, TermType.parse(types)));
        assertEquals(message, problem.getMessage());
    }
}
