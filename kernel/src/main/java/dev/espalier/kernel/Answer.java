package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.Arrays;
import java.util.List;

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
        List<String> trace = Arrays.stream(problem.getStackTrace())
                .limit(10)
                .map(frame -> "    at " + frame)
                .toList();
        ObjectNode content = Json.object().put("status", "error");
        content.put("ename", problem.getClass().getSimpleName());
        content.put("evalue", String.valueOf(problem.getMessage()));
        content.set("traceback", Json.array(trace));
        return to(request, content);
    }
}
