package dev.espalier.engine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.pass.Simplify;
import dev.espalier.engine.syntax.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaticTraceTest {
    private static final String TORCH = """
            import torch
            import torch.nn.functional as F


            def head(q, k, v):
                scale = q.shape[-1] ** -0.5
                weights = F.softmax(q @ k.transpose(-2, -1) * scale, dim=-1)
                return weights @ v


            def block(x, w_qkv, w_out, eps=1e-5):
                \"""An attention block.\"""
                q, k, v = (x @ w_qkv).chunk(3, dim=-1)
                x = x + head(q, k, v=v) @ w_out
                x += eps
                return F.relu(x), x[:, 0]


            def again(x):
                return again(x - 1)


            def looping(x):
                for i in range(3):
                    x = x + i
                return x
            """;

    private static Graph trace(String source, String framework, String function, String types) {
        SourceFile file = SourceFile.parse("net.py", source);
        return StaticTrace.of(file, function, Dialect.load(framework), TermType.parse(types));
    }

    @Test
    void functionsOfTheFileBecomeScopesAndSizesNumbers() {
        Graph graph = trace(TORCH, "torch", "block", "f32[2,8,16], f32[16,48], f32[16,16]");
        assertEquals(List.of(), Verifier.problems(graph));
        Graph expected = Graph.parse("""
                graph block(x: f32[2,8,16], w_qkv: f32[16,48], w_out: f32[16,16]) -> (f32[2,8,16], f32[2,16]) {
                  matmul_1 = matmul(x, w_qkv)                : f32[2,8,48]  # net.py:13:15
                  chunk_1 = chunk(matmul_1, 3, -1)           : (f32[2,8,16], f32[2,8,16], f32[2,8,16])  # net.py:13:15
                  q = item_of(chunk_1, 0)                    : f32[2,8,16]  # net.py:13:15
                  k = item_of(chunk_1, 1)                    : f32[2,8,16]  # net.py:13:15
                  v = item_of(chunk_1, 2)                    : f32[2,8,16]  # net.py:13:15
                  swapaxes_1 = swapaxes(k, -2, -1)           : f32[2,16,8]  # net.py:7:15 in head
                  matmul_2 = matmul(q, swapaxes_1)           : f32[2,8,8]  # net.py:7:15 in head
                  multiply_1 = multiply(matmul_2, 0.25)      : f32[2,8,8]  # net.py:7:15 in head
                  weights = softmax(multiply_1)              : f32[2,8,8]  # net.py:7:15 in head
                  matmul_3 = matmul(weights, v)              : f32[2,8,16]  # net.py:8:12 in head
                  matmul_4 = matmul(matmul_3, w_out)         : f32[2,8,16]  # net.py:14:9
                  add_1 = add(x, matmul_4)                   : f32[2,8,16]  # net.py:14:9
                  add_2 = add(add_1, 1e-05)                  : f32[2,8,16]  # net.py:15:5
                  relu_1 = relu(add_2)                       : f32[2,8,16]  # net.py:16:12
                  getitem_1 = getitem(add_2, (slice(), 0))   : f32[2,16]  # net.py:16:12
                  return (relu_1, getitem_1)                 : (f32[2,8,16], f32[2,16])  # net.py:16:12
                }
                """);
        assertEquals(expected.toString(), graph.toString());
    }

    @Test
    void theSameFunctionInAnotherFrameworkIsTheSameGraph() {
        String jax = """
                import jax
                import jax.numpy as jnp


                def f(x, w):
                    y = jnp.maximum(jnp.matmul(x, w.T), 0)
                    return y.mean(axis=0)
                """;
        String torch = """
                import torch


                def f(x, w):
                    y = torch.relu(x @ w.permute(1, 0))
                    return torch.mean(y, 0)
                """;
        Graph a = Simplify.in(trace(jax, "jax", "f", "f32[4,3], f32[2,3]"));
        Graph b = Simplify.in(trace(torch, "torch", "f", "f32[4,3], f32[2,3]"));
        assertEquals(withoutPlaces(a), withoutPlaces(b));
    }

    private static String withoutPlaces(Graph graph) {
        return graph.toString().replaceAll(" *#.*", "");
    }

    @Test
    void whatHasToRunIsSaidWithItsPlace() {
        assertProblem(
                "net.py:24:5: error: only assignments and return can be read without running the function", "looping");
        assertProblem("net.py:19:1: error: again calls itself too often", "again");
        assertProblem("net.py:1:1: error: no function is called other", "other");
    }

    private static void assertProblem(String message, String function) {
        assertEquals(
                message,
                assertThrows(TraceProblem.class, () -> trace(TORCH, "torch", function, "f32[3]"))
                        .getMessage());
    }
}
