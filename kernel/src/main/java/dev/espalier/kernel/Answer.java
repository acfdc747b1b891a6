package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;

/**
 * What a request is answered with.
 *
 * @param abortsOthers whether cells that wait are not to run any more
 * @param afterwards what is done once it was sent
 */
record Answer(String type, ObjectNode content, boolean abortsOthers, Runnable afterwards) {
    private static final Runnable NOTHING = () -> {};

    Answer(String type, ObjectNode content, boolean abortsOthers) {
        this(type, content, abortsOthers, NOTHING);
    }

    static Answer to(Message request, ObjectNode content) {
        return new Answer(type(request), content, false);
    }

    /** What a request is answered with. */
    static String type(Message request) {
        return request.type().replace("_request", "_reply");
    }

    /** The same, with something to do when it was sent. */
    Answer then(Runnable work) {
        return new Answer(type, content, abortsOthers, work);
    }

    /** That answering itself went wrong. */
    static Answer failed(Message request, Outcome.Failed failed) {
        ObjectNode content = Json.object().put("status", "error");
        content.put("ename", failed.name()).put("evalue", failed.value());
        content.set("traceback", Json.array(failed.traceback()));
        return to(request, content);
    }
}
