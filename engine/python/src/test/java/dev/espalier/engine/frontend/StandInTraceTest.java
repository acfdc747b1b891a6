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

    @Test
    void aCallThatBreaksAGuardIsTracedAgainAndSaysWhy() {
        cells.run("""
                class Config:
                    power = 2
                    def __init__(self):
                        self.shift = 0
                config, scale, bias = Config(), 2.0, torch.tensor([1., 2., 3.])
                def guarded(x, flip=False):
                    y = x ** config.power * scale + bias + config.shift
                    return -y if flip else y
                config.power = 2
                graph = ivy.trace_graph(guarded)
                x = torch.tensor([1., 2., 3.])
                def say(t):
                    print(t.tolist())
                """);
        assertEquals("[3.0, 10.0, 21.0]\n", cells.run("say(graph(x))"));
        assertEquals("[-3.0, -10.0, -21.0]\n", cells.run("say(graph(x, flip=True))"));
        assertEquals("[4.0, 14.0, 30.0]\n", cells.run("scale = 3.0\nsay(graph(x))"));
        assertEquals("[4.0, 8.0, 12.0]\n", cells.run("config.power = 1\nsay(graph(x))"));
        assertEquals("[3.0, 6.0, 9.0]\n", cells.run("bias = torch.zeros(3)\nsay(graph(x))"));
        assertEquals("[4.0, 7.0, 10.0]\n", cells.run("bias += 1\nsay(graph(x))"));
        assertEquals("[[4.0, 4.0, 4.0]]\n", cells.run("say(graph(torch.ones(1, 3)))"));
        assertEquals("""
                flip was not there, is True
                scale was 2.0, is 3.0
                config.power was 2, is 1
                bias is another tensor
                argument 0 was f32[3] of torch, tensor 0, is f32[1, 3] of torch, tensor 0
                """, cells.run("print(*graph.retraced, sep='\\n')"));
        assertEquals("True\n", cells.run("print('config.power: 1' in graph.guards)"));
    }

    @Test
    void aGraphWithoutItsFunctionRefusesOtherArguments() {
        String error = cells.run("""
                simple = ivy.trace_graph(lambda x: x * 2, args=(torch.ones(2),)).simplify()
                simple(torch.ones(3, 1))
                """);
        assertTrue(error.contains("argument 0 was f32[2] of torch, tensor 0, is f32[3, 1] of torch, tensor 0"), error);
    }

    @Test
    void aTensorThatIsGivenTwiceIsNotTwoTensors() {
        String printed = cells.run("""
                twice = ivy.trace_graph(lambda a, b: a * 2 + b)
                one, two = torch.tensor([1.]), torch.tensor([10.])
                print(twice(one, one).item(), twice(one, two).item(), twice(two, two).item())
                """);
        assertEquals("3.0 12.0 30.0\n", printed);
    }
}
