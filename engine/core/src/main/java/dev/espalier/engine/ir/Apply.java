package dev.espalier.engine.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An operation on arguments.
 *
 * @param arguments one for each parameter of the operation, in the order of its signature, defaults filled in
 */
public record Apply(Operation operation, List<Term> arguments) implements Term {
    public Apply {
        arguments = TermList.copyOf(arguments);
        if (arguments.size() != operation.parameters().size()) {
            throw new IllegalArgumentException("%s takes %d arguments, not %d"
                    .formatted(operation.name(), operation.parameters().size(), arguments.size()));
        }
    }

    /** The argument of the parameter with this name. */
    public Term argument(String parameter) {
        return arguments.get(operation.indexOf(parameter));
    }

    @Override
    public String toString() {
        return arguments.stream().map(Term::toString).collect(Collectors.joining(", ", operation.name() + "(", ")"));
    }
}
