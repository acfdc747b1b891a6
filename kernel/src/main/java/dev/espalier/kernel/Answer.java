package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;

/**
 * What a request is answered with.
 *
 * @param abortsOthers whether cells that wait are not to run any more
 */
record Answer(String type, ObjectNode content, boolean abortsOthers) {

    static Answer to(Message request, ObjectNode content) {
        return new Answer(request.type().replace("_request", "_reply"), content, false);
    }

    /** That answering itself went wrong, with where. */
    static Answer failed(Message request, Throwable problem) {
        Outcome.Failed failed = Outcome.failed(problem);
        ObjectNode content = Json.object().put("status", "error");
        content.put("ename", failed.name()).put("evalue", failed.value());
        content.set("traceback", Json.array(failed.traceback()));
        return to(request, content);
    }
}
