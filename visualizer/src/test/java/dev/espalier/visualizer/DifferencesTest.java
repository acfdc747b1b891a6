package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.Graph;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What two graphs have in common, by graphs whose differences are plain to see. */
class DifferencesTest {
    private static final String LOSS = """
            graph loss(predictions: f32[3], targets: f32[3]) -> f32[] {
              a = subtract(predictions, targets) : f32[3]
              b = power(a, 2) : f32[3]
              c = mean(b, axis=[0]) : f32[]
              return sqrt(c) : f32[]
            }
            """;

    private static GraphView view(String text, String name) {
        return GraphView.of(Graph.parse(text), name);
    }

    private static String compared(String before, String after) {
        return Pictures.diffText(view(before, "before"), view(after, "after"));
    }

    @Test
    void namesAndPlacesDoNotDiffer() {
        String other = LOSS.replace("a = ", "difference = ").replace("power(a", "power(difference");
        assertTrue(compared(LOSS, other).startsWith("before ↔ after: no differences\n"), compared(LOSS, other));
    }

    @Test
    void whatWasAddedRemovedAndChangedIsMarked() {
        String other = LOSS.replace("  b = power(a, 2)", "  r = relu(a) : f32[3]\n  b = power(r, 3)")
                .replace("sqrt(c)", "c");
        assertEquals("""
                before ↔ after: 1 removed, 1 added, 1 changed
                  predictions : f32[3]  input
                  targets : f32[3]  input
                  a = subtract(predictions, targets) : f32[3]
                + r = relu(a) : f32[3]
                - b = power(a, y=2) : f32[3]
                + b = power(r, y=3) : f32[3]
                  c = mean(b, axis=(0,)) : f32[]
                - %5 = sqrt(c) : f32[]
                  return c : f32[]
                """, compared(LOSS, other));
    }

    @Test
    void whatTakesOtherValuesIsChanged() {
        String other = LOSS.replace("subtract(predictions, targets)", "subtract(targets, predictions)");
        assertTrue(compared(LOSS, other).startsWith("before ↔ after: 1 changed\n"), compared(LOSS, other));
    }

    @Test
    void nothingInCommonIsRemovedAndAdded() {
        String other = "graph other(x: f64[]) -> f64[] {\n  return exp(x) : f64[]\n}\n";
        assertEquals("""
                before ↔ after: 5 removed, 1 added, 2 changed
                - predictions : f32[3]  input
                + x : f64[]  input
                - targets : f32[3]  input
                - a = subtract(predictions, targets) : f32[3]
                - b = power(a, y=2) : f32[3]
                - c = mean(b, axis=(0,)) : f32[]
                - %5 = sqrt(c) : f32[]
                + %1 = exp(x) : f64[]
                - return %5 : f32[]
                + return %1 : f64[]
                """, compared(LOSS, other));
    }

    @Test
    void thePageKnowsMarksAndCounterparts() throws IOException {
        String other = LOSS.replace("  b = power(a, 2)", "  r = relu(a) : f32[3]\n  b = power(r, 2)");
        JsonNode views = Unpacked.page(Pictures.diff(view(LOSS, "before"), view(other, "after")));
        assertEquals("[0,0,0,0,0,0,0]", views.get(0).path("m").toString());
        assertEquals("[0,0,0,2,0,0,0,0]", views.get(1).path("m").toString());
        assertEquals("[0,1,2,4,5,6,7]", views.get(0).path("a").toString());
        assertEquals("[0,1,2,-1,3,4,5,6]", views.get(1).path("a").toString());
    }

    @Test
    void sayingTheSameOfThousandsOfNodesTakesNoTable() {
        StringBuilder text = new StringBuilder("graph chain(v0: f32[3]) -> f32[3] {\n");
        for (int i = 1; i < 3000; i++) {
            text.append("  v%d = %s(v%d) : f32[3]\n".formatted(i, i % 2 == 0 ? "relu" : "exp", i - 1));
        }
        text.append("  return v2999 : f32[3]\n}\n");
        String chain = text.toString();
        assertTrue(compared(chain, chain.replace("v1500 = relu", "v1500 = tanh"))
                .startsWith("before ↔ after: 1 changed\n"));
    }
}
