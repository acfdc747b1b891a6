package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
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
        Map<String, Fact> samples = SampleArguments.parse(options, file);
        Run plain = new Run(file, from, options.to(), samples, Kind.UNKNOWN);
        if (plain.facts.hasOpenKinds()) {
            inBothReadings(plain, new Run(file, from, options.to(), samples, Kind.INT));
        } else {
            plain.write(Optional.empty(), Doubts.NONE);
        }
        return plain.finish();
    }

    /**
     * Writes what comes out the same whether open dtypes are of floats or of integers. Where it does not, ways are
     * preferred that are right under both readings, and at last the casts are left to the running program.
     */
    private static void inBothReadings(Run plain, Run integers) {
        integers.write(Optional.empty(), Doubts.NONE);
        plain.write(Optional.of(integers), Doubts.NONE);
        Set<Span> differing = plain.statements.differing();
        if (!differing.isEmpty()) {
            Doubts doubts = new Doubts(differing, Set.of());
            integers.write(Optional.empty(), doubts);
            plain.write(Optional.of(integers), doubts);
        }
        Set<Span> open = plain.statements.open();
        if (!open.isEmpty()) {
            Doubts doubts = new Doubts(differing, open);
            integers.begin(Optional.empty(), doubts);
            plain.begin(Optional.of(integers), doubts);
            integers.expressions.otherwise(plain.expressions);
            plain.expressions.otherwise(integers.expressions);
            integers.writeAll();
            plain.writeAll();
        }
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

    /** One pass over a file under one reading of open dtypes. */
    private final class Run {
        private final SourceFile file;
        private final Framework from;
        private final Framework to;
        private final Kind openKind;
        private final FileFacts facts;
        private ExpressionWriter expressions;
        private StatementWriter statements;

        Run(SourceFile file, Framework from, Framework to, Map<String, Fact> samples, Kind openKind) {
            this.file = file;
            this.from = from;
            this.to = to;
            this.openKind = openKind;
            this.facts = Analysis.run(file, dialect(from), vocabulary, openKind, samples);
        }

        /**
         * Writes all statements.
         *
         * @param otherwise the pass under the other reading of open dtypes, which must give the same
         */
        void write(Optional<Run> otherwise, Doubts doubts) {
            begin(otherwise, doubts);
            writeAll();
        }

        void begin(Optional<Run> otherwise, Doubts doubts) {
            Imports imports = new Imports(dialect(to).settings(), taken(file, from));
            Context context = new Context(file, facts, dialect(from), dialect(to), vocabulary, imports);
            expressions = new ExpressionWriter(context, openKind == Kind.INT ? Kind.INT : Kind.FLOAT);
            statements =
                    new StatementWriter(context, expressions, otherwise.map(run -> run.statements.written()), doubts);
        }

        void writeAll() {
            statements.all(file.module().body(), StatementWriter.Place.MODULE);
        }

        Translation finish() {
            new ImportWriter(expressions.context(), statements.edits())
                    .write(
                            expressions.terms().helpers(),
                            expressions.terms().generated().values(),
                            statements.needsPlaceholder());
            String text = Dedenter.apply(statements.edits(), statements.dedents());
            SourceFile.parse(file.name(), text);
            List<Finding> findings = List.copyOf(new TreeSet<>(statements.findings()));
            return new Translation(text, findings, from);
        }
    }

    /** Names that the program binds itself, apart from the imports that go. */
    private static Set<String> taken(SourceFile file, Framework from) {
        Set<String> names = new HashSet<>();
        bound(file.module(), from, names);
        return names;
    }

    private static void bound(Node node, Framework from, Set<String> names) {
        switch (node) {
            case Import imported ->
                imported.names().stream()
                        .filter(a -> !owned(a.name(), from))
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
        node.children().forEach(child -> bound(child, from, names));
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
