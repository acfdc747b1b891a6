package dev.espalier.engine.types;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operations on facts: least upper bounds and conversions. */
public final class Facts {
    private Facts() {}

    /** What holds for every one of the facts. */
    public static Fact joinAll(List<Fact> facts) {
        return facts.stream().reduce(Facts::join).orElse(Fact.UNKNOWN);
    }

    /** What holds where either may hold. */
    public static Fact join(Fact a, Fact b) {
        if (a.equals(b)) {
            return a;
        }
        return switch (a) {
            case Fact.Unknown left ->
                b instanceof Fact.Unknown right
                        ? new Fact.Unknown(union(left.origins(), right.origins()))
                        : withUnknown(b);
            case Fact.Tensor left -> tensorAnd(left, b);
            case Fact.Nothing _ -> b;
            case Fact.Number left -> numberAnd(left, b);
            case Fact.Text _ when b instanceof Fact.Text -> Fact.TEXT;
            case Fact.Sequence left -> sequenceAnd(left, b);
            case Fact.Dictionary left when b instanceof Fact.Dictionary right -> dictionary(left, right);
            case Fact.DataType _ when b instanceof Fact.DataType -> new Fact.DataType(DType.UNKNOWN);
            default -> b instanceof Fact.Unknown || b instanceof Fact.Nothing ? a : Fact.OTHER;
        };
    }

    private static Fact withUnknown(Fact known) {
        return known instanceof Fact.Number number ? Fact.Number.of(number.kind()) : known;
    }

    private static Fact tensorAnd(Fact.Tensor left, Fact b) {
        return switch (b) {
            case Fact.Tensor right -> new Fact.Tensor(join(left.type(), right.type()));
            case Fact.Number number ->
                new Fact.Tensor(new TensorType(
                        number.kind() == left.dtype().kind()
                                        || number.kind() == Kind.INT
                                                && left.dtype().isFloating()
                                ? left.dtype()
                                : DType.UNKNOWN,
                        Shape.unknown()));
            default -> left;
        };
    }

    private static Fact numberAnd(Fact.Number left, Fact b) {
        return switch (b) {
            case Fact.Number right -> Fact.Number.of(wider(left.kind(), right.kind()));
            case Fact.Tensor right -> tensorAnd(right, left);
            case Fact.Unknown _, Fact.Nothing _ -> Fact.Number.of(left.kind());
            default -> Fact.OTHER;
        };
    }

    private static Kind wider(Kind a, Kind b) {
        return a.ordinal() >= b.ordinal() ? a : b;
    }

    private static Fact sequenceAnd(Fact.Sequence left, Fact b) {
        if (b instanceof Fact.Sequence right) {
            Fact element = join(left.element(), right.element());
            boolean same = left.items().isPresent()
                    && right.items().isPresent()
                    && left.items().get().size() == right.items().get().size();
            Fact.Sequence.Form form = left.form() == right.form() ? left.form() : Fact.Sequence.Form.ITERABLE;
            if (!same) {
                return Fact.iterable(form, element);
            }
            List<Fact> items = new ArrayList<>();
            for (int i = 0; i < left.items().get().size(); i++) {
                items.add(join(left.items().get().get(i), right.items().get().get(i)));
            }
            return new Fact.Sequence(form, Optional.of(items), element);
        }
        return b instanceof Fact.Unknown || b instanceof Fact.Nothing ? left : Fact.OTHER;
    }

    private static Fact dictionary(Fact.Dictionary left, Fact.Dictionary right) {
        Map<String, Fact> entries = new HashMap<>(left.entries());
        right.entries().forEach((key, fact) -> entries.merge(key, fact, Facts::join));
        return new Fact.Dictionary(entries, join(left.element(), right.element()));
    }

    /** The type that covers both. */
    public static TensorType join(TensorType a, TensorType b) {
        DType dtype = a.dtype().equals(b.dtype()) ? a.dtype() : joinKinds(a.dtype(), b.dtype());
        return new TensorType(dtype, join(a.shape(), b.shape()));
    }

    private static DType joinKinds(DType a, DType b) {
        return a.kind() == b.kind() ? DType.ofKind(a.kind()) : DType.UNKNOWN;
    }

    private static Shape join(Shape a, Shape b) {
        if (a.equals(b)) {
            return a;
        }
        if (a.dims().isEmpty()
                || b.dims().isEmpty()
                || a.rank().getAsInt() != b.rank().getAsInt()) {
            return Shape.unknown();
        }
        List<Dim> dims = new ArrayList<>();
        for (int i = 0; i < a.dims().get().size(); i++) {
            Dim dim = a.dims().get().get(i);
            dims.add(dim.equals(b.dims().get().get(i)) ? dim : Dim.UNKNOWN);
        }
        return Shape.of(dims);
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return Set.copyOf(all);
    }

    /** The type of a term's leaf with this fact. */
    public static TermType toTermType(Fact fact) {
        return switch (fact) {
            case Fact.Tensor tensor -> new TermType.Tensor(tensor.type());
            case Fact.Number number -> new TermType.Scalar(number.kind());
            case Fact.Sequence sequence
            when sequence.items().isPresent() ->
                new TermType.Sequence(
                        sequence.items().get().stream().map(Facts::toTermType).toList());
            case Fact.Named named ->
                new TermType.Sequence(
                        named.items().stream().map(Facts::toTermType).toList());
            case Fact.Unknown _ -> TermType.UNKNOWN;
            default -> new TermType.Other("value");
        };
    }

    /** The fact of a term with this type. */
    public static Fact ofTermType(TermType type) {
        return switch (type) {
            case TermType.Tensor tensor -> new Fact.Tensor(tensor.type());
            case TermType.Scalar scalar -> Fact.Number.of(scalar.kind());
            case TermType.Sequence sequence ->
                Fact.sequence(
                        Fact.Sequence.Form.TUPLE,
                        sequence.items().stream().map(Facts::ofTermType).toList());
            case TermType.Other _ -> Fact.UNKNOWN;
        };
    }
}
