package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.OperationParameter;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.types.AtRuntime;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a call whose operands are brought to one dtype when the program runs: {@code tf.multiply(*promoted(x, y))}. */
final class PromotedCall {
    private final TermWriter terms;
    private final Dialect target;
    private final boolean mixed;

    /** @param mixed whether the source makes double precision of integers among floats */
    PromotedCall(TermWriter terms, Dialect target, boolean mixed) {
        this.terms = terms;
        this.target = target;
        this.mixed = mixed;
    }

    Rendered write(AtRuntime.Promoted promoted) {
        Apply operation = promoted.operation();
        List<Integer> marked = Promoter.marked(operation.operation());
        Row row = target.saying(operation.operation().name()).stream()
                .filter(r -> r.form() == Form.FUNCTION && !r.tuple() && says(r, operation))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("no function of " + target.settings().name() + " for "
                                + operation.operation().name() + " of operands of unknown dtypes"));
        List<String> arguments = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        int given = ((Call) row.body()).args().size();
        for (int i = 0; i < given; i++) {
            String text = terms.write(operation.arguments().get(i)).at(Rendered.LAMBDA);
            if (!marked.contains(i)) {
                arguments.add(text);
            } else {
                operands.add(text);
            }
            if (marked.contains(i) && i == marked.getLast()) {
                arguments.add("*" + helper(operands, promoted));
            }
        }
        return Rendered.atom(terms.imports().reach(row.name()) + "(" + String.join(", ", arguments) + ")");
    }

    private String helper(List<String> operands, AtRuntime.Promoted promoted) {
        List<String> all = new ArrayList<>(operands);
        promoted.integers().ifPresent(dtype -> all.add("integers=" + terms.dtypeText(dtype)));
        if (mixed) {
            all.add("mixed=" + terms.dtypeText(DType.FLOAT64));
        }
        return terms.helper("promoted") + "(" + String.join(", ", all) + ")";
    }

    /** Whether a row hands its first parameters, in order, to the first of the operation, and the rest is default. */
    private static boolean says(Row row, Apply operation) {
        if (!(row.body() instanceof Call body)
                || !(body.func() instanceof Name name)
                || !name.id().equals(operation.operation().name())
                || !body.keywords().isEmpty()
                || !row.guards().stream().allMatch(PromotedCall::isOfOneDtype)) {
            return false;
        }
        for (int i = 0; i < body.args().size(); i++) {
            Expression argument = body.args().get(i);
            boolean inOrder = argument instanceof Name own
                    && i < row.parameters().size()
                    && row.parameters().get(i).positional()
                    && row.parameters().get(i).name().equals(own.id())
                    && takes(row.parameters().get(i), operation.arguments().get(i));
            if (!inOrder) {
                return false;
            }
        }
        List<Integer> marked = Promoter.marked(operation.operation());
        if (body.args().size() <= marked.getLast() || marked.getLast() - marked.getFirst() >= marked.size()) {
            return false;
        }
        for (int i = body.args().size(); i < operation.arguments().size(); i++) {
            OperationParameter parameter = operation.operation().parameters().get(i);
            Term argument = operation.arguments().get(i);
            boolean isDefault = parameter
                    .defaultValue()
                    .flatMap(Unifier::valueOf)
                    .filter(v -> Objects.equals(v, Terms.literal(argument).orElse(null)))
                    .isPresent();
            if (!isDefault) {
                return false;
            }
        }
        return true;
    }

    /** What promotion brings about. */
    private static boolean isOfOneDtype(Row.Guard guard) {
        return guard.condition() instanceof Call call
                && call.func() instanceof Name name
                && name.id().equals("same_dtype");
    }

    /** Nothing tells the rank of what is promoted, so a row for vectors needs operands that are known to be some. */
    private static boolean takes(RowParameter parameter, Term operand) {
        return parameter.domain().rank().isEmpty()
                || Terms.fact(operand) instanceof Fact.Tensor tensor
                        && tensor.type()
                                .shape()
                                .rank()
                                .equals(parameter.domain().rank());
    }
}
