package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.types.FileFacts;

/** What the writers of one file share. */
record Context(
        SourceFile file, FileFacts facts, Dialect source, Dialect target, Vocabulary vocabulary, Imports imports) {
    Freshness freshness() {
        return new Freshness(facts, source.settings());
    }

    /** Whether a qualified name belongs to the source framework or its family. */
    boolean isSource(String qualified) {
        return Families.owner(qualified)
                .filter(f -> f.toString().equals(source.settings().name()))
                .isPresent();
    }
}
