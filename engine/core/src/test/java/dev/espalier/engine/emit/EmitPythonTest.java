package dev.espalier.engine.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.transpile.Framework;
import org.junit.jupiter.api.Test;

class EmitPythonTest {
    private static final Graph HEAD = Graph.parse("""
            graph head(x: f32[2,8,16], parameter w_qkv: f32[48,16]) -> (f32[2,8,16], i64[2,8]) {
              linear_1 = linear(x, w_qkv)                              : f32[2,8,48]
              split_1 = split(linear_1, 3, -1)                         : (f32[2,8,16], f32[2,8,16], f32[2,8,16])
              q = item_of(split_1, 0)                                  : f32[2,8,16]
              k = item_of(split_1, 1)                                  : f32[2,8,16]
              v = item_of(split_1, 2)                                  : f32[2,8,16]
              matrix_transpose_1 = matrix_transpose(k)                 : f32[2,16,8]
              matmul_1 = matmul(q, matrix_transpose_1)                 : f32[2,8,8]
              multiply_1 = multiply(matmul_1, 0.25)                    : f32[2,8,8]
              weights = softmax(multiply_1)                            : f32[2,8,8]
              return (matmul(weights, v), argmax(x, -1))               : (f32[2,8,16], i64[2,8])
            }
            """);

    @Test
    void namesStayAndWhatHasNoneStandsWhereItIsUsed() {
        assertEquals("""
                import torch
                import torch.nn.functional as F


                def head(x, w_qkv):
                    q, k, v = torch.chunk(F.linear(x, w_qkv), 3, dim=-1)
                    weights = F.softmax(q @ k.mT * 0.25, -1)
                    return weights @ v, torch.argmax(x, dim=-1)
                """, EmitPython.module(HEAD, Framework.TORCH));
        assertEquals("""
                import jax
                import jax.numpy as jnp


                def head(x, w_qkv):
                    q, k, v = jnp.split(x @ w_qkv.T, 3, axis=-1)
                    weights = jax.nn.softmax(q @ k.mT * 0.25)
                    return weights @ v, jnp.argmax(x, axis=-1)
                """, EmitPython.module(HEAD, Framework.JAX));
    }

    @Test
    void helpersAndImportsComeAlongWhereTheyAreNeeded() {
        String numpy = EmitPython.module(HEAD, Framework.NUMPY);
        assertTrue(numpy.startsWith("import numpy as np\n\n\ndef softmax(x, axis=-1):\n"), numpy);
        assertTrue(numpy.contains("    weights = softmax("), numpy);
        assertTrue(EmitPython.module(HEAD, Framework.TENSORFLOW).startsWith("import tensorflow as tf\n\n\ndef head("));
    }

    @Test
    void whatIsUsedTwiceHasALineOfItsOwn() {
        Graph graph = Graph.parse("""
                graph f(x: f32[3]) -> f32[3] {
                  exp_1 = exp(x)            : f32[3]
                  add_1 = add(exp_1, 1)     : f32[3]
                  return divide(exp_1, add_1) : f32[3]
                }
                """);
        assertEquals("""
                import numpy as np


                def f(x):
                    exp_1 = np.exp(x)
                    return exp_1 / (exp_1 + 1)
                """, EmitPython.module(graph, Framework.NUMPY));
    }

    @Test
    void forMachinesEveryDtypeIsSaid() {
        Graph graph = Graph.parse("""
                graph f(x: f32[3]) -> f32[3] {
                  return add(x, zeros((3,), float32)) : f32[3]
                }
                """);
        assertTrue(EmitPython.module(graph, Framework.JAX).contains("jnp.zeros(3)"));
        assertTrue(EmitPython.exactModule(graph, Framework.JAX).text().contains("jnp.zeros(3, dtype=jnp.float32)"));
    }

    @Test
    void namesOfTheGraphDoNotHideModules() {
        Graph graph = Graph.parse("""
                graph f(np: f32[3]) -> f32[3] {
                  return exp(np) : f32[3]
                }
                """);
        assertEquals("""
                import numpy as _np


                def f(np):
                    return _np.exp(np)
                """, EmitPython.module(graph, Framework.NUMPY));
    }

    @Test
    void whatAFrameworkCannotSayIsTold() {
        Graph graph = Graph.parse("""
                graph f(x: bf16[3]) -> bf16[3] {
                  return cast(x, bfloat16) : bf16[3]
                }
                """);
        Graph zeros = Graph.parse("""
                graph f(x: f32[3]) -> bf16[3] {
                  return cast(x, bfloat16) : bf16[3]
                }
                """);
        assertTrue(EmitPython.module(graph, Framework.NUMPY).contains("return x"));
        assertTrue(assertThrows(IrProblem.class, () -> EmitPython.module(zeros, Framework.NUMPY))
                .getMessage()
                .contains("cast"));
    }
}
