package dev.espalier.engine.ir;

import java.util.List;

/** The dtype that operands have in common. */
final class DTypes {
    private DTypes() {}

    /**
     * The dtype of operands that an operation does not promote: equal ones, beside which weak ones give way. Different
     * ones give what is certain all the same.
     */
    static DType join(List<DType> dtypes) {
        return dtypes.stream().reduce(DTypes::join).orElse(DType.UNKNOWN);
    }

    private static DType join(DType a, DType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a.weak() != b.weak()) {
            DType weak = a.weak() ? a : b;
            DType firm = a.weak() ? b : a;
            boolean givesWay = firm.isKnown() && weak.isKnown() && rank(weak.kind()) <= rank(firm.kind());
            return givesWay || firm.like().isPresent() && !firm.isKnown() ? firm : higher(firm, weak);
        }
        return higher(a, b);
    }

    /** Only the family, of which the higher one wins; floats with what is not known are taken to stay floats. */
    private static DType higher(DType a, DType b) {
        if (!a.isKnown() || !b.isKnown()) {
            DType known = a.isKnown() ? a : b;
            boolean certain = rank(known.kind()) >= rank(Kind.FLOAT) && !known.weak();
            return certain ? DType.ofKind(known.kind()) : DType.UNKNOWN;
        }
        DType higher = rank(a.kind()) >= rank(b.kind()) ? a : b;
        DType family = DType.ofKind(higher.kind());
        return a.weak() && b.weak() ? family.weakly() : family;
    }

    private static int rank(Kind kind) {
        return switch (kind) {
            case BOOL -> 0;
            case UINT, INT -> 1;
            case FLOAT -> 2;
            case COMPLEX -> 3;
            case UNKNOWN -> -1;
        };
    }
}
