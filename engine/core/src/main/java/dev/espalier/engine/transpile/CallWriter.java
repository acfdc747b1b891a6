package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.dialect.RowParameter;
import dev.espalier.engine.dialect.RowParameter.Passing;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a call, operator or property of the target as a row describes it. */
final class CallWriter {
    private final TermWriter terms;
    private final Row row;
    private final Map<String, Term> arguments;

    CallWriter(TermWriter terms, Row row, Map<String, Term> arguments) {
        this.terms = terms;
        this.row = row;
        this.arguments = arguments;
    }

    Rendered write() {
        return switch (row.form()) {
            case OPERATOR -> operator();
            case PROPERTY -> Rendered.atom(receiver() + "." + row.simpleName());
            case METHOD -> Rendered.atom(receiver() + "." + row.simpleName() + "(" + list(1) + ")");
            case AT -> at();
            case FUNCTION -> Rendered.atom(terms.imports().reach(row.name()) + "(" + list(0) + ")");
            case EMISSION -> throw new Refusal("an emission row is no call");
        };
    }

    private Term argument(int position) {
        return arguments.get(row.parameters().get(position).name());
    }

    private String receiver() {
        String text = terms.write(argument(0), Form.METHOD).at(Rendered.ATOM);
        return text;
    }

    private Rendered at() {
        String base = terms.write(argument(0), Form.METHOD).at(Rendered.ATOM);
        return Rendered.atom(base + ".at[" + terms.index(argument(1)) + "]." + row.simpleName() + "(" + list(2) + ")");
    }

    private Rendered operator() {
        String symbol = TermWriter.symbol(row);
        if (symbol.equals("abs")) {
            return Rendered.atom("abs(" + terms.write(argument(0)).at(Rendered.LAMBDA) + ")");
        }
        if (row.parameters().size() == 1) {
            return new Rendered(symbol + terms.write(argument(0), Form.METHOD).at(Rendered.UNARY), Rendered.UNARY);
        }
        int own = Rendered.of(symbol);
        boolean power = symbol.equals("**");
        boolean compare = own == Rendered.COMPARISON;
        String left = terms.write(argument(0), Form.METHOD).at(power || compare ? own + 1 : own);
        String right = terms.write(argument(1), Form.METHOD).at(power ? Rendered.UNARY : own + 1);
        return new Rendered(left + " " + symbol + " " + right, own);
    }

    /** The arguments from a position on: by position as long as none is left out, then by keyword. */
    private String list(int from) {
        List<String> out = new ArrayList<>();
        boolean byPosition = true;
        for (int i = from; i < row.parameters().size(); i++) {
            RowParameter parameter = row.parameters().get(i);
            Term term = arguments.get(parameter.name());
            if (term == null || terms.isDefault(parameter, term)) {
                byPosition &= parameter.passing() == Passing.VARIADIC;
                continue;
            }
            if (parameter.passing() == Passing.VARIADIC) {
                for (Term item : Terms.items(term).orElseThrow(() -> new Refusal("unknown number of arguments"))) {
                    out.add(terms.write(item).at(Rendered.LAMBDA));
                }
                continue;
            }
            String text = terms.write(term).at(Rendered.LAMBDA);
            boolean named = !parameter.positional()
                    || !byPosition
                    || parameter.passing() == Passing.EITHER && wantsKeyword(term, i - from, parameter);
            if (named && parameter.passing() == Passing.POSITIONAL_ONLY) {
                throw new Refusal(parameter.name() + " must be given by position");
            }
            byPosition &= !named;
            out.add(named ? parameter.name() + "=" + text : text);
        }
        return String.join(", ", out);
    }

    /** Arguments that the source gave by keyword, or not at all, are given by keyword. */
    private static boolean wantsKeyword(Term term, int position, RowParameter parameter) {
        if (parameter.defaultValue().isEmpty() || position == 0) {
            return Terms.piece(term).filter(Piece::keyword).isPresent() && position > 0;
        }
        Optional<Piece> piece = Terms.piece(term);
        return piece.map(Piece::keyword).orElse(term instanceof Literal);
    }
}
