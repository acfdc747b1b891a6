package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Memory;
import dev.espalier.engine.dialect.Settings;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Terms;
import java.util.Optional;
import java.util.Set;

/** Which values are tensors in memory of their own, which no variable holds yet. */
record Freshness(FileFacts facts, Settings source) {
    /** Core operations whose result may share memory with their operand. */
    private static final Set<String> VIEWS = Set.of(
            "reshape",
            "permute_dims",
            "matrix_transpose",
            "swapaxes",
            "moveaxis",
            "expand_dims",
            "squeeze",
            "broadcast_to",
            "diagonal",
            "unstack",
            "split",
            "split_sizes",
            "split_every",
            "chunk",
            "array_split",
            "real",
            "imag",
            "getitem",
            "asarray",
            "tensor_of",
            "atleast_1d",
            "atleast_2d",
            "flip",
            "cast",
            "stop_gradient",
            "dropout",
            "rot90");

    boolean isFresh(Expression value) {
        Optional<Lifted> lifted = facts.lifted(value);
        if (lifted.isPresent()) {
            return isCopy(lifted.get()) || lifted.get().results().stream().allMatch(result -> isFresh(result, value));
        }
        Fact fact = facts.fact(value);
        return switch (value) {
            case Constant _, BinOp _, UnaryOp _, Compare _, ListExpr _, ListComp _, DictExpr _, JoinedStr _ -> true;
            case IfExp choice -> isFresh(choice.body()) && isFresh(choice.orelse());
            default -> fact.isNumber() || fact instanceof Fact.Text;
        };
    }

    /** What gives its operand back, as {@code x.cpu()} does, is as fresh as that. */
    private boolean isFresh(Term result, Expression whole) {
        if (result instanceof Apply apply) {
            return !mayShare(apply);
        }
        return Terms.piece(result)
                .map(Piece::node)
                .map(node -> node != whole && isFresh(node))
                .orElse(true);
    }

    /** Whether the result of an operation may lie in the memory of an operand, in some framework. */
    static boolean mayShare(Apply apply) {
        return VIEWS.contains(apply.operation().name())
                && !(apply.operation().name().equals("asarray") && isPython(apply));
    }

    /** What the source's table says of the memory of a result. */
    Optional<Memory> memory(Lifted lifted) {
        return Optional.ofNullable(source.memory().get(lifted.row().name()));
    }

    private boolean isCopy(Lifted lifted) {
        Term copy = lifted.binding().get("copy");
        boolean asked = copy instanceof Literal literal && literal.value().equals(true);
        return memory(lifted)
                .filter(m ->
                        m.kind() == Memory.Kind.NEW ? copy == null || asked : m.kind() == Memory.Kind.SHARED && asked)
                .isPresent();
    }

    /** A tensor made of Python numbers shares nothing. */
    private static boolean isPython(Apply asarray) {
        Fact fact = Terms.fact(asarray.arguments().get(0));
        return fact.isNumber() || fact instanceof Fact.Sequence;
    }
}
