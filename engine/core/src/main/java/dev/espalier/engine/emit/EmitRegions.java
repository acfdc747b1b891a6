package dev.espalier.engine.emit;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes what runs regions: each region as a function inside of the function, called by {@code jax.lax.scan},
 * {@code tf.while_loop} and their like, or by Python's own loops where a framework has none.
 */
final class EmitRegions {
    private static final String INDENT = "    ";

    private final EmitPython emission;
    private final Framework framework;
    private final Wording words;

    EmitRegions(EmitPython emission, Framework framework, Wording words) {
        this.emission = emission;
        this.framework = framework;
        this.words = words;
    }

    /** Whether Python's loops and branches are the framework's own. */
    static boolean needsLoops(Framework framework) {
        return switch (framework) {
            case TORCH, NUMPY -> true;
            case JAX, TENSORFLOW -> false;
        };
    }

    void write(String step, Apply apply) {
        TermType type = dev.espalier.engine.ir.ResultRules.typeOf(apply, _ -> TermType.UNKNOWN);
        List<TermType> types = ((TermType.Sequence) type).items();
        switch (apply.operation().name()) {
            case "branch" -> branch(apply, names(emission.targets(step, types), types.size()));
            case "while_loop" -> whileLoop(apply, emission.targets(step, types));
            default -> scan(apply, types, emission.targets(step, types));
        }
    }

    private static List<String> names(Map<Integer, String> targets, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> targets.getOrDefault(i, "_"))
                .toList();
    }

    private List<Fragment> settled(Apply apply, String parameter) {
        return Regions.operands(apply, parameter).stream()
                .map(emission::settled)
                .toList();
    }

    private String text(Fragment leaf) {
        return words.say(leaf).text();
    }

    private List<String> texts(List<Fragment> leaves) {
        return leaves.stream().map(this::text).toList();
    }

    /** Several values as Python writes them; one stands for itself. */
    private static String packed(List<String> values) {
        return switch (values.size()) {
            case 0 -> "None";
            case 1 -> values.getFirst();
            default -> "(" + String.join(", ", values) + ")";
        };
    }

    private static String listed(List<String> values) {
        return String.join(", ", values);
    }

    /** A tuple, also of one. */
    private static String tuple(List<String> values) {
        return "(" + String.join(", ", values) + (values.size() == 1 ? ",)" : ")");
    }

    /**
     * A function that computes a region.
     *
     * @param parameters as they stand behind its name
     * @param first the lines before the computation
     */
    private void define(String name, String parameters, List<String> first, EmitPython.Body body, String returned) {
        List<String> text = new ArrayList<>(List.of("def " + name + "(" + parameters + "):"));
        List<String> inside = new ArrayList<>(first);
        inside.addAll(body.lines());
        inside.add("return " + returned);
        inside.forEach(line -> text.add(line.isEmpty() ? line : INDENT + line));
        emission.function(text);
    }

    private List<String> parameters(List<Graph.Input> inputs) {
        return inputs.stream().map(input -> emission.free(input.name())).toList();
    }

    private List<Fragment> leaves(List<String> names, List<Graph.Input> inputs) {
        List<Fragment> leaves = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            leaves.add(words.name(names.get(i), inputs.get(i).type()));
        }
        return leaves;
    }

    private static List<Fragment> joined(List<Fragment> first, List<Fragment> second) {
        List<Fragment> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private void branch(Apply apply, List<String> targets) {
        String condition = text(emission.settled(apply.argument("condition")));
        List<Fragment> operands = settled(apply, "operands");
        List<String> functions = new ArrayList<>();
        for (String side : List.of("yes", "no")) {
            Graph region = Regions.region(apply, side);
            String name = emission.free(region.name());
            EmitPython.Body body = emission.body(region, operands);
            define(name, "", List.of(), body, listed(body.results()));
            functions.add(name);
        }
        String both = functions.getFirst() + ", " + functions.getLast();
        String call =
                switch (kind()) {
                    case JAX -> "%s(%s, %s)".formatted(words.reach("jax.lax.cond"), condition, both);
                    case TENSORFLOW -> "%s(%s, %s)".formatted(words.reach("tensorflow.cond"), condition, both);
                    case TORCH, NUMPY ->
                        "%s() if %s else %s()".formatted(functions.getFirst(), condition, functions.getLast());
                };
        emission.line(listed(targets) + " = " + call);
    }

    /** The framework whose loops are used; NumPy has none. */
    private Framework kind() {
        return emission.runsLoops() ? Framework.NUMPY : framework;
    }

    private void whileLoop(Apply apply, Map<Integer, String> used) {
        List<Fragment> state = settled(apply, "state");
        List<Fragment> constants = settled(apply, "constants");
        Graph body = Regions.region(apply, "body");
        List<String> targets = filled(used, body.inputs(), state.size());
        List<String> functions = new ArrayList<>();
        for (String part : List.of("condition", "body")) {
            Graph region = Regions.region(apply, part);
            List<String> names = parameters(region.inputs().subList(0, state.size()));
            boolean packs = kind() == Framework.JAX && names.size() > 1;
            String whole = packs ? emission.free("state") : listed(names);
            String name = emission.free(region.name());
            EmitPython.Body made = emission.body(region, joined(leaves(names, region.inputs()), constants));
            boolean isTuple = part.equals("body") && kind() == Framework.TENSORFLOW;
            define(
                    name,
                    whole,
                    packs ? List.of(listed(names) + " = " + whole) : List.of(),
                    made,
                    isTuple ? tuple(made.results()) : listed(made.results()));
            functions.add(name);
        }
        String both = functions.getFirst() + ", " + functions.getLast();
        switch (kind()) {
            case JAX ->
                emission.line("%s = %s(%s, %s)"
                        .formatted(listed(targets), words.reach("jax.lax.while_loop"), both, packed(texts(state))));
            case TENSORFLOW ->
                emission.line("%s = %s(%s, %s)"
                        .formatted(tuple(targets), words.reach("tensorflow.while_loop"), both, tuple(texts(state))));
            case TORCH, NUMPY -> {
                emission.line(listed(targets) + " = " + listed(texts(state)));
                emission.line("while %s(%s):".formatted(functions.getFirst(), listed(targets)));
                emission.line(INDENT + "%s = %s(%s)".formatted(listed(targets), functions.getLast(), listed(targets)));
            }
        }
    }

    /** A name for each of the first results, since loops hand them on. */
    private List<String> filled(Map<Integer, String> used, List<Graph.Input> inputs, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(
                    used.containsKey(i)
                            ? used.get(i)
                            : emission.free(inputs.get(i).name()));
        }
        return names;
    }

    private void scan(Apply apply, List<TermType> types, Map<Integer, String> used) {
        List<Fragment> carry = settled(apply, "carry");
        List<Fragment> rows = settled(apply, "rows");
        List<Fragment> constants = settled(apply, "constants");
        Graph body = Regions.region(apply, "body");
        int carried = carry.size();
        List<String> names = parameters(body.inputs().subList(0, carried + rows.size()));
        String name = emission.free(body.name());
        EmitPython.Body made = emission.body(body, joined(leaves(names, body.inputs()), constants));
        String length = words.say(apply.argument("length")).text();
        boolean reverse = apply.argument("reverse").equals(Literal.TRUE);
        if (kind() == Framework.JAX) {
            List<String> first = new ArrayList<>();
            String parameters = unpacked("carry", names.subList(0, carried), first) + ", "
                    + unpacked("row", names.subList(carried, names.size()), first);
            String returned = packed(made.results().subList(0, carried)) + ", "
                    + packed(made.results().subList(carried, made.results().size()));
            define(name, parameters, first, made, returned);
            List<String> targets = names(used, types.size());
            emission.line("%s, %s = %s(%s, %s, %s%s%s)"
                    .formatted(
                            target(targets.subList(0, carried)),
                            target(targets.subList(carried, targets.size())),
                            words.reach("jax.lax.scan"),
                            name,
                            packed(texts(carry)),
                            packed(texts(rows)),
                            rows.isEmpty() ? ", length=" + length : "",
                            reverse ? ", reverse=True" : ""));
            return;
        }
        define(name, listed(names), List.of(), made, listed(made.results()));
        loop(name, types, filled(used, body.inputs(), carried), used, new Loop(carry, rows, length, reverse));
    }

    /** A parameter that is taken apart in the first lines, unless it is one value. */
    private String unpacked(String whole, List<String> names, List<String> first) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        String parameter = names.isEmpty() ? emission.free("_") : emission.free(whole);
        if (!names.isEmpty()) {
            first.add(listed(names) + " = " + parameter);
        }
        return parameter;
    }

    private static String target(List<String> names) {
        return names.isEmpty() ? "_" : packed(names);
    }

    private record Loop(List<Fragment> carry, List<Fragment> rows, String length, boolean reverse) {}

    private void loop(
            String function, List<TermType> types, List<String> carried, Map<Integer, String> used, Loop loop) {
        if (!carried.isEmpty()) {
            emission.line(listed(carried) + " = " + listed(texts(loop.carry())));
        }
        List<String> rows = new ArrayList<>();
        for (Fragment all : loop.rows()) {
            Term ordered = loop.reverse() ? Vocabulary.load().apply("flip", all, Literal.of(0)) : all;
            rows.add(words.say(ordered).text());
        }
        List<String> row = IntStream.range(0, rows.size())
                .mapToObj(_ -> emission.free("row"))
                .toList();
        List<String> collected = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int i = carried.size(); i < types.size(); i++) {
            boolean isUsed = used.containsKey(i);
            outputs.add(isUsed ? emission.free("output") : "_");
            collected.add(isUsed ? emission.free(used.get(i) + "_rows") : "");
            if (isUsed) {
                emission.line(collected.getLast() + " = []");
            }
        }
        String source = rows.isEmpty()
                ? "range(" + loop.length() + ")"
                : rows.size() == 1 ? rows.getFirst() : "zip(" + listed(rows) + ")";
        emission.line("for %s in %s:".formatted(row.isEmpty() ? "_" : listed(row), source));
        List<String> targets = new ArrayList<>(carried);
        targets.addAll(outputs);
        List<String> arguments = new ArrayList<>(carried);
        arguments.addAll(row);
        emission.line(INDENT + "%s = %s(%s)".formatted(listed(targets), function, listed(arguments)));
        for (int i = 0; i < outputs.size(); i++) {
            if (!collected.get(i).isEmpty()) {
                emission.line(INDENT + collected.get(i) + ".append(" + outputs.get(i) + ")");
            }
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (!collected.get(i).isEmpty()) {
                int at = carried.size() + i;
                String list = collected.get(i) + (loop.reverse() ? "[::-1]" : "");
                emission.line(used.get(at) + " = " + stacked(list, types.get(at), loop.length()));
            }
        }
    }

    /** Rows in a list as one tensor. */
    private String stacked(String list, TermType type, String length) {
        TermType items = length.matches("\\d+")
                ? new TermType.Sequence(Collections.nCopies(Integer.parseInt(length), Regions.row(type)))
                : new TermType.Other("tensors");
        Fragment rows = words.name(list, items);
        return words.say(Vocabulary.load().apply("stack", rows, Literal.of(0))).text();
    }
}
