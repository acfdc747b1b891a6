package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print that use jax without JAX; all expected texts are those of JAX 0.12 itself. */
class JaxStandInTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("import jax\nimport jax.numpy as jnp\nfrom jax import lax\nx = jnp.array([[1., 2.], [3., 4.]])");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void arraysPrintAsInJax() {
        assertEquals("""
                [[1. 2.]
                 [3. 4.]] Array([[1., 2.],
                       [3., 4.]], dtype=float32) 10.0 Array(10., dtype=float32)
                """, cells.run("print(x, repr(x), jnp.sum(x), repr(jnp.sum(x)))"));
    }

    @Test
    void keysGiveTheNumbersOfJax() {
        assertEquals("""
                [0.8423141  0.18237865 0.2271781 ] [9 0 2 3] [0 1]
                Array((), dtype=key<fry>) overlaying:
                [0 0]
                """, cells.run("""
                        k = jax.random.key(0)
                        k1, k2 = jax.random.split(k)
                        print(jax.random.uniform(k1, (3,)), jax.random.randint(k, (4,), 0, 10), jax.random.PRNGKey(1))
                        print(k)
                        """));
    }

    @Test
    void gradientsOfTreesAreThoseOfJax() {
        assertEquals("""
                (Array(29., dtype=float32), {'b': Array([10.], dtype=float32), 'w': Array([[24.],
                       [34.]], dtype=float32)})
                """, cells.run("""
                        def loss(p, x):
                            return jnp.mean((x @ p['w'] + p['b']) ** 2)
                        print(jax.value_and_grad(loss)({'w': jnp.ones((2, 1)), 'b': jnp.zeros(1)}, x))
                        """));
    }

    @Test
    void transformationsRun() {
        assertEquals(
                "[ 5. 25.]\n(Array([4., 6.], dtype=float32), Array([[0., 0.],\n       [1., 2.]], dtype=float32)) 3\n",
                cells.run("""
                        print(jax.jit(jax.vmap(lambda a: a @ a))(x))
                        print(lax.scan(lambda c, a: (c + a, c), jnp.zeros(2), x), lax.fori_loop(0, 3, lambda i, c: c + i, 0))
                        """));
    }

    @Test
    void arraysDoNotChange() {
        assertEquals("[[1. 9.]\n [3. 4.]]\n", cells.run("print(x.at[0, 1].set(9.))"));
        assertTrue(cells.run("x[0] = 1").startsWith("TypeError: JAX arrays are immutable"), "x[0] = 1");
    }
}
