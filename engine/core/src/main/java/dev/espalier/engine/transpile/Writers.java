package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.Kind;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The writers of expressions and simple statements under one reading of open dtypes, and what their texts need. */
final class Writers {
    private final Context context;
    private final ExpressionWriter expressions;
    private final MutationWriter mutations;
    private final List<Finding> findings = new ArrayList<>();

    /** @param openKind what open dtypes are read as */
    Writers(Context context, Kind openKind) {
        this.context = context;
        this.expressions = new ExpressionWriter(context, openKind == Kind.INT ? Kind.INT : Kind.FLOAT);
        this.mutations = new MutationWriter(context, expressions, this::note);
    }

    Context context() {
        return context;
    }

    ExpressionWriter expressions() {
        return expressions;
    }

    MutationWriter mutations() {
        return mutations;
    }

    List<Finding> findings() {
        return findings;
    }

    void note(Node at, FindingKind kind, String api, String message) {
        int offset = at.span().start();
        findings.add(new Finding(
                context.file().name(),
                context.file().line(offset),
                context.file().column(offset),
                kind,
                api,
                message));
    }

    void enter(FunctionDef def) {
        mutations.enter(def);
    }

    void leave() {
        mutations.leave();
    }

    /** What the texts written so far need and tell, so that the next one can be taken back. */
    record Needs(Map<String, String> imports, Set<String> helpers, Map<String, String> generated, int findings) {}

    Needs needs() {
        return new Needs(
                new LinkedHashMap<>(context.imports().used()),
                new LinkedHashSet<>(expressions.terms().helpers()),
                new LinkedHashMap<>(expressions.terms().generated()),
                findings.size());
    }

    /** Forgets what was written since. */
    void back(Needs before) {
        context.imports().used().clear();
        context.imports().used().putAll(before.imports());
        expressions.terms().helpers().clear();
        expressions.terms().helpers().addAll(before.helpers());
        expressions.terms().generated().clear();
        expressions.terms().generated().putAll(before.generated());
        findings.subList(before.findings(), findings.size()).clear();
    }
}
