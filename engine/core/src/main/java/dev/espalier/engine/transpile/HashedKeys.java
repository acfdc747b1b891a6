package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Subscript;
import dev.espalier.engine.types.Fact;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes keys of dictionaries that are elements of arrays.
 *
 * <p>An element of a NumPy array is a number with a hash of its own; a tensor has none, or that of its place in memory. So
 * {@code counts[label]} becomes {@code counts[as_key(label)]}.
 */
record HashedKeys(Context context, ExpressionWriter expressions) {
    private static final Set<String> BY_KEY = Set.of("get", "setdefault", "pop");

    /** Names that everybody gives to keys which are text. */
    private static final Pattern TEXTS = Pattern.compile("[knp]|\\w*(key|name|param|layer|col|field|word|char)\\w*");

    /** {@code counts[label]} with the key as a number. */
    Optional<Rendered> item(Subscript subscript) {
        return isHashed(subscript.value(), subscript.slice())
                ? Optional.of(Rendered.atom(
                        expressions.write(subscript.value()).at(Rendered.ATOM) + "[" + key(subscript.slice()) + "]"))
                : Optional.empty();
    }

    /** {@code counts.get(label, 0)} with the key as a number. */
    Optional<Rendered> call(Call call) {
        boolean keyed = call.func() instanceof Attribute method
                && BY_KEY.contains(method.attr())
                && !call.args().isEmpty()
                && call.keywords().isEmpty()
                && isHashed(method.value(), call.args().get(0));
        if (!keyed) {
            return Optional.empty();
        }
        String rest = call.args().stream()
                .skip(1)
                .map(e -> ", " + expressions.write(e).at(Rendered.LAMBDA))
                .collect(Collectors.joining());
        return Optional.of(Rendered.atom(
                expressions.write(call.func()).text() + "(" + key(call.args().get(0)) + rest + ")"));
    }

    private boolean isHashed(Expression container, Expression key) {
        if (context.source().settings().promotion() != PromotionRule.NUMPY
                || !(context.facts().fact(container) instanceof Fact.Dictionary dictionary)) {
            return false;
        }
        Fact fact = context.facts().fact(key);
        boolean open = fact.isUnknown()
                && dictionary.entries().isEmpty()
                && key instanceof Name name
                && !TEXTS.matcher(name.id()).matches();
        return fact.isTensor() || open;
    }

    private String key(Expression key) {
        return expressions.terms().helper("as_key") + "("
                + expressions.write(key).at(Rendered.LAMBDA) + ")";
    }
}
