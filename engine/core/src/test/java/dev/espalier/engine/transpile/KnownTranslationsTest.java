package dev.espalier.engine.transpile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.report.FindingKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The functions that everyone tries first, as a careful person would write them in each framework. */
class KnownTranslationsTest {
    private static final Transpiler TRANSPILER = Transpiler.load();

    private static final Map<Framework, String> IMPORTS = Map.of(
            Framework.TORCH, "import torch",
            Framework.JAX, "import jax.numpy as jnp",
            Framework.TENSORFLOW, "import tensorflow as tf",
            Framework.NUMPY, "import numpy as np");

    private static final String RMSE = """
            %s


            def rmse(predictions, targets):
                \"""Root of the mean squared error.\"""
                # one number for a whole batch
                return %s
            """;

    private static final Map<Framework, String> ROOTS = Map.of(
            Framework.TORCH, "torch.sqrt(torch.mean((predictions - targets) ** 2))",
            Framework.JAX, "jnp.sqrt(jnp.mean((predictions - targets) ** 2))",
            Framework.TENSORFLOW, "tf.sqrt(tf.reduce_mean((predictions - targets) ** 2))",
            Framework.NUMPY, "np.sqrt(np.mean((predictions - targets) ** 2))");

    private static final Map<Framework, String> ROOTS_WITH_SQUARE = Map.of(
            Framework.TORCH, "torch.sqrt(torch.mean(torch.square(predictions - targets)))",
            Framework.JAX, "jnp.sqrt(jnp.mean(jnp.square(predictions - targets)))",
            Framework.TENSORFLOW, "tf.sqrt(tf.reduce_mean(tf.square(predictions - targets)))",
            Framework.NUMPY, "np.sqrt(np.mean(np.square(predictions - targets)))");

    private static final String LIMITS = """
            %s


            def limit(x, low, high):
                return %s


            def limit_to_unit(x):
                return %s
            """;

    private static final Map<Framework, List<String>> CLIPS = Map.of(
            Framework.TORCH, List.of("torch.clamp(x, low, high)", "torch.clamp(x, 0.0, 1.0)"),
            Framework.JAX, List.of("jnp.clip(x, low, high)", "jnp.clip(x, 0.0, 1.0)"),
            Framework.TENSORFLOW, List.of("tf.clip_by_value(x, low, high)", "tf.clip_by_value(x, 0.0, 1.0)"),
            Framework.NUMPY, List.of("np.clip(x, low, high)", "np.clip(x, 0.0, 1.0)"));

    @TestFactory
    Stream<DynamicTest> aRootMeanSquareErrorIsOneCleanLineAndComesBack() {
        return Stream.of(ROOTS, ROOTS_WITH_SQUARE)
                .flatMap(lines -> directions((from, to) -> {
                    String source = RMSE.formatted(IMPORTS.get(from), lines.get(from));
                    String expected = RMSE.formatted(IMPORTS.get(to), lines.get(to));
                    assertEquals(expected, translate(source, from, to));
                    assertEquals(source, translate(expected, to, from));
                }));
    }

    @Test
    void annotatedValuesKeepTheirParenthesesAndStarsGetNone() {
        String source = """
                import torch

                STEP: (
                    int
                ) = (
                    3
                    + 4
                )


                def padded(x, n):
                    return torch.zeros((*x.shape[:-1], n))
                """;
        String expected =
                source.replace("import torch", "import jax.numpy as jnp").replace("torch.", "jnp.");
        assertEquals(expected, translate(source, Framework.TORCH, Framework.JAX));
    }

    @Test
    void tensorsAreNamedAnewWhereverAnnotationsNameThem() {
        String source = """
                import torch

                known: dict[str, torch.Tensor] = {}


                class State:
                    seen: dict[int, torch.Tensor]
                """;
        String expected = source.replace("import torch", "import jax").replace("torch.Tensor", "jax.Array");
        assertEquals(expected, translate(source, Framework.TORCH, Framework.JAX));
    }

    @TestFactory
    Stream<DynamicTest> clippingHasItsNameInEachFrameworkAndComesBack() {
        return directions((from, to) -> {
            String source = limits(from);
            assertEquals(limits(to), translate(source, from, to));
            assertEquals(source, translate(limits(to), to, from));
        });
    }

    @Test
    void torchCountsTheOnesOfAOneHotCodeInIntegers() {
        String source = """
                import torch
                import torch.nn.functional as F


                def coded(labels):
                    return F.one_hot(labels, 3)
                """;
        assertEquals("""
                import jax


                def coded(labels):
                    return jax.nn.one_hot(labels, 3, dtype=int)
                """, translate(source, Framework.TORCH, Framework.JAX));
        assertEquals("""
                import tensorflow as tf


                def coded(labels):
                    return tf.one_hot(labels, 3, dtype=tf.int64)
                """, translate(source, Framework.TORCH, Framework.TENSORFLOW));
        assertEquals("""
                import numpy as np


                def coded(labels):
                    return (np.expand_dims(labels, -1) == np.arange(3)).astype(np.int64)
                """, translate(source, Framework.TORCH, Framework.NUMPY));
    }

    @Test
    void labelsOutsideOfTheClassesGiveZerosInJaxAndTensorFlowAndStillDoInOthers() {
        String jax = """
                import jax


                def coded(labels, n):
                    return jax.nn.one_hot(labels, n)
                """;
        String tensorflow = """
                import tensorflow as tf


                def coded(labels, n):
                    return tf.one_hot(labels, n)
                """;
        String torch = """
                import torch


                def one_hot(x, num_classes, dtype):
                    \"""Rows with a one at each index; an index outside of [0, num_classes) gives zeros.\"""
                    return (x.unsqueeze(-1) == torch.arange(num_classes, device=x.device)).to(dtype)


                def coded(labels, n):
                    return one_hot(labels, n, torch.float32)
                """;
        String numpy = """
                import numpy as np


                def coded(labels, n):
                    return (np.expand_dims(labels, -1) == np.arange(n)).astype(np.float32)
                """;
        assertEquals(tensorflow, translate(jax, Framework.JAX, Framework.TENSORFLOW));
        assertEquals(jax, translate(tensorflow, Framework.TENSORFLOW, Framework.JAX));
        assertEquals(torch, translate(jax, Framework.JAX, Framework.TORCH));
        assertEquals(torch, translate(tensorflow, Framework.TENSORFLOW, Framework.TORCH));
        assertEquals(numpy, translate(jax, Framework.JAX, Framework.NUMPY));
        assertEquals(numpy, translate(tensorflow, Framework.TENSORFLOW, Framework.NUMPY));
    }

    @Test
    void rowsOfAnIdentityMatrixAreAOneHotCodeOfNumPy() {
        String source = """
                import numpy as np


                def coded(labels):
                    return np.eye(3)[labels]
                """;
        assertEquals("""
                import jax.numpy as jnp


                def coded(labels):
                    return jnp.eye(3)[labels]
                """, translate(source, Framework.NUMPY, Framework.JAX));
        assertEquals("""
                import torch


                def coded(labels):
                    return torch.eye(3, dtype=torch.float64)[labels]
                """, translate(source, Framework.NUMPY, Framework.TORCH));
        assertEquals("""
                import tensorflow as tf


                def coded(labels):
                    return tf.gather(tf.eye(3, dtype=tf.float64), labels)
                """, translate(source, Framework.NUMPY, Framework.TENSORFLOW));
    }

    @Test
    void runningProductsOfTensorFlowStartLateOrRunBackwards() {
        String source = """
                import tensorflow as tf


                def exclusive(x):
                    return tf.math.cumprod(x, axis=0, exclusive=True)


                def backwards(x):
                    return tf.math.cumprod(x, axis=0, reverse=True)


                def both(x):
                    return tf.math.cumprod(x, axis=0, exclusive=True, reverse=True)
                """;
        assertEquals("""
                import torch


                def exclusive(x):
                    return torch.cumprod(torch.cat((torch.ones_like(x[:1]), x[:-1])), 0)


                def backwards(x):
                    return torch.cumprod(x.flip(0), dim=0).flip(0)


                def both(x):
                    return torch.cumprod(torch.cat((torch.ones_like(x[:1]), x.flip(0)[:-1])), 0).flip(0)
                """, translate(source, Framework.TENSORFLOW, Framework.TORCH));
        assertEquals("""
                import numpy as np


                def exclusive(x):
                    return np.cumprod(np.concatenate((np.ones_like(x[:1]), x[:-1])), 0)


                def backwards(x):
                    return np.flip(np.cumprod(np.flip(x, axis=0), axis=0), axis=0)


                def both(x):
                    return np.flip(np.cumprod(np.concatenate((np.ones_like(x[:1]), np.flip(x, axis=0)[:-1])), 0), axis=0)
                """, translate(source, Framework.TENSORFLOW, Framework.NUMPY));
    }

    @Test
    void jaxCallsARunningProductFromTheEndByItsName() {
        String tensorflow = """
                import tensorflow as tf


                def backwards(x):
                    return tf.math.cumprod(x, reverse=True)
                """;
        String jax = """
                import jax


                def backwards(x):
                    return jax.lax.cumprod(x, reverse=True)
                """;
        assertEquals(jax, translate(tensorflow, Framework.TENSORFLOW, Framework.JAX));
        assertEquals("""
                import torch


                def backwards(x):
                    return torch.cumprod(x.flip(0), 0).flip(0)
                """, translate(jax, Framework.JAX, Framework.TORCH));
    }

    private static String limits(Framework framework) {
        List<String> lines = CLIPS.get(framework);
        return LIMITS.formatted(IMPORTS.get(framework), lines.get(0), lines.get(1));
    }

    private interface Direction {
        void check(Framework from, Framework to);
    }

    private static Stream<DynamicTest> directions(Direction direction) {
        return Stream.of(Framework.values())
                .flatMap(from -> Stream.of(Framework.values())
                        .filter(to -> to != from)
                        .map(to -> DynamicTest.dynamicTest(from + " to " + to, () -> direction.check(from, to))));
    }

    private static String translate(String source, Framework from, Framework to) {
        Translation translation = TRANSPILER.translate("example.py", source, Options.of(from, to));
        assertEquals(
                List.of(),
                translation.findings().stream()
                        .filter(finding -> finding.kind() != FindingKind.ASSUMED)
                        .toList());
        return translation.text();
    }

    /** torch gives f32[3,2] for an f32[4,3,5], NumPy and JAX f32[2,3]. */
    @Test
    void anIndexWhoseAxesFrameworksPutInDifferentPlacesIsDeclined() {
        String source = """
                import torch


                def rows(x):
                    return x[0, :, torch.tensor([0, 1])]
                """;
        for (Framework to : List.of(Framework.NUMPY, Framework.JAX, Framework.TENSORFLOW)) {
            Translation translation = TRANSPILER.translate("rows.py", source, Options.of(Framework.TORCH, to));
            assertTrue(translation.hasUnconverted(), translation::text);
        }
        assertFalse(TRANSPILER
                .translate("rows.py", source.replace("0, :, ", ":, 0, "), Options.of(Framework.TORCH, Framework.JAX))
                .hasUnconverted());
    }
}
