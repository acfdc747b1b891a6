package dev.espalier.engine.trace;

import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Term;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A branch or loop of a framework as it was asked for.
 *
 * @param operation the core operation that it is: {@code branch}, {@code while_loop} or {@code scan}
 * @param regions what it runs, by the parameters of the operation
 * @param arguments what it is given, by the parameters of the operation, over named values
 * @param length how many rows a scan goes over
 * @param reverse whether it begins with the last one
 */
record TracedLoop(
        String operation,
        Map<String, Region> regions,
        Map<String, List<Term>> arguments,
        long length,
        boolean reverse) {
    TracedLoop {
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions)); // in their order
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** A function of the program as it was run once inside of a branch or loop. */
    record Region(String name, List<Graph.Input> inputs, List<TracedCall> calls, List<Term> results) {
        Region {
            inputs = List.copyOf(inputs);
            calls = List.copyOf(calls);
            results = List.copyOf(results);
        }
    }

    /** The same with other text in place of the sizes that are marked in the calls. */
    TracedLoop spelled(IntFunction<String> sizes) {
        Map<String, Region> all = new LinkedHashMap<>();
        regions.forEach((parameter, region) -> all.put(
                parameter,
                new Region(
                        region.name(),
                        region.inputs(),
                        region.calls().stream().map(call -> call.spelled(sizes)).toList(),
                        region.results())));
        return new TracedLoop(operation, all, arguments, length, reverse);
    }

    Region region(String parameter) {
        return regions.get(parameter);
    }

    List<Term> given(String parameter) {
        return arguments.getOrDefault(parameter, List.of());
    }
}
