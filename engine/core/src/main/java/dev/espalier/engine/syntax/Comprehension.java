package dev.espalier.engine.syntax;

import java.util.List;

/** One {@code for … in … if …} of a comprehension. */
public record Comprehension(Span span, Expression target, Expression iter, List<Expression> ifs, boolean isAsync)
        implements Node {
    public Comprehension {
        ifs = List.copyOf(ifs);
    }

    @Override
    public List<Node> children() {
        return new Children().add(target).add(iter).addAll(ifs).list();
    }
}
