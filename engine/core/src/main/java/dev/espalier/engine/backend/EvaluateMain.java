package dev.espalier.engine.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.SyntaxProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reference as a program: reads a JSON request from each line, such as {@code {"expression": "clip(x, 0.0, None)",
 * "inputs": {"x": {"dtype": "float32", "shape": [2], "data": [-1, 1]}}}}, and answers {@code {"result": …}} or {@code
 * {"error": "why"}} on a line. An expression is a term over core operations; an input that is a plain number, text,
 * list or null stands for that constant, a dtype name for the dtype.
 */
final class EvaluateMain {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvaluateMain() {}

    public static void main(String... arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(line));
            out.flush();
        }
    }

    static String answer(String request) throws JsonProcessingException {
        ObjectNode answer = JSON.createObjectNode();
        try {
            JsonNode node = JSON.readTree(request);
            Map<String, Value> inputs = new HashMap<>();
            node.path("inputs").properties().forEach(input -> inputs.put(input.getKey(), Json.read(input.getValue())));
            Map<String, Term> leaves = new HashMap<>();
            inputs.forEach((name, value) -> leaves.put(name, leaf(name, value)));
            Term term = Vocabulary.load().parse(node.path("expression").asText(), leaves);
            answer.set("result", Json.write(Reference.evaluate(term, inputs)));
        } catch (EvaluationProblem | IrProblem | SyntaxProblem e) {
            answer.put("error", e.getMessage());
        } catch (RuntimeException e) {
            answer.put("error", "internal: " + e);
        }
        return JSON.writeValueAsString(answer);
    }

    /** Constants are written into the term, so that conditions of definitions can be decided. */
    private static Term leaf(String name, Value value) {
        return constant(value).orElse(new Fragment(name));
    }

    private static Optional<Term> constant(Value value) {
        return switch (value) {
            case Value.Constant(Object constant) -> Optional.of(new Literal(constant));
            case Value.Sequence(List<Value> items) -> {
                List<Term> constants =
                        items.stream().flatMap(item -> constant(item).stream()).toList();
                yield constants.size() == items.size() ? Optional.of(new SequenceTerm(constants)) : Optional.empty();
            }
            case Tensor _, Value.Range _ -> Optional.empty();
        };
    }
}
