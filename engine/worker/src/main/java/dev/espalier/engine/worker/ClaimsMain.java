package dev.espalier.engine.worker;

import dev.espalier.engine.ir.DType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out what a machine may claim: every kernel is compared with the Java reference on samples of every dtype, and
 * what agrees in all of them is written to standard output in the form of {@link Claims}. What does not agree is told on
 * the error output.
 */
final class ClaimsMain {
    private static final List<Set<Claims.Condition>> CONDITIONS = List.of(
            EnumSet.noneOf(Claims.Condition.class),
            EnumSet.of(Claims.Condition.FILLED),
            EnumSet.of(Claims.Condition.FILLED, Claims.Condition.AXES),
            EnumSet.of(Claims.Condition.FILLED, Claims.Condition.EVEN),
            EnumSet.of(Claims.Condition.FILLED, Claims.Condition.AXES, Claims.Condition.EVEN));

    private ClaimsMain() {}

    public static void main(String... arguments) {
        Machine<?> machine = machine(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Set<String> only = Set.copyOf(List.of(arguments).subList(2, arguments.length));
        System.out.print(found(machine, rounds, only));
    }

    private static Machine<?> machine(String name) {
        for (Machine<?> machine : ServiceLoader.load(Machine.class)) {
            if (machine.name().equals(name)) {
                return machine;
            }
        }
        throw new IllegalArgumentException("no machine is called " + name);
    }

    /** The claims that hold on samples of so many rounds; empty {@code only} means all operations. */
    static <V> Claims found(Machine<V> machine, int rounds, Set<String> only) {
        Map<String, List<Sample.Kind>> kinds = new TreeMap<>();
        Sample.kinds()
                .forEach(kind -> kinds.computeIfAbsent(kind.operation(), _ -> new ArrayList<>())
                        .add(kind));
        Set<String> missing = new TreeSet<>(machine.operations());
        missing.removeAll(kinds.keySet());
        missing.forEach(name -> System.err.println(name + ": no samples"));
        Map<String, Claims.Claim> table = new HashMap<>();
        kinds.forEach((name, samples) -> {
            if (machine.operations().contains(name) && (only.isEmpty() || only.contains(name))) {
                claim(machine, name, samples, rounds).ifPresent(claim -> table.put(name, claim));
            }
        });
        return new Claims(table);
    }

    private static <V> Optional<Claims.Claim> claim(
            Machine<V> machine, String name, List<Sample.Kind> kinds, int rounds) {
        Set<DType> open = new HashSet<>(DType.ALL);
        for (Set<Claims.Condition> conditions : CONDITIONS) {
            Set<DType> agreed = new HashSet<>();
            for (DType dtype : DType.ALL) {
                if (open.contains(dtype) && agrees(machine, name, kinds, dtype, conditions, rounds)) {
                    agreed.add(dtype);
                }
            }
            if (!agreed.isEmpty()) {
                return Optional.of(new Claims.Claim(agreed, conditions));
            }
        }
        return Optional.empty();
    }

    private static <V> boolean agrees(
            Machine<V> machine,
            String name,
            List<Sample.Kind> kinds,
            DType dtype,
            Set<Claims.Condition> conditions,
            int rounds) {
        Trial<V> trial = new Trial<>(machine, name, dtype);
        Random random = new Random(name.hashCode() * 31L + dtype.toString().hashCode());
        HostedBackend<V> hosted = new HostedBackend<>(trial);
        for (int round = 0; round < rounds; round++) {
            for (Sample.Kind kind : kinds) {
                for (Sample sample : Sample.of(kind, dtype, random)) {
                    if (excluded(sample, conditions)) {
                        continue;
                    }
                    Optional<String> difference = Agreement.difference(sample, hosted);
                    if (difference.isPresent()) {
                        System.err.println(name + " " + dtype.shortName() + " " + conditions + ": " + difference.get());
                        return false;
                    }
                }
            }
        }
        return trial.computed() > 0;
    }

    private static boolean excluded(Sample sample, Set<Claims.Condition> conditions) {
        return conditions.contains(Claims.Condition.FILLED) && sample.hasEmpty()
                || conditions.contains(Claims.Condition.EVEN) && !sample.isEven()
                || conditions.contains(Claims.Condition.AXES) && sample.hasScalar();
    }
}
