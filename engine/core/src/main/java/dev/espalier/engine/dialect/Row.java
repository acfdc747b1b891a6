package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import java.util.List;
import java.util.Optional;

/**
 * One line of knowledge: how a call of a framework reads in core operations, or (an emission row) how a core operation
 * is said in a framework.
 *
 * @param name qualified name: {@code torch.linalg.inv}, {@code Tensor.clamp}, {@code Tensor.at.set}, {@code emit.linear}
 * @param results one expression, or several for a tuple or a named result
 * @param inPlace whether the row changes its receiver ({@code self = …})
 */
public record Row(
        Form form,
        String name,
        List<RowParameter> parameters,
        List<Guard> guards,
        List<Result> results,
        boolean tuple,
        boolean inPlace,
        String file,
        int line) {

    /** How a row is used in source text. */
    public enum Form {
        FUNCTION,
        METHOD,
        OPERATOR,
        PROPERTY,
        AT,
        EMISSION
    }

    /**
     * A condition under which a row holds.
     *
     * @param role what follows if it does not hold, or is not known to
     */
    public record Guard(Expression condition, Role role) {
        /** Why a condition stands in a row. */
        public enum Role {
            /** Chooses between overloads: must be known. */
            CHOICE,
            /** Demanded by the framework: assumed of source code, owed by emitted code. */
            DOMAIN,
            /** Makes for nicer text than the rows behind, which are right all the same: may be unknown. */
            PREFERENCE
        }

        public boolean domain() {
            return role == Role.DOMAIN;
        }
    }

    /** One result of a row; named where the framework gives an object with attributes. */
    public record Result(Optional<String> name, Expression expression) {}

    /** The last part of the qualified name: {@code clamp}. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The expression of a row with a single result. */
    public Expression body() {
        return results.get(0).expression();
    }

    /** Whether the meaning or a guard of the row depends on a parameter. */
    public boolean mentions(String parameterName) {
        for (Result result : results) {
            if (mentions(result.expression(), parameterName, form == Form.EMISSION)) {
                return true;
            }
        }
        for (Guard guard : guards) {
            if (mentions(guard.condition(), parameterName, false)) {
                return true;
            }
        }
        return false;
    }

    /** The function of a call is a core operation, even where a parameter has its name; in a template it is any function. */
    private static boolean mentions(Node node, String name, boolean template) {
        if (node instanceof Name leaf) {
            return leaf.id().equals(name);
        }
        for (Node child : node.children()) {
            boolean isOperation =
                    !template && node instanceof Call call && child == call.func() && child instanceof Name;
            if (!isOperation && mentions(child, name, template)) {
                return true;
            }
        }
        return false;
    }

    /** The parameter of that name, if the row has one. */
    public Optional<RowParameter> parameter(String parameterName) {
        for (RowParameter parameter : parameters) {
            if (parameter.name().equals(parameterName)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }
}
