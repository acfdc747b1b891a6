package dev.espalier.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("loss.py"), """
                import torch


                def error(predictions, targets):
                    return predictions - targets


                def loss(predictions, targets):
                    return torch.sqrt(torch.mean(error(predictions, targets) ** 2))


                def branch(x):
                    if x.sum() > 0:
                        return x
                    return -x
                """);
    }

    @Test
    void theGraphOfAFunctionIsPrinted() throws IOException, InterruptedException {
        CommandLineRun run = CommandLineRun.in(folder, "trace", "loss.py:loss", "--args", "f32[3], f32[3]");
        assertEquals(List.of(), run.err());
        assertEquals("""
                graph loss(predictions: f32[3], targets: f32[3]) -> f32[] {
                  subtract_1 = subtract(predictions, targets) : f32[3]  # loss.py:5:12 in error
                  power_1 = power(subtract_1, 2)              : f32[3]  # loss.py:9:12
                  mean_1 = mean(power_1, dtype=float32)       : f32[]   # loss.py:9:12
                  return sqrt(mean_1)                         : f32[]   # loss.py:9:12
                }
                """, run.out());
        assertEquals(ExitStatus.DONE, run.status());
    }

    @Test
    void theGraphIsWrittenInAnotherFramework() throws IOException, InterruptedException {
        CommandLineRun run =
                CommandLineRun.in(folder, "trace", "loss.py:loss", "--args", "f32[3], f32[3]", "--to", "jax");
        assertEquals("""
                import jax.numpy as jnp


                def loss(predictions, targets):
                    return jnp.sqrt(jnp.mean((predictions - targets) ** 2))
                """, run.out());
    }

    @Test
    void gradientsRunOnTheJavaBackend() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("square.graph"), """
                graph square(x: f64[3]) -> f64[] {
                  return sum(square(x)) : f64[]
                }
                """);
        CommandLineRun run =
                CommandLineRun.in(folder, "trace", "square.graph", "--gradients", "--run", "java", "--save", "r.npz");
        assertEquals(ExitStatus.DONE, run.status(), run.err().toString());
        assertTrue(run.out().matches("(?s)f64\\[] \\S+\\nf64\\[3] \\S+, \\S+, \\S+\\n"), run.out());
        assertTrue(Files.exists(folder.resolve("r.npz")));
    }

    @Test
    void whatLoopsIsRunOnceByThePythonThatIsNamed() throws IOException, InterruptedException {
        String python = System.getProperty("espalier.python");
        assumeTrue(python != null, "no Python with the frameworks (system property espalier.python)");
        Files.writeString(folder.resolve("grow.py"), """
                import numpy as np


                def grow(x):
                    total = x
                    for factor in range(3):
                        total = total + factor * x
                    return np.cumsum(total)
                """);
        Weights.write(
                folder.resolve("x.npz"),
                Map.of("x", HostTensor.of(Tensor.ofReal(DType.FLOAT64, new int[] {3}, new double[] {1, 0.5, -2}))));
        CommandLineRun run = CommandLineRun.in(
                folder,
                "trace",
                "grow.py:grow",
                "--args",
                "f64[3]",
                "--python",
                python,
                "--run",
                "numpy",
                "--inputs",
                "x.npz");
        // 1 + 0 + 1 + 2 = 4 times x, summed up
        assertEquals("f64[3] 4.00000, 6.00000, -2.00000\n", run.out(), run.err().toString());
    }

    @Test
    void whatCannotBeReadIsSaidWithItsPlace() throws IOException, InterruptedException {
        assertFails(
                "loss.py:13:5: error: only assignments and return can be read without running the function",
                "loss.py:branch",
                "--args",
                "f32[3]");
        assertFails("loss.py:1:1: error: no function is called nothing", "loss.py:nothing");
        assertFails("loss.py:8:23: error: no type is given for targets", "loss.py:loss", "--args", "f32[3]");
        assertFails(
                "loss.py:loss: error: no backend is called gpu here; there are java",
                "loss.py:loss",
                "--args",
                "f32[3], f32[3]",
                "--run",
                "gpu");
    }

    private void assertFails(String message, String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 1];
        all[0] = "trace";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLineRun run = CommandLineRun.in(folder, all);
        assertEquals(ExitStatus.FAILED, run.status());
        assertTrue(run.err().getFirst().startsWith(message), run.err().toString());
    }

    @Test
    void aLineThatMakesNoSenseIsRefused() throws IOException, InterruptedException {
        assertEquals(
                ExitStatus.USAGE, CommandLineRun.in(folder, "trace", "loss.py").status());
        CommandLineRun run = CommandLineRun.in(folder, "trace", "loss.py:loss", "--args", "f33[3]");
        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals(
                "espalier: error: --args: not a dtype: f33 (help: espalier trace -h)",
                run.err().getFirst());
    }
}
