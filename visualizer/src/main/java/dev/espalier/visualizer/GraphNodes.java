package dev.espalier.visualizer;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.ResultRules;
import dev.espalier.engine.ir.Scope;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.visualizer.GraphView.Attribute;
import dev.espalier.visualizer.GraphView.Module;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.GraphView.Operand;
import dev.espalier.visualizer.GraphView.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes of a graph: its inputs, every operation also inside of a term, its outputs. */
final class GraphNodes {
    private static final Set<String> SILENT = Set.of("forward", "__call__", "call");

    private final Graph graph;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Graph.Input> weights = new HashMap<>();
    private final Map<String, TermType> types = new HashMap<>();

    GraphNodes(Graph graph) {
        this.graph = graph;
        graph.inputs().forEach(input -> types.put(input.name(), input.type()));
        graph.steps().forEach(step -> types.put(step.name(), step.type()));
    }

    List<Node> nodes() {
        graph.inputs().forEach(this::input);
        for (Graph.Step step : graph.steps()) {
            if (step.term() instanceof Apply apply) {
                byName.put(
                        step.name(),
                        operation(step, apply, step.name(), step.type().toString()));
            } else {
                alias(step);
            }
        }
        results();
        return nodes;
    }

    private void input(Graph.Input input) {
        if (input.role() == Graph.Role.PARAMETER || input.role() == Graph.Role.STATE) {
            weights.put(input.name(), input);
            return;
        }
        String role = input.role() == Graph.Role.ARGUMENT
                ? "input"
                : input.role().name().toLowerCase(Locale.ROOT);
        byName.put(input.name(), add(input.name(), role, NodeKind.INPUT, input.type(), List.of(), List.of()));
    }

    /** A step that only names another value, or several. */
    private void alias(Graph.Step step) {
        if (step.term() instanceof Fragment leaf && byName.containsKey(leaf.name())) {
            byName.put(step.name(), byName.get(leaf.name()));
        } else if (step.term() instanceof Fragment leaf && weights.containsKey(leaf.name())) {
            weights.put(step.name(), weights.get(leaf.name()));
        } else {
            Arguments found = new Arguments(step);
            found.term("", step.term());
            byName.put(
                    step.name(),
                    add(new Node(
                            nodes.size(),
                            step.name(),
                            step.term() instanceof SequenceTerm ? "tuple" : "constant",
                            NodeKind.CREATION,
                            step.type().toString(),
                            List.of(new Attribute("value", step.term().toString())),
                            found.operands,
                            found.weights,
                            step.place(),
                            modules(step.scope()))));
        }
    }

    private void results() {
        Graph.Step result = graph.result();
        if (result.term() instanceof SequenceTerm sequence) {
            List<Term> items = sequence.items();
            for (int i = 0; i < items.size(); i++) {
                result(
                        "return[" + i + "]",
                        items.get(i),
                        graph.results().size() > i ? graph.results().get(i) : TermType.UNKNOWN);
            }
        } else {
            result(Graph.RESULT, result.term(), result.type());
        }
    }

    private void result(String name, Term term, TermType type) {
        Arguments found = new Arguments(graph.result());
        found.argument("", term);
        add(new Node(
                nodes.size(),
                name,
                "output",
                NodeKind.OUTPUT,
                type.toString(),
                found.attributes,
                found.operands,
                found.weights,
                graph.result().place(),
                List.of()));
    }

    private int add(
            String name, String role, NodeKind kind, TermType type, List<Operand> operands, List<Module> modules) {
        return add(new Node(
                nodes.size(),
                name,
                role,
                kind,
                type.toString(),
                List.of(),
                operands,
                List.of(),
                Optional.empty(),
                modules));
    }

    private int add(Node node) {
        nodes.add(node);
        return node.id();
    }

    /** Adds an operation behind the operations inside of its arguments. */
    private int operation(Graph.Step step, Apply apply, String name, String type) {
        Arguments found = new Arguments(step);
        for (int i = 0; i < apply.arguments().size(); i++) {
            Term argument = apply.arguments().get(i);
            if (!Vocabulary.load().defaultOf(apply, i).equals(Optional.of(argument))) {
                found.argument(apply.operation().parameters().get(i).name(), argument);
            }
        }
        String operation = apply.operation().name();
        return add(new Node(
                nodes.size(),
                name,
                operation,
                NodeKind.of(operation),
                type,
                found.attributes,
                found.operands,
                found.weights,
                step.place(),
                modules(step.scope())));
    }

    /** What the arguments of one operation are. */
    private final class Arguments {
        private final Graph.Step step;
        private final List<Attribute> attributes = new ArrayList<>();
        private final List<Operand> operands = new ArrayList<>();
        private final List<Weight> weights = new ArrayList<>();

        Arguments(Graph.Step step) {
            this.step = step;
        }

        /** Values become operands; what else is written in the argument becomes an attribute. */
        void argument(String parameter, Term argument) {
            if (!isValues(argument)) {
                attributes.add(new Attribute(parameter.isEmpty() ? "value" : parameter, IndexText.of(argument)));
            }
            term(parameter, argument);
        }

        void term(String parameter, Term term) {
            switch (term) {
                case Literal literal -> {}
                case Fragment fragment -> leaf(parameter, fragment.name());
                case SequenceTerm(List<Term> items) -> items.forEach(item -> term(parameter, item));
                case Apply apply -> {
                    if (isIndex(apply)) {
                        apply.arguments().forEach(item -> term(parameter, item));
                    } else {
                        operands.add(new Operand(parameter, operation(step, apply, "", type(apply))));
                    }
                }
            }
        }

        private void leaf(String parameter, String name) {
            Graph.Input weight = GraphNodes.this.weights.get(name);
            if (weight != null) {
                weights.add(new Weight(
                        parameter,
                        weight.path().orElse(weight.name()),
                        weight.type().toString(),
                        weight.role() == Graph.Role.PARAMETER ? elements(weight.type()) : 0));
            } else if (byName.containsKey(name)) {
                operands.add(new Operand(parameter, byName.get(name)));
            }
        }
    }

    /** The type of an operation inside of a term, as far as its rule can tell. */
    private String type(Apply apply) {
        try {
            return ResultRules.typeOf(apply, leaf -> types.getOrDefault(leaf.name(), TermType.UNKNOWN))
                    .toString();
        } catch (IrProblem e) {
            return TermType.UNKNOWN.toString();
        }
    }

    /** Whether an argument is made of computed values alone. */
    private static boolean isValues(Term term) {
        return switch (term) {
            case Literal literal -> false;
            case Fragment fragment -> true;
            case SequenceTerm(List<Term> items) ->
                !items.isEmpty() && items.stream().allMatch(GraphNodes::isValues);
            case Apply apply -> !isIndex(apply);
        };
    }

    private static boolean isIndex(Apply apply) {
        return apply.operation().name().equals("slice");
    }

    private static long elements(TermType type) {
        if (!(type instanceof TermType.Tensor tensor)) {
            return 0;
        }
        return tensor.type()
                .shape()
                .sizes()
                .map(sizes -> {
                    long product = 1;
                    for (long size : sizes) {
                        product *= size;
                    }
                    return product;
                })
                .orElse(0L);
    }

    /**
     * The path of a scope, name by name. A module tells its path from the root, with the root's name ({@code Net.body.0}
     * inside of {@code Net}) or without it ({@code body.0}), or from the module around it ({@code 0}); the function that
     * every module has is left out.
     */
    private static List<Module> modules(Scope scope) {
        List<Module> path = new ArrayList<>();
        List<String> around = new ArrayList<>();
        for (Scope.Part part : scope.parts()) {
            if (part.kind().isEmpty()) {
                if (!SILENT.contains(part.name())) {
                    path.add(new Module(part.name(), ""));
                }
                continue;
            }
            List<String> rest = below(
                    around,
                    Arrays.stream(part.name().split("\\."))
                            .filter(name -> !name.isEmpty())
                            .toList());
            for (int i = 0; i < rest.size(); i++) {
                path.add(new Module(rest.get(i), i == rest.size() - 1 ? part.kind() : ""));
            }
            around.addAll(rest);
        }
        return path;
    }

    /** The rest of a path below the path of the module around. */
    private static List<String> below(List<String> around, List<String> names) {
        for (int root = 0; root < Math.min(2, around.size()); root++) {
            List<String> known = around.subList(root, around.size());
            if (names.size() > known.size() && names.subList(0, known.size()).equals(known)) {
                return names.subList(known.size(), names.size());
            }
        }
        return names.equals(around) ? List.of() : names;
    }
}
