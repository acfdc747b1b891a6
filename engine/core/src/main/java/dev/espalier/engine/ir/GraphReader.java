package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a {@link Graph}. */
final class GraphReader {
    private static final Pattern HEADER = Pattern.compile("graph (\\w+)\\((.*)\\) -> (.+) \\{");
    private static final Pattern INPUT = Pattern.compile("(?:(parameter|state|key) )?(\\w+)(?: = (\\S+))?: (.+)");
    private static final Pattern STEP = Pattern.compile("\\s+(?:(return) |(\\w+) = )(.*)");
    private static final Pattern ORIGIN = Pattern.compile("(.*?)\\s+#(?: (.*):(\\d+):(\\d+))?(?: in (\\S+))?");

    private final Vocabulary vocabulary;
    private final String[] lines;
    private Map<String, Term> names = new HashMap<>();
    private int line;

    GraphReader(Vocabulary vocabulary, String text) {
        this.vocabulary = vocabulary;
        this.lines = text.strip().split("\n");
    }

    Graph read() {
        try {
            return graph();
        } catch (IrProblem | SyntaxProblem | TermReader.Undecided e) {
            throw new IrProblem("line %d: %s".formatted(line + 1, e.getMessage()));
        }
    }

    private Graph graph() {
        Graph graph = graph("");
        if (line != lines.length - 1) {
            throw new IrProblem("expected nothing behind }");
        }
        return graph;
    }

    /** The graph whose first line is the current one; behind it, the current line is its last. */
    private Graph graph(String indent) {
        Matcher header = HEADER.matcher(lines[line].strip());
        if (!header.matches()) {
            throw new IrProblem("expected: graph NAME(INPUT: TYPE, …) -> TYPE {");
        }
        List<Graph.Input> inputs = new ArrayList<>();
        for (String input : TypeReader.parts(header.group(2))) {
            inputs.add(input(input));
        }
        TermType type = TypeReader.read(header.group(3));
        List<Graph.Step> steps = new ArrayList<>();
        for (line++; line < lines.length && !lines[line].equals(indent + "}"); line++) {
            if (HEADER.matcher(lines[line].strip()).matches()) {
                region(indent + "  ");
            } else {
                steps.add(step(lines[line]));
            }
        }
        if (steps.isEmpty() || !steps.getLast().name().equals(Graph.RESULT) || line == lines.length) {
            throw new IrProblem("expected: return TERM : TYPE, and } in the last line");
        }
        Graph.Step result = steps.removeLast();
        if (!result.type().equals(type)) {
            throw new IrProblem("the graph returns %s, not %s".formatted(result.type(), type));
        }
        return new Graph(header.group(1), inputs, steps, result);
    }

    /** A graph inside of this one: from here on its name stands for it. */
    private void region(String indent) {
        Map<String, Term> outside = names;
        names = new HashMap<>();
        Graph region = graph(indent);
        names = outside;
        define(region.name(), new Literal(region));
    }

    private Graph.Input input(String text) {
        Matcher input = INPUT.matcher(text);
        if (!input.matches()) {
            throw new IrProblem("not an input: " + text);
        }
        Graph.Role role = input.group(1) == null
                ? Graph.Role.ARGUMENT
                : Graph.Role.valueOf(input.group(1).toUpperCase(Locale.ROOT));
        define(input.group(2));
        return new Graph.Input(
                input.group(2), role, TypeReader.read(input.group(4)), Optional.ofNullable(input.group(3)));
    }

    private void define(String name) {
        define(name, new Fragment(name));
    }

    private void define(String name, Term meaning) {
        if (names.put(name, meaning) != null) {
            throw new IrProblem(name + " is defined twice");
        }
    }

    private Graph.Step step(String text) {
        Matcher step = STEP.matcher(text);
        if (!step.matches()) {
            throw new IrProblem("expected: NAME = TERM : TYPE");
        }
        String rest = step.group(3);
        int colon = colon(rest);
        Term term = new TermReader(vocabulary, names)
                .read(TermReader.expression(rest.substring(0, colon).strip()));
        String type = rest.substring(colon + 3);
        Matcher origin = ORIGIN.matcher(type);
        Optional<Place> where = Optional.empty();
        Scope scope = Scope.NONE;
        if (origin.matches()) {
            type = origin.group(1);
            where = Optional.ofNullable(origin.group(2))
                    .map(file -> new Place(file, Integer.parseInt(origin.group(3)), Integer.parseInt(origin.group(4))));
            scope = Scope.of(Optional.ofNullable(origin.group(5)).orElse(""));
        }
        String name = step.group(1) == null ? step.group(2) : Graph.RESULT;
        define(name);
        return new Graph.Step(name, term, TypeReader.read(type.strip()), where, scope);
    }

    /** The first colon with blanks around it that does not stand in a text. */
    private static int colon(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(" : ", i)) {
                return i;
            }
        }
        throw new IrProblem("the type is missing");
    }
}
