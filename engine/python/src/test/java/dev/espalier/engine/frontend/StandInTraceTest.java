package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Graphs of programs whose framework is not installed. */
class StandInTraceTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("import ivy\nimport torch");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void weightsAreInputsAndLayersAreScopes() {
        String text = cells.run("""
                class Network(torch.nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.body = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU())
                    def forward(self, x):
                        return self.body(x)
                net = Network()
                x = torch.tensor([1., 2., 3.])
                graph = ivy.trace_graph(net, args=(x,))
                print(graph)
                """);
        assertTrue(text.contains("parameter body_0_weight = body.0.weight: f32[4,3]"), text);
        assertTrue(text.contains("linear(x, body_0_weight, bias=body_0_bias)"), text);
        assertTrue(text.contains("in Network:Network/body:Sequential/body.1:ReLU"), text);
        assertEquals("True\n", cells.run("print(torch.allclose(graph(x), net(x)))"));
    }

    @Test
    void aChangeInPlaceIsAnotherValue() {
        String text = cells.run("""
                def change(x):
                    y = x * 2
                    y[0] = 1.
                    y += 2
                    return y.mul_(3)
                graph = ivy.trace_graph(change, args=(torch.tensor([1., 2.]),))
                print(graph(torch.tensor([5., 6.])))
                """);
        assertEquals("tensor([ 9., 42.])\n", text);
    }

    @Test
    void aDecisionOnAValueIsAnErrorAtItsPlace() {
        String error = cells.run("""
                def bad(x):
                    return x if x.sum() > 0 else -x
                ivy.trace_graph(bad, args=(torch.ones(2),))
                """);
        assertTrue(error.contains(":2:17: error: torch.Tensor.__bool__"), error);
    }
}
