package dev.espalier.kernel.cell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;

/** One thing to show, in several forms by MIME type. */
public record MimeBundle(ObjectNode data, ObjectNode metadata) {

    public static MimeBundle of(String type, String text) {
        return new MimeBundle(Json.object().put(type, text), Json.object());
    }

    public static MimeBundle text(String text) {
        return of("text/plain", text);
    }

    /** The same thing in one more form. */
    public MimeBundle and(String type, String text) {
        ObjectNode more = data.deepCopy().put(type, text);
        return new MimeBundle(more, metadata);
    }
}
