package dev.espalier.kernel.magic;

import static dev.espalier.kernel.ShownMarkup.check;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Translation;
import dev.espalier.kernel.ShownMarkup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A translation and what there is to say about it stay text where a notebook shows them. */
class FindingsTextTest {
    @ParameterizedTest
    @MethodSource("dev.espalier.kernel.ShownMarkup#payloads")
    void findingsNeverBecomeMarkup(String payload) throws Exception {
        String text = ShownMarkup.forXml(payload);
        List<Finding> findings = List.of(new Finding(text, 1, 2, FindingKind.UNCONVERTED, text, text));
        Translations.Made made = new Translations.Made(
                new Translations.Source(text, text, text, Optional.of(text)),
                new Translation("# " + text, findings, Framework.TORCH),
                Framework.JAX,
                findings);
        String shown = check(made.shown().data().path("text/html").asText(), "pre", "span", "ul", "li");
        assertTrue(shown.endsWith("%s:1:2: unconverted: %s: %s".formatted(text, text, text)), shown);
    }
}
