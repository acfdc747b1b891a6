package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.PromotionRule;
import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.report.Finding;
import dev.espalier.engine.report.FindingKind;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.types.Lifted;
import dev.espalier.engine.types.Promoter;
import dev.espalier.engine.types.Terms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a function's translation takes for granted of its parameters: that they hold floats, where the source takes
 * integers just as well and the target refuses them or computes something else.
 */
final class Assumptions {
    private final Context context;
    private final PromotionRule source;
    private final PromotionRule target;
    private final Operation cast;

    Assumptions(Context context) {
        this.context = context;
        this.source = context.source().settings().promotion();
        this.target = context.target().settings().promotion();
        this.cast = context.vocabulary().find("cast").orElseThrow();
    }

    /** At most one finding of each kind for a function, at the first place where it matters. */
    List<Finding> of(FunctionDef def) {
        List<Finding> findings = new ArrayList<>();
        floats(def).ifPresent(findings::add);
        if (source == PromotionRule.JAX && target == PromotionRule.NONE) {
            widths(def.body()).ifPresent(findings::add);
        }
        return findings;
    }

    /** Labels in whose dtype integers are computed: narrow ones would wrap where jax widens them. */
    private Optional<Finding> widths(List<? extends Node> nodes) {
        for (Node node : nodes) {
            if (node instanceof FunctionDef) {
                continue;
            }
            boolean mixes = node instanceof Expression e
                    && context.facts()
                            .lifted(e)
                            .filter(l -> l.results().stream().anyMatch(this::mixesWidths))
                            .isPresent();
            if (mixes) {
                return Optional.of(finding(
                        node,
                        context.file().text(node),
                        "labels are taken to be of int32, int64 or floats, in whose dtype this is computed; "
                                + "cast narrower ones to tf.int32 before"));
            }
            Optional<Finding> inside = widths(node.children());
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private boolean mixesWidths(Term term) {
        return term instanceof Apply apply
                && (!OpenWidth.likeVariable(apply, cast).equals(apply)
                        || apply.arguments().stream().anyMatch(this::mixesWidths));
    }

    private Finding finding(Node at, String api, String message) {
        int offset = at.span().start();
        return new Finding(
                context.file().name(),
                context.file().line(offset),
                context.file().column(offset),
                FindingKind.ASSUMED,
                api,
                message);
    }

    private Optional<Finding> floats(FunctionDef def) {
        List<String> assumed = def.parameters().all().stream()
                .map(Parameter::name)
                .filter(name -> context.facts().isAssumedFloat(def, name))
                .toList();
        if (assumed.isEmpty()) {
            return Optional.empty();
        }
        Set<String> needed = new HashSet<>();
        List<Expression> places = new ArrayList<>();
        def.body().forEach(statement -> collect(statement, assumed, needed, places));
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        String names = assumed.stream().filter(needed::contains).collect(Collectors.joining(", "));
        return Optional.of(finding(
                places.get(0),
                def.name(),
                "%s taken to hold floats%s, which nothing here tells; %s refuses or cuts integers: %s"
                        .formatted(
                                names + (needed.size() == 1 ? " is" : " are"),
                                needed.size() == 1 ? "" : " of one dtype",
                                context.target().settings().name(),
                                "cast them before, annotate " + names + ", or give --args")));
    }

    private void collect(Node node, List<String> assumed, Set<String> needed, List<Expression> places) {
        if (node instanceof FunctionDef) {
            return;
        }
        if (node instanceof Expression e) {
            Optional<Lifted> lifted = context.facts().lifted(e);
            int before = needed.size();
            lifted.ifPresent(l -> l.results().forEach(term -> collect(term, assumed, needed)));
            if (needed.size() > before) {
                places.add(e);
            }
        }
        node.children().forEach(child -> collect(child, assumed, needed, places));
    }

    private void collect(Term term, List<String> assumed, Set<String> needed) {
        switch (term) {
            case Apply apply -> {
                Promoter.marked(apply.operation())
                        .forEach(at -> name(apply.arguments().get(at))
                                .filter(assumed::contains)
                                .filter(_ -> matters(apply, at))
                                .ifPresent(needed::add));
                apply.arguments().forEach(argument -> collect(argument, assumed, needed));
            }
            case SequenceTerm(List<Term> items) -> items.forEach(item -> collect(item, assumed, needed));
            default -> {}
        }
    }

    private static Optional<String> name(Term term) {
        return Terms.piece(term)
                .map(piece -> piece.node())
                .filter(Name.class::isInstance)
                .map(node -> ((Name) node).id());
    }

    /** Whether the target would compute otherwise, or not at all, if an operand were of integers. */
    private boolean matters(Apply apply, int at) {
        Operation operation = apply.operation();
        List<DType> dtypes = new ArrayList<>();
        for (int marked : Promoter.marked(operation)) {
            dtypes.add(
                    marked == at ? DType.INT64 : Terms.dtype(apply.arguments().get(marked)));
        }
        Optional<DType> meant = source.promote(dtypes);
        Optional<DType> common = target.promote(dtypes);
        if (meant.isEmpty() || common.isEmpty()) {
            return meant.isPresent();
        }
        boolean functionOfFloats = Promoter.isFloating(operation) && dtypes.size() == 1;
        boolean overAxes = operation.hasParameter("axis") && target == PromotionRule.TORCH;
        return functionOfFloats && (overAxes || target.floating(common.get()).isEmpty());
    }
}
