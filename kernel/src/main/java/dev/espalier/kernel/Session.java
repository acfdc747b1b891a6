package dev.espalier.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.kernel.cell.CellOutput;
import dev.espalier.kernel.cell.Completeness;
import dev.espalier.kernel.cell.Completions;
import dev.espalier.kernel.cell.Language;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.Request;
import dev.espalier.kernel.wire.Json;
import dev.espalier.kernel.wire.Message;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the cells of one kernel share: their languages and what was defined in them. */
public final class Session implements AutoCloseable {
    private final Language main;
    private final ObjectNode languageInfo;
    private final Comms comms = new Comms();
    /** How often the running cell was interrupted; below zero when none runs. */
    private final AtomicInteger interrupts = new AtomicInteger(-1);

    public Session(Language main, ObjectNode languageInfo) {
        this.main = main;
        this.languageInfo = languageInfo;
    }

    Comms comms() {
        return comms;
    }

    ObjectNode info() {
        ObjectNode info = Json.object();
        info.put("protocol_version", Message.PROTOCOL);
        info.put("implementation", "espalier");
        info.put("implementation_version", version());
        info.set("language_info", languageInfo);
        info.put("banner", "Espalier " + version() + ": %lsmagic lists what it can do beside the language");
        info.put("debugger", false);
        info.putArray("supported_features");
        info.putArray("help_links");
        return info;
    }

    private static String version() {
        String built = Session.class.getPackage().getImplementationVersion();
        return built == null ? "0.1.0" : built;
    }

    Outcome run(Request request, CellOutput output) {
        interrupts.set(0);
        try {
            return main.run(request, output);
        } finally {
            interrupts.set(-1);
        }
    }

    Completions complete(String code, int cursor) {
        return main.complete(code, cursor);
    }

    Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        return main.inspect(code, cursor, detail);
    }

    Completeness completeness(String code) {
        return main.completeness(code);
    }

    /** Ends the running cell; the second time by force. */
    void interrupt() {
        int before = interrupts.getAndUpdate(n -> n < 0 ? n : n + 1);
        if (before >= 0) {
            main.interrupt(before > 0);
        }
    }

    @Override
    public void close() {
        main.close();
    }
}
