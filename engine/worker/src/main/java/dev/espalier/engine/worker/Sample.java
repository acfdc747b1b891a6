package dev.espalier.engine.worker;

import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Fragment;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import dev.espalier.engine.ir.Term;
import dev.espalier.engine.ir.TermType;
import dev.espalier.engine.ir.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of an operation with elements for its operands, to compare a machine with the Java reference.
 *
 * @param operation the operation that it is a sample of
 */
record Sample(String operation, String expression, Map<String, Tensor> operands) {
    private static final Pattern OPERAND = Pattern.compile("(\\w+) ([\\w:]+) (?:(\\w+) )?([\\[\\]\\d,|]+)");

    /** One line of the resource: calls that differ in the shapes of their operands. */
    record Kind(String operation, String expression, List<Operand> operands) {}

    /** How elements of an operand are chosen. */
    record Operand(String name, String domain, Optional<DType> dtype, List<int[]> shapes) {}

    /** All kinds of calls. */
    static List<Kind> kinds() {
        try (InputStream in = Sample.class.getResourceAsStream("samples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Sample::kind)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(String line) {
        int colon = line.indexOf(": ");
        String[] parts = line.substring(colon + 2).split(" ; ");
        List<Operand> operands = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            Matcher match = OPERAND.matcher(parts[i]);
            if (!match.matches()) {
                throw new IllegalStateException("samples.txt: " + line);
            }
            List<int[]> shapes = new ArrayList<>();
            for (String shape : match.group(4).split("\\|")) {
                String sizes = shape.substring(1, shape.length() - 1);
                shapes.add(
                        sizes.isEmpty()
                                ? new int[0]
                                : java.util.Arrays.stream(sizes.split(","))
                                        .mapToInt(Integer::parseInt)
                                        .toArray());
            }
            Optional<DType> dtype = Optional.ofNullable(match.group(3))
                    .flatMap(name -> DType.ALL.stream()
                            .filter(known -> known.shortName().equals(name))
                            .findFirst());
            operands.add(new Operand(match.group(1), match.group(2), dtype, shapes));
        }
        return new Kind(line.substring(0, colon), parts[0], operands);
    }

    /** The calls of a kind with operands of a dtype. */
    static List<Sample> of(Kind kind, DType dtype, Random random) {
        List<Sample> samples = new ArrayList<>();
        int variants = kind.operands().getFirst().shapes().size();
        for (int variant = 0; variant < variants; variant++) {
            Map<String, Tensor> operands = new LinkedHashMap<>();
            for (Operand operand : kind.operands()) {
                int[] shape =
                        operand.shapes().get(Math.min(variant, operand.shapes().size() - 1));
                operands.put(
                        operand.name(),
                        Elements.of(operand.domain(), operand.dtype().orElse(dtype), shape, random));
            }
            samples.add(new Sample(kind.operation(), kind.expression(), operands));
        }
        return samples;
    }

    Term term() {
        Map<String, Term> leaves = new HashMap<>();
        operands.keySet().forEach(name -> leaves.put(name, new Fragment(name)));
        return Vocabulary.load().parse(expression, leaves);
    }

    /** A graph that is this call alone; empty where the dtypes make no sense to the vocabulary. */
    Graph graph() {
        List<Graph.Input> inputs = new ArrayList<>();
        operands.forEach((name, tensor) ->
                inputs.add(new Graph.Input(name, Graph.Role.ARGUMENT, new TermType.Tensor(tensor.type()))));
        return new Graph(
                "sample", inputs, List.of(), new Graph.Step(Graph.RESULT, term(), TermType.UNKNOWN, Optional.empty()));
    }

    /** Whether an operand has no elements. */
    boolean hasEmpty() {
        return operands.values().stream().anyMatch(tensor -> tensor.count() == 0);
    }

    boolean isEven() {
        return operands.values().stream()
                        .map(tensor -> java.util.Arrays.toString(tensor.shape()))
                        .distinct()
                        .count()
                <= 1;
    }

    boolean hasScalar() {
        return operands.values().stream().anyMatch(tensor -> tensor.rank() == 0);
    }

    @Override
    public String toString() {
        return expression + " with " + operands;
    }

    static IrProblem unknown(String domain) {
        return new IrProblem("samples.txt: no domain is called " + domain);
    }
}
