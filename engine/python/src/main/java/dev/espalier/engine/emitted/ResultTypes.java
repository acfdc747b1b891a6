package dev.espalier.engine.emitted;

import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TermType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The dtypes that a graph says of its results. Frameworks choose the width of whole numbers; no other difference is right. */
record ResultTypes(List<DType> dtypes) {
    static ResultTypes of(Graph graph) {
        return new ResultTypes(
                graph.results().stream().flatMap(ResultTypes::dtypes).toList());
    }

    private static Stream<DType> dtypes(TermType type) {
        return switch (type) {
            case TermType.Sequence sequence -> sequence.items().stream().flatMap(ResultTypes::dtypes);
            case TermType.Tensor tensor -> Stream.of(tensor.type().dtype());
            case TermType.Scalar _, TermType.Other _ -> Stream.of(DType.UNKNOWN);
        };
    }

    /** The results as the graph says them. */
    List<HostTensor> held(String backend, List<HostTensor> results) {
        return IntStream.range(0, results.size())
                .mapToObj(at -> held(backend, results.get(at), dtypes.get(at)))
                .toList();
    }

    private static HostTensor held(String backend, HostTensor result, DType dtype) {
        if (!dtype.exact() || dtype.equals(result.dtype())) {
            return result;
        }
        if (!dtype.isIntegral() || !result.dtype().isIntegral()) {
            throw new EvaluationProblem(
                    "%s: a result is %s, the graph says %s".formatted(backend, result.type(), dtype.coreName()));
        }
        return HostTensor.of(result.toTensor().cast(dtype));
    }
}
