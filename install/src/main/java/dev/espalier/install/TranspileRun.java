package dev.espalier.install;

import dev.espalier.engine.report.FileReport;
import dev.espalier.engine.report.FileReport.Status;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.RunReport;
import dev.espalier.engine.syntax.SyntaxProblem;
import dev.espalier.engine.transpile.Framework;
import dev.espalier.engine.transpile.Options;
import dev.espalier.engine.transpile.Translation;
import dev.espalier.install.output.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One run over some files: each is translated and written on its own, so that one bad file harms no other. */
final class TranspileRun {
    /** A step of the work on one file. */
    private interface Step {
        void run() throws Failure, IOException;
    }

    private final Surroundings surroundings;
    private final Options options;
    private final Destination destination;
    private final FileTranslator translator;
    private final Map<Input, String> texts = new HashMap<>();
    private final Map<Input, FileReport> reports = new HashMap<>();
    private final List<Input> undecided = new ArrayList<>();
    private boolean hasFailed;
    private boolean lacksFrom;

    TranspileRun(Surroundings surroundings, Options options, Destination destination) {
        this.surroundings = surroundings;
        this.options = options;
        this.destination = destination;
        this.translator = new FileTranslator(surroundings.translations());
    }

    /** Translates all inputs and writes what comes of them. */
    RunReport translate(Inputs inputs) {
        for (Input input : inputs.files()) {
            guarded(input, () -> begin(input));
        }
        // A file that imports no framework follows the others of its run.
        Optional<Framework> common = commonSource();
        for (Input input : undecided) {
            guarded(input, () -> translate(input, common.orElseThrow(() -> nothingImported(input))));
        }
        translator.close();
        List<FileReport> files = new ArrayList<>();
        for (Finding problem : inputs.problems()) {
            files.add(FileReport.failed(problem.file(), "", List.of(problem)));
            hasFailed = true;
        }
        inputs.files().forEach(input -> files.add(reports.get(input)));
        return new RunReport(EspalierCommand.Version.number(), options.to().toString(), files);
    }

    /** The exit status of what has been done. */
    int status() {
        boolean hasUnconverted = reports.values().stream().anyMatch(r -> r.status() == Status.PARTLY);
        if (hasFailed) {
            return ExitStatus.FAILED;
        }
        return lacksFrom ? ExitStatus.USAGE : hasUnconverted ? ExitStatus.UNCONVERTED : ExitStatus.DONE;
    }

    private void begin(Input input) throws Failure, IOException {
        String text = SourceText.read(input, surroundings);
        texts.put(input, text);
        Optional<Translation> earlier = translator.earlier(input, text, options);
        if (earlier.isPresent()) {
            write(input, earlier.get());
        } else if (options.from().isPresent()) {
            translate(input, options.from().get());
        } else {
            switch (translator.framework(input, text, options)) {
                case SourceFramework.Known known -> translate(input, known.framework());
                case SourceFramework.Unknown _ -> undecided.add(input);
                case SourceFramework.Ambiguous several ->
                    throw Failure.ofUsage(input.shown(), "imports " + several + "; say --from");
            }
        }
    }

    /** The framework of the other files, if it is one. */
    private Optional<Framework> commonSource() {
        List<String> found = reports.values().stream()
                .flatMap(r -> r.from().stream())
                .distinct()
                .toList();
        return found.size() == 1 ? Framework.parse(found.get(0)) : Optional.empty();
    }

    private static Failure nothingImported(Input input) {
        String known =
                Arrays.stream(Framework.values()).map(Framework::toString).collect(Collectors.joining(", "));
        return Failure.ofUsage(input.shown(), "imports none of " + known + "; say --from");
    }

    private void translate(Input input, Framework from) throws Failure {
        Options complete = new Options(Optional.of(from), options.to(), options.only(), options.arguments());
        // What was decided by the other files must not be found again when those have changed.
        boolean isDecidedAlone = !undecided.contains(input);
        write(input, translator.translate(input, texts.get(input), isDecidedAlone ? options : complete, complete));
    }

    private void write(Input input, Translation translation) throws Failure {
        String output = destination.shown(input);
        try {
            destination.write(input, translation.text());
        } catch (Refusal e) {
            throw Failure.of(output, e.getMessage());
        } catch (IOException e) {
            throw Failure.of(output, "cannot be written: " + Problems.reason(e));
        }
        List<Finding> findings = translation.findings().stream()
                .map(f -> new Finding(input.shown(), f.line(), f.column(), f.kind(), f.api(), f.message()))
                .toList();
        reports.put(
                input,
                new FileReport(
                        input.shown(),
                        Optional.of(output),
                        Optional.of(translation.from().toString()),
                        translation.hasUnconverted() ? Status.PARTLY : Status.CONVERTED,
                        findings,
                        texts.get(input),
                        translation.text()));
    }

    private void guarded(Input input, Step step) {
        try {
            step.run();
        } catch (Failure e) {
            record(input, e);
        } catch (IOException e) {
            record(input, Failure.of(input.shown(), Problems.reason(e)));
        } catch (SyntaxProblem e) {
            record(input, Failure.at(input.shown(), e.line(), e.column(), e.reason()));
        } catch (StackOverflowError e) {
            record(input, Failure.of(input.shown(), "nested too deeply to be translated"));
        } catch (OutOfMemoryError e) {
            record(input, Failure.of(input.shown(), "too large to be translated in the memory at hand"));
        } catch (RuntimeException e) {
            record(input, Failure.of(input.shown(), Problems.internal(e)));
        }
    }

    private void record(Input input, Failure failure) {
        lacksFrom |= failure.isUsage();
        hasFailed |= !failure.isUsage();
        reports.put(input, FileReport.failed(input.shown(), texts.getOrDefault(input, ""), List.of(failure.finding())));
    }
}
