package dev.espalier.engine.worker;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.backend.PythonNumbers;
import dev.espalier.engine.backend.Reference;
import dev.espalier.engine.backend.Tensor;
import dev.espalier.engine.backend.Value;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.IrProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a machine gives what the Java reference gives, up to a tolerance that is told by operation and dtype. */
final class Agreement {
    /** Operations that lose more digits than the others, and how many times more. */
    private static final Map<String, Double> LOOSE = Map.ofEntries(
            Map.entry("lgamma", 20.0),
            Map.entry("digamma", 20.0),
            Map.entry("erfinv", 20.0),
            Map.entry("tan", 20.0),
            // The reference rounds x and the logarithm of the sum, both larger than their difference.
            Map.entry("log_softmax", 8.0),
            Map.entry("inv", 50.0),
            Map.entry("solve", 50.0),
            Map.entry("det", 50.0),
            Map.entry("slogdet", 50.0),
            Map.entry("svd", 50.0),
            Map.entry("svdvals", 50.0),
            Map.entry("eigh", 50.0),
            Map.entry("eigvalsh", 50.0),
            Map.entry("qr", 50.0),
            Map.entry("expm", 50.0),
            Map.entry("cholesky", 20.0),
            Map.entry("pinv", 200.0));

    private Agreement() {}

    /** How far apart numbers may be, relative to the larger of them and to 1. */
    static double tolerance(String operation, DType dtype) {
        double unit =
                switch (dtype.real().bits()) {
                    case 16 -> dtype.brain() ? 0x1p-6 : 0x1p-9;
                    case 32 -> 1e-5;
                    default -> 1e-12;
                };
        return unit * LOOSE.getOrDefault(operation, 1.0);
    }

    /** What differs, in one line; empty where nothing does. */
    static Optional<String> difference(Sample sample, Backend backend) {
        List<HostTensor> expected;
        try {
            expected = new ArrayList<>();
            flatten(Reference.evaluate(sample.term(), sample.operands()), expected);
        } catch (EvaluationProblem | IrProblem e) {
            return refused(sample, backend, e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of(sample + ": the reference fails: " + e);
        }
        try {
            List<HostTensor> found = run(sample, backend);
            return difference(sample, expected, found).map(what -> sample + ": " + what);
        } catch (EvaluationProblem | IrProblem e) {
            return Optional.of(sample + ": " + e.getMessage());
        }
    }

    private static Optional<String> refused(Sample sample, Backend backend, String why) {
        try {
            List<HostTensor> found = run(sample, backend);
            return Optional.of("%s: the reference says \"%s\", but there is %s"
                    .formatted(
                            sample,
                            why,
                            found.stream().map(HostTensor::toTensor).toList()));
        } catch (EvaluationProblem | IrProblem e) {
            return Optional.empty();
        }
    }

    private static List<HostTensor> run(Sample sample, Backend backend) {
        List<HostTensor> inputs =
                sample.operands().values().stream().map(HostTensor::of).toList();
        try (Executable executable = backend.compile(sample.graph(), "cpu")) {
            List<HostTensor> first = executable.run(inputs);
            List<HostTensor> second = executable.run(inputs);
            if (!sameBits(first, second)) {
                throw new EvaluationProblem("the plan of a second run gives something else: "
                        + first.stream().map(HostTensor::toTensor).toList() + " then "
                        + second.stream().map(HostTensor::toTensor).toList());
            }
            return second;
        }
    }

    private static boolean sameBits(List<HostTensor> first, List<HostTensor> second) {
        return first.stream()
                .map(HostTensor::toTensor)
                .toList()
                .equals(second.stream().map(HostTensor::toTensor).toList());
    }

    private static void flatten(Value value, List<HostTensor> results) {
        switch (value) {
            case Tensor tensor -> results.add(HostTensor.of(tensor));
            case Value.Sequence(List<Value> items) -> items.forEach(item -> flatten(item, results));
            case Value.Constant(Object number) ->
                results.add(Machine.scalar(number, PythonNumbers.defaultType(number)));
            case Value.Range _ -> throw new EvaluationProblem("a slice");
        }
    }

    private static Optional<String> difference(Sample sample, List<HostTensor> expected, List<HostTensor> found) {
        if (expected.size() != found.size()) {
            return Optional.of("%d results instead of %d".formatted(found.size(), expected.size()));
        }
        for (int i = 0; i < expected.size(); i++) {
            Tensor x = expected.get(i).toTensor();
            Tensor y = found.get(i).toTensor();
            if (!x.dtype().equals(y.dtype()) || !Arrays.equals(x.shape(), y.shape())) {
                return Optional.of("%s instead of %s".formatted(y.type(), x.type()));
            }
            double tolerance = Math.max(
                    tolerance(sample.operation(), x.dtype()),
                    sample.operands().values().stream()
                            .map(Tensor::dtype)
                            .filter(dtype -> !dtype.isIntegral())
                            .mapToDouble(dtype -> tolerance(sample.operation(), dtype))
                            .max()
                            .orElse(0));
            for (int at = 0; at < x.count(); at++) {
                if (!close(x, y, at, tolerance)) {
                    return Optional.of("%s instead of %s".formatted(y, x));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean close(Tensor x, Tensor y, int at, double tolerance) {
        return x.dtype().isIntegral()
                ? x.whole(at) == y.whole(at)
                : close(x.real(at), y.real(at), tolerance) && close(x.imaginary(at), y.imaginary(at), tolerance);
    }

    private static boolean close(double x, double y, double tolerance) {
        return x == y
                || Double.isNaN(x) && Double.isNaN(y)
                || Math.abs(x - y) <= tolerance * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }
}
