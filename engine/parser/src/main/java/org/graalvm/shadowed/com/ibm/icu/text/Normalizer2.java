package org.graalvm.shadowed.com.ibm.icu.text;

import java.text.Normalizer;

/** The normal form of names, by Java's own tables; it stands in for the class of this name in a large library. */
public final class Normalizer2 {
    private static final Normalizer2 NFKC = new Normalizer2();

    private Normalizer2() {}

    public static Normalizer2 getNFKCInstance() {
        return NFKC;
    }

    public String normalize(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
