package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A functional operation of the core vocabulary, as its row in {@code core.py} tells it.
 *
 * @param definition what it is in terms of other operations; empty for a primitive
 * @param resultRule the dtype and shape of the result, as an expression over the parameters
 * @param doc the comment behind the row, or empty text
 */
public record Operation(
        String name,
        List<OperationParameter> parameters,
        Optional<Expression> definition,
        Expression resultRule,
        String doc) {
    public Operation {
        parameters = List.copyOf(parameters);
    }

    public boolean isPrimitive() {
        return definition.isEmpty();
    }

    /** The position of the parameter with this name. */
    public int indexOf(String parameter) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(parameter)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no parameter " + parameter);
    }

    public boolean hasParameter(String parameter) {
        for (OperationParameter candidate : parameters) {
            if (candidate.name().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** Operations are told apart by their names; there is one vocabulary. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Operation operation && name.equals(operation.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
