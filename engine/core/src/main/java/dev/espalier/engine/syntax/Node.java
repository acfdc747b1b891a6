package dev.espalier.engine.syntax;

import java.util.List;

/** A node of the syntax tree; names and fields are those of Python's {@code ast}. */
public sealed interface Node
        permits Expression,
                Statement,
                Pattern,
                Keyword,
                Comprehension,
                WithItem,
                MatchCase,
                Handler,
                Alias,
                Module,
                Parameters,
                Parameter,
                TypeParameter {
    /** Where the node stands in the text. */
    Span span();

    /** The nodes directly below, in source order. */
    List<Node> children();
}
