package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;
import java.util.Optional;

/** {@code %verify}: whether a translation gives what the original gives. */
final class VerifyMagic implements Magic {
    private final Notebook notebook;

    VerifyMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public boolean takesBody() {
        return false;
    }

    @Override
    public String help() {
        return """
                %verify NAME --args EXPRESSION: calls a function and its last translation with the same values and compares
                EXPRESSION is a tuple of NumPy arrays and numbers; arrays become tensors of each framework. Compared are the
                number of results, their shapes, kinds of dtype, and values to 1e-5 relative.
                Example: %verify rmse --args "np.ones(3), np.zeros(3)\"""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words("--args=");
        String name = words.only("NAME");
        Notebook.Translated translated = Optional.ofNullable(
                        notebook.translated().get(name))
                .orElseThrow(() -> new UsageProblem(name + " has not been translated; %transpile " + name + " --to …"));
        String arguments = words.value("--args").orElseThrow(() -> new UsageProblem("--args is missing (%verify -h)"));
        ObjectNode params = Json.object().put("name", name).put("other", translated.name());
        params.put("source", translated.from().toString());
        params.put("target", translated.to().toString());
        params.put("arguments", arguments);
        try {
            JsonNode answer = notebook.python().request("kernel.verify", params);
            call.print(answer.path("told").asText());
            return answer.path("same").asBoolean()
                    ? Outcome.NOTHING
                    : Outcome.failed("VerificationError", name + " and " + translated.name() + " differ");
        } catch (PythonProblem | RemoteProblem e) {
            return Outcome.failed("VerificationError", e.getMessage());
        }
    }
}
