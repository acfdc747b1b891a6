package dev.espalier.engine.syntax;

import java.util.List;

/** A comparison, possibly chained. */
public record Compare(Span span, Expression left, List<CompareOperator> ops, List<Expression> comparators)
        implements Expression {
    public Compare {
        ops = List.copyOf(ops);
        comparators = List.copyOf(comparators);
    }

    @Override
    public List<Node> children() {
        return new Children().add(left).addAll(comparators).list();
    }
}
