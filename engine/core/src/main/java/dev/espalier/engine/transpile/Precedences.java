package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.*;

/** How tightly source expressions bind, and what their places demand. */
final class Precedences {
    private Precedences() {}

    static int of(Expression e) {
        return switch (e) {
            case TupleExpr _ -> Rendered.ATOM;
            case NamedExpr _, Yield _, YieldFrom _ -> Rendered.TUPLE;
            case Lambda _ -> Rendered.LAMBDA;
            case IfExp _ -> Rendered.CHOICE;
            case BoolOp bool -> bool.op() == BoolOperator.OR ? Rendered.OR : Rendered.AND;
            case UnaryOp unary -> unary.op() == UnaryOperator.NOT ? Rendered.NOT : Rendered.UNARY;
            case Compare _ -> Rendered.COMPARISON;
            case BinOp binary -> Rendered.of(binary.op().symbol());
            case Await _ -> Rendered.AWAIT;
            default -> Rendered.ATOM;
        };
    }

    /** What a child of an expression must bind at least. */
    static int needed(Node parent, Node child) {
        return switch (parent) {
            case BinOp binary -> {
                int own = Rendered.of(binary.op().symbol());
                boolean right = binary.right() == child;
                boolean power = own == Rendered.POWER;
                yield power ? (right ? Rendered.UNARY : own + 1) : right ? own + 1 : own;
            }
            case UnaryOp unary -> unary.op() == UnaryOperator.NOT ? Rendered.NOT : Rendered.UNARY;
            case BoolOp bool -> (bool.op() == BoolOperator.OR ? Rendered.OR : Rendered.AND) + 1;
            case Compare _ -> Rendered.COMPARISON + 1;
            case Attribute _ -> Rendered.ATOM;
            case Call call -> call.func() == child ? Rendered.ATOM : Rendered.LAMBDA;
            case Subscript subscript -> subscript.value() == child ? Rendered.ATOM : Rendered.TUPLE;
            case IfExp choice -> choice.orelse() == child ? Rendered.LAMBDA : Rendered.OR;
            case Await _ -> Rendered.ATOM;
            case Comprehension comprehension -> comprehension.target() == child ? Rendered.TUPLE : Rendered.OR;
            case Starred _ -> Rendered.BIT_OR;
            case Keyword _, Parameter _, Lambda _, TupleExpr _, ListExpr _, SetExpr _, DictExpr _ -> Rendered.LAMBDA;
            case ListComp _, SetComp _, DictComp _, GeneratorExp _, NamedExpr _, FormattedValue _ -> Rendered.LAMBDA;
            case Slice _ -> Rendered.LAMBDA;
            default -> Rendered.TUPLE;
        };
    }
}
