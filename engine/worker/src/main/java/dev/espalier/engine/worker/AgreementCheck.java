package dev.espalier.engine.worker;

import dev.espalier.engine.ir.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Compares what a machine claims with the Java reference: for each claimed operation and dtype random elements, among
 * them NaN, infinities and the ends of whole numbers, in shapes with empty, single, broadcast and missing axes.
 */
public final class AgreementCheck {
    private static final int ROUNDS = 1;
    private static final int SOAK_ROUNDS = 40;

    private AgreementCheck() {}

    /** What differs, one line each; more rounds where {@code -Despalier.soak=true}. */
    public static List<String> differences(Machine<?> machine) {
        Map<String, List<Sample.Kind>> kinds = new TreeMap<>();
        Sample.kinds()
                .forEach(kind -> kinds.computeIfAbsent(kind.operation(), _ -> new ArrayList<>())
                        .add(kind));
        boolean soak = Boolean.getBoolean("espalier.soak");
        List<String> differences = new ArrayList<>();
        machine.claims().table().keySet().stream()
                .filter(name -> !kinds.containsKey(name) || machine.kernel(name).isEmpty())
                .forEach(name -> differences.add(name + ": claimed without a kernel or samples"));
        HostedBackend<?> backend = new HostedBackend<>(machine);
        for (int round = 0; round < (soak ? SOAK_ROUNDS : ROUNDS); round++) {
            int seed = round;
            kinds.forEach((name, samples) -> {
                Claims.Claim claim = machine.claims().table().get(name);
                if (claim != null) {
                    claim.dtypes().stream()
                            .flatMap(dtype -> samples.stream()
                                    .flatMap(kind -> Sample.of(kind, dtype, random(name, dtype, seed)).stream()))
                            .map(sample -> Agreement.difference(sample, backend))
                            .flatMap(Optional::stream)
                            .forEach(differences::add);
                }
            });
        }
        return differences;
    }

    private static Random random(String operation, DType dtype, int round) {
        return new Random((operation.hashCode() * 31L + dtype.toString().hashCode()) * 31 + round);
    }
}
