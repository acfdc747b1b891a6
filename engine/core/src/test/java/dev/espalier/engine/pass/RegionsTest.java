package dev.espalier.engine.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.emit.EmitPython;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.transpile.Framework;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Branches and loops: as text, in passes, as Python. */
class RegionsTest {
    private static final Graph LOSS = Graph.parse("""
            graph loss(x: f32[3], w: f32[]) -> f32[] {
              graph body(carry: f32[], row: f32[], w: f32[]) -> (f32[], f32[]) {
                s = add(multiply(carry, w), sin(row)) : f32[]
                return (s, multiply(s, s))            : (f32[], f32[])
              }
              graph yes(t: f32[], w: f32[]) -> (f32[]) {
                return (multiply(t, w),) : (f32[])
              }
              graph no(t: f32[], w: f32[]) -> (f32[]) {
                return (negative(t),) : (f32[])
              }
              start = ones((), float32) : f32[]
              all = scan(body=body, carry=(start,), rows=(x,), length=3, constants=(w,)) : (f32[], f32[3])
              last = item_of(all, 0)             : f32[]
              total = sum(item_of(all, 1))       : f32[]
              larger = greater(total, 0.0)       : bool[]
              chosen = branch(larger, yes=yes, no=no, operands=(total, w)) : (f32[])
              return add(item_of(chosen, 0), last) : f32[]
            }
            """);

    private static Map<String, Tensor> numbers(double w) {
        return Map.of(
                "x", Tensor.ofReal(DType.FLOAT32, new int[] {3}, new double[] {1, 2, 3}),
                "w", Tensor.ofReal(DType.FLOAT32, new int[0], new double[] {w}));
    }

    private static List<Double> flat(Value value) {
        List<Double> numbers = new ArrayList<>();
        switch (value) {
            case Tensor tensor -> {
                for (int i = 0; i < tensor.count(); i++) {
                    numbers.add(tensor.real(i));
                }
            }
            case Value.Sequence(List<Value> items) -> items.forEach(item -> numbers.addAll(flat(item)));
            case Value.Constant _, Value.Range _ -> throw new AssertionError(value);
        }
        return numbers;
    }

    @Test
    void regionsStandBeforeTheirUseAndAreReadBack() {
        assertEquals(List.of(), Verifier.problems(LOSS));
        assertEquals(LOSS, Graph.parse(LOSS.toString()));
        Graph simple = Simplify.in(LOSS);
        assertEquals(List.of(), Verifier.problems(simple));
        assertEquals(simple, Graph.parse(simple.toString()));
    }

    /** Expected numbers: jax.value_and_grad of the same with jax.lax.scan and jax.lax.cond, JAX 0.12. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 3.512668, 1.4124968, -1.0593438, -1.9118105, 14.243443",
        "-1.5, -19.725052, 16.759087, 8.057267, -9.022346, 72.40441"
    })
    void gradientsGoThroughScansAndBranches(
            double w, double value, double first, double second, double third, double byW) {
        Graph gradients = Differentiate.valueAndGradients(LOSS, List.of("x", "w"));
        assertEquals(List.of(), Verifier.problems(gradients));
        List<Double> found = flat(Reference.evaluate(gradients, numbers(w)));
        List<Double> expected = List.of(value, first, second, third, byW);
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), 1e-4, "number " + i);
        }
    }

    @Test
    void passesGoIntoRegions() {
        Graph graph = Graph.parse("""
                graph f(x: f32[3]) -> f32[3] {
                  graph body(carry: f32[3]) -> (f32[3], f32[3]) {
                    once = sin(carry)                           : f32[3]
                    dead = cos(carry)                           : f32[3]
                    twice = sin(carry)                          : f32[3]
                    return (softmax(carry, 0), add(once, twice)) : (f32[3], f32[3])
                  }
                  all = scan(body=body, carry=(x,), rows=(), length=2) : (f32[3], f32[2,3])
                  return item_of(all, 0) : f32[3]
                }
                """);
        assertEquals("""
                graph f(x: f32[3]) -> f32[3] {
                  graph body(carry: f32[3]) -> (f32[3], f32[3]) {
                    once = sin(carry)                   : f32[3]
                    softmax_1 = softmax(carry, axis=0)  : f32[3]
                    multiply_1 = multiply(once, 2)      : f32[3]
                    return (softmax_1, multiply_1)      : (f32[3], f32[3])
                  }
                  all = scan(body=body, carry=(x,), rows=(), length=2) : (f32[3], f32[2,3])
                  return item_of(xs=all, i=0) : f32[3]
                }
                """.replaceAll(" +:", " :"), Simplify.in(graph).toString().replaceAll(" +:", " :"));
        String decomposed =
                Decompose.to(graph, (operation, _) -> operation.isPrimitive()).toString();
        assertEquals(-1, decomposed.indexOf("softmax("), decomposed);
    }

    @Test
    void aLoopOfUnknownLengthSaysThatItHasNoGradient() {
        Graph graph = Graph.parse("""
                graph f(x: f32[]) -> f32[] {
                  graph goes_on(v: f32[]) -> (bool[]) {
                    return (less(v, 9.0),) : (bool[])
                  }
                  graph body(v: f32[]) -> (f32[]) {
                    return (multiply(v, 2.0),) : (f32[])
                  }
                  all = while_loop(condition=goes_on, body=body, state=(x,)) : (f32[])
                  return item_of(all, 0) : f32[]
                }
                """);
        Tensor one = Tensor.ofReal(DType.FLOAT32, new int[0], new double[] {1});
        assertEquals(List.of(16.0), flat(Reference.evaluate(graph, Map.of("x", one))));
        assertEquals(
                "while_loop: has no reverse-mode gradient, since how often its body runs is known only when it runs; a scan has one",
                assertThrows(IrProblem.class, () -> Differentiate.valueAndGradients(graph, List.of("x")))
                        .getMessage());
    }

    @Test
    void regionsThatDoNotFitAreTold() {
        Graph graph = Graph.parse("""
                graph f(x: f32[3]) -> (i32[], f32[3]) {
                  graph body(carry: f32[], row: f32[]) -> (i32[], f32[]) {
                    return (cast(carry, int32), row) : (i32[], f32[])
                  }
                  return scan(body=body, carry=(sum(x),), rows=(x,), length=3) : (i32[], f32[3])
                }
                """);
        assertEquals(List.of("return: scan: body carries (i32[]), not (f32[])"), Verifier.problems(graph));
    }

    @Test
    void eachFrameworkHasItsOwnLoops() {
        assertEquals("""
                import jax
                import jax.numpy as jnp


                def loss(x, w):
                    start = jnp.ones(())

                    def body(carry, row):
                        s = carry * w + jnp.sin(row)
                        return s, s * s

                    last, all_1 = jax.lax.scan(body, start, x)
                    total = jnp.sum(all_1)
                    larger = total > 0.0

                    def yes():
                        return total * w

                    def no():
                        return -total

                    chosen_0 = jax.lax.cond(larger, yes, no)
                    return chosen_0 + last
                """, EmitPython.module(LOSS, Framework.JAX));
        assertEquals("""
                import torch


                def loss(x, w):
                    start = torch.ones(())

                    def body(carry, row):
                        s = carry * w + torch.sin(row)
                        return s, s * s

                    last = start
                    all_1_rows = []
                    for row_ in x:
                        last, output = body(last, row_)
                        all_1_rows.append(output)
                    all_1 = torch.stack(all_1_rows)
                    total = torch.sum(all_1)
                    larger = total > 0.0

                    def yes():
                        return total * w

                    def no():
                        return -total

                    chosen_0 = yes() if larger else no()
                    return chosen_0 + last
                """, EmitPython.module(LOSS, Framework.TORCH));
    }
}
