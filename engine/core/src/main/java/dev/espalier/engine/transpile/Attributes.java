package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;

/** Whether somebody else may hold what an attribute holds. */
final class Attributes {
    private Attributes() {}

    /** Whether an attribute of that name is read anywhere as a whole, other than to be returned or computed with. */
    static boolean isShared(Node node, String name) {
        for (Node child : node.children()) {
            if (child instanceof Attribute attribute && attribute.attr().equals(name) && keeps(node, attribute)) {
                return true;
            }
            if (isShared(child, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean keeps(Node parent, Attribute attribute) {
        return switch (parent) {
            case Assign assign -> assign.value() == attribute;
            case AnnAssign assign -> assign.value().filter(v -> v == attribute).isPresent();
            case ListExpr _, DictExpr _, SetExpr _, Yield _, NamedExpr _ -> true;
            case Keyword _ -> true;
            case Call call ->
                call.func() != attribute
                        && call.func() instanceof Attribute method
                        && (method.attr().equals("append") || method.attr().equals("extend"));
            case ListComp comprehension -> comprehension.elt() == attribute;
            case GeneratorExp generator -> generator.elt() == attribute;
            default -> false;
        };
    }
}
