package dev.espalier.engine.emit;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.SizeArithmetic;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Rendered;
import dev.espalier.engine.transpile.Wording;
import dev.espalier.engine.types.Composed;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes a graph as a Python function: an argument for each input, a line for each step that has a name or is used more
 * than once, the others where they are used. What runs regions, {@link EmitRegions} writes.
 */
public final class EmitPython {
    /** What a module for machines calls for an operation that the framework has no words for. */
    public static final String REFERENCE = "espalier_reference";

    private static final int WIDTH = 88;
    private static final String INDENT = "    ";

    private final Graph graph;
    private final Framework framework;
    private final Wording words;
    private final Uses uses;
    private final Set<String> taken;
    private final Map<String, Fragment> leaves = new HashMap<>();
    private final Map<String, Inlined> inlined = new HashMap<>();
    private final Set<String> unpacked = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private final boolean exact;
    private final boolean loops;
    private final boolean isRegion;
    private final List<Graph> hosted;

    /**
     * A module that a machine runs.
     *
     * @param hosted the operations that the framework has no words for, each a graph of its own; the function calls
     *     {@link #REFERENCE} with the place in this list and the inputs of that graph
     */
    public record Module(String text, List<Graph> hosted) {}

    /** A step that is written where it is used. */
    private record Inlined(Fragment leaf, String line) {}

    private EmitPython(Graph graph, Framework framework, boolean dtypesSaid, boolean loops) {
        this.graph = graph;
        this.framework = framework;
        this.uses = new Uses(graph);
        this.taken = names(graph);
        this.exact = dtypesSaid;
        this.words = new Wording(framework, taken, dtypesSaid);
        this.hosted = new ArrayList<>();
        this.loops = loops;
        this.isRegion = false;
        graph.inputs().forEach(input -> leaves.put(input.name(), words.name(input.name(), input.type())));
    }

    /** Inside of another one: a region, in whose text the names of its inputs mean these values. */
    private EmitPython(Graph region, EmitPython around, List<Fragment> inputs) {
        this.graph = region;
        this.framework = around.framework;
        this.uses = new Uses(region);
        this.taken = around.taken;
        this.exact = around.exact;
        this.words = around.words;
        this.hosted = around.hosted;
        this.loops = around.loops;
        this.isRegion = true;
        for (int i = 0; i < inputs.size(); i++) {
            leaves.put(region.inputs().get(i).name(), inputs.get(i));
        }
    }

    private static Set<String> names(Graph graph) {
        Set<String> names = new HashSet<>(Set.of(graph.name()));
        graph.inputs().forEach(input -> names.add(input.name()));
        graph.steps().forEach(step -> names.add(step.name()));
        return names;
    }

    /**
     * The text of a module with one function, of the name of the graph.
     *
     * @throws IrProblem where the framework has no words for an operation
     */
    public static String module(Graph graph, Framework framework) {
        return new EmitPython(Sayable.in(named(graph), framework), framework, false, EmitRegions.needsLoops(framework))
                .module();
    }

    /**
     * The same for machines: dtypes are said everywhere, so that the defaults of the process that runs the function do
     * not matter, as with {@code jax_enable_x64}, and what the framework has no words for is asked of the reference.
     */
    public static Module exactModule(Graph graph, Framework framework) {
        Graph sayable = Sayable.in(named(graph), framework);
        try {
            return exactModule(sayable, framework, EmitRegions.needsLoops(framework));
        } catch (NotInALoop _) {
            return exactModule(sayable, framework, true);
        }
    }

    private static Module exactModule(Graph sayable, Framework framework, boolean loops) {
        EmitPython emission = new EmitPython(sayable, framework, true, loops);
        return new Module(emission.module(), List.copyOf(emission.hosted));
    }

    /** What is asked of the reference, while a framework traces a loop of its own. */
    private static final class NotInALoop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The graph with a name for what runs regions, also where that is what it returns. */
    private static Graph named(Graph graph) {
        if (Regions.of(graph.result().term()).isEmpty()) {
            return graph;
        }
        Graph.Step last = graph.result();
        List<Graph.Step> steps = new ArrayList<>(graph.steps());
        steps.add(new Graph.Step("results", last.term(), last.type(), last.place(), last.scope()));
        List<Term> items = new ArrayList<>();
        for (int i = 0; i < graph.results().size(); i++) {
            items.add(Vocabulary.load().apply("item_of", new Fragment("results"), Literal.of(i)));
        }
        return graph.withSteps(steps, last.withTerm(new SequenceTerm(items)));
    }

    private String module() {
        graph.steps().forEach(this::step);
        String result = graph.result().term() instanceof SequenceTerm(List<Term> items) && items.size() > 1
                ? items.stream().map(item -> say(item).text()).collect(Collectors.joining(", "))
                : say(graph.result().term()).text();
        lines.add("return " + result);
        String header = "def " + graph.name() + "("
                + graph.inputs().stream().map(Graph.Input::name).collect(Collectors.joining(", ")) + "):\n";
        String body = header
                + lines.stream()
                        .map(line -> line.isEmpty() ? "\n" : INDENT + line + "\n")
                        .collect(Collectors.joining());
        List<String> functions = new ArrayList<>(words.functions(body));
        functions.add(body.stripTrailing());
        String definitions = String.join("\n\n\n", functions) + "\n";
        String imports = words.imports(definitions);
        return imports.isEmpty() ? definitions : imports + "\n\n\n" + definitions;
    }

    private void step(Graph.Step step) {
        if (unpacked.contains(step.name())) {
            return;
        }
        if (step.term() instanceof Apply apply && Regions.has(apply.operation())) {
            new EmitRegions(this, framework, words).write(step.name(), apply);
            return;
        }
        List<Graph.Step> items = uses.items(step.name());
        if (step.type() instanceof TermType.Sequence(List<TermType> types) && !items.isEmpty()) {
            several(step, types, items);
            return;
        }
        Rendered text = say(step.term());
        String line = step.name() + " = " + text.text();
        boolean inline = uses.isInlined(step) && fitsIn(text.text());
        leaves.put(step.name(), inline ? words.leaf(text, step.type()) : words.name(step.name(), step.type()));
        if (inline) {
            inlined.put(step.name(), new Inlined(leaves.get(step.name()), line));
        } else {
            lines.add(line);
        }
    }

    private static boolean fitsIn(String text) {
        return text.length() <= WIDTH / 2;
    }

    /** Several results of one step become several names. */
    private void several(Graph.Step step, List<TermType> types, List<Graph.Step> items) {
        String[] targets = new String[types.size()];
        Arrays.fill(targets, "_");
        for (Graph.Step item : items) {
            long at = (Long) ((Literal) ((Apply) item.term()).argument("i")).value();
            int index = (int) Math.floorMod(at, (long) types.size());
            targets[index] = Uses.isGenerated(item) ? free(step.name() + "_" + index) : item.name();
            leaves.put(item.name(), words.name(targets[index], item.type()));
            unpacked.add(item.name());
        }
        String left = targets.length == 1 ? targets[0] + "," : String.join(", ", targets);
        lines.add(left + " = " + together(step.term(), types.size()).text());
    }

    /** A name that nothing else has. */
    String free(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    void line(String text) {
        lines.add(text);
    }

    /** A function inside of the function, with blank lines around it. */
    void function(List<String> text) {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
        lines.addAll(text);
        lines.add("");
    }

    /** A value by its name, or a constant; what would be written where it is used gets a line of its own first. */
    Fragment settled(Term operand) {
        TermType type = ResultRules.typeOf(operand, leaf -> uses.type(leaf.name()));
        if (operand instanceof Fragment(String name, Object _)) {
            Inlined before = inlined.remove(name);
            if (before != null) {
                lines.add(before.line());
                leaves.put(name, words.name(name, type));
            }
            return leaves.get(name);
        }
        String name = free("operand");
        lines.add(name + " = " + say(operand).text());
        return words.name(name, type);
    }

    /** Names for what an operation with several results gives, by their places; those that nothing uses get none. */
    Map<Integer, String> targets(String step, List<TermType> types) {
        Map<Integer, String> targets = new TreeMap<>();
        List<Graph.Step> items = uses.items(step);
        for (Graph.Step item : items) {
            long at = (Long) ((Literal) ((Apply) item.term()).argument("i")).value();
            int index = (int) Math.floorMod(at, (long) types.size());
            targets.computeIfAbsent(index, _ -> Uses.isGenerated(item) ? free(step + "_" + index) : item.name());
            leaves.put(item.name(), words.name(targets.get(index), item.type()));
            unpacked.add(item.name());
        }
        if (items.isEmpty()) {
            for (int i = 0; i < types.size(); i++) {
                targets.put(i, free(step + "_" + i));
            }
            String all = targets.values().stream().map(name -> name + ", ").collect(Collectors.joining("", "(", ")"));
            leaves.put(step, words.name(all, new TermType.Sequence(types)));
        }
        return targets;
    }

    /** A computation as lines of a function, and what it gives. */
    record Body(List<String> lines, List<String> results) {}

    /** What a region computes of these inputs. */
    Body body(Graph region, List<Fragment> inputs) {
        EmitPython inner = new EmitPython(Renamed.apart(named(region), taken), this, inputs);
        inner.graph.steps().forEach(inner::step);
        Term result = inner.graph.result().term();
        List<Term> items = result instanceof SequenceTerm(List<Term> several) ? several : List.of(result);
        return new Body(
                inner.lines, items.stream().map(item -> inner.say(item).text()).toList());
    }

    boolean runsLoops() {
        return loops;
    }

    private Rendered together(Term term, int count) {
        Term named = named(term);
        List<Term> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(Vocabulary.load().apply("item_of", named, Literal.of(i)));
        }
        try {
            Optional<Rendered> all = words.sayTogether(results);
            return all.isPresent() ? all.get() : words.say(named);
        } catch (Refusal refusal) {
            return asked(term, refusal);
        }
    }

    /** The text of a term; steps that would be written in it more than once get lines of their own first. */
    private Rendered say(Term term) {
        Set<String> names = new HashSet<>();
        Leaves.collect(term, names);
        Rendered text = words(term);
        List<String> repeated = names.stream()
                .filter(inlined::containsKey)
                .filter(name ->
                        words.uses(inlined.get(name).leaf()) != 1 || text.text().length() > WIDTH)
                .sorted()
                .toList();
        if (repeated.isEmpty()) {
            return text;
        }
        for (String name : repeated) {
            lines.add(inlined.remove(name).line());
            leaves.put(name, words.name(name, uses.type(name)));
        }
        return words(term);
    }

    private Rendered words(Term term) {
        try {
            return words.say(named(term));
        } catch (Refusal refusal) {
            return asked(term, refusal);
        }
    }

    /** Of the reference, by those who can. */
    private Rendered asked(Term term, Refusal refusal) {
        if (!exact || !(term instanceof Apply apply)) {
            throw new IrProblem(refusal.getMessage());
        }
        if (isRegion && !loops) {
            throw new NotInALoop();
        }
        Set<String> names = new LinkedHashSet<>();
        Leaves.collect(apply, names);
        if (names.stream().anyMatch(name -> uses.type(name) instanceof TermType.Sequence)) {
            throw new IrProblem(refusal.getMessage());
        }
        List<Term> arguments = new ArrayList<>(List.of(Literal.of(hosted.size())));
        names.forEach(name -> arguments.add(leaves.get(name)));
        List<Graph.Input> inputs = names.stream()
                .map(name -> new Graph.Input(name, Graph.Role.ARGUMENT, uses.type(name)))
                .toList();
        TermType type = ResultRules.typeOf(apply, leaf -> uses.type(leaf.name()));
        Graph.Step result = new Graph.Step(Graph.RESULT, apply, type, Optional.empty());
        hosted.add(new Graph(apply.operation().name(), inputs, List.of(), result));
        return words.call(REFERENCE, arguments);
    }

    private Term named(Term term) {
        return switch (term) {
            case Fragment fragment -> leaves.get(fragment.name());
            case Literal _ -> term;
            case SequenceTerm(List<Term> items) ->
                new SequenceTerm(items.stream().map(this::named).toList());
            case Apply apply
            when SizeArithmetic.operator(apply).isPresent() ->
                new Fragment(
                        apply.toString(),
                        new Composed(
                                SizeArithmetic.operator(apply).get(),
                                apply.arguments().stream().map(this::named).toList()));
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream().map(this::named).toList());
        };
    }
}
