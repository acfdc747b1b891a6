package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Span;
import dev.espalier.engine.types.Facts;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A framework's own words for core terms whose leaves have names and types: what graphs are written with. */
public final class Wording {
    private static final Span NOWHERE = new Span(0, 0);

    private final Dialect target;
    private final Imports imports;
    private final TermWriter terms;
    private final Map<Expression, Rendered> texts = new IdentityHashMap<>();
    private final Map<Expression, Integer> uses = new IdentityHashMap<>();

    /**
     * The words of a framework.
     *
     * @param taken names that mean something else in the text around
     * @param dtypesSaid whether dtypes are said also where they are the framework's default
     */
    public Wording(Framework framework, Set<String> taken, boolean dtypesSaid) {
        this.target = Dialect.load(framework.toString());
        this.imports = new Imports(target.settings(), taken);
        this.terms = new TermWriter(
                target,
                target,
                Vocabulary.load(),
                imports,
                Kind.FLOAT,
                this::text,
                node -> text(node).text());
        terms.sayDTypes(dtypesSaid);
    }

    /** The text of a leaf; parameters of helper functions are leaves under their own names. */
    private Rendered text(Expression node) {
        uses.merge(node, 1, Integer::sum);
        return texts.containsKey(node) ? texts.get(node) : Rendered.atom(((Name) node).id());
    }

    /** A leaf that is written as this text. */
    public Fragment leaf(Rendered text, TermType type) {
        Name node = new Name(NOWHERE, text.text());
        texts.put(node, text);
        return new Fragment(text.text(), new Piece(node, Facts.ofTermType(type), false, Optional.empty()));
    }

    /** A leaf that is a name. */
    public Fragment name(String name, TermType type) {
        return leaf(Rendered.atom(name), type);
    }

    /** How often a leaf was written since it was made. */
    public int uses(Fragment leaf) {
        return uses.getOrDefault(((Piece) leaf.payload()).node(), 0);
    }

    /**
     * The text of a term.
     *
     * @throws Refusal where the framework has none
     */
    public Rendered say(Term term) {
        return terms.write(term, Form.FUNCTION);
    }

    /** The text of a call of a function that has nothing to do with the framework. */
    public Rendered call(String function, List<Term> arguments) {
        String list = arguments.stream()
                .map(argument -> say(argument).at(Rendered.LAMBDA))
                .collect(Collectors.joining(", "));
        return Rendered.atom(function + "(" + list + ")");
    }

    /** The text by which a name of the framework is reached: {@code jax.lax.scan}. */
    public String reach(String qualified) {
        return imports.reach(qualified);
    }

    /** The text of one call that gives several results as a tuple, if there is one. */
    public Optional<Rendered> sayTogether(List<Term> results) {
        return terms.writeTogether(results, Form.FUNCTION);
    }

    /** The import statements that a text needs of all those that were considered while writing it. */
    public String imports(String text) {
        Map<Boolean, List<String>> needed = imports.statements().stream()
                .filter(statement -> mentions(text, statement.substring(statement.lastIndexOf(' ') + 1)))
                .collect(Collectors.partitioningBy(Imports::isStandard));
        return Stream.of(needed.get(true), needed.get(false))
                .filter(group -> !group.isEmpty())
                .map(group -> String.join("\n", group))
                .collect(Collectors.joining("\n\n"));
    }

    private static boolean mentions(String text, String name) {
        String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return text.matches("(?s).*\\b" + root + "\\b.*");
    }

    /** The helper functions that a text needs, each a whole definition. */
    public List<String> functions(String text) {
        String all = text;
        List<String> made = new ArrayList<>();
        // A function made of a definition stands behind those that it calls.
        for (var function : new ArrayList<>(terms.generated().entrySet()).reversed()) {
            if (mentions(all, function.getKey())) {
                made.addFirst(function.getValue());
                all += function.getValue();
            }
        }
        String written = all;
        Set<String> names = new LinkedHashSet<>(terms.helpers());
        names.removeIf(name -> !mentions(written, imports.helperName(name)));
        List<String> sources = new HelperSources(target, imports).of(names);
        sources.addAll(made);
        return sources;
    }
}
