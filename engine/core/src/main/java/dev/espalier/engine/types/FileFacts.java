package dev.espalier.engine.types;

import dev.espalier.engine.syntax.AugAssign;
import dev.espalier.engine.syntax.BinOp;
import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Node;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that the analysis found out about a file: facts, readings and refusals by expression. */
public final class FileFacts {
    private final Map<Expression, Fact> facts = new IdentityHashMap<>();
    private final Map<Expression, Lifted> lifted = new IdentityHashMap<>();
    private final Map<Expression, Unread> unread = new IdentityHashMap<>();
    private final Map<Expression, String> symbols = new IdentityHashMap<>();
    private final Map<AugAssign, BinOp> augmented = new IdentityHashMap<>();
    final Map<Node, String> keys = new IdentityHashMap<>();
    final Map<String, Fact> parameters = new HashMap<>();
    /** Keys of parameters that are taken to hold floats, though nothing tells it. */
    final Set<String> assumedFloats = new HashSet<>();

    final Map<String, String> imports = new LinkedHashMap<>();
    final Set<ClassDef> foreign = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A use of the framework that the tables do not cover. */
    public record Unread(String api, String reason) {}

    /** What is known of the expression. */
    public Fact fact(Expression e) {
        return facts.getOrDefault(e, Fact.UNKNOWN);
    }

    /** The reading of a framework call, operator or property. */
    public Optional<Lifted> lifted(Expression e) {
        return Optional.ofNullable(lifted.get(e));
    }

    /** Why a use of the framework could not be read. */
    public Optional<Unread> unread(Expression e) {
        return Optional.ofNullable(unread.get(e));
    }

    /** The qualified name outside the file that the expression means. */
    public Optional<String> symbol(Expression e) {
        return Optional.ofNullable(symbols.get(e));
    }

    /** Local names of imported modules and names, with what they mean. */
    public Map<String, String> imports() {
        return imports;
    }

    /** The operation of an augmented assignment, as an expression of its own. */
    public BinOp operation(AugAssign assign) {
        return augmented.computeIfAbsent(assign, a -> new BinOp(a.span(), a.target(), a.op(), a.value()));
    }

    /** What is known of a parameter of a function. */
    public Fact parameterOf(Node function, String name) {
        String key = keys.get(function);
        return key == null ? Fact.UNKNOWN : parameters.getOrDefault(key + "." + name, Fact.UNKNOWN);
    }

    /** Whether a parameter of a function is taken to hold floats, though nothing tells it. */
    public boolean isAssumedFloat(Node function, String name) {
        String key = keys.get(function);
        return key != null && assumedFloats.contains(key + "." + name);
    }

    /** Whether a class builds on a class of a framework. */
    public boolean isForeign(ClassDef type) {
        return foreign.contains(type);
    }

    /** Whether some parameter's kind of dtype is open. */
    public boolean hasOpenKinds() {
        return facts.values().stream().anyMatch(FileFacts::isOpen)
                || parameters.values().stream().anyMatch(FileFacts::isOpen);
    }

    private static boolean isOpen(Fact fact) {
        return fact.isUnknown()
                || fact instanceof Fact.Tensor t && t.dtype().kind() == dev.espalier.engine.ir.Kind.UNKNOWN;
    }

    Fact record(Expression e, Fact fact) {
        facts.put(e, fact);
        return fact;
    }

    void record(Expression e, Lifted reading) {
        lifted.put(e, reading);
        unread.remove(e);
    }

    void refuse(Expression e, String api, String reason) {
        unread.put(e, new Unread(api, reason));
        lifted.remove(e);
    }

    void clear(Expression e) {
        lifted.remove(e);
        unread.remove(e);
    }

    void symbol(Expression e, String name) {
        symbols.put(e, name);
    }
}
