package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Integers that have 32 bits only because the source has no more, beside a variable that may have 64 in a target that
 * mixes no dtypes: {@code argmax(logits) == labels} is computed in the dtype of the labels.
 */
final class OpenWidth {
    /** Names that everybody gives to labels, also where nothing else tells that they are a tensor. */
    private static final Pattern LABELS = Pattern.compile("y|y_\\w+|(\\w+_)?(labels|targets)");

    private OpenWidth() {}

    /** The operation with operands that can meet. */
    static Apply likeVariable(Apply apply, Operation cast) {
        List<Integer> marked = Promoter.marked(apply.operation());
        List<Term> operands = marked.stream().map(apply.arguments()::get).toList();
        List<Term> like = likeVariable(operands, cast);
        if (marked.size() != 2 || like.equals(operands)) {
            return apply;
        }
        List<Term> arguments = new ArrayList<>(apply.arguments());
        marked.forEach(at -> arguments.set(at, like.get(marked.indexOf(at))));
        return new Apply(apply.operation(), arguments);
    }

    /** Terms that can stand together. */
    static List<Term> likeVariable(List<Term> terms, Operation cast) {
        Optional<DType> open =
                terms.stream().flatMap(term -> ofVariable(term).stream()).findFirst();
        return open.isEmpty()
                ? terms
                : terms.stream()
                        .map(term -> isNarrow(term) ? new Apply(cast, List.of(term, new Literal(open.get()))) : term)
                        .toList();
    }

    private static boolean isNarrow(Term term) {
        return Terms.fact(term).isTensor() && Terms.dtype(term).equals(DType.INT32);
    }

    private static Optional<DType> ofVariable(Term term) {
        Optional<DType> labels = Terms.piece(term)
                .filter(piece -> piece.fact().isUnknown() && piece.node() instanceof Name)
                .map(piece -> ((Name) piece.node()).id())
                .filter(name -> LABELS.matcher(name).matches())
                .map(name -> DType.like(name, Kind.UNKNOWN));
        return labels.isPresent() ? labels : ofTensor(term);
    }

    private static Optional<DType> ofTensor(Term term) {
        return Terms.piece(term)
                .map(Piece::fact)
                .filter(fact -> fact.isTensor())
                .flatMap(fact -> fact.dtypeOf())
                .filter(dtype -> dtype.owner().isPresent()
                        && (dtype.kind() == Kind.UNKNOWN || dtype.kind() == Kind.INT && dtype.bits() == 0));
    }
}
