package dev.espalier.engine.pass;

import dev.espalier.engine.ir.Apply;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Leaves;
import dev.espalier.engine.ir.Literal;
import dev.espalier.engine.ir.Regions;
import dev.espalier.engine.ir.SequenceTerm;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gradients of operations that run regions. That of a branch is a branch of what the regions pass back. That of a scan is a
 * scan from the last row to the first: it carries the gradient of the carry, and needs the carry before each row, which
 * the scan itself gives as one more output.
 */
final class RegionGradients {
    private static final Vocabulary CORE = Vocabulary.load();

    private final GraphBuilder graph;
    private final Set<String> active;

    /** @param active the names of what the gradients are by, and of what depends on it */
    RegionGradients(GraphBuilder graph, Set<String> active) {
        this.graph = graph;
        this.active = active;
    }

    /** The same value, with the carries of a scan behind its outputs if they will be needed. */
    Term saving(Term term) {
        boolean needed = term instanceof Apply apply
                && apply.operation().name().equals("scan")
                && apply.arguments().stream().anyMatch(this::isActive);
        if (!needed) {
            return term;
        }
        Apply scan = (Apply) term;
        Graph body = Regions.region(scan, "body");
        List<Term> results = new ArrayList<>(results(body));
        body.inputs().subList(0, carried(scan)).forEach(input -> results.add(new Fragment(input.name())));
        GraphBuilder saving = new GraphBuilder(body.name(), body.inputs());
        body.steps().forEach(step -> saving.at(step.place(), step.scope()).add(step.name(), step.term()));
        return with(scan, "body", new Literal(saving.build(new SequenceTerm(results))));
    }

    /** What a graph returns, item by item. */
    private static List<Term> results(Graph region) {
        Term result = region.result().term();
        if (result instanceof SequenceTerm(List<Term> items)) {
            return items;
        }
        if (!(region.result().type() instanceof TermType.Sequence(List<TermType> types))) {
            return List.of(result);
        }
        List<Term> items = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            items.add(CORE.apply("item_of", result, Literal.of(i)));
        }
        return items;
    }

    private static Apply with(Apply apply, String parameter, Term changed) {
        List<Term> arguments = new ArrayList<>(apply.arguments());
        arguments.set(apply.operation().indexOf(parameter), changed);
        return new Apply(apply.operation(), arguments);
    }

    private static int carried(Apply scan) {
        return Regions.operands(scan, "carry").size();
    }

    private boolean isActive(Term term) {
        return switch (term) {
            case Fragment fragment -> active.contains(fragment.name());
            case SequenceTerm(List<Term> items) -> items.stream().anyMatch(this::isActive);
            case Apply _, Literal _ -> false;
        };
    }

    private boolean isWanted(Term operand) {
        return isActive(operand) && Differentiate.isFloating(graph.typeOf(operand));
    }

    /**
     * What arrives at the operands.
     *
     * @param g what has arrived at the results, one by one
     */
    Map<Term, Term> of(Apply apply, Fragment result, List<Term> g) {
        return switch (apply.operation().name()) {
            case "branch" -> branch(apply, g);
            case "scan" -> scan(apply, result, g);
            default ->
                throw new IrProblem("%s: has no reverse-mode gradient, since how often its body runs is known only"
                                .formatted(apply.operation().name())
                        + " when it runs; a scan has one");
        };
    }

    private Map<Term, Term> branch(Apply apply, List<Term> g) {
        List<Term> operands = Regions.operands(apply, "operands");
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (isWanted(operands.get(i))) {
                wanted.add(i);
            }
        }
        Graph yes = Regions.region(apply, "yes");
        List<Term> given = new ArrayList<>(operands);
        for (int i = 0; i < g.size(); i++) {
            if (Differentiate.isFloating(yes.results().get(i))) {
                given.add(g.get(i));
            }
        }
        Term gradients = graph.add(CORE.apply(
                "branch",
                apply.argument("condition"),
                new Literal(backward(yes, wanted)),
                new Literal(backward(Regions.region(apply, "no"), wanted)),
                new SequenceTerm(given)));
        Map<Term, Term> arriving = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            arrive(arriving, operands.get(wanted.get(i)), CORE.apply("item_of", gradients, Literal.of(i)));
        }
        return arriving;
    }

    /** The same operand may be handed over twice. */
    private static void arrive(Map<Term, Term> arriving, Term operand, Term gradient) {
        arriving.merge(operand, gradient, (before, more) -> CORE.apply("add", before, more));
    }

    /** What a region passes back to some of its inputs: a region of its inputs and of what arrives at its results. */
    private static Graph backward(Graph region, List<Integer> wanted) {
        List<String> by =
                wanted.stream().map(i -> region.inputs().get(i).name()).toList();
        Graph both = Differentiate.backward(region, by);
        Term gradients = ((SequenceTerm) both.result().term()).items().getLast();
        TermType type = ((TermType.Sequence) both.result().type()).items().getLast();
        Graph.Step result = new Graph.Step(
                Graph.RESULT,
                gradients,
                type,
                both.result().place(),
                both.result().scope());
        return DeadCode.remove(new Graph(region.name() + "_backward", both.inputs(), both.steps(), result));
    }

    private Map<Term, Term> scan(Apply apply, Fragment result, List<Term> g) {
        Graph body = Regions.region(apply, "body");
        int carried = carried(apply);
        int outputs = body.results().size() - 2 * carried; // the carries that were saved stand behind them
        List<Term> rows = Regions.operands(apply, "rows");
        List<Term> constants = Regions.operands(apply, "constants");
        List<Integer> carries = new ArrayList<>();
        for (int i = 0; i < carried; i++) {
            if (Differentiate.isFloating(body.results().get(i))) {
                carries.add(i);
            }
        }
        List<Integer> wantedRows = wanted(rows, carried);
        List<Integer> wantedConstants = wanted(constants, carried + rows.size());
        List<Integer> wanted = new ArrayList<>(carries);
        wanted.addAll(wantedConstants);
        wanted.addAll(wantedRows);
        Graph backward = backward(withoutSaved(body, carried), wanted);
        ScanBack parts = new ScanBack(backward, body.inputs(), carries, wantedConstants.size(), carried + rows.size());

        List<Term> carry = new ArrayList<>();
        carries.forEach(i -> carry.add(g.get(i)));
        wantedConstants.forEach(i -> carry.add(CORE.apply("zeros_like", constants.get(i - carried - rows.size()))));
        List<Term> given = new ArrayList<>();
        for (int i = 0; i < carried; i++) {
            given.add(CORE.apply("item_of", result, Literal.of(carried + outputs + i)));
        }
        given.addAll(rows);
        for (int i = carried; i < carried + outputs; i++) {
            if (Differentiate.isFloating(body.results().get(i))) {
                given.add(g.get(i));
            }
        }
        Term gradients = graph.add(CORE.apply(
                "scan",
                new Literal(parts.body()),
                new SequenceTerm(carry),
                new SequenceTerm(given),
                apply.argument("length"),
                new SequenceTerm(constants),
                new Literal(!apply.argument("reverse").equals(Literal.TRUE))));
        Map<Term, Term> arriving = new LinkedHashMap<>();
        List<Term> operands = new ArrayList<>(Regions.operands(apply, "carry"));
        operands.addAll(rows);
        operands.addAll(constants);
        for (int i = 0; i < wanted.size(); i++) {
            arrive(arriving, operands.get(wanted.get(i)), CORE.apply("item_of", gradients, Literal.of(i)));
        }
        return arriving;
    }

    private List<Integer> wanted(List<Term> operands, int offset) {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (isWanted(operands.get(i))) {
                wanted.add(offset + i);
            }
        }
        return wanted;
    }

    private static Graph withoutSaved(Graph body, int carried) {
        List<Term> results = results(body);
        GraphBuilder plain = new GraphBuilder(body.name(), body.inputs());
        body.steps().forEach(step -> plain.at(step.place(), step.scope()).add(step.name(), step.term()));
        return plain.build(new SequenceTerm(results.subList(0, results.size() - carried)));
    }

    /**
     * The body of a backward scan.
     *
     * @param backward from the inputs of the body and what arrives at its results to the gradients of carries, constants,
     *     rows
     * @param carries which carries have gradients
     * @param constants how many constants have gradients, which are added up
     * @param perRow how many inputs of the body change from row to row
     */
    private record ScanBack(
            Graph backward, List<Graph.Input> inputs, List<Integer> carries, int constants, int perRow) {
        Graph body() {
            List<Graph.Input> arriving =
                    backward.inputs().subList(inputs.size(), backward.inputs().size());
            List<Graph.Input> order = new ArrayList<>(arriving.subList(0, carries.size()));
            List<String> sums = new ArrayList<>();
            Map<String, TermType> taken = new HashMap<>();
            backward.inputs().forEach(input -> taken.put(input.name(), input.type()));
            List<TermType> types = backward.results().subList(carries.size(), carries.size() + constants);
            for (TermType type : types) {
                String name = "sum_" + sums.size();
                while (taken.containsKey(name)) {
                    name += "_";
                }
                sums.add(name);
                order.add(new Graph.Input(name, Graph.Role.ARGUMENT, type));
            }
            order.addAll(inputs.subList(0, perRow));
            order.addAll(arriving.subList(carries.size(), arriving.size()));
            order.addAll(inputs.subList(perRow, inputs.size()));
            GraphBuilder builder = new GraphBuilder(backward.name(), order);
            Map<String, Term> names = new HashMap<>();
            for (Graph.Step step : backward.steps()) {
                builder.at(step.place(), step.scope());
                names.put(step.name(), builder.add(step.name(), Leaves.replaced(step.term(), names)));
            }
            List<Term> results = new ArrayList<>();
            for (Term item : results(backward)) {
                results.add(Leaves.replaced(item, names));
            }
            for (int i = 0; i < constants; i++) {
                int at = carries.size() + i;
                results.set(at, CORE.apply("add", new Fragment(sums.get(i)), results.get(at)));
            }
            return builder.build(new SequenceTerm(results));
        }
    }
}
