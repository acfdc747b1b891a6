package dev.espalier.kernel.magic;

import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.python.PythonProblem;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.kernel.cell.Outcome;
import java.util.List;
import java.util.Optional;

/** {@code %transpile}: a cell, or what earlier cells defined, in another framework. */
final class TranspileMagic implements Magic {
    private static final String[] OPTIONS = {"--to=", "--from=", "--as=", "--args="};

    private final Translations translations;

    TranspileMagic(Notebook notebook) {
        this.translations = new Translations(notebook);
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
        Framework to = Translations.framework(words.value("--to").get());
        Optional<Framework> from = words.value("--from").isPresent()
                ? Optional.of(Translations.framework(words.value("--from").get()))
                : Optional.empty();
        Translations.Source source = source(call, words);
        try {
            Translations.Made made = translations.translate(source, from, to, words.value("--args"));
            call.show(made.shown());
            define(call, made, words.value("--as"));
            return Outcome.NOTHING;
        } catch (SyntaxProblem e) {
            return source.failed(e);
        }
    }

    private Translations.Source source(MagicCall call, Words words) throws UsageProblem {
        if (call.body().isEmpty()) {
            return translations.named(words.only("NAME"));
        }
        if (!words.rest().isEmpty()) {
            throw new UsageProblem("above a cell there is no NAME: " + String.join(" ", words.rest()));
        }
        if (call.body().get().isBlank()) {
            throw new UsageProblem("there is no code below");
        }
        return translations.cell(call.body().get());
    }

    private void define(MagicCall call, Translations.Made made, Optional<String> asked) throws UsageProblem {
        try {
            List<String> names = translations.define(made, asked);
            if (made.source().name().isPresent() || asked.isPresent()) {
                call.print("defined " + String.join(", ", names));
            }
        } catch (PythonProblem | RemoteProblem e) {
            String why = e instanceof RemoteProblem remote ? remote.name() + ": " + e.getMessage() : e.getMessage();
            call.output()
                    .print(
                            "stderr",
                            "translated, but not defined, because it does not run in this Python: " + why
                                    + " (%runtime PATH attaches another one)\n");
        }
    }
}
