package dev.espalier.install;

import dev.espalier.engine.transpile.Framework;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the imports of a file tell about the framework it is written in. */
sealed interface SourceFramework {
    /** It is this one. */
    record Known(Framework framework) implements SourceFramework {}

    /** The file imports no framework. */
    record Unknown() implements SourceFramework {}

    /** It may be any of several. */
    record Ambiguous(Set<Framework> frameworks) implements SourceFramework {
        @Override
        public String toString() {
            return frameworks.stream().map(Framework::toString).collect(Collectors.joining(" and "));
        }
    }

    /** Decides; NumPy beside another framework is that one's companion, unless the other is the target. */
    static SourceFramework of(Set<Framework> imported, Framework target) {
        Set<Framework> candidates = EnumSet.noneOf(Framework.class);
        candidates.addAll(imported);
        if (candidates.size() > 1 && candidates.contains(Framework.NUMPY)) {
            boolean intoOther = candidates.size() == 2 && target != Framework.NUMPY && candidates.contains(target);
            candidates.remove(intoOther ? target : Framework.NUMPY);
        }
        Optional<Framework> only = candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty();
        return candidates.isEmpty()
                ? new Unknown()
                : only.<SourceFramework>map(Known::new).orElse(new Ambiguous(candidates));
    }
}
