package dev.espalier.engine.ir;

import dev.espalier.engine.syntax.Keywords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of every graph: names are defined once and before their use, and types are what the rules say. */
public final class Verifier {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> CONSTANTS = Set.of("Ellipsis", "inf", "nan", "pi");

    private final Map<String, TermType> types = new HashMap<>();
    private final Map<String, Graph> regions = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Verifier() {}

    /** What is wrong with a graph, one line each; empty where nothing is. */
    public static List<String> problems(Graph graph) {
        Verifier verifier = new Verifier();
        graph.inputs().forEach(input -> verifier.define(input.name(), input.type()));
        for (Graph.Step step : graph.steps()) {
            verifier.check(step);
            verifier.define(step.name(), step.type());
        }
        verifier.check(graph.result());
        if (!graph.result().name().equals(Graph.RESULT)) {
            verifier.problems.add("the result is called " + graph.result().name());
        }
        return List.copyOf(verifier.problems);
    }

    private void define(String name, TermType type) {
        if (!IDENTIFIER.matcher(name).matches()
                || Keywords.ALL.contains(name)
                || CONSTANTS.contains(name)
                || DType.of(name).isPresent()) {
            problems.add(name + ": not a name");
        }
        if (types.put(name, type) != null || regions.containsKey(name)) {
            problems.add(name + ": defined twice");
        }
    }

    private void check(Graph.Step step) {
        Regions.of(step.term()).forEach(this::checkRegion);
        try {
            TermType inferred = ResultRules.typeOf(step.term(), this::leaf);
            checkDTypes(step.term());
            if (!agree(step.type(), inferred)) {
                problems.add("%s: is %s by its rule, not %s".formatted(step.name(), inferred, step.type()));
            }
        } catch (IrProblem e) {
            problems.add(step.name() + ": " + e.getMessage());
        }
    }

    /** A region is right by itself, and no other one has its name. */
    private void checkRegion(Graph region) {
        if (!region.equals(regions.getOrDefault(region.name(), region)) || types.containsKey(region.name())) {
            problems.add(region.name() + ": defined twice");
        }
        if (regions.put(region.name(), region) == null) {
            problems(region).forEach(problem -> problems.add(region.name() + ": " + problem));
        }
    }

    private TermType leaf(Fragment leaf) {
        if (!types.containsKey(leaf.name())) {
            throw new IrProblem(leaf.name() + " is not defined before");
        }
        return types.get(leaf.name());
    }

    /** Operations do not promote: operands that belong together have one dtype. */
    private void checkDTypes(Term term) {
        switch (term) {
            case Apply apply -> {
                apply.arguments().forEach(this::checkDTypes);
                checkOperands(apply);
                Regions.mismatch(apply, operand -> ResultRules.typeOf(operand, this::leaf))
                        .ifPresent(problem -> {
                            throw new IrProblem(apply.operation().name() + ": " + problem);
                        });
            }
            case SequenceTerm(List<Term> items) -> items.forEach(this::checkDTypes);
            case Literal _, Fragment _ -> {}
        }
    }

    private void checkOperands(Apply apply) {
        TensorType first = null;
        for (TensorType type : operands(apply)) {
            first = first == null ? type : first;
            if (!first.dtype().equals(type.dtype())) {
                throw new IrProblem("%s: dtypes differ: %s and %s; cast one of them"
                        .formatted(apply.operation().name(), first, type));
            }
        }
    }

    /** The tensors, of known dtypes, that an operation takes in one dtype; those of sequences one by one. */
    private List<TensorType> operands(Apply apply) {
        List<TensorType> operands = new ArrayList<>();
        for (int i = 0; i < apply.arguments().size(); i++) {
            Marker marker = apply.operation().parameters().get(i).marker();
            if (marker == Marker.P || marker == Marker.F) {
                TermType type = ResultRules.typeOf(apply.arguments().get(i), this::leaf);
                List<TermType> items =
                        type instanceof TermType.Sequence(List<TermType> several) ? several : List.of(type);
                items.stream()
                        .map(RuleScope::tensor)
                        .filter(tensor -> tensor.dtype().exact())
                        .forEach(operands::add);
            }
        }
        return operands;
    }

    /** Whether two types can be of one value. */
    static boolean agree(TermType a, TermType b) {
        return switch (a) {
            case TermType.Tensor(TensorType x) ->
                !(b instanceof TermType.Tensor(TensorType y)) ? b instanceof TermType.Other : agree(x, y);
            case TermType.Sequence(List<TermType> xs)
            when b instanceof TermType.Sequence(List<TermType> ys) -> {
                boolean all = xs.size() == ys.size();
                for (int i = 0; all && i < xs.size(); i++) {
                    all = agree(xs.get(i), ys.get(i));
                }
                yield all;
            }
            case TermType.Scalar(Kind x)
            when b instanceof TermType.Scalar(Kind y) -> x == y || x == Kind.UNKNOWN || y == Kind.UNKNOWN;
            case TermType.Other _ -> true;
            case TermType.Sequence _, TermType.Scalar _ -> b instanceof TermType.Other;
        };
    }

    private static boolean agree(TensorType x, TensorType y) {
        boolean kinds = !x.dtype().isKnown()
                || !y.dtype().isKnown()
                || x.dtype().weak()
                || y.dtype().weak()
                || x.dtype().kind() == y.dtype().kind();
        boolean widths = !x.dtype().exact() || !y.dtype().exact() || x.dtype().equals(y.dtype());
        if (!x.shape().isKnownRank() || !y.shape().isKnownRank()) {
            return kinds && widths;
        }
        List<Dim> left = x.shape().dims().orElseThrow();
        List<Dim> right = y.shape().dims().orElseThrow();
        boolean sizes = left.size() == right.size();
        for (int i = 0; sizes && i < left.size(); i++) {
            sizes = !Dims.contradict(left.get(i), right.get(i));
        }
        return kinds && widths && sizes;
    }
}
