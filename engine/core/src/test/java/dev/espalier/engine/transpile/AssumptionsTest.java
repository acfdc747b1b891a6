package dev.espalier.engine.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nothing in a program tells is either decided by the running program or said in a finding. */
class AssumptionsTest {
    private static final Transpiler TRANSPILER = Transpiler.load();
    private static final Map<Framework, String> IMPORTS = Map.of(
            Framework.TORCH, "import torch",
            Framework.JAX, "import jax.numpy as jnp",
            Framework.NUMPY, "import numpy as np");

    private static Translation translated(String function, Framework from, Framework to) {
        String source = IMPORTS.get(from) + "\n\n\n" + function;
        return TRANSPILER.translate("f.py", source, Options.of(from, to));
    }

    private static List<String> findings(Translation translation) {
        return translation.findings().stream().map(Object::toString).toList();
    }

    /** NumPy gives 1.5 for [1, 2], {@code tf.reduce_mean} 1 (TensorFlow 2.22). */
    @Test
    void aMeanOfWhatMayBeIntegersTowardsTensorFlowIsSaidOnce() {
        Translation translation = translated(
                "def f(a, b):\n    return np.mean(a), np.mean(a - b)\n", Framework.NUMPY, Framework.TENSORFLOW);
        assertEquals(
                List.of("f.py:5:12: assumed: f: a, b are taken to hold floats of one dtype, which nothing here tells; "
                        + "tensorflow refuses or cuts integers: cast them before, annotate a, b, or give --args"),
                findings(translation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            def f(x): return x.std()                  | NUMPY | TORCH      | true
            def f(x): return np.exp(x)                | NUMPY | TORCH      | false
            def f(x): return np.exp(x)                | NUMPY | TENSORFLOW | true
            def f(x): return np.exp(x)                | NUMPY | JAX        | false
            def f(x: float): return np.exp(x)         | NUMPY | TENSORFLOW | false
            def f(x): return x.sum()                  | NUMPY | TENSORFLOW | false
            def f(x): return jnp.mean(x)              | JAX   | TENSORFLOW | true
            def f(x): return torch.mean(x)            | TORCH | TENSORFLOW | false
            """)
    void onlyWhatTheTargetRefusesOrCutsIsAssumed(String function, Framework from, Framework to, boolean assumed) {
        List<String> findings = findings(translated(function + "\n", from, to));
        assertEquals(
                assumed, findings.stream().anyMatch(finding -> finding.contains(": assumed: ")), findings::toString);
    }

    /** Integers of JAX have 32 bits; labels of a TensorFlow program may have 64, and it compares no int32 with int64. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jnp.argmax(x, -1) == labels           | tf.cast(tf.argmax(x, -1, output_type=tf.int32), labels.dtype) == labels
            labels + jnp.arange(labels.shape[0])  | labels + tf.cast(tf.range(labels.shape[0]), labels.dtype)
            """)
    void integersOfJaxMeetLabelsOfAnyWidth(String jax, String tensorflow) {
        String text = translated("def f(x, labels):\n    return " + jax + "\n", Framework.JAX, Framework.TENSORFLOW)
                .text();
        assertTrue(text.contains("return " + tensorflow + "\n"), text);
    }

    /** An int32 of 300 is 44 in uint8, so that labels of that dtype must be cast before. */
    @Test
    void thatLabelsAreNotNarrowIsSaid() {
        List<String> findings = findings(translated(
                "def f(x, labels):\n    return jnp.argmax(x, -1) == labels\n", Framework.JAX, Framework.TENSORFLOW));
        assertTrue(
                findings.stream()
                        .anyMatch(finding ->
                                finding.startsWith("f.py:5:12: assumed: jnp.argmax(x, -1) == labels: labels")),
                findings::toString);
    }

    /** torch's functions refuse Python's numbers, and TensorFlow's integers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TORCH      | torch.sqrt(torch.as_tensor(v))
            TENSORFLOW | tf.sqrt(integers_as(v, tf.float64))
            """)
    void itemsOfAnUnknownListMayBeNumbersOrArrays(Framework to, String expected) {
        String text = translated("def f(items):\n    return [np.sqrt(v) for v in items]\n", Framework.NUMPY, to)
                .text();
        assertTrue(text.contains("[" + expected + " for v in items]"), text);
    }
}
