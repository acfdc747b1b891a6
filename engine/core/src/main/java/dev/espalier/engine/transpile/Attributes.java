package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.FileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** Whether an attribute of this name is somewhere given a Python number. */
    static boolean beginsAsNumber(Node node, String name, FileFacts facts) {
        boolean here = node instanceof Assign assign
                && given(assign).stream()
                        .anyMatch(pair -> pair.getKey() instanceof Attribute a
                                && a.attr().equals(name)
                                && facts.fact(pair.getValue()).isNumber());
        return here || node.children().stream().anyMatch(child -> beginsAsNumber(child, name, facts));
    }

    private static List<Map.Entry<Expression, Expression>> given(Assign assign) {
        List<Map.Entry<Expression, Expression>> pairs = new ArrayList<>();
        for (Expression target : assign.targets()) {
            boolean each = target instanceof TupleExpr t
                    && assign.value() instanceof TupleExpr v
                    && t.elements().size() == v.elements().size();
            if (each) {
                for (int i = 0; i < ((TupleExpr) target).elements().size(); i++) {
                    pairs.add(Map.entry(
                            ((TupleExpr) target).elements().get(i),
                            ((TupleExpr) assign.value()).elements().get(i)));
                }
            } else {
                pairs.add(Map.entry(target, assign.value()));
            }
        }
        return pairs;
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
