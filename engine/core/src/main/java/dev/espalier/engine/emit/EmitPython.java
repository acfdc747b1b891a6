package dev.espalier.engine.emit;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Rendered;
import dev.espalier.engine.transpile.Wording;
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
import java.util.stream.Collectors;

/**
 * Writes a graph as a Python function: an argument for each input, a line for each step that has a name or is used more
 * than once, the others where they are used.
 */
public final class EmitPython {
    /** What a module for machines calls for an operation that the framework has no words for. */
    public static final String REFERENCE = "espalier_reference";

    private static final int WIDTH = 88;
    private static final String INDENT = "    ";

    private final Graph graph;
    private final Wording words;
    private final Uses uses;
    private final Set<String> taken;
    private final Map<String, Fragment> leaves = new HashMap<>();
    private final Map<String, Inlined> inlined = new HashMap<>();
    private final Set<String> unpacked = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private final boolean exact;
    private final List<Graph> hosted = new ArrayList<>();

    /**
     * A module that a machine runs.
     *
     * @param hosted the operations that the framework has no words for, each a graph of its own; the function calls
     *     {@link #REFERENCE} with the place in this list and the inputs of that graph
     */
    public record Module(String text, List<Graph> hosted) {}

    /** A step that is written where it is used. */
    private record Inlined(Fragment leaf, String line) {}

    private EmitPython(Graph graph, Framework framework, boolean dtypesSaid) {
        this.graph = graph;
        this.uses = new Uses(graph);
        this.taken = names(graph);
        this.exact = dtypesSaid;
        this.words = new Wording(framework, taken, dtypesSaid);
        graph.inputs().forEach(input -> leaves.put(input.name(), words.name(input.name(), input.type())));
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
        return new EmitPython(Sayable.in(graph, framework), framework, false).module();
    }

    /**
     * The same for machines: dtypes are said everywhere, so that the defaults of the process that runs the function do
     * not matter, as with {@code jax_enable_x64}, and what the framework has no words for is asked of the reference.
     */
    public static Module exactModule(Graph graph, Framework framework) {
        EmitPython emission = new EmitPython(Sayable.in(graph, framework), framework, true);
        return new Module(emission.module(), List.copyOf(emission.hosted));
    }

    private String module() {
        graph.steps().forEach(this::step);
        String result = graph.result().term() instanceof SequenceTerm(List<Term> items) && items.size() > 1
                ? items.stream().map(item -> say(item).text()).collect(Collectors.joining(", "))
                : say(graph.result().term()).text();
        lines.add("return " + result);
        String header = "def " + graph.name() + "("
                + graph.inputs().stream().map(Graph.Input::name).collect(Collectors.joining(", ")) + "):\n";
        String body = header + lines.stream().map(line -> INDENT + line + "\n").collect(Collectors.joining());
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

    private String free(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
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
        Uses.collect(term, names);
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
        Set<String> names = new LinkedHashSet<>();
        Uses.collect(apply, names);
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
            case Apply apply ->
                new Apply(
                        apply.operation(),
                        apply.arguments().stream().map(this::named).toList());
        };
    }
}
