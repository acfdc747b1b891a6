package dev.espalier.engine.syntax;

import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/**
 * The parentheses around expressions, which have no nodes of their own.
 *
 * <p>Those of calls, class headers and class patterns are told apart by the tree, not by the text: {@code f (x)} is a
 * call and {@code return (x)} is none, whatever {@code f} is called.
 */
record Parentheses(SourceFile file, Words words) {
    Span around(Expression expression) {
        Span span = expression.span();
        while (true) {
            int left = before(span.start());
            int right = words.after(span.end());
            if (!isAt(left, '(') || !isAt(right, ')') || belongsToNode(left, expression)) {
                return span;
            }
            span = new Span(left, right + 1);
        }
    }

    private boolean isAt(int offset, char c) {
        return offset >= 0 && offset < file.text().length() && file.text().charAt(offset) == c;
    }

    /** Whether an opening parenthesis before an expression is part of a node above, such as a call. */
    private boolean belongsToNode(int left, Expression expression) {
        Optional<Node> node = file.parent(expression);
        while (node.isPresent() && node.get().span().start() > left) {
            node = file.parent(node.get());
        }
        return node.isPresent()
                && switch (node.get()) {
                    case Call call -> words.opening(call.func().span().end()) == left;
                    case MatchClass match -> words.opening(match.cls().span().end()) == left;
                    case ClassDef type -> words.opening(type.endOfName()) == left;
                    default -> false;
                };
    }

    /** The last offset before this one that belongs to a token, or -1. */
    int before(int offset) {
        int at = offset - 1;
        while (at >= 0 && Words.isBlank(file.text().charAt(at))) {
            at = Words.isLineEnd(file.text().charAt(at)) ? withoutComment(at) - 1 : at - 1;
        }
        return at;
    }

    /** The end of a line without its comment. */
    private int withoutComment(int lineEnd) {
        Comment here = new Comment(new Span(lineEnd, lineEnd), "");
        int found = Collections.binarySearch(
                file.comments(),
                here,
                Comparator.comparingInt(comment -> comment.span().end()));
        return found >= 0 ? file.comments().get(found).span().start() : lineEnd;
    }
}
