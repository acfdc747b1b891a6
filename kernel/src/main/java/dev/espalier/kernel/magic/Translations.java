package dev.espalier.kernel.magic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
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

/** Cells, and what cells have defined, in another framework; and the results as definitions beside them. */
final class Translations {
    /**
     * What is translated.
     *
     * @param imports lines of earlier cells that stand in front
     * @param name the function or class that is meant; empty for a whole cell
     */
    record Source(String file, String imports, String text, Optional<String> name) {
        private String whole() {
            return imports.isEmpty() ? "\n".repeat(magicLines()) + text : imports + "\n\n" + text;
        }

        /** Above a whole cell stands its magic, which counts where lines are told. */
        private int magicLines() {
            return name.isEmpty() ? 1 : 0;
        }

        /** The line of the user's text for a line of the whole. */
        private int line(int ofWhole) {
            int lines = (int) imports.chars().filter(c -> c == '\n').count();
            return Math.max(imports.isEmpty() ? ofWhole : ofWhole - lines - 2 + magicLines(), 1);
        }

        Outcome failed(SyntaxProblem problem) {
            Finding error =
                    new Finding(file, line(problem.line()), problem.column(), FindingKind.ERROR, "", problem.reason());
            return Outcome.failed("TranslationError", error.toString());
        }
    }

    /** What came of it. */
    record Made(Source source, Translation translation, Framework to, List<Finding> findings) {
        /** The text; where the magic stood there is nothing. */
        String code() {
            String text = translation.text();
            return text.startsWith("\n") ? text.substring(1) : text;
        }

        /** The text with what there is to say about it. */
        MimeBundle shown() {
            StringBuilder text = new StringBuilder(code());
            StringBuilder html = new StringBuilder(PythonHighlight.html(code()));
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

        /** Which names of the translated text cells get, and under which names. */
        Map<String, String> names(Optional<String> asked) throws UsageProblem {
            if (source.name().isPresent()) {
                String own = source.name().get();
                return Map.of(own, asked.orElse(own + "_" + to));
            }
            Map<String, String> names = new LinkedHashMap<>();
            SourceFile.parse("translation", translation.text()).module().body().forEach(statement -> {
                switch (statement) {
                    case FunctionDef function -> names.put(function.name(), function.name());
                    case ClassDef type -> names.put(type.name(), type.name());
                    default -> {
                        // Variables of a cell are results of running it, not parts of its translation.
                    }
                }
            });
            if (asked.isEmpty()) {
                return names;
            }
            List<String> known = names.keySet().stream()
                    .filter(n -> source.text().contains(" " + n))
                    .toList();
            if (known.size() != 1) {
                throw new UsageProblem("--as names one function or class, and the cell defines " + known);
            }
            return Map.of(known.get(0), asked.get());
        }
    }

    private final Notebook notebook;

    Translations(Notebook notebook) {
        this.notebook = notebook;
    }

    static Framework framework(String name) throws UsageProblem {
        return Framework.parse(name)
                .orElseThrow(() -> new UsageProblem(
                        "there is no framework '" + name + "': torch, jax, tensorflow and numpy are there"));
    }

    /** The text of a cell, with imports of earlier cells that it relies on; without Python there are no earlier cells. */
    Source cell(String body) {
        String text = body.endsWith("\n") ? body : body + "\n";
        String imports = "";
        try {
            imports = notebook.python()
                    .request("kernel.imports", Json.object().put("code", text))
                    .asText();
        } catch (UsageProblem | PythonProblem | RemoteProblem e) {
            // What the cell says itself is enough for most cells.
        }
        return new Source("cell", imports, text, Optional.empty());
    }

    /** What earlier cells defined under a name. */
    Source named(String name) throws UsageProblem {
        try {
            JsonNode found =
                    notebook.python().request("kernel.source", Json.object().put("name", name));
            return new Source(
                    name,
                    found.path("imports").asText(),
                    found.path("source").asText(),
                    Optional.of(found.path("name").asText()));
        } catch (PythonProblem | RemoteProblem e) {
            throw new UsageProblem(e.getMessage());
        }
    }

    /**
     * Translates; what there is to say is kept for {@code %findings}.
     *
     * @throws SyntaxProblem if the text is no Python
     */
    Made translate(Source source, Optional<Framework> from, Framework to, Optional<String> types) throws UsageProblem {
        Options options = new Options(from, to, types.flatMap(_ -> source.name()), types.orElse(""));
        try {
            Translation translation = notebook.transpiler().translate(source.file(), source.whole(), options);
            List<Finding> findings = translation.findings().stream()
                    .map(f -> new Finding(
                            source.file(), source.line(f.line()), f.column(), f.kind(), f.api(), f.message()))
                    .toList();
            notebook.findings().set(findings);
            return new Made(source, translation, to, findings);
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(e.getMessage());
        }
    }

    /**
     * Gives cells what a translation defines.
     *
     * @return the names that they got
     * @throws PythonProblem if there is no Python
     * @throws RemoteProblem if the translation does not run in this Python
     */
    List<String> define(Made made, Optional<String> asked) throws UsageProblem {
        Map<String, String> names = made.names(asked);
        ObjectNode params = Json.object().put("code", made.translation().text());
        params.put("file", "translated/" + made.to() + "/" + made.source().file() + ".py");
        ObjectNode given = params.putObject("names");
        names.forEach(given::put);
        notebook.python().request("kernel.define", params);
        made.source()
                .name()
                .ifPresent(own -> notebook.translated()
                        .put(
                                own,
                                new Notebook.Translated(
                                        names.get(own), made.translation().from(), made.to())));
        return List.copyOf(names.values());
    }
}
