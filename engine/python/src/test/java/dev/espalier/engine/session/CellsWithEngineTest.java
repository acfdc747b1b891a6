package dev.espalier.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.engine.python.CellResult;
import dev.espalier.engine.python.Interpreter;
import dev.espalier.engine.python.Options;
import dev.espalier.engine.python.PythonChild;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code import espalier} in cells, with the real frameworks: they tell the numbers that graphs have to give. */
class CellsWithEngineTest {
    private static PythonChild child;

    @BeforeAll
    static void start() {
        Optional<String> python = Optional.ofNullable(System.getProperty("espalier.python"));
        assumeTrue(python.isPresent(), "no Python with the frameworks (system property espalier.python)");
        child = PythonChild.start(Interpreter.at(Path.of(python.get())), Options.standard());
        EngineServices.serve(child);
        run("""
                import espalier, numpy, torch
                import torch.nn.functional as F

                torch.manual_seed(0)

                def array(x):
                    return x.detach().numpy() if isinstance(x, torch.Tensor) else numpy.asarray(x)

                def same(wanted, got):
                    wanted = wanted if isinstance(wanted, (tuple, list)) else [wanted]
                    got = got if isinstance(got, (tuple, list)) else [got]
                    assert len(wanted) == len(got)
                    for a, b in zip(wanted, got):
                        numpy.testing.assert_allclose(array(a), array(b), rtol=1e-4, atol=1e-5)

                def everywhere(function, *args, backends=("java", "torch", "jax", "numpy")):
                    graph = espalier.trace_graph(function, args=args)
                    for backend in backends:
                        same(function(*args), graph.to_backend(backend)(*args))
                    same(function(*args), graph.simplify()(*args))
                    return graph
                """);
    }

    @AfterAll
    static void stop() {
        if (child != null) {
            child.close();
        }
    }

    private static void run(String code) {
        CellResult result = child.execute(code);
        assertTrue(result.isOk(), () -> result.error().orElseThrow().toString());
    }

    private static String error(String code) {
        return child.execute(code).error().orElseThrow().value();
    }

    @Test
    void aFunctionGivesTheSameNumbersOnEveryBackend() {
        run("""
                def standardized(x):
                    return (x - x.mean(dim=0, keepdim=True)) / torch.sqrt(x.var(0) + 1e-5)

                def masked(x, mask):
                    return x.masked_fill(~mask, 0.0).sum(-1), torch.where(mask, x, -x)[:, 1:], x.argmax(1)

                everywhere(standardized, torch.randn(5, 3))
                everywhere(masked, torch.randn(4, 3), torch.rand(4, 3) > 0.5)
                """);
    }

    @Test
    void aModuleKeepsItsWeightsAsInputsUnderTheirNames() {
        run("""
                class Net(torch.nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.body = torch.nn.Sequential(
                            torch.nn.Conv2d(3, 4, 3, padding=1), torch.nn.BatchNorm2d(4), torch.nn.ReLU(inplace=True)
                        )
                        self.attention = torch.nn.MultiheadAttention(4, 2, batch_first=True)
                        self.head = torch.nn.Linear(4, 2)

                    def forward(self, x):
                        tokens = self.body(x).flatten(2).transpose(1, 2)
                        mixed, _ = self.attention(tokens, tokens, tokens)
                        return self.head(F.layer_norm(mixed, (4,))).softmax(-1)

                net = Net().eval()
                graph = everywhere(net, torch.randn(2, 3, 4, 4))
                paths = {i["path"] for i in graph._last.inputs if i["role"] == "parameter"}
                assert paths == {name for name, _ in net.named_parameters()}, paths
                """);
    }

    @Test
    void gradientsAreThoseOfAutograd() {
        run("""
                model = torch.nn.Sequential(torch.nn.Linear(4, 5), torch.nn.Tanh(), torch.nn.Linear(5, 3))
                x, t = torch.randn(6, 4), torch.randint(0, 3, (6,))

                def loss(x, t):
                    return F.cross_entropy(model(x), t)

                got = espalier.trace_graph(loss, args=(x, t)).value_and_gradients()(x, t)
                value = loss(x, t)
                value.backward()
                same([value, *(p.grad for p in model.parameters())], got)
                """);
    }

    @Test
    void changesInPlaceBecomeNewValues() {
        run("""
                def changed(x):
                    y = torch.zeros(3, 3)
                    y[0] = x
                    y[:, 1] += 2
                    y.mul_(3).clamp_(max=4)
                    return y

                everywhere(changed, torch.randn(3), backends=("java",))
                """);
    }

    @Test
    void arraysOfNumPyAreTracedWithTheirChanges() {
        run("""
                def standardized_rows(x):
                    spread = x.std(axis=0) + 1e-3
                    return (x - np.mean(x, axis=0, keepdims=True)) / spread, np.argmax(x, 1), np.where(x > 0, x, 0)

                def filled(x):
                    y = np.zeros((3, 3), dtype=np.float32)
                    y[0] = x
                    y[:, 1] += 2
                    y *= 3
                    return y, x[::-1] + np.arange(3, dtype=np.float32)

                import numpy as np
                everywhere(standardized_rows, np.random.randn(4, 3).astype("float32"))
                everywhere(filled, np.ones(3, "float32"), backends=("java",))
                """);
    }

    @Test
    void functionsOfJaxAreTracedThroughJitAndPytrees() {
        run("""
                import jax, jax.numpy as jnp
                from jax.nn import relu

                @jax.jit
                def mlp(params, x):
                    for w, b in params:
                        x = relu(x @ w + b)
                    return jax.nn.log_softmax(x, axis=-1), jnp.linalg.norm(x), x.sum(), x[:, 1:]

                params = [(jnp.full((3, 4), 0.1), jnp.zeros(4)), (jnp.ones((4, 2)), jnp.ones(2))]
                everywhere(mlp, params, jnp.arange(6.0).reshape(2, 3))
                graph = espalier.trace_graph(lambda x: x.at[0, 1:].add(2.0), args=(jnp.ones((2, 3)),))
                same(jnp.ones((2, 3)).at[0, 1:].add(2.0), graph.to_backend("java")(jnp.ones((2, 3))))
                """);
    }

    @Test
    void functionsOfTensorFlowAreTraced() {
        run("""
                import tensorflow as tf

                @tf.function
                def cross_entropy(x, y):
                    p = tf.nn.softmax(x, axis=-1)
                    loss = -tf.reduce_sum(tf.one_hot(y, 3) * tf.math.log(p + 1e-7), axis=-1)
                    return tf.reduce_mean(loss), tf.cast(p > 0.3, tf.float32), x[:, 0], tf.concat([x, x * 2], 0)

                x = tf.constant(numpy.random.randn(4, 3).astype("float32"))
                everywhere(cross_entropy, x, tf.constant([0, 1, 2, 1]), backends=("java", "tensorflow", "numpy"))
                """);
    }

    @Test
    void aViewOfWhatWasChangedIsNotUsedInSilence() {
        String message = error("""
                def stale(x):
                    y = x + 0
                    rows = y.T
                    y += 1
                    return rows * 2

                espalier.trace_graph(stale, args=(torch.randn(3, 2),))
                """);
        assertTrue(message.contains(":5:12: error: a tensor is used that shares its memory"), message);
    }

    @Test
    void aBranchOnTheValueOfATensorIsToldAtItsPlace() {
        String message = error("""
                def branching(x):
                    if x.sum() > 0:
                        return x
                    return -x

                espalier.trace_graph(branching, args=(torch.randn(3),))
                """);
        assertTrue(message.contains(":2:8: error: torch.Tensor.__bool__"), message);
    }

    @Test
    void otherShapesTraceAgain() {
        run("""
                rows = espalier.trace_graph(lambda x: x.sum(0) / x.shape[0])
                for n in (2, 5):
                    x = torch.randn(n, 3)
                    same(x.mean(0), rows(x))
                """);
    }

    @Test
    void otherModesWeightsAndSettingsTraceAgain() {
        run("""
                class Halved(torch.nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.linear = torch.nn.Linear(3, 2)

                    def forward(self, x):
                        return self.linear(x) if self.training else self.linear(x) / 2

                class Settings:
                    factor = 2.0

                module, settings, x = Halved(), Settings(), torch.randn(4, 3)
                graph = espalier.trace_graph(module, args=(x,))
                module.eval()
                same(module(x), graph(x))
                module.linear.weight = torch.nn.Parameter(torch.ones(2, 3))
                same(module(x), graph(x))

                scaled = espalier.trace_graph(lambda x, settings: x * settings.factor, args=(x, settings))
                settings.factor = 5.0
                same(x * 5, scaled(x, settings))
                """);
    }

    @Test
    void aFunctionIsTranslatedWithWhatItUses() {
        run("""
                SCALE = 2.0

                def scaled(x):
                    return x * SCALE

                def loss_of(p, t):
                    return torch.sqrt(torch.mean((scaled(p) - t) ** 2))

                translated = espalier.transpile(loss_of, to="jax")
                p, t = torch.randn(4), torch.randn(4)
                same(loss_of(p, t), translated(p.numpy(), t.numpy()))
                assert "jnp.sqrt" in translated.__translated__
                """);
    }

    @Test
    void aGraphIsSavedAndLoaded() {
        run("""
                import os, tempfile
                layer = torch.nn.Linear(3, 2)
                x = torch.randn(4, 3)
                with tempfile.TemporaryDirectory() as folder:
                    espalier.trace_graph(layer, args=(x,)).save(os.path.join(folder, "layer"))
                    same(layer(x), espalier.Graph.load(os.path.join(folder, "layer"))(x))
                """);
    }

    @Test
    void anUnknownBackendIsToldWithThoseThatThereAre() {
        assertEquals(
                "there is no backend 'quantum'",
                error("espalier.set_backend('quantum')").split(";")[0]);
    }

    @Test
    void recurrentNetworksAreScans() {
        run("""
                x = torch.randn(5, 2, 3)
                for net in (torch.nn.LSTM(3, 4, num_layers=2), torch.nn.GRU(3, 4, bidirectional=True, batch_first=True)):
                    traced = espalier.trace_graph(net, args=(x,))
                    assert "scan(" in traced.text
                    expected, found = net(x), traced.to_backend("java")(x)
                    same(expected[0], found[0])
                """);
    }
}
