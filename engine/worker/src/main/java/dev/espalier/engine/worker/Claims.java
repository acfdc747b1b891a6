package dev.espalier.engine.worker;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Marker;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.OperationParameter;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.ir.TermType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For which operands a native library computes which operations as the vocabulary means them. Its text form has a line
 * for each operation, {@code matmul: f32 f64 filled}.
 */
public record Claims(Map<String, Claim> table) {

    /** What must hold of operands beside their dtype. */
    public enum Condition {
        /** No operand has an axis of size 0. */
        FILLED,
        /** All operands have the same shape. */
        EVEN,
        /** All operands have one axis or more. */
        AXES
    }

    /** The dtypes of the operands that belong together, and further conditions. */
    public record Claim(Set<DType> dtypes, Set<Condition> conditions) {
        public Claim {
            dtypes = Set.copyOf(dtypes);
            conditions = Set.copyOf(conditions);
        }

        @Override
        public String toString() {
            String types = DType.ALL.stream()
                    .filter(dtypes::contains)
                    .map(DType::shortName)
                    .collect(Collectors.joining(" "));
            return conditions.stream()
                    .sorted()
                    .map(condition -> " " + condition.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("", types, ""));
        }
    }

    public Claims {
        table = Map.copyOf(table);
    }

    /** The claims in a resource beside a class. */
    public static Claims read(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource + " beside " + owner);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #toString} writes. */
    public static Claims parse(String text) {
        Map<String, DType> dtypes = DType.ALL.stream().collect(Collectors.toMap(DType::shortName, dtype -> dtype));
        Map<String, Claim> table = new HashMap<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            Set<DType> claimed = new HashSet<>();
            Set<Condition> conditions = EnumSet.noneOf(Condition.class);
            for (String word : line.substring(colon + 1).strip().split(" ")) {
                if (dtypes.containsKey(word)) {
                    claimed.add(dtypes.get(word));
                } else {
                    conditions.add(Condition.valueOf(word.toUpperCase(Locale.ROOT)));
                }
            }
            table.put(line.substring(0, colon), new Claim(claimed, conditions));
        });
        return new Claims(table);
    }

    /** Whether an operation is computed for operands of these types, one for each parameter. */
    public boolean hold(Operation operation, List<TermType> operands) {
        Claim claim = table.get(operation.name());
        if (claim == null) {
            return false;
        }
        Optional<DType> dtype = key(operation, operands);
        return dtype.isPresent()
                && claim.dtypes().contains(dtype.get())
                && claim.conditions().stream().allMatch(condition -> holds(condition, tensors(operands)));
    }

    /** The dtype that decides: that of the operands that belong together, else of the first tensor. */
    private static Optional<DType> key(Operation operation, List<TermType> operands) {
        Optional<DType> first = Optional.empty();
        Optional<DType> other = Optional.empty();
        for (int i = 0; i < operands.size(); i++) {
            OperationParameter parameter = operation.parameters().get(i);
            Optional<DType> dtype = tensors(List.of(operands.get(i))).stream()
                    .map(TensorType::dtype)
                    .filter(DType::exact)
                    .findFirst();
            if (dtype.isPresent() && (parameter.marker() == Marker.P || parameter.marker() == Marker.F)) {
                return dtype;
            }
            boolean isPlain = parameter.marker() == Marker.NONE;
            first = first.isPresent() || isPlain ? first : dtype;
            other = other.isPresent() ? other : dtype;
        }
        return first.isPresent() ? first : other;
    }

    private static List<TensorType> tensors(List<TermType> operands) {
        return operands.stream()
                .flatMap(operand -> switch (operand) {
                    case TermType.Tensor(TensorType tensor) -> Stream.of(tensor);
                    case TermType.Sequence(List<TermType> items) -> tensors(items).stream();
                    case TermType.Scalar _, TermType.Other _ -> Stream.<TensorType>empty();
                })
                .toList();
    }

    private static boolean holds(Condition condition, List<TensorType> tensors) {
        return switch (condition) {
            case FILLED ->
                tensors.stream()
                        .allMatch(tensor -> tensor.shape().dims().isPresent()
                                && tensor.shape().dims().get().stream().noneMatch(dim -> dim.is(0)));
            case EVEN -> tensors.stream().map(TensorType::shape).distinct().count() <= 1;
            case AXES ->
                tensors.stream().allMatch(tensor -> tensor.shape().rank().orElse(0) > 0);
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(table)
                .forEach((name, claim) ->
                        text.append(name).append(": ").append(claim).append('\n'));
        return text.toString();
    }
}
