package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Writes reads of tensors by index in the way the target takes them. */
final class IndexWriter {
    /** Names that everybody gives to pictures. */
    private static final Pattern PIXELS =
            Pattern.compile("(\\w+_)?(im|img|image|imgs|images|gr[ae]y|frame|pixels?)(_\\w+)?");

    /** Names that nobody gives to truth values, unlike {@code index}. */
    private static final Pattern LABELS =
            Pattern.compile("(\\w+_)?(labels?|classes|ids?|idx|indices|tokens?|order|perm)");

    private final Context context;
    private final ExpressionWriter expressions;

    IndexWriter(Context context, ExpressionWriter expressions) {
        this.context = context;
        this.expressions = expressions;
    }

    private String target() {
        return context.target().settings().name();
    }

    /** The text of {@code x[index]}. */
    Rendered read(Subscript subscript) {
        requireSamePlaces(subscript.slice());
        List<Expression> items = Indexing.items(subscript.slice());
        boolean tensors = items.stream().anyMatch(i -> isTensorIndex(i));
        if (target().equals("tensorflow") && tensors) {
            return gathered(subscript, items);
        }
        if (target().equals("torch") && items.stream().anyMatch(IndexWriter::isBackward)) {
            return flipped(subscript, items);
        }
        String base = expressions.write(subscript.value()).at(Rendered.ATOM);
        return Rendered.atom(base + brackets(subscript, items));
    }

    /** The bracket, with the source's own spacing where it stays. */
    private String brackets(Subscript subscript, List<Expression> items) {
        int from = context.file().outerSpan(subscript.value()).end();
        String text =
                context.file().text().substring(from, subscript.slice().span().start());
        String tail = context.file()
                .text()
                .substring(subscript.slice().span().end(), subscript.span().end());
        return text + text(subscript.slice()) + tail;
    }

    /** The text of an index between its brackets. */
    String text(Expression slice) {
        if (slice instanceof TupleExpr tuple && !tuple.elements().isEmpty()) {
            return tupleText(tuple);
        }
        return itemText(slice);
    }

    /**
     * Of {@code x[0, :, i]} torch takes row 0 first and leaves the axes of i in their place; elsewhere the number counts
     * as an index like i, and as a slice lies between them, their axes come first.
     */
    void requireSamePlaces(Expression slice) {
        boolean fromTorch = context.source().settings().name().equals("torch");
        if (fromTorch == target().equals("torch")) {
            return;
        }
        List<Expression> items = Indexing.items(slice);
        List<Integer> all = new ArrayList<>();
        List<Integer> tensors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fact fact = context.facts().fact(items.get(i));
            boolean tensor = isTensorIndex(items.get(i)) && !fact.isNumber();
            if (tensor) {
                tensors.add(i);
            }
            if (tensor || fact.isNumber()) {
                all.add(i);
            }
        }
        if (!tensors.isEmpty() && isSplit(all) && !isSplit(tensors)) {
            throw new Unconverted(
                    slice,
                    "indexing",
                    "torch and the others put the axes of these indices in different places; take the number first, x[0][:, i]");
        }
    }

    private static boolean isSplit(List<Integer> places) {
        return places.getLast() - places.getFirst() >= places.size();
    }

    private String tupleText(TupleExpr tuple) {
        StringBuilder out = new StringBuilder();
        String text = context.file().text(tuple);
        int at = tuple.span().start();
        for (Expression item : tuple.elements()) {
            out.append(
                    text,
                    at - tuple.span().start(),
                    item.span().start() - tuple.span().start());
            out.append(itemText(item));
            at = item.span().end();
        }
        return out.append(text.substring(at - tuple.span().start())).toString();
    }

    private String itemText(Expression item) {
        if (item instanceof Slice || item instanceof Constant) {
            return expressions.rebuild(item).text();
        }
        Fact fact = context.facts().fact(item);
        boolean list = fact instanceof Fact.Sequence s
                && s.form() != Fact.Sequence.Form.TUPLE
                && s.form() != Fact.Sequence.Form.SHAPE;
        if (list && target().equals("jax")) {
            return asArray(item);
        }
        if (list
                && target().equals("torch")
                && !((Fact.Sequence) fact).element().isNumber()) {
            // a list with tensors in it is taken for a tuple of indices there
            return context.imports().reach("torch.as_tensor") + "("
                    + expressions.write(item).at(Rendered.LAMBDA) + ")";
        }
        if (target().equals("torch") && fact instanceof Fact.Tensor index && isNarrow(item, index.dtype())) {
            // torch takes bytes for truth values, and no other integers of few bits
            return expressions.write(item).at(Rendered.ATOM) + ".long()";
        }
        return expressions.write(item).at(Rendered.LAMBDA);
    }

    /** Whether an index holds integers of few bits, as pixels do that are looked up in a table. */
    private static boolean isNarrow(Expression item, DType dtype) {
        boolean pixels = item instanceof Name name && PIXELS.matcher(name.id()).matches();
        return (dtype.kind() == Kind.INT || dtype.kind() == Kind.UINT)
                && (dtype.bits() == 0 ? pixels : dtype.bits() < 32);
    }

    private String asArray(Expression item) {
        if (item instanceof Call call
                && call.func() instanceof Name name
                && name.id().equals("range")
                && context.facts().symbol(name).isEmpty()) {
            List<String> arguments = call.args().stream()
                    .map(a -> expressions.write(a).at(Rendered.LAMBDA))
                    .toList();
            return context.imports().reach("jax.numpy.arange") + "(" + String.join(", ", arguments) + ")";
        }
        return context.imports().reach("jax.numpy.array") + "("
                + expressions.write(item).at(Rendered.LAMBDA) + ")";
    }

    private boolean isTensorIndex(Expression item) {
        Fact fact = context.facts().fact(item);
        return Indexing.isAdvanced(item, fact)
                || fact.isUnknown()
                        && !(item instanceof Slice)
                        && !Indexing.isNew(item, fact)
                        && !Indexing.isEllipsis(item)
                        && !(item instanceof Constant);
    }

    /** Whether an index runs backwards, which torch says by a copy. */
    static boolean isBackward(Subscript subscript) {
        return Indexing.items(subscript.slice()).stream().anyMatch(IndexWriter::isBackward);
    }

    private static boolean isBackward(Expression item) {
        return item instanceof Slice slice
                && slice.step()
                        .filter(s -> s instanceof UnaryOp u && u.op() == UnaryOperator.USUB)
                        .isPresent();
    }

    /** torch has no negative steps: {@code x[::-1]} is a flip. */
    private Rendered flipped(Subscript subscript, List<Expression> items) {
        List<String> axes = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        boolean fromEnd = false;
        for (int i = 0; i < items.size(); i++) {
            Expression item = items.get(i);
            if (Indexing.isEllipsis(item)) {
                fromEnd = true;
                rest.add("...");
            } else if (isBackward(item)) {
                Slice slice = (Slice) item;
                boolean whole = slice.lower().isEmpty()
                        && slice.upper().isEmpty()
                        && context.file().text(slice.step().orElseThrow()).equals("-1");
                if (!whole) {
                    throw new Unconverted(subscript, "indexing", "torch has no negative steps with bounds");
                }
                axes.add(Integer.toString(fromEnd ? i - items.size() : i));
                rest.add(":");
            } else if (item instanceof Slice) {
                rest.add(itemText(item));
            } else {
                throw new Unconverted(subscript, "indexing", "torch has no negative steps beside other indices");
            }
        }
        String base = expressions.write(subscript.value()).at(Rendered.ATOM);
        String flip = context.imports().reach("torch.flip") + "(" + base + ", (" + String.join(", ", axes)
                + (axes.size() == 1 ? ",))" : "))");
        boolean plain = rest.stream().allMatch(r -> r.equals(":") || r.equals("..."));
        return Rendered.atom(plain ? flip : flip + "[" + String.join(", ", rest) + "]");
    }

    /** tensorflow indexes by tensors through functions. */
    private Rendered gathered(Subscript subscript, List<Expression> items) {
        boolean settled = items.stream().noneMatch(expressions::isOpen);
        boolean fromStart = items.stream().noneMatch(IndexWriter::mayCountBack);
        try {
            return settled && fromStart
                    ? expressions.terms().write(gather(subscript, items))
                    : settledAtRuntime(subscript, items);
        } catch (Refusal refusal) {
            return settledAtRuntime(subscript, items);
        }
    }

    /** Whether an index is computed so that it may be negative, which gathering functions do not take. */
    private static boolean mayCountBack(Expression item) {
        return switch (item) {
            case BinOp sum -> sum.op() == Operator.SUB;
            case UnaryOp unary -> unary.op() == UnaryOperator.USUB;
            default -> false;
        };
    }

    /** A function that looks at the index when the program runs: integers, truth values or a mixture. */
    private Rendered settledAtRuntime(Subscript subscript, List<Expression> items) {
        String helper = expressions.terms().helper(items.size() == 1 ? "chosen" : "getitem");
        String base = expressions.write(subscript.value()).at(Rendered.LAMBDA);
        String index = expressions.terms().write(piece(subscript.slice())).at(Rendered.LAMBDA);
        return Rendered.atom(helper + "(" + base + ", " + index + ")");
    }

    private Term gather(Subscript subscript, List<Expression> items) {
        Term base = piece(subscript.value());
        if (items.size() == 1) {
            return single(base, items.get(0));
        }
        long advanced = items.stream().filter(this::isTensorIndex).count();
        if (advanced == items.size()) {
            return pointwise(base, items);
        }
        if (advanced != 1) {
            throw new Refusal("tensorflow has no such mixture of indices");
        }
        for (int i = 0; i < items.size(); i++) {
            if (isTensorIndex(items.get(i))) {
                return alongAxis(base, items, i);
            }
        }
        throw new Refusal("no tensor index");
    }

    private Term single(Term base, Expression item) {
        Fact fact = context.facts().fact(item);
        if (fact instanceof Fact.Tensor tensor && tensor.dtype().kind() == Kind.BOOL) {
            return apply("masked_select", base, piece(item));
        }
        boolean integers = fact instanceof Fact.Tensor tensor && tensor.dtype().isIntegral()
                || fact instanceof Fact.Sequence sequence && isInteger(sequence.element());
        if (fact.isUnknown()
                && item instanceof Name name
                && LABELS.matcher(name.id()).matches()) {
            return apply("take", base, piece(item), Literal.of(0));
        }
        if (integers && !(fact instanceof Fact.Tensor index && isNarrow(item, index.dtype()))) {
            return apply("take", base, piece(item), Literal.of(0));
        }
        throw new Refusal("it is not known whether the index holds integers or truth values");
    }

    private static boolean isInteger(Fact fact) {
        return fact instanceof Fact.Number number && number.kind() == Kind.INT;
    }

    private Term pointwise(Term base, List<Expression> items) {
        List<Term> parts = new ArrayList<>();
        for (Expression item : items) {
            Fact fact = context.facts().fact(item);
            if (!(fact instanceof Fact.Tensor tensor)
                    || !tensor.dtype().isIntegral()
                    || tensor.dtype().isBool()) {
                throw new Refusal("tensorflow gathers by integer tensors only");
            }
            parts.add(piece(item));
        }
        Operation stack = context.vocabulary().find("stack").orElseThrow();
        Operation cast = context.vocabulary().find("cast").orElseThrow();
        List<Term> together = context.source().settings().promotion() == PromotionRule.JAX
                ? OpenWidth.likeVariable(parts, cast)
                : parts;
        return apply("gather_nd", base, new Apply(stack, List.of(new SequenceTerm(together), Literal.of(-1))));
    }

    private Term alongAxis(Term base, List<Expression> items, int at) {
        Fact fact = context.facts().fact(items.get(at));
        boolean mask = fact instanceof Fact.Tensor tensor && tensor.dtype().isBool();
        boolean integers = fact instanceof Fact.Tensor t && t.dtype().isIntegral() && !mask
                || fact instanceof Fact.Sequence s && isInteger(s.element());
        if (!integers) {
            throw new Refusal("tensorflow gathers by integers beside slices only");
        }
        int axis = at;
        for (int i = 0; i < items.size(); i++) {
            Expression item = items.get(i);
            boolean whole = item instanceof Slice slice
                    && slice.lower().isEmpty()
                    && slice.upper().isEmpty()
                    && slice.step().isEmpty();
            if (i != at && Indexing.isEllipsis(item) && i < at) {
                axis = at - items.size();
            } else if (i != at && !whole) {
                throw new Refusal("tensorflow has no such mixture of indices");
            }
        }
        return apply("take", base, piece(items.get(at)), Literal.of((long) axis));
    }

    private Term piece(Expression e) {
        Optional<List<Term>> items = e instanceof ListExpr list
                ? Optional.of(list.elements().stream().map(this::piece).toList())
                : Optional.empty();
        return new Fragment(context.file().text(e), new Piece(e, context.facts().fact(e), false, items));
    }

    private Apply apply(String operation, Term... arguments) {
        return new Apply(context.vocabulary().find(operation).orElseThrow(), Arrays.asList(arguments));
    }

    /** The rank of a tensor expression. */
    OptionalInt rank(Expression e) {
        return context.facts().fact(e) instanceof Fact.Tensor tensor
                ? tensor.type().shape().rank()
                : OptionalInt.empty();
    }
}
