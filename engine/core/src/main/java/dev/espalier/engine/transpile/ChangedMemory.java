package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Row.Form;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.FileFacts;
import dev.espalier.engine.types.Indexing;
import dev.espalier.engine.types.Lifted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The variables of a function whose memory is changed in place, under their own name or under another one. */
final class ChangedMemory {
    private final Freshness freshness;
    private final FileFacts facts;
    private final Map<String, String> sameAs = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    ChangedMemory(FunctionDef function, Freshness freshness) {
        this.freshness = freshness;
        this.facts = freshness.facts();
        function.body().forEach(this::visit);
    }

    boolean holds(String name) {
        return changed.stream().anyMatch(other -> group(other).equals(group(name)));
    }

    /** Whether a value may lie in the memory of what is changed, at other places than those that change. */
    boolean overlaps(Expression target, Expression value) {
        Optional<String> changes = root(target);
        Optional<String> reads = root(value);
        return changes.isPresent()
                && reads.isPresent()
                && group(changes.get()).equals(group(reads.get()))
                && !picks(value)
                && !isSameOrApart(target, value);
    }

    /** Whether an index makes a copy, as arrays in it do. */
    private boolean picks(Expression value) {
        return value instanceof Subscript item
                && Indexing.items(item.slice()).stream().anyMatch(i -> Indexing.isAdvanced(i, facts.fact(i)));
    }

    /** Whether two indices of one variable name the same places or none in common: {@code x[i]} and {@code x[j]}. */
    private boolean isSameOrApart(Expression target, Expression value) {
        if (target instanceof Name a && value instanceof Name b) {
            return a.id().equals(b.id());
        }
        if (!(target instanceof Subscript to) || !(value instanceof Subscript from)) {
            return false;
        }
        List<Expression> places = Indexing.items(to.slice());
        List<Expression> others = Indexing.items(from.slice());
        return to.value() instanceof Name a
                && from.value() instanceof Name b
                && a.id().equals(b.id())
                && places.size() == others.size()
                && IntStream.range(0, places.size()).allMatch(i -> isAlike(places.get(i), others.get(i)));
    }

    private boolean isAlike(Expression place, Expression other) {
        boolean numbers = !(place instanceof Slice)
                && !(other instanceof Slice)
                && !Indexing.isEllipsis(place)
                && !Indexing.isEllipsis(other);
        return numbers || place.getClass() == other.getClass() && isWhole(place) && isWhole(other);
    }

    private static boolean isWhole(Expression item) {
        return Indexing.isEllipsis(item)
                || item instanceof Slice slice
                        && slice.lower().isEmpty()
                        && slice.upper().isEmpty()
                        && slice.step().isEmpty();
    }

    private void visit(Node node) {
        switch (node) {
            case Assign assign -> assign.targets().forEach(target -> assigned(target, assign.value()));
            case AnnAssign assign -> assign.value().ifPresent(value -> assigned(assign.target(), value));
            case AugAssign assign
            when !facts.fact(assign.target()).isNumber() ->
                root(assign.target()).ifPresent(changed::add);
            case For loop -> assigned(loop.target(), loop.iter());
            case Call call -> changedBy(call);
            default -> {}
        }
        node.children().forEach(this::visit);
    }

    private void changedBy(Call call) {
        facts.lifted(call)
                .filter(lifted -> lifted.row().inPlace())
                .flatMap(lifted -> root(ExpressionWriter.changed(call, lifted)))
                .ifPresent(changed::add);
    }

    private void assigned(Expression target, Expression value) {
        switch (target) {
            case Name name -> root(value).ifPresent(other -> sameAs.put(group(name.id()), group(other)));
            case TupleExpr tuple -> tuple.elements().forEach(element -> assigned(element, value));
            case ListExpr list -> list.elements().forEach(element -> assigned(element, value));
            case Subscript item -> root(item.value()).ifPresent(changed::add);
            case Starred starred -> assigned(starred.value(), value);
            default -> {}
        }
    }

    private String group(String name) {
        String other = sameAs.get(name);
        return other == null || other.equals(name) ? name : group(other);
    }

    /** The variable whose memory a value may share in some framework. */
    private Optional<String> root(Expression value) {
        Optional<Lifted> lifted = facts.lifted(value);
        if (lifted.isPresent() && !mayShare(lifted.get())) {
            return Optional.empty();
        }
        return switch (value) {
            case Name name -> Optional.of(name.id());
            case Attribute attribute -> root(attribute.value());
            case Subscript subscript -> root(subscript.value());
            case Call call
            when lifted.isPresent() -> operand(call, lifted.get()).flatMap(this::root);
            case Starred starred -> root(starred.value());
            default -> Optional.empty();
        };
    }

    private boolean mayShare(Lifted lifted) {
        return freshness.memory(lifted).isPresent()
                || lifted.row().inPlace()
                || lifted.results().stream()
                        .anyMatch(result -> !(result instanceof Apply apply) || Freshness.mayShare(apply));
    }

    private static Optional<Expression> operand(Call call, Lifted lifted) {
        if (lifted.row().form() == Form.METHOD && call.func() instanceof Attribute method) {
            return Optional.of(method.value());
        }
        List<Expression> args = call.args();
        return args.isEmpty() ? Optional.empty() : Optional.of(args.get(0));
    }
}
