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
                    return " ".join(f"{v:.4f}" for v in jnp.ravel(t).tolist())
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
                0.5587 1.2913 0.1759 0.8346 0.3077 0.6150 0.0000 0.3849 0.0000 0.0000 0.2271 0.0000 0.1241 0.8441 0.0000 0.4485 -0.0602 0.0513 0.0391 0.0516
                0.0000 0.3633 0.6616 0.2033 0.2110 0.1355 0.0000 0.0000 0.0000 0.0000 0.2914 0.0644 0.0994 0.2383 0.0000 0.0000
                0.1342 0.2629 2.0119 -0.0182 -0.4429 0.2351 1.0300 -0.1267 -0.1499 0.1631 0.0202 -0.2352 0.9728 0.1164 1.9007 -0.0052 0.9894
                0.5231 0.5231 0.4462 0.5231 0.4462 0.5231 0.5231 0.5231 0.5231 0.2154 0.2923 0.3692 -0.1115 -0.0346 -0.2077 0.1000 0.1769 0.2538
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
                0.7537 -0.5495 0.9266 0.4366 -0.2115 -1.1246 -0.0415 -0.1856 0.9290 -0.7101 0.8925 0.9761 -0.2070 -2.5135 1.8780 -0.3750 2.2982 -0.7565 1.5554 1.1465 -0.8837 -2.6134 0.9994 -0.0263
                17.4977 0.4216 3.4806 14.9158 37.9203 11.7445 14.2728 32.1085
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
                0.7567 -0.6857
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
        assertTrue(cells.run("import flax.linen.no").contains("No module named"), "flax.linen.no");
    }
}
