package dev.espalier.engine.backend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kernels of all primitive operations, and of a few defined ones that are more exact when computed at once. */
final class Kernels {
    private static final Map<String, Kernel> TABLE = all();

    private Kernels() {}

    private static Map<String, Kernel> all() {
        Map<String, Kernel> table = new HashMap<>();
        for (Map<String, Kernel> part : List.of(
                UnaryKernels.table(),
                BinaryKernels.table(),
                ReductionKernels.table(),
                ScanKernels.table(),
                CreationKernels.table(),
                ShapeKernels.table(),
                IndexKernels.table(),
                SortingKernels.table(),
                LinearKernels.table(),
                WindowKernels.table(),
                SpectrumKernels.table(),
                RegionKernels.table())) {
            table.putAll(part);
        }
        return Map.copyOf(table);
    }

    static Optional<Kernel> of(String operation) {
        return Optional.ofNullable(TABLE.get(operation));
    }

    static Set<String> names() {
        return TABLE.keySet();
    }
}
