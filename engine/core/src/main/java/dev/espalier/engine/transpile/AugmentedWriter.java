package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.Optional;

/** Writes augmented assignments: {@code x += v}, {@code x[i] *= v}. */
final class AugmentedWriter {
    private final Context context;
    private final ExpressionWriter expressions;
    private final ChangeScope scope;
    private final ChangeTerms terms;
    private final ItemWriter items;

    AugmentedWriter(
            Context context, ExpressionWriter expressions, ChangeScope scope, ChangeTerms terms, ItemWriter items) {
        this.context = context;
        this.expressions = expressions;
        this.scope = scope;
        this.terms = terms;
        this.items = items;
    }

    String augmented(AugAssign assign) {
        Fact target = context.facts().fact(assign.target());
        if (assign.target() instanceof Subscript subscript && scope.isTensor(subscript.value())) {
            return augmentedItem(assign, subscript);
        }
        requireKnownChange(assign, target);
        BinOp operation = context.facts().operation(assign);
        Optional<Lifted> lifted = context.facts().lifted(operation);
        if (context.facts().unread(operation).isPresent()) {
            throw new Unconverted(assign, assign.op().symbol() + "=", "the operator is not in the tables");
        }
        if (rebinds(assign, target)) {
            return spelledOut(assign);
        }
        if (lifted.isEmpty() && !target.isTensor()) {
            boolean open = target.isUnknown() && !scope.fromMutable && scope.toMutable;
            return open ? spelledOut(assign) : expressions.writeNode(assign);
        }
        if (scope.fromMutable && !scope.toMutable && target.isTensor()) {
            if (!ChangeScope.isScalar(target) || assign.target() instanceof Name) {
                writtenTarget(assign);
            }
        }
        boolean keep = scope.fromMutable || !scope.toMutable;
        return keep ? inPlace(assign, lifted, target) : spelledOut(assign);
    }

    /**
     * Whether {@code s += v} must make a new value: numbers of NumPy never change, torch's tensors without axes do, and so
     * does whatever else holds them.
     */
    private boolean rebinds(AugAssign assign, Fact target) {
        if (scope.copiesElements && assign.target() instanceof Attribute attribute && !target.isNumber()) {
            return Attributes.beginsAsNumber(context.file().module(), attribute.attr(), context.facts());
        }
        if (!scope.copiesElements || !(assign.target() instanceof Name name) || target.isNumber()) {
            return false;
        }
        boolean alone = scope.isFree(name);
        boolean array =
                target instanceof Fact.Tensor t && t.type().shape().rank().orElse(0) > 0;
        if (alone || array || scope.functions.isEmpty()) {
            return false;
        }
        if (ChangeScope.isScalar(target) || scope.functions.peek().beginsAsNumber(name.id())) {
            return true;
        }
        if (!scope.functions.peek().items(name.id()).stream().allMatch(scope.elements.peek()::isRow)) {
            throw new Unconverted(
                    assign,
                    "in-place change",
                    "it is not known whether %s is a number or a view of a row".formatted(name.id()));
        }
        return false;
    }

    /** Where arrays cannot be changed, the sum {@code x += y} is a new value, which only matters for parts of tensors. */
    private void requireKnownChange(AugAssign assign, Fact target) {
        if (assign.target() instanceof Subscript subscript) {
            items.requireKnownBase(subscript);
        }
        boolean open = scope.fromMutable && !scope.toMutable && target.isUnknown() && !scope.functions.isEmpty();
        if (open
                && assign.target() instanceof Name name
                && scope.functions.peek().isPartOfWhatIsRead(name.id(), assign)) {
            throw new Unconverted(
                    assign,
                    "in-place change",
                    "%s may be a view of a tensor, whose other name is read later".formatted(name.id()));
        }
    }

    private void writtenTarget(AugAssign assign) {
        if (assign.target() instanceof Name name) {
            boolean scalarRebinding = context.source().settings().name().equals("numpy")
                    && (ChangeScope.isScalar(context.facts().fact(assign.target()))
                            || !scope.functions.isEmpty()
                                    && scope.functions.peek().beginsAsNumber(name.id()));
            if (!scalarRebinding) {
                terms.written(assign, name);
            }
        } else if (!(assign.target() instanceof Attribute attribute)
                || Attributes.isShared(context.file().module(), attribute.attr())) {
            throw new Unconverted(
                    assign, "in-place change", "only a variable of this function can be given a new value");
        }
    }

    /** {@code x += v} with v in the dtype of x. */
    private String inPlace(AugAssign assign, Optional<Lifted> lifted, Fact target) {
        String left = expressions.writeNode(assign.target());
        if (lifted.isEmpty() || !(target instanceof Fact.Tensor tensor)) {
            return expressions.writeNode(assign);
        }
        Term value = terms.apartFrom(assign.target(), assign.value());
        DType result = lifted.get().fact() instanceof Fact.Tensor r ? r.dtype() : tensor.dtype();
        boolean same = expressions.terms().equivalence().sameDtype(result, tensor.dtype());
        try {
            if (same && keepsOperator(lifted.get())) {
                // where both change the tensor itself, both keep its dtype, and so does jax that of floats
                boolean kept = scope.fromMutable && scope.toMutable
                        || context.target().settings().promotion() == PromotionRule.JAX
                                && tensor.dtype().isFloating()
                                && !Terms.dtype(value).isComplex();
                Term taken = kept ? value : terms.valueTerm(value, tensor.dtype());
                return left + " " + assign.op().symbol() + "= " + terms.text(taken);
            }
            if (scope.fromMutable && scope.toMutable && mayBeNumber(assign.target())) {
                return left + " " + assign.op().symbol() + "= " + terms.text(value);
            }
            Term term = lifted.get().term();
            Term kept = same ? term : terms.apply("cast", term, new Literal(tensor.dtype()));
            boolean visible = scope.fromMutable && scope.toMutable;
            return left + (visible ? "[...] = " : " = ") + terms.text(kept);
        } catch (Refusal refusal) {
            throw new Unconverted(assign, assign.op().symbol() + "=", refusal.getMessage());
        }
    }

    private boolean keepsOperator(Lifted lifted) {
        return lifted.row().form() == Form.OPERATOR
                && !context.target().rows(lifted.row().name()).isEmpty()
                && lifted.term() instanceof Apply apply
                && context.target().rows(lifted.row().name()).stream()
                        .anyMatch(r -> r.body() instanceof Call c
                                && c.func() instanceof Name n
                                && n.id().equals(apply.operation().name()));
    }

    /** {@code x = x + v}: a new value, as the source means it. */
    private String spelledOut(AugAssign assign) {
        BinOp operation = context.facts().operation(assign);
        String left = expressions.writeNode(assign.target());
        if (context.facts().lifted(operation).isPresent() && !expressions.keepsOperator(operation)) {
            return left + " = " + expressions.write(operation).at(Rendered.LAMBDA);
        }
        int own = Rendered.of(assign.op().symbol());
        return left + " = " + left + " " + assign.op().symbol() + " "
                + expressions.write(assign.value()).at(own + 1);
    }

    private String augmentedItem(AugAssign assign, Subscript target) {
        expressions.indices().requireSamePlaces(target.slice());
        if (scope.toMutable && scope.fromMutable) {
            String base = expressions.write(target.value()).at(Rendered.ATOM);
            return base + "[" + expressions.indices().text(target.slice()) + "] "
                    + assign.op().symbol() + "= "
                    + items.assigned(target, terms.apartFrom(target, assign.value()), assign.value());
        }
        if (scope.toMutable) {
            throw new Unconverted(assign, "item assignment", "the source has no item assignment");
        }
        Name name = terms.written(assign, target.value());
        Term base = terms.piece(target.value());
        Term index = terms.piece(target.slice());
        Optional<Lifted> lifted = context.facts().lifted(context.facts().operation(assign));
        if (lifted.isEmpty()) {
            throw new Unconverted(assign, "item assignment", "the operator is not in the tables");
        }
        Term value = items.taken(target, terms.piece(assign.value()), base);
        String direct =
                switch (assign.op().symbol()) {
                    case "+" -> "index_add";
                    case "*" -> "index_multiply";
                    default -> "";
                };
        if (!direct.isEmpty() && countsOnce(target.slice())) {
            try {
                return name.id() + " = "
                        + expressions
                                .terms()
                                .write(terms.apply(direct, base, index, value), Form.METHOD)
                                .at(Rendered.LAMBDA);
            } catch (Refusal refusal) {
                // said by reading and setting instead
            }
        }
        return terms.say(
                assign,
                name,
                terms.apply(
                        "index_update",
                        base,
                        index,
                        items.taken(target, lifted.get().term(), base)),
                "item assignment");
    }

    /** Whether no element can be named twice by an index. */
    private boolean countsOnce(Expression slice) {
        return Indexing.items(slice).stream().allMatch(item -> {
            Fact fact = context.facts().fact(item);
            return item instanceof Slice
                    || fact.isNumber()
                    || Indexing.isEllipsis(item)
                    || fact instanceof Fact.Tensor t && t.dtype().isBool();
        });
    }

    /** Whether a variable is given a number somewhere, which takes no dtype and no item assignment. */
    private boolean mayBeNumber(Expression target) {
        return target instanceof Name name
                && !scope.functions.isEmpty()
                && scope.functions.peek().beginsAsNumber(name.id());
    }
}
