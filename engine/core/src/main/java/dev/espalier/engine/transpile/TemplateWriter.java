package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Row;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the template of an emission row with terms in the place of its parameters. */
final class TemplateWriter {
    private final TermWriter terms;
    private final Map<String, Term> holes;

    TemplateWriter(TermWriter terms, Map<String, Term> holes) {
        this.terms = terms;
        this.holes = holes;
    }

    Rendered write(Expression e) {
        return switch (e) {
            case Name name -> name(name.id());
            case Constant constant -> Rendered.atom(terms.literalText(constant));
            case Attribute attribute -> attribute(attribute);
            case Call call -> call(call);
            case BinOp binary -> binary(binary);
            case UnaryOp unary -> unary(unary);
            case BoolOp bool -> {
                int own = bool.op() == BoolOperator.OR ? Rendered.OR : Rendered.AND;
                List<String> parts =
                        bool.values().stream().map(v -> write(v).at(own + 1)).toList();
                yield new Rendered(String.join(" " + bool.op().symbol() + " ", parts), own);
            }
            case Compare compare ->
                new Rendered(
                        write(compare.left()).at(Rendered.BIT_OR)
                                + " " + compare.ops().get(0).symbol() + " "
                                + write(compare.comparators().get(0)).at(Rendered.BIT_OR),
                        Rendered.COMPARISON);
            case IfExp choice
            when isDecidable(choice.test()) ->
                write(terms.holds(choice.test(), holes) ? choice.body() : choice.orelse());
            case IfExp choice ->
                new Rendered(
                        write(choice.body()).at(Rendered.OR) + " if "
                                + write(choice.test()).at(Rendered.OR) + " else "
                                + write(choice.orelse()).at(Rendered.LAMBDA),
                        Rendered.CHOICE);
            case Subscript subscript ->
                Rendered.atom(write(subscript.value()).at(Rendered.ATOM) + "[" + index(subscript.slice()) + "]");
            case TupleExpr tuple -> Rendered.atom(tuple(elements(tuple.elements())));
            case ListExpr list -> Rendered.atom("[" + String.join(", ", elements(list.elements())) + "]");
            case Lambda lambda -> {
                List<String> names =
                        lambda.parameters().all().stream().map(Parameter::name).toList();
                yield new Rendered(
                        "lambda " + String.join(", ", names) + ": "
                                + write(lambda.body()).at(Rendered.LAMBDA),
                        Rendered.LAMBDA);
            }
            case GeneratorExp g -> Rendered.atom("(" + comprehension(g.elt(), g.generators()) + ")");
            case ListComp c -> Rendered.atom("[" + comprehension(c.elt(), c.generators()) + "]");
            default -> throw new Refusal("cannot write " + e.getClass().getSimpleName() + " of a template");
        };
    }

    /** Whether a condition asks for what is known while translating. */
    private boolean isDecidable(Expression test) {
        return switch (test) {
            case Call call ->
                call.func() instanceof Name name
                        && List.of(
                                        "integral",
                                        "floating",
                                        "isbool",
                                        "unsigned",
                                        "iscomplex",
                                        "rank",
                                        "is_int",
                                        "is_number",
                                        "is_seq",
                                        "is_tensor",
                                        "is_simple",
                                        "known")
                                .contains(name.id());
            case UnaryOp not -> isDecidable(not.operand());
            case BoolOp bool -> bool.values().stream().allMatch(this::isDecidable);
            case Compare compare -> isDecidable(compare.left());
            case Name name ->
                Optional.ofNullable(holes.get(name.id()))
                        .flatMap(Terms::literal)
                        .isPresent();
            default -> false;
        };
    }

    private String comprehension(Expression element, List<Comprehension> generators) {
        StringBuilder out = new StringBuilder(write(element).at(Rendered.LAMBDA));
        for (Comprehension g : generators) {
            out.append(" for ")
                    .append(write(g.target()).text())
                    .append(" in ")
                    .append(write(g.iter()).at(Rendered.OR));
            g.ifs().forEach(test -> out.append(" if ").append(write(test).at(Rendered.OR)));
        }
        return out.toString();
    }

    private static String tuple(List<String> parts) {
        return parts.size() == 1 ? "(" + parts.get(0) + ",)" : "(" + String.join(", ", parts) + ")";
    }

    private List<String> elements(List<Expression> elements) {
        List<String> out = new ArrayList<>();
        for (Expression element : elements) {
            if (element instanceof Starred starred) {
                out.addAll(spread(starred.value()));
            } else {
                out.add(write(element).at(Rendered.LAMBDA));
            }
        }
        return out;
    }

    /** {@code *xs}: the items where they are written out. */
    private List<String> spread(Expression value) {
        if (value instanceof Name name && holes.containsKey(name.id())) {
            Optional<List<Term>> items = Terms.items(holes.get(name.id()));
            if (items.isPresent()) {
                return items.get().stream()
                        .map(t -> terms.write(t).at(Rendered.LAMBDA))
                        .toList();
            }
        }
        return List.of("*" + write(value).at(Rendered.BIT_OR));
    }

    private String index(Expression slice) {
        return switch (slice) {
            case TupleExpr tuple
            when !tuple.elements().isEmpty() -> {
                List<String> parts = new ArrayList<>();
                tuple.elements().forEach(x -> parts.add(index(x)));
                yield String.join(", ", parts);
            }
            case Slice s ->
                s.lower().map(x -> write(x).text()).orElse("") + ":"
                        + s.upper().map(x -> write(x).text()).orElse("")
                        + s.step().map(x -> ":" + write(x).text()).orElse("");
            case Name name when holes.containsKey(name.id()) -> terms.index(holes.get(name.id()));
            default -> write(slice).text();
        };
    }

    private Rendered name(String id) {
        Term hole = holes.get(id);
        if (hole != null) {
            return terms.write(hole);
        }
        if (DType.of(id).isPresent() && !id.equals("bool")) {
            return Rendered.atom(terms.dtypeText(DType.of(id).get()));
        }
        return Rendered.atom(terms.imports().local(id).orElse(id));
    }

    private Rendered attribute(Attribute attribute) {
        if (attribute.value() instanceof Name name && name.id().equals("helper")) {
            return Rendered.atom(terms.helper(attribute.attr()));
        }
        Rendered value = write(attribute.value());
        String text = value.at(Rendered.ATOM);
        boolean digits = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return Rendered.atom((digits ? "(" + text + ")" : text) + "." + attribute.attr());
    }

    private Rendered call(Call call) {
        Optional<Expression> body = bodyOfCalled(call);
        if (body.isPresent()) {
            return terms.written(body.get());
        }
        List<String> arguments = elements(call.args());
        for (Keyword keyword : call.keywords()) {
            if (keyword.arg().isEmpty()) {
                arguments.add("**" + write(keyword.value()).text());
            } else if (!isDefault(call, keyword)) {
                arguments.add(keyword.arg().get() + "=" + write(keyword.value()).at(Rendered.LAMBDA));
            }
        }
        return Rendered.atom(write(call.func()).at(Rendered.ATOM) + "(" + String.join(", ", arguments) + ")");
    }

    /** {@code (lambda: x)()} is x. */
    private Optional<Expression> bodyOfCalled(Call call) {
        return call.func() instanceof Name name && call.args().isEmpty() && holes.containsKey(name.id())
                ? Terms.piece(holes.get(name.id()))
                        .map(Piece::node)
                        .filter(Lambda.class::isInstance)
                        .map(Lambda.class::cast)
                        .filter(lambda -> lambda.parameters().all().isEmpty())
                        .map(Lambda::body)
                : Optional.empty();
    }

    /** Whether the callee has the keyword's value as its default anyway. */
    private boolean isDefault(Call call, Keyword keyword) {
        if (!(keyword.value() instanceof Name name) || !holes.containsKey(name.id())) {
            return false;
        }
        Optional<Object> given = Terms.literal(holes.get(name.id()));
        Optional<String> path = dotted(call.func());
        if (given.isEmpty() || path.isEmpty()) {
            return false;
        }
        Dialect target = terms.target();
        if (path.get().startsWith("helper.")) {
            return target.helper(path.get().substring("helper.".length()))
                    .map(helper -> helper.defaults().get(keyword.arg().orElseThrow()))
                    .flatMap(Unifier::valueOf)
                    .equals(given);
        }
        String qualified = terms.imports().qualify(path.get());
        List<Row> rows = new ArrayList<>(target.rows(qualified));
        if (rows.isEmpty() && call.func() instanceof Attribute method) {
            rows.addAll(target.rows("Tensor." + method.attr()));
        }
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.parameter(keyword.arg().orElseThrow()))
                        .flatMap(Optional::stream)
                        .allMatch(
                                p -> p.defaultValue().flatMap(Unifier::valueOf).equals(given));
    }

    static Optional<String> dotted(Expression e) {
        return switch (e) {
            case Name name -> Optional.of(name.id());
            case Attribute attribute -> dotted(attribute.value()).map(v -> v + "." + attribute.attr());
            default -> Optional.empty();
        };
    }

    private Rendered binary(BinOp binary) {
        String op = binary.op().symbol();
        int own = Rendered.of(op);
        boolean power = op.equals("**");
        String left = write(binary.left()).at(power ? own + 1 : own);
        String right = write(binary.right()).at(power ? Rendered.UNARY : own + 1);
        return new Rendered(left + " " + op + " " + right, own);
    }

    private Rendered unary(UnaryOp unary) {
        boolean not = unary.op() == UnaryOperator.NOT;
        int own = not ? Rendered.NOT : Rendered.UNARY;
        return new Rendered(
                (not ? "not " : unary.op().symbol()) + write(unary.operand()).at(own), own);
    }
}
