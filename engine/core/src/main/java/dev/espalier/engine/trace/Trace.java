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
import java.util.function.Function;

/**
 * What a tracer wrote down of one run.
 *
 * @param framework the name of the framework whose calls these are
 * @param calls with marks in their texts where sizes stand
 * @param output what the program returned, over named values; dictionaries as their values
 * @param sizes the sizes behind the marks
 * @param returned the sizes that the program returned
 * @param conditions what must hold of sizes, so that the program makes the same calls
 * @param exact why the program may make other calls at any other sizes, if it may
 */
record Trace(
        String name,
        String framework,
        List<Graph.Input> inputs,
        List<TracedCall> calls,
        Term output,
        List<SizeTerm.Used> sizes,
        List<SizeTerm> returned,
        List<SizeTerm.Condition> conditions,
        Optional<String> exact) {
    Trace {
        inputs = List.copyOf(inputs);
        calls = List.copyOf(calls);
        sizes = List.copyOf(sizes);
        returned = List.copyOf(returned);
        conditions = List.copyOf(conditions);
    }

    /** The calls with the sizes that they had. */
    List<TracedCall> calledAsTraced() {
        return calls.stream()
                .map(call -> call.filled(mark -> sizes.get(mark).number()))
                .toList();
    }

    /** The types of the arguments, by name. */
    Map<String, TermType> types() {
        Map<String, TermType> types = new LinkedHashMap<>();
        inputs.stream()
                .filter(input -> input.role() == Graph.Role.ARGUMENT)
                .forEach(input -> types.put(input.name(), input.type()));
        return types;
    }

    /** The same run with other types of some inputs. */
    Trace with(Map<String, TermType> types) {
        List<Graph.Input> others = inputs.stream()
                .map(input -> new Graph.Input(
                        input.name(), input.role(), types.getOrDefault(input.name(), input.type()), input.path()))
                .toList();
        return new Trace(name, framework, others, calls, output, sizes, returned, conditions, exact);
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
                output(json.get("output")),
                list(json.path("sizes"), SizeTerm.Used::of),
                list(json.path("returned"), size -> SizeTerm.of(size.path("term"))),
                list(json.path("conditions"), SizeTerm.Condition::of),
                Optional.ofNullable(json.get("exact")).map(JsonNode::asText));
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        json.forEach(item -> list.add(read.apply(item)));
        return list;
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
