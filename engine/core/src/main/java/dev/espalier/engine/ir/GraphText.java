package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes graphs and terms as text. */
final class GraphText {
    private GraphText() {}

    static String of(Graph graph) {
        return of(graph, "");
    }

    private static String of(Graph graph, String indent) {
        StringBuilder text = new StringBuilder("graph ").append(graph.name());
        text.append(graph.inputs().stream().map(GraphText::input).collect(Collectors.joining(", ", "(", ")")));
        text.append(" -> ").append(graph.result().type()).append(" {\n");
        List<Graph.Step> steps = new ArrayList<>(graph.steps());
        steps.add(graph.result());
        List<String> equations = steps.stream().map(GraphText::equation).toList();
        int equationWidth = width(equations);
        int typeWidth = width(steps.stream().map(step -> step.type().toString()).toList());
        Set<Graph> written = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Graph.Step step = steps.get(i);
            String origin = origin(step);
            String type = origin.isEmpty()
                    ? step.type().toString()
                    : padded(step.type().toString(), typeWidth);
            for (Graph region : Regions.of(step.term())) {
                if (written.add(region)) {
                    text.append(indent).append("  ").append(of(region, indent + "  "));
                }
            }
            text.append(indent)
                    .append("  ")
                    .append(padded(equations.get(i), equationWidth))
                    .append(" : ")
                    .append(type)
                    .append(origin)
                    .append('\n');
        }
        return text.append(indent).append("}\n").toString();
    }

    private static String input(Graph.Input input) {
        String role =
                input.role() == Graph.Role.ARGUMENT ? "" : input.role().name().toLowerCase(Locale.ROOT) + " ";
        return role + input.name() + input.path().map(path -> " = " + path).orElse("") + ": " + input.type();
    }

    /** Place and scope, as far as they are known. */
    private static String origin(Graph.Step step) {
        String place = step.place().map(known -> " " + known).orElse("");
        String scope = step.scope().isEmpty() ? "" : " in " + step.scope();
        return place.isEmpty() && scope.isEmpty() ? "" : "  #" + place + scope;
    }

    private static String equation(Graph.Step step) {
        String separator = step.name().equals(Graph.RESULT) ? " " : " = ";
        return step.name() + separator + of(step.term());
    }

    /** The width to which most lines are padded; a few very long ones do not push all others aside. */
    private static int width(List<String> texts) {
        return texts.stream()
                .mapToInt(String::length)
                .filter(length -> length <= 60)
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static String of(Term term) {
        return switch (term) {
            case Literal _, Fragment _ -> term.toString();
            case SequenceTerm(List<Term> items) ->
                items.stream()
                        .map(GraphText::of)
                        .collect(Collectors.joining(", ", "(", items.size() == 1 ? ",)" : ")"));
            case Apply apply -> apply.operation().name() + "(" + String.join(", ", arguments(apply)) + ")";
        };
    }

    /** Operands by position as far as possible, options by keyword, defaults not at all. */
    private static List<String> arguments(Apply apply) {
        List<String> texts = new ArrayList<>();
        boolean positional = true;
        for (int i = 0; i < apply.arguments().size(); i++) {
            OperationParameter parameter = apply.operation().parameters().get(i);
            Term argument = apply.arguments().get(i);
            if (Vocabulary.load().defaultOf(apply, i).equals(Optional.of(argument))) {
                positional = false;
                continue;
            }
            positional &= parameter.marker() != Marker.NONE;
            texts.add((positional ? "" : parameter.name() + "=") + of(argument));
        }
        return texts;
    }
}
