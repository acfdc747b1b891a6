package dev.espalier.engine.types;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Kind;

/** When two partly known dtypes count as equal. */
public final class DTypes {
    private DTypes() {}

    /** Equal kinds and widths; two unknown widths of one kind are taken to be equal. */
    public static boolean same(DType a, DType b) {
        if (a.kind() != b.kind()) {
            return false;
        }
        return a.kind() == Kind.BOOL || a.kind() == Kind.UNKNOWN || a.bits() == b.bits() && a.brain() == b.brain();
    }

    /** Equal as far as a framework that narrows 64 bits to 32 can tell. */
    public static boolean sameNarrow(DType a, DType b) {
        if (a.kind() != b.kind()) {
            return false;
        }
        return narrowBits(a) == narrowBits(b) && (a.brain() == b.brain());
    }

    private static int narrowBits(DType dtype) {
        if (dtype.kind() == Kind.COMPLEX || dtype.kind() == Kind.BOOL) {
            return 0;
        }
        return dtype.bits() == 64 || dtype.bits() == 0 ? 32 : dtype.bits();
    }
}
