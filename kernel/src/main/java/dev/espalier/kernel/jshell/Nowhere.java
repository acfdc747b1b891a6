package dev.espalier.kernel.jshell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.wire.Json;
import java.util.List;

/** The output of expressions whose value alone is wanted. */
record Nowhere() implements CellOutput {
    @Override
    public ObjectNode parent() {
        return Json.object();
    }

    @Override
    public void print(String stream, String text) {}

    @Override
    public void display(MimeBundle bundle, ObjectNode transientData) {}

    @Override
    public void update(MimeBundle bundle, ObjectNode transientData) {}

    @Override
    public void clear(boolean waits) {}

    @Override
    public void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {}

    @Override
    public void payload(ObjectNode payload) {}

    @Override
    public String ask(String prompt, boolean isSecret) throws NoAnswer {
        throw new NoAnswer("expressions cannot ask");
    }
}
