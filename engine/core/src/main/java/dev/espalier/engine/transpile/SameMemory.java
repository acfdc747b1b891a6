package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Memory;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.ExpressionStatement;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Piece;
import dev.espalier.engine.types.Refusal;
import dev.espalier.engine.types.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that share memory in the target exactly where they do in the source.
 *
 * <p>It matters where both frameworks change tensors in place: {@code x.flip(0)} is a copy in PyTorch and a view in NumPy,
 * so that a change of it would be seen in x.
 */
record SameMemory(Context context, TermWriter terms) {
    /**
     * The text of a value that goes into a variable whose memory is changed.
     *
     * @param text how the target says the value
     */
    String written(Expression value, Lifted lifted, String text) {
        Freshness freshness = context.freshness();
        requireCertain(freshness.memory(lifted), lifted.row().name());
        Optional<Call> call = call(text);
        Optional<Memory> memory = call.flatMap(this::memory);
        requireCertain(memory, text);
        boolean isNew = freshness.isFresh(value);
        if (isNew == isNew(memory, call, lifted.term())) {
            return text;
        }
        Optional<String> argument = memory.flatMap(Memory::unless);
        if (argument.isPresent()) {
            boolean first = call.get().args().isEmpty() && call.get().keywords().isEmpty();
            return text.substring(0, text.length() - 1) + (first ? "" : ", ") + argument.get() + ")";
        }
        if (!isNew) {
            throw new Refusal("shares memory with its operand, which it does not in " + target());
        }
        Apply copy = new Apply(context.vocabulary().find("copy").orElseThrow(), List.of(lifted.term()));
        return terms.write(copy).at(Rendered.LAMBDA);
    }

    /** Refuses results, several at once, that the target does not let be changed. */
    void requireWritable(String text) {
        requireWritable(call(text).flatMap(this::memory));
    }

    /** Refuses what the source shares, and the target may not. */
    void requireWritable(Lifted lifted) {
        requireWritable(context.freshness().memory(lifted));
    }

    private void requireWritable(Optional<Memory> memory) {
        if (memory.filter(m -> m.kind() == Memory.Kind.READ_ONLY).isPresent()) {
            throw new Refusal("gives what cannot be changed in place in " + target());
        }
    }

    private static void requireCertain(Optional<Memory> memory, String api) {
        if (memory.filter(m -> m.kind() == Memory.Kind.PERHAPS).isPresent()) {
            throw new Refusal(
                    "it depends on the layout whether %s copies, and a change in place follows".formatted(api));
        }
    }

    private boolean isNew(Optional<Memory> memory, Optional<Call> call, Term term) {
        requireWritable(memory);
        boolean usual = memory.flatMap(Memory::unless)
                .filter(argument -> call.get().keywords().stream()
                        .anyMatch(k ->
                                k.arg().filter(argument.split("=")[0]::equals).isPresent()))
                .isEmpty();
        if (memory.isPresent()) {
            return (memory.get().kind() == Memory.Kind.NEW) == usual;
        }
        return term instanceof Apply apply
                ? !Freshness.mayShare(apply)
                : Terms.piece(term)
                        .map(Piece::node)
                        .filter(node -> !context.freshness().isFresh(node))
                        .isEmpty();
    }

    private String target() {
        return context.target().settings().name();
    }

    private Optional<Memory> memory(Call call) {
        if (!(call.func() instanceof Attribute method)) {
            return Optional.empty();
        }
        Map<String, Memory> known = context.target().settings().memory();
        Optional<Memory> function =
                TemplateWriter.dotted(method).map(context.imports()::qualify).map(known::get);
        return function.or(() -> Optional.ofNullable(known.get("Tensor." + method.attr())));
    }

    private static Optional<Call> call(String text) {
        return SourceFile.parse("output", "(" + text + ")\n").module().body().get(0) instanceof ExpressionStatement e
                        && e.value() instanceof Call call
                ? Optional.of(call)
                : Optional.empty();
    }
}
