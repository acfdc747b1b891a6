package dev.espalier.engine.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes in place reach what shares memory in the source, and nothing else. */
class SharedMemoryTest {
    private static final Transpiler TRANSPILER = Transpiler.load();

    private static Translation changed(String value, Framework from, Framework to) {
        String imports = from == Framework.TORCH ? "import torch" : "import numpy as np";
        String source = imports + "\n\n\ndef f(x):\n    y = " + value + "\n    y += 5\n    return x, y\n";
        return TRANSPILER.translate("f.py", source, Options.of(from, to));
    }

    private static String value(Translation translation) {
        return translation
                .text()
                .lines()
                .filter(line -> line.startsWith("    y = "))
                .findFirst()
                .orElseThrow()
                .substring(8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x.clone()           | x.copy()
            x.flip(0)           | np.flip(x, (0,)).copy()
            x.float()           | x.astype(np.float32, copy=False)
            x.detach()          | x
            x.T                 | x.T
            torch.relu(x)       | np.maximum(x, 0)
            """)
    void numpyGetsTheCopiesOfTorchAndNoOthers(String torch, String numpy) {
        Translation translation = changed(torch, Framework.TORCH, Framework.NUMPY);
        assertEquals(numpy, value(translation));
        assertTrue(translation.text().contains("    y += 5\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x.astype(np.float32)             | x.float().clone()
            x.astype(np.float32, copy=False) | x.float()
            x.flatten()                      | x.flatten().clone()
            x.ravel()                        | x.flatten()
            """)
    void torchGetsTheCopiesOfNumpyAndNoOthers(String numpy, String torch) {
        assertEquals(torch, value(changed(numpy, Framework.NUMPY, Framework.TORCH)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            np.add(y, 1, out=y)              | y = y + 1
            np.exp(y, y)                     | y = jnp.exp(y)
            np.matmul(y, y, out=y)           | y = y @ y
            np.add(y[1:], y[:-1], out=y[1:]) | y = y.at[1:].set(y[1:] + y[:-1])
            y.clip(0, 1, out=y)              | y = jnp.clip(y, 0, 1)
            """)
    void aResultThatGoesIntoAnArgumentIsItsNewValue(String numpy, String jax) {
        String source =
                "import numpy as np\n\n\ndef f(x):\n    y = np.ones((3, 3))\n    " + numpy + "\n    return x + y\n";
        Translation translation = TRANSPILER.translate("f.py", source, Options.of(Framework.NUMPY, Framework.JAX));
        assertTrue(translation.text().contains("\n    " + jax + "\n"), translation.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x.contiguous() | it depends on the layout whether Tensor.contiguous copies, and a change in place follows
            x.expand(2, 3) | gives what cannot be changed in place in numpy
            +x             | copies a tensor in some frameworks only, and a change in place follows
            """)
    void whatCannotBeTheSameIsDeclined(String torch, String why) {
        Translation translation = changed(torch, Framework.TORCH, Framework.NUMPY);
        assertTrue(translation.hasUnconverted());
        assertTrue(translation.findings().getFirst().toString().endsWith(why), translation.findings()::toString);
    }

    @ParameterizedTest
    @CsvSource({"x.cpu()", "x.float()", "x[1:]", "x.view(-1)", "x.detach()"})
    void whatMaySeeAChangeIsDeclinedWhereArraysCannotChange(String torch) {
        assertTrue(changed(torch, Framework.TORCH, Framework.JAX).hasUnconverted());
    }

    @Test
    void aCopyMayBeChangedAnywhere() {
        Translation translation = changed("x.flip(0)", Framework.TORCH, Framework.JAX);
        assertEquals("jnp.flip(x, (0,))", value(translation));
    }
}
