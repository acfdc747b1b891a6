package dev.espalier.engine.types;

import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Compare;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.TupleExpr;
import dev.espalier.engine.syntax.UnaryOp;
import java.util.List;

/** What a condition tells of names in its two branches. */
final class Narrowing {
    private Narrowing() {}

    static void apply(Expression test, Environment yes, Environment no) {
        switch (test) {
            case UnaryOp not when not.op().symbol().strip().equals("not") -> apply(not.operand(), no, yes);
            case BoolOp and
            when and.op().symbol().equals("and") -> and.values().forEach(value -> apply(value, yes, no.copy()));
            case Compare compare
            when isNone(compare) && compare.left() instanceof Name name -> {
                boolean is = compare.ops().get(0).symbol().equals("is");
                (is ? yes : no).set(name.id(), Fact.NOTHING);
            }
            case Call call when isInstance(call) -> instance(call, yes, no);
            default -> {}
        }
    }

    private static boolean isNone(Compare compare) {
        return compare.comparators().size() == 1
                && compare.ops().get(0).symbol().startsWith("is")
                && compare.comparators().get(0) instanceof Constant c
                && c.value() instanceof Constant.None;
    }

    private static boolean isInstance(Call call) {
        return call.func() instanceof Name f
                && f.id().equals("isinstance")
                && call.args().size() == 2
                && call.args().get(0) instanceof Name;
    }

    private static void instance(Call call, Environment yes, Environment no) {
        String variable = ((Name) call.args().get(0)).id();
        Expression types = call.args().get(1);
        List<Expression> all = types instanceof TupleExpr tuple ? tuple.elements() : List.of(types);
        boolean numbers = all.stream()
                .allMatch(t -> t instanceof Name n && List.of("int", "float").contains(n.id()));
        if (numbers) {
            boolean ints = all.size() == 1 && ((Name) all.get(0)).id().equals("int");
            yes.set(variable, ints ? Fact.INT : Fact.FLOAT);
        } else if (all.size() == 1 && all.get(0) instanceof Name n && n.id().equals("str")) {
            yes.set(variable, Fact.TEXT);
        } else if (all.stream()
                .allMatch(t -> t instanceof Name n && List.of("list", "tuple").contains(n.id()))) {
            yes.set(variable, Fact.iterable(Fact.Sequence.Form.ITERABLE, Fact.UNKNOWN));
        } else if (no.find(variable).filter(Fact::isTensor).isPresent()) {
            no.set(variable, Fact.UNKNOWN); // a number or a list that is made a tensor here
        }
    }
}
