package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Settings;
import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.ir.Vocabulary;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.*;
import dev.espalier.engine.types.Analysis;
import dev.espalier.engine.types.Fact;
import dev.espalier.engine.types.FileFacts;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Translates Python files from one framework to another. Tables are loaded once, when first needed. */
public final class Transpiler {
    private final Vocabulary vocabulary = Vocabulary.load();
    private final Map<Framework, Dialect> dialects = new EnumMap<>(Framework.class);

    private Transpiler() {}

    public static Transpiler load() {
        return new Transpiler();
    }

    /** The tables of a framework. */
    public synchronized Dialect dialect(Framework framework) {
        return dialects.computeIfAbsent(framework, f -> Dialect.load(f.toString()));
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * Translates one file.
     *
     * @throws SyntaxProblem if the text is not Python
     */
    public Translation translate(String fileName, String text, Options options) {
        return LargeStack.work(fileName, () -> translation(fileName, text, options));
    }

    private Translation translation(String fileName, String text, Options options) {
        SourceFile file = SourceFile.parse(fileName, text);
        Framework from = options.from().orElseGet(() -> detect(file));
        if (from == options.to()) {
            return new Translation(text, List.of(), from);
        }
        return new Run(file, from, options).translation();
    }

    /** The framework whose modules a file imports; NumPy only where no other is. */
    public static Framework detect(SourceFile file) {
        Set<Framework> found = imported(file);
        if (found.size() > 1) {
            found.remove(Framework.NUMPY);
        }
        if (found.size() != 1) {
            String what = found.isEmpty() ? "imports none of torch, jax, tensorflow, numpy" : "imports " + found;
            throw new SyntaxProblem(file.name(), 1, 1, what + ": say --from");
        }
        return found.iterator().next();
    }

    /** All frameworks whose modules a file imports, in the order of the imports. */
    public static Set<Framework> imported(SourceFile file) {
        Set<Framework> found = new LinkedHashSet<>();
        imports(file.module(), found);
        return found;
    }

    private static void imports(Node node, Set<Framework> found) {
        switch (node) {
            case Import imported ->
                imported.names().forEach(a -> Families.owner(a.name()).ifPresent(found::add));
            case ImportFrom imported
            when imported.level() == 0 ->
                Families.owner(imported.module().orElse("")).ifPresent(found::add);
            default -> node.children().forEach(child -> imports(child, found));
        }
    }

    /** The translation of one file. */
    private final class Run {
        private final SourceFile file;
        private final Framework from;
        private final Dialect target;
        private final Map<String, Fact> samples;
        private final Set<String> taken;
        private final FileFacts facts;
        private final Optional<FileFacts> ofIntegers;

        Run(SourceFile file, Framework from, Options options) {
            this.file = file;
            this.from = from;
            this.target = dialect(options.to());
            this.samples = SampleArguments.parse(options, file);
            this.taken = taken(file, from, target.settings());
            // nearly every file has open dtypes, so that both readings are needed
            Supplier<FileFacts> others = LargeStack.beside(file.name(), () -> facts(Kind.INT));
            this.facts = facts(Kind.UNKNOWN);
            this.ofIntegers = facts.hasOpenKinds() ? Optional.of(others.get()) : Optional.empty();
        }

        private FileFacts facts(Kind openKind) {
            return Analysis.run(file, dialect(from), vocabulary, openKind, samples);
        }

        /**
         * A text that is no Python is a mistake of ours. It shows when all is put together, and the statement at fault
         * is found by writing again, each text tried alone.
         */
        Translation translation() {
            try {
                return written(false);
            } catch (SyntaxProblem _) {
                return written(true);
            }
        }

        private Translation written(boolean careful) {
            Writers writers = writers(facts, Kind.FLOAT);
            StatementWriter statements =
                    new StatementWriter(writers, ofIntegers.map(other -> writers(other, Kind.INT)), careful);
            statements.all(file.module().body(), StatementWriter.Place.MODULE);
            new ImportWriter(writers.context(), statements.edits())
                    .write(
                            writers.expressions().terms().helpers(),
                            writers.expressions().terms().generated().values(),
                            statements.needsPlaceholder());
            String text = Dedenter.apply(statements.edits(), statements.dedents());
            SourceFile.parse(file.name(), text);
            return new Translation(text, List.copyOf(new TreeSet<>(writers.findings())), from);
        }

        private Writers writers(FileFacts known, Kind openKind) {
            Imports imports = new Imports(target.settings(), taken);
            return new Writers(new Context(file, known, dialect(from), target, vocabulary, imports), openKind);
        }
    }

    /** Names that the program binds itself, apart from the imports that go. */
    private static Set<String> taken(SourceFile file, Framework from, Settings target) {
        Set<String> names = new HashSet<>();
        bound(file.module(), from, target, names);
        return names;
    }

    private static void bound(Node node, Framework from, Settings target, Set<String> names) {
        switch (node) {
            case Import imported ->
                imported.names().stream()
                        .filter(a -> !owned(a.name(), from) && !isOwnImport(a, target))
                        .forEach(a -> names.add(a.asName().orElse(a.name().split("\\.")[0])));
            case ImportFrom imported
            when imported.level() > 0 || !owned(imported.module().orElse(""), from) ->
                imported.names().forEach(a -> names.add(a.asName().orElse(a.name())));
            case FunctionDef def -> names.add(def.name());
            case ClassDef type -> names.add(type.name());
            case Parameter parameter -> names.add(parameter.name());
            case Assign assign -> assign.targets().forEach(t -> targets(t, names));
            case AnnAssign assign -> targets(assign.target(), names);
            case AugAssign assign -> targets(assign.target(), names);
            case For loop -> targets(loop.target(), names);
            case Comprehension comprehension -> targets(comprehension.target(), names);
            case WithItem item -> item.optionalVars().ifPresent(v -> targets(v, names));
            case NamedExpr named -> targets(named.target(), names);
            default -> {}
        }
        node.children().forEach(child -> bound(child, from, target, names));
    }

    /** What the output would import under the same name. */
    private static boolean isOwnImport(Alias alias, Settings target) {
        String statement = "import " + alias.name()
                + alias.asName().map(name -> " as " + name).orElse("");
        return statement.equals(target.imports().get(alias.name()));
    }

    private static boolean owned(String module, Framework from) {
        return Families.owner(module).filter(f -> f == from).isPresent();
    }

    private static void targets(Expression target, Set<String> names) {
        switch (target) {
            case Name name -> names.add(name.id());
            case TupleExpr tuple -> tuple.elements().forEach(e -> targets(e, names));
            case ListExpr list -> list.elements().forEach(e -> targets(e, names));
            case Starred starred -> targets(starred.value(), names);
            default -> {}
        }
    }

    /** An error finding, for files that cannot be read. */
    public static Finding error(SyntaxProblem problem) {
        return new Finding(problem.file(), problem.line(), problem.column(), FindingKind.ERROR, "", problem.reason());
    }
}
