package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.espalier.engine.ir.Graph;
import dev.espalier.visualizer.GraphView.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of products are what {@code torch.utils.flop_counter} of PyTorch 2.15 says of the same calls. */
class CostsTest {
    private static Costs costs(GraphView view) {
        return new Costs(view);
    }

    private static Node operation(GraphView view) {
        return view.nodes().stream()
                .filter(node -> node.kind().isOperation())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static GraphView view(String inputs, String term, String result) {
        return GraphView.of(Graph.parse("graph f(%s) -> %s {\n  a = %s : %s\n  return a : %s\n}\n"
                .formatted(inputs, result, term, result, result)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x: f32[2,3,4], y: f32[4,5]; matmul(x, y); f32[2,3,5]; 240",
                "x: f32[7,3], y: f32[5,3]; linear(x, y); f32[7,5]; 210",
                "x: f32[1,3,8,8], y: f32[6,3,3,3]; conv(x, y); f32[1,6,6,6]; 11664",
                "x: f32[1,3,8,8], y: f32[3,1,3,3]; conv(x, y, groups=3); f32[1,3,6,6]; 1944",
                "q: f32[2,4,8], k: f32[2,6,8], v: f32[2,6,10]; attention(q, k, v, 1.0); f32[2,4,10]; 1728",
                "x: f32[2,3,4], y: f32[2,4,5]; einsum('bij,bjk->bik', (x, y)); f32[2,3,5]; 240",
                // Of all else each number once: those that are written, or those that are read.
                "x: f32[2,3]; relu(x); f32[2,3]; 6",
                "x: f32[2,3]; sum(x); f32[]; 6",
                "x: f32[3], y: f32[2,1]; add(x, y); f32[2,3]; 6",
                "x: f32[2,3]; reshape(x, (6,)); f32[6]; 0",
                "x: f32[3,3]; inv(x); f32[3,3]; -1",
                "x: f32[?,3]; relu(x); f32[?,3]; -1",
            })
    void operationsAreCounted(String inputs, String term, String result, long flops) {
        GraphView view = view(inputs, term, result);
        assertEquals(flops, costs(view).flops(operation(view)));
    }

    @ParameterizedTest
    @CsvSource({"f32[2|3],24", "bf16[2|3],12", "i64[5],40", "bool[8],8", "c64[2],16", "f32[],4"})
    void bytesAreThoseOfTheValue(String type, long bytes) {
        String written = type.replace('|', ',');
        GraphView view = view("x: " + written, "abs(x)", written);
        assertEquals(bytes, costs(view).bytes(operation(view)));
    }

    @Test
    void theProductsOfResnet18AreCountedAsPyTorchCountsThem() {
        GraphView view = GraphView.of(Fixtures.resnet18());
        List<Node> products = view.nodes().stream()
                .filter(node -> node.kind() == NodeKind.CONTRACTION)
                .toList();
        assertEquals(
                3_628_146_688L, products.stream().mapToLong(costs(view)::flops).sum());
    }
}
