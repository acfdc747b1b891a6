package dev.espalier.visualizer.graphviz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import run.endive.runtime.Instance;
import run.endive.wasm.WasmModule;

/** One run of Graphviz, in a memory of its own. */
public final class Graphviz {
    /** Graphviz calls itself for what is nested, and bytecode needs more of the stack than its own code. */
    private static final long STACK_IN_BYTES = 256L << 20;

    private final Names names = Names.load();
    private final Surroundings surroundings = new Surroundings();
    private final Instance instance;

    private Graphviz() {
        WasmModule module = GraphvizModule.load();
        instance = Instance.builder(module)
                .withMachineFactory(GraphvizModule::create)
                .withImportValues(surroundings.imports(module, names))
                .withStart(false)
                .build();
        call("start");
    }

    /** The version of Graphviz that this is. */
    public static String version() {
        Graphviz graphviz = new Graphviz();
        return Text.at(graphviz.instance.memory(), graphviz.call("viz_get_graphviz_version"));
    }

    /**
     * The picture of a text in the language of Graphviz, laid out by its program {@code dot}.
     *
     * @throws GraphvizProblem if the text is not understood, or drawing takes longer than it may
     */
    public static String svg(String dot, Duration patience) {
        CompletableFuture<String> picture = new CompletableFuture<>();
        Runnable draw = () -> {
            try {
                picture.complete(new Graphviz().draw(dot));
            } catch (Throwable e) {
                picture.completeExceptionally(e);
            }
        };
        Thread thread = new Thread(null, draw, "graphviz", STACK_IN_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return picture.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new GraphvizProblem("Graphviz needed more than " + patience.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraphvizProblem("Graphviz was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GraphvizProblem problem ? problem : new GraphvizProblem(told(e.getCause()));
        } finally {
            thread.interrupt();
        }
    }

    private static String told(Throwable problem) {
        return problem instanceof StackOverflowError
                ? "the graph is nested too deeply for Graphviz"
                : "Graphviz failed: " + problem;
    }

    private String draw(String dot) {
        try {
            int graph = found(call("viz_read_one_graph", text(dot)));
            int context = call("viz_create_context");
            call("viz_reset_errors");
            if (call("viz_layout", context, graph, text("dot")) != 0) {
                throw new GraphvizProblem("Graphviz gave up");
            }
            return Text.at(instance.memory(), found(call("viz_render", context, graph, text("svg"))));
        } catch (GraphvizProblem problem) {
            String complaints = surroundings.complaints();
            throw complaints.isEmpty() ? problem : new GraphvizProblem("Graphviz failed: " + complaints);
        }
    }

    private static int found(int place) {
        if (place == 0) {
            throw new GraphvizProblem("Graphviz gave up");
        }
        return place;
    }

    /** Calls a function of the module; the numbers that it takes and gives have 32 bits. */
    private int call(String name, int... arguments) {
        long[] wide = new long[arguments.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = arguments[i];
        }
        long[] results = instance.export(names.exports().get(name)).apply(wide);
        return results == null || results.length == 0 ? 0 : (int) results[0];
    }

    /** Puts a text into the module's memory, which ends with this run. */
    private int text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int place = found(call("malloc", bytes.length + 1));
        instance.memory().write(place, bytes);
        instance.memory().writeByte(place + bytes.length, (byte) 0);
        return place;
    }
}
