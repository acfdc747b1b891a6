package dev.espalier.install;

import dev.espalier.engine.files.Problems;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * One run over some files: each is translated and written on its own, so that one bad file harms no other, and as many
 * at once as there are processors.
 */
final class TranspileRun {
    /** Work on one file. */
    private interface Work {
        void on(Input input) throws Failure, IOException;
    }

    private final Surroundings surroundings;
    private final Options options;
    private final Destination destination;
    private final FileTranslator translator;
    private final boolean isRetold;
    private final Map<Input, String> texts = new ConcurrentHashMap<>();
    private final Map<Input, String> undecided = new ConcurrentHashMap<>();
    private final Map<Input, FileReport> reports = new ConcurrentHashMap<>();
    private volatile boolean hasFailed;
    private volatile boolean lacksFrom;

    /** @param isRetold whether the report will show the texts, which for many files take much memory */
    TranspileRun(Surroundings surroundings, Options options, Destination destination, boolean isRetold) {
        this.surroundings = surroundings;
        this.options = options;
        this.destination = destination;
        this.isRetold = isRetold;
        this.translator = new FileTranslator(surroundings.translations());
    }

    /** Translates all inputs and writes what comes of them. */
    RunReport translate(Inputs inputs) {
        each(inputs.files(), this::begin);
        // A file that imports no framework follows the others of its run.
        Optional<Framework> common = commonSource();
        List<Input> rest =
                inputs.files().stream().filter(undecided::containsKey).toList();
        each(rest, input -> follow(input, common));
        translator.close();
        List<FileReport> files = new ArrayList<>();
        for (Finding problem : inputs.problems()) {
            files.add(FileReport.failed(problem.file(), "", List.of(problem)));
            hasFailed = true;
        }
        inputs.files().forEach(input -> files.add(reports.get(input)));
        return new RunReport(EspalierCommand.Version.number(), options.to().toString(), files);
    }

    /** Several at once; what finds no memory beside others may find it alone. */
    private void each(List<Input> inputs, Work work) {
        Set<Input> crowded = ConcurrentHashMap.newKeySet();
        Workers.each(inputs, input -> guarded(input, work, () -> crowded.add(input)));
        inputs.stream()
                .filter(crowded::contains)
                .forEach(input -> guarded(
                        input,
                        work,
                        () -> record(
                                input, Failure.of(input.shown(), "too large to be translated in the memory at hand"))));
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
        if (isRetold) {
            texts.put(input, text);
        }
        Optional<Translation> earlier = translator.earlier(input, text, options);
        if (earlier.isPresent()) {
            write(input, earlier.get());
        } else if (options.from().isPresent()) {
            write(input, translator.translate(input, text, options, options));
        } else {
            switch (translator.framework(input, text, options)) {
                case SourceFramework.Known known ->
                    write(input, translator.translate(input, text, options, from(known.framework())));
                case SourceFramework.Unknown _ -> undecided.put(input, text);
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

    /** What was decided by the other files must not be found again when those have changed. */
    private void follow(Input input, Optional<Framework> common) throws Failure {
        Options complete = from(common.orElseThrow(() -> nothingImported(input)));
        String text = undecided.get(input);
        write(input, translator.translate(input, text, complete, complete));
    }

    private Options from(Framework framework) {
        return new Options(Optional.of(framework), options.to(), options.only(), options.arguments());
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
                        texts.getOrDefault(input, ""),
                        isRetold ? translation.text() : ""));
    }

    private void guarded(Input input, Work work, Runnable noMemory) {
        try {
            work.on(input);
        } catch (Failure e) {
            record(input, e);
        } catch (IOException e) {
            record(input, Failure.of(input.shown(), Problems.reason(e)));
        } catch (SyntaxProblem e) {
            record(input, Failure.at(input.shown(), e.line(), e.column(), e.reason()));
        } catch (StackOverflowError e) {
            record(input, Failure.of(input.shown(), "nested too deeply to be translated"));
        } catch (OutOfMemoryError e) {
            noMemory.run();
        } catch (RuntimeException e) {
            record(input, Failure.of(input.shown(), Problems.internal(e)));
        }
    }

    private void record(Input input, Failure failure) {
        if (failure.isUsage()) {
            lacksFrom = true;
        } else {
            hasFailed = true;
        }
        reports.put(input, FileReport.failed(input.shown(), texts.getOrDefault(input, ""), List.of(failure.finding())));
    }
}
