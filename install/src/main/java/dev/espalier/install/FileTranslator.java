package dev.espalier.install;

import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Translation;
import dev.espalier.engine.transpile.Transpiler;
import dev.espalier.install.output.TranslationCache;
import java.util.Optional;

/** Translates texts, several at once if asked to; those it has seen before come from the cache. */
final class FileTranslator {
    private final TranslationCache cache;
    private Optional<Transpiler> transpiler = Optional.empty();

    FileTranslator(TranslationCache cache) {
        this.cache = cache;
    }

    /** The translation of an earlier run. */
    Optional<Translation> earlier(Input input, String text, Options options) {
        return cache.find(cache.key(input.name(), text, options));
    }

    /** What the imports of a text tell. */
    SourceFramework framework(Input input, String text, Options options) {
        SourceFile file = SourceFile.parse(input.name(), text);
        return SourceFramework.of(Transpiler.imported(file), options.to());
    }

    /**
     * Translates and keeps the translation for later runs.
     *
     * @param asked the options as the user gave them
     * @param complete the options with a framework to translate from
     */
    Translation translate(Input input, String text, Options asked, Options complete) {
        Translation made = translate(input, text, complete);
        Translation translation = new Translation(LineEnds.as(text, made.text()), made.findings(), made.from());
        cache.keep(cache.key(input.name(), text, asked), translation);
        return translation;
    }

    private Translation translate(Input input, String text, Options options) {
        try {
            return transpiler().translate(input.name(), text, options);
        } catch (SyntaxProblem problem) {
            SourceFile.parse(input.name(), text);
            throw new IllegalStateException("the output is not Python: " + problem.getMessage(), problem);
        }
    }

    /** The tables are read when a text is not in the cache. */
    private synchronized Transpiler transpiler() {
        if (transpiler.isEmpty()) {
            transpiler = Optional.of(Transpiler.load());
        }
        return transpiler.get();
    }

    /** Trims the cache. */
    void close() {
        cache.trim();
    }
}
