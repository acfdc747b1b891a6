package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print that use flax.nnx without Flax; all expected numbers are those of Flax 0.12 on JAX 0.12, initial weights too. */
class NnxStandInTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("""
                import jax
                import jax.numpy as jnp
                from flax import nnx
                def shown(t):
                    return " ".join(f"{v:.3f}" for v in jnp.ravel(t).tolist())
                x = jnp.reshape(jnp.arange(2 * 8 * 8 * 3) % 13 / 13 - 0.4, (2, 8, 8, 3))
                """);
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void aResidualBlockLearnsAsInNnx() {
        assertEquals("""
                0.559 1.291 0.176 0.835 0.308 0.615 0.000 0.385 0.000 0.000 0.227 0.000 0.124 0.844 0.000 0.448 -0.060 0.051 0.039 0.052
                0.000 0.363 0.662 0.203 0.211 0.136 0.000 0.000 0.000 0.000 0.291 0.064 0.099 0.238 0.000 0.000
                0.1342 0.263 2.012 -0.018 -0.443 0.235 1.030 -0.127 -0.150 0.163 0.020 -0.235 0.973 0.116 1.901 -0.005 0.989
                0.523 0.523 0.446 0.523 0.446 0.523 0.523 0.523 0.523 0.215 0.292 0.369 -0.112 -0.035 -0.208 0.100 0.177 0.254
                """, cells.run("""
                        class Block(nnx.Module):
                            def __init__(self, i, c, rngs):
                                self.conv1 = nnx.Conv(i, c, (3, 3), strides=2, use_bias=False, rngs=rngs)
                                self.bn1 = nnx.BatchNorm(c, rngs=rngs)
                                self.conv2 = nnx.Conv(c, c, (3, 3), rngs=rngs)
                                self.bn2 = nnx.BatchNorm(c, rngs=rngs)
                                self.short = nnx.Conv(i, c, (1, 1), strides=2, padding="VALID", rngs=rngs)
                            def __call__(self, x):
                                y = nnx.relu(self.bn1(self.conv1(x)))
                                return nnx.relu(self.bn2(self.conv2(y)) + self.short(x))
                        block = Block(3, 4, nnx.Rngs(0))
                        print(shown(block(x)[0, 0]), shown(block.bn1.mean[...] * 100))
                        block.eval()
                        print(shown(block(x)[0, 0]))
                        value, grads = nnx.value_and_grad(lambda m, x: m(x).mean())(block, x)
                        print(f"{value:.4f}", shown(grads["conv1"]["kernel"][...][0, 0] * 100), shown(grads["bn1"]["scale"][...] * 100))
                        print(shown(nnx.max_pool(x, (3, 3), (2, 2), "SAME")[0, 0]), shown(nnx.avg_pool(x, (2, 2), (2, 2))[0, 0, :2]))
                        """));
    }

    @Test
    void attentionGivesTheNumbersOfNnx() {
        assertEquals("""
                0.754 -0.549 0.927 0.437 -0.211 -1.125 -0.041 -0.186 0.929 -0.710 0.892 0.976 -0.207 -2.514 1.878 -0.375 2.298 -0.756 1.555 1.146 -0.884 -2.613 0.999 -0.026
                17.498 0.422 3.481 14.916 37.920 11.745 14.273 32.109
                """, cells.run("""
                        class Transformer(nnx.Module):
                            def __init__(self, rngs):
                                self.emb = nnx.Embed(11, 8, rngs=rngs)
                                self.ln = nnx.LayerNorm(8, rngs=rngs)
                                self.att = nnx.MultiHeadAttention(2, 8, decode=False, rngs=rngs)
                                self.ff = nnx.Sequential(nnx.Linear(8, 16, rngs=rngs), nnx.gelu, nnx.Dropout(0.1, rngs=rngs), nnx.Linear(16, 8, rngs=rngs))
                                self.w = nnx.Param(jnp.ones((8,)))
                            def __call__(self, ids):
                                x = self.emb(ids)
                                x = x + self.att(self.ln(x))
                                return (x + self.ff(x)) * self.w
                        model = Transformer(nnx.Rngs(1))
                        model.eval()
                        ids = jnp.array([[1, 2, 3], [4, 5, 10]])
                        print(shown(model(ids)[0]))
                        print(shown(nnx.grad(lambda m: (m(ids) ** 2).sum())(model)["ln"]["scale"][...]))
                        """));
    }

    @Test
    void stateIsReadAndUpdated() {
        assertEquals("""
                0.757 -0.686
                State({
                  'bias': Param( # 1 (4 B)
                    value=Array([0.], dtype=float32)
                  ),
                  'kernel': Param( # 2 (8 B)
                    value=Array([[1.],
                           [1.]], dtype=float32)
                  )
                }) Param( # 1 (4 B)
                  value=Array([0.], dtype=float32)
                ) [[3.]]
                """, cells.run("""
                        line = nnx.Linear(2, 1, rngs=nnx.Rngs(0))
                        print(shown(line.kernel))
                        nnx.update(line, {"kernel": jnp.ones((2, 1)), "bias": jnp.zeros((1,))})
                        print(nnx.state(line), line.bias, line(jnp.array([[1., 2.]])))
                        """));
    }

    @Test
    void whatIsNotPlayedSaysSo() {
        assertTrue(cells.run("from flax.nnx import Linea").contains("near are Linear"), "Linea");
        assertTrue(
                cells.run("import flax.training").startsWith("ModuleNotFoundError: flax.training is not in the tables"),
                "flax.training");
    }
}
