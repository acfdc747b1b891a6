package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What cells print that use torch without PyTorch; all expected texts are those of PyTorch 2.15 itself. */
class TorchStandInTest {
    private static Cells cells;

    @BeforeAll
    static void start() throws IOException {
        cells = new Cells();
        cells.run("import torch\nimport torch.nn as nn\nimport torch.nn.functional as F");
    }

    @AfterAll
    static void stop() {
        cells.close();
    }

    @Test
    void tensorsPrintAsInPyTorch() {
        assertEquals("""
                tensor([[1., 2.],
                        [3., 4.]])
                tensor([1.5000e+00,        nan,        inf, 1.0000e+10])
                tensor(3) tensor(2.5000) tensor([ True, False]) tensor([]) tensor([1.], dtype=torch.float64)
                """, cells.run("""
                        print(torch.tensor([[1., 2.], [3., 4.]]))
                        print(torch.tensor([1.5, float('nan'), float('inf'), 1e10]))
                        print(torch.tensor(3), torch.tensor(2.5), torch.tensor([True, False]), torch.zeros(0),
                              torch.tensor([1.], dtype=torch.float64))
                        """));
    }

    @Test
    void seedsGiveTheNumbersOfPyTorch() {
        assertEquals("""
                tensor([-0.6577, -0.5797,  0.6369])
                tensor([0.0223, 0.1689, 0.2939, 0.5185, 0.6977]) tensor([-0.6255,  0.4539, -1.3740])
                tensor([6, 3, 4, 5, 0]) tensor([3, 1, 4, 0, 2])
                """, cells.run("""
                        torch.manual_seed(0)
                        with torch.no_grad():
                            print(nn.Linear(3, 3)(torch.tensor([1., 2., 3.])))
                        print(torch.rand(5), torch.randn(3))
                        torch.randn(20)
                        print(torch.randint(0, 10, (5,)), torch.randperm(5))
                        """));
    }

    @Test
    void changesReachWhatSharesTheMemory() {
        assertEquals("""
                tensor([[2., 5., 2.],
                        [0., 0., 0.]])
                tensor([[ 0,  1,  2,  3],
                        [-1, -1,  6,  7],
                        [ 8,  0,  0,  0]])
                tensor(0.)
                """, cells.run("""
                        y = torch.zeros(2, 3)
                        v = y[0]
                        v += 2
                        v[1] = 5
                        print(y)
                        x = torch.arange(12).reshape(3, 4)
                        x[1, :2] = -1
                        x[x > 8] = 0
                        print(x)
                        x = torch.ones(3, 4)
                        x.t().zero_()
                        print(x.sum())
                        """));
    }

    @Test
    void aResidualNetworkLearnsAsInPyTorch() {
        assertEquals("""
                tensor([[-0.0561, -0.7185,  2.0204,  0.1354,  0.3712],
                        [ 0.0128, -0.6224,  0.7488,  0.5163,  0.6531]])
                2.3165 64.239 tensor([0.9020, 0.9024, 0.9022, 0.9025])
                tensor([-0.0715, -0.1268,  0.5830,  0.4223,  0.3317])
                """, cells.run("""
                        torch.manual_seed(1)
                        class Block(nn.Module):
                            def __init__(self, c):
                                super().__init__()
                                self.conv1 = nn.Conv2d(c, c, 3, padding=1, bias=False)
                                self.bn1 = nn.BatchNorm2d(c)
                                self.conv2 = nn.Conv2d(c, c, 3, padding=1, bias=False)
                                self.bn2 = nn.BatchNorm2d(c)
                            def forward(self, x):
                                y = F.relu(self.bn1(self.conv1(x)))
                                return F.relu(x + self.bn2(self.conv2(y)))
                        class Net(nn.Module):
                            def __init__(self):
                                super().__init__()
                                self.body = nn.Sequential(nn.Conv2d(3, 4, 3, stride=2, padding=1), nn.ReLU(inplace=True),
                                                          Block(4), nn.MaxPool2d(2))
                                self.head = nn.Linear(16, 5)
                            def forward(self, x):
                                return self.head(torch.flatten(self.body(x), 1))
                        net = Net()
                        x = torch.randn(2, 3, 8, 8)
                        out = net(x)
                        print(out.detach())
                        loss = F.cross_entropy(out, torch.tensor([1, 3]))
                        loss.backward()
                        print(f"{loss.item():.4f} {net.body[0].weight.grad.abs().sum().item():.3f}", net.body[2].bn1.running_var)
                        print(net.eval()(x)[0].detach())
                        """));
    }

    @Test
    void adamStepsAsInPyTorch() {
        assertEquals("0.1748\n0.0773\n0.0269\n", cells.run("""
                        torch.manual_seed(0)
                        net = nn.Linear(3, 3)
                        opt = torch.optim.Adam(net.parameters(), lr=0.1)
                        for i in range(3):
                            opt.zero_grad()
                            loss = F.mse_loss(net(torch.ones(4, 3)), torch.zeros(4, 3))
                            loss.backward()
                            opt.step()
                            print(f"{loss.item():.4f}")
                        """));
    }

    @Test
    void attentionAndEmbeddingGiveTheSumOfPyTorch() {
        assertEquals(
                "11.0353 ['in_proj_weight', 'in_proj_bias', 'out_proj.weight', 'out_proj.bias']\n", cells.run("""
                        torch.manual_seed(1)
                        class Attn(nn.Module):
                            def __init__(self, d, h):
                                super().__init__()
                                self.ln = nn.LayerNorm(d)
                                self.att = nn.MultiheadAttention(d, h, batch_first=True)
                                self.ff = nn.Sequential(nn.Linear(d, 2 * d), nn.GELU(), nn.Linear(2 * d, d))
                                self.emb = nn.Embedding(11, d)
                            def forward(self, ids):
                                x = self.emb(ids)
                                y = self.ln(x)
                                a, w = self.att(y, y, y)
                                x = x + a
                                return self.ff(x) + x
                        m = Attn(8, 2)
                        ids = torch.randint(0, 11, (2, 5))
                        print(f"{m(ids).sum().item():.4f}", list(m.att.state_dict()))
                        """));
    }

    /** PyTorch copies when a transposed tensor is reshaped, so that a change of the copy is no change of the tensor. */
    @Test
    void whatMayBeACopyIsNotChangedInSilence() {
        String changed = cells.run("x = torch.ones(2, 3)\ny = x.t().reshape(6)\ny[0] = 9");
        assertTrue(changed.contains("copy before changing either of them"), changed);
        String read = cells.run("x = torch.ones(2, 3)\ny = (x.t() + 1).reshape(6)\nx += 1\nprint(y.sum())");
        assertEquals("tensor(12.)\n", read);
        assertEquals("tensor(9.)\n", cells.run("x = torch.zeros(2, 3)\nx.reshape(6)[0] = 9\nprint(x.sum())"));
    }

    @Test
    void aMissingNameSaysWhatIsNear() {
        String found = cells.run("from torch.nn import Linea");
        assertTrue(found.startsWith("ImportError: torch.nn.Linea is not in the tables"), found);
        assertTrue(found.contains("near are Linear") && found.contains("%runtime PATH"), found);
        assertTrue(cells.run("torch.sine").contains("near are sin"), "torch.sine");
        assertTrue(cells.run("torch.ones(1).absolut()").contains("near are absolute"), "absolut");
        assertEquals(
                "", cells.run("import torch.fft\nimport torch.nn.functional\nfrom torch.nn import Linear, functional"));
    }

    @Test
    void namedResultsAreNamed() {
        assertEquals("""
                torch.return_types.topk(
                values=tensor([3., 2.]),
                indices=tensor([1, 2]))
                """, cells.run("print(torch.topk(torch.tensor([1., 3., 2.]), 2))"));
    }

    /** The second sum is named by the number of the first; the sum of others, and what has sizes of its own, are not. */
    @Test
    void aCallThatComesAgainGivesTheNumbersOfItsOwnOperands() {
        assertEquals("""
                tensor([2., 4.]) 1
                tensor([4., 6.]) tensor([6., 7.]) 2
                tensor([[0]]) tensor([[0],
                        [1]]) tensor(6.)
                """, cells.run("""
                        from espalier_frontend import values
                        x = torch.tensor([1., 2.])
                        values._known.clear()
                        print(x + x, len(values._known))
                        print(x + torch.tensor([3., 4.]), torch.tensor([5., 5.]) + x, len(values._known))
                        print(torch.nonzero(torch.tensor([1., 0.])), torch.nonzero(torch.tensor([1., 2.])), x.sum() * 2)
                        """));
    }

    /** Printed, for docs/stand-ins.md; nothing is asserted of the time. */
    @Test
    void whatACallCosts() {
        String figures = cells.run("""
                import time
                x, y, times = torch.ones(4, 4), torch.ones(4, 4), []
                for _ in range(1500):
                    start = time.perf_counter()
                    z = x + y
                    times.append((time.perf_counter() - start) * 1e6)
                times = sorted(times[500:])
                print(f"{times[100]:.0f} us for the fastest tenth, median {times[500]:.0f} us")
                """);
        System.out.println("speed: a call of the stand-in for torch, 4 x 4: " + figures);
        assertTrue(figures.contains(" us for the fastest tenth, median "), figures);
    }

    /** Expected: the same cell with PyTorch 2.15. */
    @Test
    void recurrentNetworksHaveTheWeightsAndNumbersOfPyTorch() {
        String printed = cells.run("""
                def summed(make):
                    torch.manual_seed(5)
                    module = make()
                    x = torch.arange(30).reshape(5, 2, 3) % 7 / 7 - 0.4
                    def flat(v):
                        return [w for p in v for w in flat(p)] if isinstance(v, tuple) else [v]
                    return module, x, [round(float(t.detach().sum()), 4) for t in flat(module(x))]
                for make in (
                    lambda: torch.nn.RNN(3, 4, nonlinearity="relu"),
                    lambda: torch.nn.LSTM(3, 4, num_layers=2, batch_first=True),
                    lambda: torch.nn.GRU(3, 4, bidirectional=True),
                ):
                    print(summed(make)[2])
                """);
        assertEquals("[1.5132, 0.2417]\n[-1.0025, -1.4522, -1.1831]\n[-11.4145, -3.0445]\n", printed);
        String traced = cells.run("""
                import espalier
                module, x, _ = summed(lambda: torch.nn.LSTM(3, 4))
                graph = espalier.trace_graph(module, args=(x,))
                whole, (h, c) = graph.to_backend("java")(x)
                print(torch.allclose(whole, module(x)[0]), torch.allclose(c, module(x)[1][1]), "scan(" in graph.text)
                """);
        assertEquals("True True True\n", traced);
    }
}
