package dev.espalier.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Place;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tracer wrote down of one run.
 *
 * @param framework the name of the framework whose calls these are
 * @param output what the program returned, over named values; dictionaries as their values
 */
record Trace(String name, String framework, List<Graph.Input> inputs, List<TracedCall> calls, Term output) {
    Trace {
        inputs = List.copyOf(inputs);
        calls = List.copyOf(calls);
    }

    static Trace of(JsonNode json) {
        List<Graph.Input> inputs = new ArrayList<>();
        json.path("inputs")
                .forEach(input -> inputs.add(new Graph.Input(
                        input.path("name").asText(),
                        Graph.Role.valueOf(input.path("role").asText().toUpperCase(java.util.Locale.ROOT)),
                        TermType.of(input.path("type").asText()),
                        Optional.ofNullable(input.get("path")).map(JsonNode::asText))));
        return new Trace(
                json.path("name").asText(),
                json.path("framework").asText(),
                inputs,
                calls(json),
                output(json.get("output")));
    }

    private static List<TracedCall> calls(JsonNode json) {
        List<TracedCall> calls = new ArrayList<>();
        json.path("calls").forEach(call -> calls.add(call(call)));
        return calls;
    }

    private static TracedLoop loop(JsonNode json) {
        Map<String, TracedLoop.Region> regions = new LinkedHashMap<>();
        json.path("regions").properties().forEach(region -> regions.put(region.getKey(), region(region.getValue())));
        Map<String, List<Term>> arguments = new LinkedHashMap<>();
        json.path("arguments")
                .properties()
                .forEach(argument -> arguments.put(argument.getKey(), items(argument.getValue())));
        return new TracedLoop(
                json.path("operation").asText(),
                regions,
                arguments,
                json.path("length").asLong(),
                json.path("reverse").asBoolean());
    }

    private static TracedLoop.Region region(JsonNode json) {
        List<Graph.Input> inputs = new ArrayList<>();
        json.path("inputs")
                .forEach(input -> inputs.add(new Graph.Input(
                        input.path("name").asText(),
                        Graph.Role.ARGUMENT,
                        TermType.of(input.path("type").asText()))));
        return new TracedLoop.Region(
                json.path("name").asText(),
                inputs,
                calls(json),
                items(json.path("output").path("items")));
    }

    private static List<Term> items(JsonNode json) {
        List<Term> items = new ArrayList<>();
        json.forEach(item -> items.add(output(item)));
        return items;
    }

    private static TracedCall call(JsonNode call) {
        Map<String, TermType> operands = new LinkedHashMap<>();
        call.path("operands")
                .properties()
                .forEach(o -> operands.put(o.getKey(), TermType.of(o.getValue().asText())));
        List<TracedCall.Result> results = new ArrayList<>();
        call.path("results")
                .forEach(r -> results.add(new TracedCall.Result(
                        r.path("name").asText(), TermType.of(r.path("type").asText()))));
        JsonNode place = call.path("place");
        Scope scope = Scope.NONE;
        for (JsonNode part : call.path("scope")) {
            scope = scope.inner(part.path(0).asText(), part.path(1).asText());
        }
        return new TracedCall(
                call.path("api").asText(),
                call.path("text").asText(),
                Optional.ofNullable(call.get("value")).map(JsonNode::asText),
                operands,
                results,
                call.path("several").asBoolean(),
                Optional.ofNullable(call.get("loop")).map(Trace::loop),
                new Place(
                        place.path(0).asText(),
                        place.path(1).asInt(),
                        place.path(2).asInt()),
                scope);
    }

    private static Term output(JsonNode output) {
        if (output.has("ref")) {
            return new Fragment(output.get("ref").asText());
        }
        if (output.has("number")) {
            Vocabulary core = Vocabulary.load();
            DType dtype = ((TermType.Tensor) TermType.of(output.path("dtype").asText() + "[]"))
                    .type()
                    .dtype();
            Term number = core.parse(output.get("number").asText(), Map.of());
            return core.apply("full", new SequenceTerm(List.of()), number, new Literal(dtype));
        }
        if (output.has("literal")) {
            return Vocabulary.load().parse(output.get("literal").asText(), Map.of());
        }
        return new SequenceTerm(items(output.path("items")));
    }
}
