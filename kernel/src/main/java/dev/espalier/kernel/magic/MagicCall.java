package dev.espalier.kernel.magic;

import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.Html;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.wire.Json;
import java.util.Optional;

/**
 * A magic that was called.
 *
 * @param line what stands behind its name
 * @param body what stands below it, if it takes a whole cell
 * @param request the cell that it stands in
 */
record MagicCall(String name, String line, Optional<String> body, Request request, CellOutput output) {

    Words words(String... options) throws UsageProblem {
        return Words.of(name, line, options);
    }

    /** Takes no words at all. */
    void noWords() throws UsageProblem {
        if (!words().rest().isEmpty()) {
            throw new UsageProblem("%s takes nothing behind it: %s".formatted(name, line));
        }
    }

    /** The same call as a cell with other text. */
    Request request(String code) {
        return request.withCode(code);
    }

    void print(String text) {
        output.print("stdout", text.endsWith("\n") || text.isEmpty() ? text : text + "\n");
    }

    /** Shows a text as it is, in a form that pages show well. */
    void show(String text) {
        output.display(MimeBundle.text(text).and("text/html", "<pre>" + Html.escape(text) + "</pre>"), Json.object());
    }

    void show(MimeBundle bundle) {
        output.display(bundle, Json.object());
    }
}
