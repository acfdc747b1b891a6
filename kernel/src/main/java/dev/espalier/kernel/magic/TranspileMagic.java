package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Translation;
import dev.espalier.kernel.cell.Html;
import dev.espalier.kernel.cell.MimeBundle;
import dev.espalier.kernel.cell.Outcome;
import dev.espalier.kernel.cell.PythonHighlight;
import dev.espalier.kernel.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code %transpile}: a cell, or what earlier cells defined, in another framework. */
final class TranspileMagic implements Magic {
    private static final String[] OPTIONS = {"--to=", "--from=", "--as=", "--args="};

    /**
     * What is translated.
     *
     * @param imports lines of earlier cells that stand in front
     */
    private record Source(String file, String imports, String text, Optional<String> name) {
        String whole() {
            return imports + (imports.isEmpty() ? "" : "\n\n") + text;
        }

        int importLines() {
            int lines = (int) imports.chars().filter(c -> c == '\n').count();
            return lines == 0 ? 0 : lines + 2;
        }
    }

    private final Notebook notebook;

    TranspileMagic(Notebook notebook) {
        this.notebook = notebook;
    }

    @Override
    public String name() {
        return "transpile";
    }

    @Override
    public boolean takesBody() {
        return true;
    }

    @Override
    public String help() {
        return """
                %transpile NAME --to FRAMEWORK, or %%transpile --to FRAMEWORK above a cell: says it in another framework
                  --to FRAMEWORK    torch, jax, tensorflow or numpy
                  --from FRAMEWORK  by default, the imports tell
                  --as NAME         the name that the result gets; by default its own (a cell) or NAME_FRAMEWORK
                  --args TYPES      types of the arguments, such as "f32[2,3], int"
                Shows the translation and its findings, and defines what it defines. On the first line of a cell,
                %transpile --to FRAMEWORK without a NAME takes the code below, as %%transpile does.
                Example: %transpile rmse --to jax""";
    }

    /** Without a name, the rest of the cell is meant. */
    boolean takesRest(String line) {
        try {
            return Words.of(name(), line, OPTIONS).rest().isEmpty();
        } catch (UsageProblem e) {
            return false;
        }
    }

    @Override
    public Outcome run(MagicCall call) throws UsageProblem {
        Words words = call.words(OPTIONS);
        if (words.value("--to").isEmpty()) {
            throw new UsageProblem("say --to torch, jax, tensorflow or numpy");
        }
        Framework to = framework(words.value("--to").get());
        Optional<Framework> from = words.value("--from").isPresent()
                ? Optional.of(framework(words.value("--from").get()))
                : Optional.empty();
        Source source = source(call, words);
        try {
            Options options = new Options(
                    from,
                    to,
                    words.value("--args").flatMap(types -> source.name()),
                    words.value("--args").orElse(""));
            Translation translation = notebook.transpiler().translate(source.file(), source.whole(), options);
            return tell(call, source, translation, to, words.value("--as"));
        } catch (SyntaxProblem e) {
            int line = Math.max(e.line() - source.importLines(), 1);
            return Outcome.failed(
                    "TranslationError", source.file() + ":" + line + ":" + e.column() + ": " + e.reason());
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(e.getMessage());
        }
    }

    private static Framework framework(String name) throws UsageProblem {
        return Framework.parse(name)
                .orElseThrow(() -> new UsageProblem(
                        "there is no framework '" + name + "': torch, jax, tensorflow and numpy are there"));
    }

    private Source source(MagicCall call, Words words) throws UsageProblem {
        if (call.body().isPresent()) {
            if (!words.rest().isEmpty()) {
                throw new UsageProblem("above a cell there is no NAME: " + String.join(" ", words.rest()));
            }
            String body = call.body().get().endsWith("\n")
                    ? call.body().get()
                    : call.body().get() + "\n";
            return new Source("cell", importsFor(body), body, Optional.empty());
        }
        String name = words.only("NAME");
        JsonNode found = ask("kernel.source", Json.object().put("name", name));
        return new Source(
                name,
                found.path("imports").asText(),
                found.path("source").asText(),
                Optional.of(found.path("name").asText()));
    }

    /** Imports of earlier cells that the text relies on; without Python there are no earlier cells. */
    private String importsFor(String body) {
        try {
            return notebook.python()
                    .request("kernel.imports", Json.object().put("code", body))
                    .asText();
        } catch (UsageProblem | PythonProblem | RemoteProblem e) {
            return "";
        }
    }

    private JsonNode ask(String method, ObjectNode params) throws UsageProblem {
        try {
            return notebook.python().request(method, params);
        } catch (PythonProblem | RemoteProblem e) {
            throw new UsageProblem(e.getMessage());
        }
    }

    private Outcome tell(MagicCall call, Source source, Translation translation, Framework to, Optional<String> asked)
            throws UsageProblem {
        List<Finding> findings = translation.findings().stream()
                .map(f -> new Finding(
                        source.file(),
                        Math.max(f.line() - source.importLines(), 1),
                        f.column(),
                        f.kind(),
                        f.api(),
                        f.message()))
                .toList();
        notebook.findings().set(findings);
        call.show(shown(translation.text(), findings));
        Map<String, String> names = names(translation.text(), source, to, asked);
        ObjectNode params = Json.object().put("code", translation.text());
        params.put("file", "translated/" + to + "/" + source.file() + ".py");
        ObjectNode given = params.putObject("names");
        names.forEach(given::put);
        try {
            notebook.python().request("kernel.define", params);
            if (source.name().isPresent() || asked.isPresent()) {
                call.print("defined " + String.join(", ", names.values()));
            }
            source.name()
                    .ifPresent(own -> notebook.translated()
                            .put(own, new Notebook.Translated(names.get(own), translation.from(), to)));
        } catch (PythonProblem | RemoteProblem e) {
            String why = e instanceof RemoteProblem remote ? remote.name() + ": " + e.getMessage() : e.getMessage();
            call.output()
                    .print(
                            "stderr",
                            "translated, but not defined, because it does not run in this Python: " + why
                                    + " (%runtime PATH attaches another one)\n");
        }
        return Outcome.NOTHING;
    }

    private static MimeBundle shown(String code, List<Finding> findings) {
        StringBuilder text = new StringBuilder(code);
        StringBuilder html = new StringBuilder(PythonHighlight.html(code));
        if (!findings.isEmpty()) {
            html.append("<ul style=\"font-size:90%\">");
            for (Finding finding : findings) {
                text.append(finding).append('\n');
                html.append("<li>").append(Html.escape(finding.toString())).append("</li>");
            }
            html.append("</ul>");
        }
        return MimeBundle.text(text.toString()).and("text/html", html.toString());
    }

    /** Which names of the translated text the cells get, and under which names. */
    private static Map<String, String> names(String code, Source source, Framework to, Optional<String> asked)
            throws UsageProblem {
        Map<String, String> names = new LinkedHashMap<>();
        if (source.name().isPresent()) {
            String own = source.name().get();
            names.put(own, asked.orElse(own + "_" + to));
            return names;
        }
        SourceFile.parse("translation", code).module().body().forEach(statement -> {
            switch (statement) {
                case FunctionDef function -> names.put(function.name(), function.name());
                case ClassDef type -> names.put(type.name(), type.name());
                default -> {
                    // Variables of a cell are results of running it, not parts of its translation.
                }
            }
        });
        if (asked.isPresent()) {
            List<String> known = names.keySet().stream()
                    .filter(n -> source.text().contains(" " + n))
                    .toList();
            if (known.size() != 1) {
                throw new UsageProblem("--as names one function or class, and the cell defines " + known);
            }
            return Map.of(known.get(0), asked.get());
        }
        return names;
    }
}
