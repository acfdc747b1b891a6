package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A function is traced once for all sizes that lead it the same way; each result is held against the function itself. */
class SizesInTracesTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("""
                import espalier, torch
                def leaves(value):
                    return value if isinstance(value, (tuple, list)) else (value,)
                def agree(one, other):
                    if not hasattr(one, "shape"):
                        return one == other
                    near = all(a == b or abs(a - b) < 1e-5 * max(1, abs(b)) for a, b in zip(numbers(one), numbers(other)))
                    return tuple(one.shape) == tuple(other.shape) and near
                def numbers(t):
                    if isinstance(t, list):
                        return [number for part in t for number in numbers(part)]
                    return [t] if isinstance(t, (bool, int, float)) else numbers((t if hasattr(t, "tolist") else t.numpy()).tolist())
                def traces(f, *calls):
                    "How often a function is traced for some calls; a wrong result is told instead."
                    graph = espalier.trace_graph(f)
                    for call in calls:
                        found, wanted = leaves(graph(*call)), leaves(f(*call))
                        if len(found) != len(wanted) or not all(map(agree, found, wanted)):
                            return f"wrong for {[tuple(t.shape) for t in call]}: {found}, not {wanted}"
                    global last
                    last = graph
                    return 1 + len(graph.retraced)
                def of(*shape):
                    return torch.arange(float(max(1, torch.Size(shape).numel())))[: torch.Size(shape).numel()].reshape(shape) % 7
                """);
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void sizesThatAreComputedWithAreNoReasonToTraceAgain() {
        assertEquals("1\n", cells.run("""
                def f(x, y):
                    b, t = x.shape
                    z = x.reshape(x.size(0) * t) + torch.arange(b * t)
                    return (z.view(-1, t) @ y).sum(0) / len(y) / b, x[: b // 2], torch.zeros(b - 1 + t, 2), b * t
                print(traces(f, *[(of(b, 3), of(3, 5)) for b in (2, 4, 1, 7, 3, 1000)]))
                """));
    }

    @Test
    void aBranchOnASizeIsAConditionAndNothingMore() {
        assertEquals("2\nx.shape[0] <= 3\n", cells.run("""
                def f(x):
                    return x * 2 if x.shape[0] > 3 else x + 1
                print(traces(f, *[(of(b, 2),) for b in (2, 3, 5, 4, 100, 1, 0)]))
                print(last.guards[-1])
                """));
        assertEquals(
                "argument 0 was f32[3, 2] of torch, tensor 0, is f32[5, 2] of torch, tensor 0; not x.shape[0] <= 3\n",
                cells.run("print(*last.retraced)"));
    }

    @Test
    void whatAsksForTheNumberItselfHoldsForThatNumberOnly() {
        assertEquals("4 4 4 4 3\n", cells.run("""
                def loop(x):
                    y = torch.zeros(x.shape[1])
                    for i in range(x.shape[0]):
                        y = y + x[i] * i
                    return y
                def rows(x):
                    return sum(row * i for i, row in enumerate(x))
                def key(x):
                    return x * {2: 10., 3: 20.}.get(x.shape[0], 5.)
                def text(x):
                    return x * float(f"{x.shape[0]}")
                def power(x):
                    return x / x.shape[0] ** 0.5
                calls = [(of(b, 2),) for b in (2, 3, 5, 2, 1)]
                print(*(traces(f, *calls) for f in (loop, rows, key, text)), traces(power, *calls[:3]))
                """));
    }

    @Test
    void sizesThatAreEqualByChanceAreTwoSizes() {
        assertEquals("1\n", cells.run("""
                def f(x, y):
                    return x.reshape(y.shape[0], -1) * y.shape[0], y.sum() * x.shape[1]
                print(traces(f, (of(4, 4), of(4)), (of(4, 4), of(2)), (of(6, 2), of(3)), (of(2, 3), of(6))))
                """));
    }

    @Test
    void broadcastingIsDecidedAnewAtEachSize() {
        assertEquals("1\n", cells.run("""
                def f(x, y):
                    return x + y
                print(traces(f, *[(of(*a), of(*b)) for a in ((2, 3), (1, 3), (4, 1)) for b in ((1, 3), (1, 1), (1, 3))]))
                """));
    }

    @Test
    void sizesOfWhatWasComputedCount() {
        assertEquals("2\n", cells.run("""
                def f(x):
                    z = torch.cat([x, x[x.shape[0] // 2 :]])
                    return (z * 2 if z.shape[0] % 2 else z).sum(0) / z.shape[0], z.flatten()
                print(traces(f, *[(of(b, 2),) for b in (4, 5, 8, 2, 6)]))
                """));
    }

    @Test
    void howManyResultsThereAreIsPartOfATrace() {
        assertEquals("3 1\n", cells.run("""
                def unbound(x):
                    return x.unbind(0)[0] + 1
                def halves(x):
                    a, b = x.chunk(2)
                    return a.sum() + 2 * b.sum()
                print(traces(unbound, *[(of(b, 2),) for b in (2, 5, 3, 2)]), traces(halves, *[(of(b, 2),) for b in (4, 5, 9)]))
                """));
    }

    @Test
    void changesInPlaceThroughViewsStayChanges() {
        assertEquals("1\n", cells.run("""
                def f(x):
                    y = x * 1
                    y[x.shape[0] - 1] = 5.
                    v = y.view(-1)
                    v.mul_(2)
                    w = y.t()
                    w += 1
                    return y + v.sum(), v
                print(traces(f, *[(of(b, 2),) for b in (4, 5, 1)]))
                """));
    }

    @Test
    void aTransformerIsTracedOnceForAllBatchesAndLengths() {
        assertEquals("1\n", cells.run("""
                class Block(torch.nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.words = torch.nn.Embedding(11, 8)
                        self.attention = torch.nn.MultiheadAttention(8, 2, batch_first=True)
                        self.norm, self.out = torch.nn.LayerNorm(8), torch.nn.Linear(8, 11)
                    def forward(self, t):
                        b, n = t.shape
                        x = self.words(t) + torch.arange(n)[None, :, None] / 10
                        mask = torch.triu(torch.full((n, n), float("-inf")), 1)
                        x = self.norm(x + self.attention(x, x, x, attn_mask=mask, need_weights=False)[0])
                        return self.out(x).reshape(b * n, -1).mean(0), x
                torch.manual_seed(0)
                net = Block().eval()
                print(traces(net.forward, *[(of(*s).long(),) for s in ((1, 5), (8, 5), (8, 7), (1, 1), (3, 12))]))
                """));
    }

    @Test
    void inTheOtherFrameworksToo() {
        assertEquals("1 2\n", cells.run("""
                import jax, jax.numpy as jnp
                def f(x, y):
                    b, t = jnp.shape(x)
                    z = x.reshape(b * t) + jnp.arange(b * t)
                    return (z.reshape(b, -1) @ y).sum(0) / x.shape[0] + jnp.ones((t, 5)).sum(), x.at[b - 1].set(2.)
                def g(x):
                    return jax.vmap(lambda row: row / row.shape[0])(x)
                def to(*shape):
                    return jnp.asarray(of(*shape).tolist())
                print(traces(f, *[(to(b, 3), to(3, 5)) for b in (2, 4, 1, 300)]), traces(g, (to(2, 3),), (to(2, 4),), (to(3, 3),)))
                """));
        assertEquals("1 2\n", cells.run("""
                import tensorflow as tf
                def f(x, y):
                    s = tf.shape(x)
                    z = tf.reshape(x, [s[0] * s[1]]) + tf.cast(tf.range(x.shape[0] * x.shape[1]), tf.float32)
                    return tf.reduce_sum(tf.reshape(z, [s[0], -1]) @ y, 0) / x.shape[0], tf.fill([s[1], 2], 1.)
                def g(x):
                    return x * 2. if tf.size(x) > 6 else tf.concat([x, x], 0)
                def to(*shape):
                    return tf.constant(of(*shape).tolist())
                print(traces(f, *[(to(b, 3), to(3, 5)) for b in (2, 4, 1, 300)]), traces(g, *[(to(b, 2),) for b in (2, 3, 4, 1)]))
                """));
        assertEquals("1 2\n", cells.run("""
                import numpy as np
                def f(x, y):
                    b, t = x.shape
                    z = np.reshape(x, b * t) + np.arange(b * t)
                    return (z.reshape(b, -1) @ y).sum(0) / x.shape[0], np.broadcast_to(x[:1], (b + 1, t)), np.copy(x)[::-1]
                def g(x):
                    y = np.array(x)
                    y[0] = max(x.shape)
                    return y
                def to(*shape):
                    return np.array(of(*shape).tolist())
                print(traces(f, *[(to(b, 3), to(3, 5)) for b in (2, 4, 1, 300)]), traces(g, *[(to(b, 2),) for b in (2, 3, 4, 1)]))
                """));
    }

    @Test
    void gradientsAndSimplerGraphsHoldAtOtherSizesToo() {
        assertEquals("[True, True, True]\n", cells.run("""
                layer = torch.nn.Linear(3, 2)
                def loss(x):
                    assert x.shape[0] < 9
                    return (layer(x) ** 2).sum() / x.shape[0]
                graph = espalier.trace_graph(loss, args=(of(4, 3),)).value_and_gradients().simplify()
                equal = []
                for b in (4, 8, 1):
                    layer.zero_grad()
                    loss(of(b, 3)).backward()
                    equal.append(all(map(agree, graph(of(b, 3)), (loss(of(b, 3)), layer.weight.grad, layer.bias.grad))))
                print(equal)
                """));
        String error = cells.run("graph(of(9, 3))");
        assertTrue(error.contains("not x.shape[0] < 9; trace the function again"), error);
    }

    @Test
    void aCallThatFailedMayHaveFailedForItsSizes() {
        assertEquals("3\n", cells.run("""
                def f(x):
                    try:
                        return x.reshape(3, -1) * 2
                    except RuntimeError:
                        return x + 1
                print(traces(f, *[(of(b, 2),) for b in (2, 3, 4, 6)]))
                """));
    }

    @Test
    void theGraphOfAllSizesHasSymbols() {
        assertEquals("""
                graph loss(x: f32[n0,n1], y: f32[n0,n1]) -> f32[] {
                  multiply_1 = multiply(x, y)            : f32[n0,n1]
                  sum_1 = sum(multiply_1, dtype=float32) : f32[]
                  return divide(sum_1, size(x, axis=0))  : f32[]
                }
                import jax.numpy as jnp


                def loss(x, y):
                    return jnp.sum(x * y) / x.shape[0]
                """, cells.run("""
                import re
                def loss(x, y):
                    return (x * y).sum() / x.shape[0]
                graph = espalier.trace_graph(loss, args=(of(4, 3), of(4, 3))).symbolic()
                print(re.sub(" +# .*", "", graph.text), graph.obtain_source("jax"), sep="", end="")
                """));
        assertEquals("True True\n", cells.run("""
                print(agree(graph(of(2, 7), of(2, 7)), loss(of(2, 7), of(2, 7))), "f32[n0,n1]" in graph.value_and_gradients(["x"]).text)
                """));
        String error = cells.run("""
                espalier.trace_graph(lambda x: x * 2 if x.shape[0] > 2 else x, args=(of(4),)).symbolic().obtain_source("jax")
                """);
        assertTrue(error.contains("holds where x.shape[0] > 2, which its text cannot say"), error);
    }

    @Test
    void argumentsByNameMayComeInAnyOrder() {
        assertEquals("[1.0] [1.0]\n", cells.run("""
                graph = espalier.trace_graph(lambda a, b: a - b)
                three, two = torch.tensor([3.]), torch.tensor([2.])
                print(graph(b=two, a=three).tolist(), graph(a=three, b=two).tolist())
                """));
    }

    @Test
    void elementsOfATensorAreNotPartOfAGraph() {
        assertEquals("1\n", cells.run("""
                def f(x):
                    return torch.tensor(x) * 2
                print(traces(f, (of(2),), (of(3) + 1,), (of(2) + 2,)))
                """));
        String error = cells.run("""
                def slope(x):
                    y = x.detach().requires_grad_()
                    (y ** 3).sum().backward()
                    return y.grad
                espalier.trace_graph(slope, args=(of(3),))
                """);
        assertTrue(error.contains(":3:5: error: a gradient cannot be part of a trace"), error);
    }
}
