package dev.espalier.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a function. */
public record Parameters(
        Span span,
        List<Parameter> positionalOnly,
        List<Parameter> positional,
        Optional<Parameter> varArgs,
        List<Parameter> keywordOnly,
        Optional<Parameter> kwArgs)
        implements Node {
    public Parameters {
        positionalOnly = List.copyOf(positionalOnly);
        positional = List.copyOf(positional);
        keywordOnly = List.copyOf(keywordOnly);
    }

    @Override
    public List<Node> children() {
        return new Children()
                .addAll(positionalOnly)
                .addAll(positional)
                .add(varArgs)
                .addAll(keywordOnly)
                .add(kwArgs)
                .list();
    }

    /** All parameters in the order of the signature. */
    public List<Parameter> all() {
        List<Parameter> all = new ArrayList<>(positionalOnly);
        all.addAll(positional);
        varArgs.ifPresent(all::add);
        all.addAll(keywordOnly);
        kwArgs.ifPresent(all::add);
        return all;
    }
}
