package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.jshell.Timings;
import dev.espalier.kernel.wire.Json;
import java.util.Arrays;
import java.util.List;

/** {@code %bench}: how long a call takes, as it is and on each backend. */
final class BenchMagic implements Magic {
    private final Notebook notebook;

    BenchMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %bench [--on NAME,...] CALL: measures a call as it is, and what it computes as a graph on each backend
                The first run compiles; the median is of the runs after it, for half a second, at least five. Handing tensors
                over belongs to a run; frameworks get tensors of their own. The last column compares the result with the call's.
                Example: %bench --on java,libtorch rmse(x, y)""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        CallLine line = CallLine.of(call, "--on=");
        if (line.code().isEmpty()) {
            throw new UsageProblem("say which call: %bench -h");
        }
        List<String> on =
                line.value("--on").map(names -> Arrays.asList(names.split(","))).orElse(List.of());
        ObjectNode params = Json.object().put("code", line.code());
        params.set("on", Json.array(on));
        try {
            JsonNode measured = notebook.python().request("kernel.bench", params);
            Timings timings = new Timings(measured.path("name").asText());
            for (JsonNode row : measured.path("rows")) {
                timings.add(
                        row.path("name").asText(),
                        row.path("first").asDouble(Double.NaN),
                        row.path("median").asDouble(Double.NaN),
                        row.path("told").asText());
            }
            call.show(timings.table());
            call.show(timings.bars());
            return Outcome.NOTHING;
        } catch (RemoteProblem e) {
            return Traces.failed(e);
        } catch (PythonProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        }
    }
}
