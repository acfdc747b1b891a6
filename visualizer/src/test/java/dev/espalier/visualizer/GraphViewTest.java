package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Verifier;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphViewTest {
    private static List<String> labels(Group group) {
        return group.items().stream()
                .map(item -> item instanceof Group inner ? inner.label() : "" + ((Leaf) item).node())
                .toList();
    }

    private static Group child(Group group, int index) {
        return (Group) group.items().get(index);
    }

    private static Graph parse(String text) {
        Graph graph = Graph.parse(text);
        assertEquals(List.of(), Verifier.problems(graph));
        return graph;
    }

    @Test
    void theFixturesAreGraphs() {
        for (Graph graph : List.of(Fixtures.loss(), Fixtures.resnet18(), Fixtures.transformer(), Fixtures.flat(9))) {
            assertEquals(List.of(), Verifier.problems(graph), graph.name());
        }
    }

    @Test
    void operationsInsideOfATermAreNodes() {
        GraphView view = GraphView.of(Fixtures.loss());
        assertEquals(
                List.of("input", "input", "subtract", "power", "mean", "sqrt", "output"),
                view.nodes().stream().map(GraphView.Node::operation).toList());
        assertEquals("f32[]", view.nodes().get(4).type());
        assertEquals(
                List.of(new GraphView.Attribute("axis", "(0,)")),
                view.nodes().get(4).attributes());
    }

    @Test
    void modulesAreGroupsAndThoseOfOneOperationAreNot() {
        GraphView view = GraphView.of(Fixtures.resnet18());
        assertEquals("ResNet", view.root().kind());
        assertEquals(
                List.of("0", "1", "bn1", "12", "13", "layer1", "layer2", "layer3", "layer4", "247", "248", "249"),
                labels(view.root()));
        assertEquals("conv1", ((Leaf) view.root().items().get(1)).label());
        Group block = child(child(view.root(), 6), 0);
        assertEquals("BasicBlock", block.kind());
        assertEquals(
                List.of("bn1", "bn2", "downsample"),
                labels(block).stream().filter(label -> !label.matches("\\d+")).toList());
    }

    @Test
    void weightsAreCountedOnce() {
        GraphView view = GraphView.of(Fixtures.resnet18());
        // The number that torchvision's documentation gives for resnet18.
        assertEquals(11_689_512, view.elements(view.root()));
        GraphView gpt = GraphView.of(Fixtures.transformer());
        // Tied embedding; 12 blocks, two tables (128 positions only) and the last norm.
        assertEquals(12 * 7_087_872 + 50_257 * 768 + 128 * 768 + 2 * 768, gpt.elements(gpt.root()));
    }

    @Test
    void equalNeighboursAreFolded() {
        GraphView view = GraphView.of(Fixtures.transformer());
        Group fold = view.root().items().stream()
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(12, fold.repeats());
        assertEquals("h.0 … 11", fold.label());
        assertEquals("Block", fold.kind());
        assertEquals(12, fold.items().size());
    }

    @Test
    void neighboursThatDifferAreNotFolded() {
        StringBuilder text = new StringBuilder("graph g(x: f32[4]) -> f32[4] {\n");
        for (int i = 0; i < 4; i++) {
            String before = i == 0 ? "x" : "b" + (i - 1);
            text.append("  a%d = exp(%s) : f32[4]  # in l.%d:L\n".formatted(i, before, i));
            String operation = i == 1 ? "cos" : "sin";
            text.append("  b%d = %s(a%d) : f32[4]  # in l.%d:L\n".formatted(i, operation, i, i));
        }
        GraphView view = GraphView.of(parse(text + "  return b3 : f32[4]\n}\n"));
        assertEquals(List.of("0", "0", "1", "2", "3", "9"), labels(view.root()));
    }

    @Test
    void whatAModuleDoesBetweenItsModulesStandsBesideThem() {
        GraphView view = GraphView.of(parse("""
                graph g(x: f32[4]) -> f32[4] {
                  a = exp(x) : f32[4]  # in Net:Net/body.0:Act/forward
                  b = sin(a) : f32[4]  # in Net:Net/body.0:Act/forward
                  c = cos(b) : f32[4]  # in Net:Net/forward/scaled
                  d = tan(c) : f32[4]  # in Net:Net/forward/scaled
                  return d : f32[4]
                }
                """));
        assertEquals(List.of("0", "body.0", "scaled", "5"), labels(view.root()));
        assertEquals("Act", child(view.root(), 1).kind());
        assertEquals("Net", view.root().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Net.body:Seq/Net.body.", "body:Seq/body.", "body:Seq/"})
    void pathsMayBeToldFromTheRootOrFromTheModuleAround(String body) {
        GraphView view = GraphView.of(parse("""
                graph g(x: f32[4]) -> f32[4] {
                  a = exp(x) : f32[4]  # in Net:Net/BODY0:Act/forward
                  b = sin(a) : f32[4]  # in Net:Net/BODY0:Act/forward
                  c = cos(b) : f32[4]  # in Net:Net/BODY1:Last/forward
                  return c : f32[4]
                }
                """.replace("BODY", body)));
        assertEquals(List.of("0", "0", "3", "4"), labels(view.root()));
        assertEquals("1", ((Leaf) view.root().items().get(2)).label());
    }

    @Test
    void longListsAreCut() {
        GraphView view = GraphView.of(Fixtures.flat(5_000));
        assertTrue(largest(view.root()) <= Grouping.LIMIT);
        assertEquals(
                IntStream.range(0, 5_002).boxed().toList(),
                view.root().nodes().stream().sorted().toList());
        Group first = child(child(view.root(), 1), 0);
        assertEquals("long.py:1–40", first.label());
    }

    private static int largest(Group group) {
        int largest = group.items().size();
        for (Item item : group.items()) {
            if (item instanceof Group inner) {
                largest = Math.max(largest, largest(inner));
            }
        }
        return largest;
    }

    @Test
    void severalResultsAreSeveralOutputs() {
        GraphView view = GraphView.of(parse("""
                graph g(x: f32[4], parameter w = a.b: f32[4]) -> (f32[4], f32[4], f32[4]) {
                  y = exp(x) : f32[4]
                  return (y, w, sin(y)) : (f32[4], f32[4], f32[4])
                }
                """));
        assertEquals(
                List.of("x", "y", "return[0]", "return[1]", "", "return[2]"),
                view.nodes().stream().map(GraphView.Node::name).toList());
        assertEquals("a.b", view.nodes().get(3).weights().getFirst().name());
    }

    @Test
    void indicesReadLikePython() {
        GraphView view = GraphView.of(parse("""
                graph g(x: f32[4,5,6], n: i64[]) -> f32[2,6] {
                  return getitem(x, index=(slice(1, 3), n, slice())) : f32[2,6]
                }
                """));
        assertEquals(
                List.of(new GraphView.Attribute("index", "(1:3, n, :)")),
                view.nodes().get(2).attributes());
        assertEquals(
                List.of(0, 1),
                view.nodes().get(2).operands().stream()
                        .map(GraphView.Operand::source)
                        .toList());
    }

    @Test
    void theTableOfKindsNamesOperations() {
        for (String line : Resources.text("kinds.txt").lines().toList()) {
            if (!line.startsWith("#")) {
                for (String name : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                    assertEquals(Optional.of(name), Vocabulary.load().find(name).map(operation -> operation.name()));
                }
            }
        }
    }
}
