package dev.espalier.visualizer.graphviz;

import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;

/**
 * What a module finds outside itself: no files, no environment, a clock that stands still, and memory up to a limit. Only
 * what it complains of comes out.
 */
final class Surroundings {
    private static final long PAGE = 1 << 16;
    private static final long MOST_BYTES = 512L << 20;
    /** The number of the error that there is no such file. */
    private static final long NO_SUCH_FILE = 44;

    private final StringBuilder complaints = new StringBuilder();

    /** What was said, as one line. */
    String complaints() {
        return String.join("; ", complaints.toString().strip().split("\\s*\n\\s*"));
    }

    ImportValues imports(WasmModule module, Names names) {
        List<HostFunction> functions = new ArrayList<>();
        module.importSection().stream().forEach(item -> {
            FunctionImport wanted = (FunctionImport) item;
            FunctionType type = module.typeSection().getType(wanted.typeIndex());
            String name = names.imports().get(wanted.name());
            boolean answers = !type.returns().isEmpty();
            functions.add(new HostFunction(
                    wanted.module(),
                    wanted.name(),
                    FunctionType.of(type.params(), type.returns()),
                    (instance, arguments) -> {
                        long answer = call(name, instance, arguments);
                        return answers ? new long[] {answer} : null;
                    }));
        });
        return ImportValues.builder()
                .addFunction(functions.toArray(HostFunction[]::new))
                .build();
    }

    private long call(String name, Instance instance, long[] arguments) {
        Memory memory = instance.memory();
        return switch (name) {
            case "abort_js", "assert_fail", "cxa_throw", "exit" -> throw new GraphvizProblem("Graphviz gave up");
            case "emscripten_resize_heap" -> grow(memory, arguments[0] & 0xffffffffL);
            case "emscripten_date_now" -> Double.doubleToRawLongBits(0);
            case "viz_errorf" -> {
                complaints.append(Text.at(memory, (int) arguments[0]));
                yield 0;
            }
            case "fd_write" -> {
                memory.writeI32((int) arguments[3], written(memory, (int) arguments[1], (int) arguments[2]));
                yield 0;
            }
            case "environ_sizes_get" -> {
                memory.writeI32((int) arguments[0], 0);
                memory.writeI32((int) arguments[1], 0);
                yield 0;
            }
            case "clock_time_get" -> {
                memory.writeLong((int) arguments[2], 0);
                yield 0;
            }
            case "environ_get", "random_get", "localtime_js", "tzset_js" -> 0;
            default -> -NO_SUCH_FILE;
        };
    }

    private static long grow(Memory memory, long bytes) {
        long pages = (Math.min(bytes, MOST_BYTES) + PAGE - 1) / PAGE;
        // A little more than is asked for, so that many small wishes are not many copies.
        long more = Math.max(pages - memory.pages(), memory.pages() / 4 + 1);
        return bytes <= MOST_BYTES && memory.grow((int) more) >= 0 ? 1 : 0;
    }

    /** Takes what is written in pieces: pairs of a place and a length. */
    private int written(Memory memory, int pieces, int count) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            int length = memory.readInt(pieces + 8 * i + 4);
            complaints.append(Text.at(memory, memory.readInt(pieces + 8 * i), length));
            total += length;
        }
        return total;
    }
}
