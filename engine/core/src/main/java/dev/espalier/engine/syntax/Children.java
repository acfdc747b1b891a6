package dev.espalier.engine.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the children of a node in source order. */
final class Children {
    private final List<Node> nodes = new ArrayList<>();

    Children add(Node node) {
        nodes.add(node);
        return this;
    }

    Children add(Optional<? extends Node> node) {
        node.ifPresent(nodes::add);
        return this;
    }

    Children addAll(List<? extends Node> more) {
        nodes.addAll(more);
        return this;
    }

    Children addEntries(List<Optional<Expression>> keys, List<Expression> values) {
        for (int i = 0; i < values.size(); i++) {
            keys.get(i).ifPresent(nodes::add);
            nodes.add(values.get(i));
        }
        return this;
    }

    List<Node> list() {
        for (int i = 1; i < nodes.size(); i++) {
            if (nodes.get(i - 1).span().start() > nodes.get(i).span().start()) {
                nodes.sort(Comparator.comparingInt(node -> node.span().start()));
                break;
            }
        }
        return Collections.unmodifiableList(nodes);
    }
}
