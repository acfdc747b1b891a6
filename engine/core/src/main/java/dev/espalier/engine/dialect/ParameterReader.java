package dev.espalier.engine.dialect;

import dev.espalier.engine.dialect.RowParameter.Passing;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.Parameters;
import java.util.ArrayList;
import java.util.List;

/** Reads the signature of a row. */
final class ParameterReader {
    private ParameterReader() {}

    static List<RowParameter> read(FunctionDef def) {
        Parameters parameters = def.parameters();
        List<RowParameter> out = new ArrayList<>();
        parameters.positionalOnly().forEach(p -> out.add(one(p, Passing.POSITIONAL_ONLY)));
        parameters.positional().forEach(p -> out.add(one(p, Passing.EITHER)));
        parameters.varArgs().ifPresent(p -> out.add(one(p, Passing.VARIADIC)));
        parameters.keywordOnly().forEach(p -> out.add(one(p, Passing.KEYWORD_ONLY)));
        parameters.kwArgs().ifPresent(p -> out.add(one(p, Passing.KEYWORDS)));
        return List.copyOf(out);
    }

    private static RowParameter one(Parameter parameter, Passing passing) {
        Domain domain = parameter.annotation().map(ParameterReader::domain).orElse(Domain.ANY);
        return new RowParameter(parameter.name(), passing, domain, parameter.defaultValue());
    }

    private static Domain domain(Expression annotation) {
        return switch (annotation) {
            case Name name -> Domain.of(name.id());
            case Constant constant when constant.value() instanceof Constant.None -> Domain.ANY;
            default -> throw new TableProblem("cannot read the annotation " + annotation);
        };
    }
}
