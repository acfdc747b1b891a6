package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.wire.Json;

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
                %verify CALL, or %verify NAME --args "EXPRESSION, ...": calls a function and its last translation, and compares
                Both are called with the same values; tensors become those of each framework. Compared are the number of
                results, their shapes, kinds of dtype, and values: 1e-5 relative and 1e-6 absolute, 2^-9 and 2^-6 relative
                where one is float16 or bfloat16.
                Example: %verify rmse(predictions, targets)""";
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        CallLine line = CallLine.of(call, "--args=");
        String code = line.code();
        if (code.isEmpty()) {
            throw new UsageProblem("say which call: %verify -h");
        }
        boolean isCall = code.endsWith(")");
        if (isCall == line.has("--args")) {
            throw new UsageProblem(
                    isCall ? "a call has its arguments, so --args is too much" : "--args is missing (%verify -h)");
        }
        String name = isCall ? code.substring(0, code.indexOf('(')).strip() : code;
        Notebook.Translated translated = notebook.translated().get(name.substring(name.lastIndexOf('.') + 1));
        if (translated == null) {
            throw new UsageProblem(name + " has not been translated; %transpile " + name + " --to …");
        }
        ObjectNode params = Json.object().put("code", code).put("other", translated.name());
        params.put("source", translated.from().toString());
        params.put("target", translated.to().toString());
        line.value("--args").ifPresent(arguments -> params.put("arguments", arguments));
        try {
            JsonNode answer = notebook.python().request("kernel.verify", params);
            call.print(answer.path("told").asText());
            return answer.path("same").asBoolean()
                    ? Outcome.NOTHING
                    : Outcome.failed("VerificationError", name + " and " + translated.name() + " differ");
        } catch (RemoteProblem e) {
            return Traces.failed(e);
        } catch (PythonProblem e) {
            return Outcome.failed("PythonEnded", e.getMessage());
        }
    }
}
