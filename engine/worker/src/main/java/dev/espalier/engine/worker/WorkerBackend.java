package dev.espalier.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.Operation;
import dev.espalier.engine.ir.TermType;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A backend whose library lives in a worker. What it claims is known without it; the worker starts when a graph is
 * compiled. A thread that is interrupted, or that loses its patience, ends the worker; the next request starts another
 * one, which compiles again what it needs.
 */
public class WorkerBackend implements Backend, AutoCloseable {
    private final String name;
    private final Supplier<String> classPath;
    private final Claims claims;
    private final InputArea inputs = new InputArea();
    private Optional<WorkerProcess> worker = Optional.empty();
    private volatile Optional<Duration> patience = Optional.empty();

    /** A backend whose machine lies on a class path that is asked for when the worker starts. */
    WorkerBackend(String name, Claims claims, Supplier<String> classPath) {
        this.name = name;
        this.claims = claims;
        this.classPath = classPath;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean claims(Operation operation, List<TermType> operands) {
        return claims.hold(operation, operands);
    }

    /** How long one run may take before the worker is ended; without end at first. */
    public void setPatience(Duration limit) {
        patience = Optional.of(limit);
    }

    @Override
    public synchronized List<String> devices() {
        List<String> devices = new ArrayList<>();
        worker().request(request("devices"), Optional.empty())
                .path("devices")
                .forEach(device -> devices.add(device.asText()));
        return List.copyOf(devices);
    }

    private static ObjectNode request(String method) {
        return Frames.JSON.createObjectNode().put("method", method);
    }

    private WorkerProcess worker() {
        if (worker.isEmpty() || !worker.get().isAlive()) {
            worker.ifPresent(WorkerProcess::close);
            worker = Optional.empty();
            worker = Optional.of(WorkerProcess.start(name, classPath.get()));
        }
        return worker.get();
    }

    /** The process of the worker, if one is running. */
    public synchronized Optional<Long> pid() {
        return worker.filter(WorkerProcess::isAlive).map(WorkerProcess::pid);
    }

    @Override
    public Executable compile(Graph graph, String device) {
        Compiled compiled =
                new Compiled(graph.toString(), graph.name(), graph.inputs().size(), device);
        compiled.prepare();
        return compiled;
    }

    @Override
    public synchronized void close() {
        worker.ifPresent(WorkerProcess::close);
        worker = Optional.empty();
    }

    /** A graph in the worker; in a new worker it is compiled again. */
    private final class Compiled implements Executable {
        private final String text;
        private final String graph;
        private final int arity;
        private final String device;
        private WorkerProcess owner;
        private int id;

        Compiled(String text, String graph, int arity, String device) {
            this.text = text;
            this.graph = graph;
            this.arity = arity;
            this.device = device;
        }

        private WorkerProcess prepare() {
            synchronized (WorkerBackend.this) {
                WorkerProcess now = worker();
                if (owner != now) {
                    id = now.request(request("compile").put("graph", text).put("device", device), Optional.empty())
                            .path("id")
                            .asInt();
                    owner = now;
                }
                return now;
            }
        }

        @Override
        public List<HostTensor> run(List<HostTensor> given) {
            if (given.size() != arity) {
                throw new EvaluationProblem("%s takes %d inputs, not %d".formatted(graph, arity, given.size()));
            }
            synchronized (WorkerBackend.this) {
                WorkerProcess now = prepare();
                ObjectNode request = request("run").put("id", id);
                ArrayNode described = request.putArray("inputs");
                inputs.describe(given).forEach(described::add);
                List<HostTensor> results = new ArrayList<>();
                for (JsonNode result : now.request(request, patience).path("results")) {
                    results.add(taken(now, result));
                }
                return List.copyOf(results);
            }
        }

        private HostTensor taken(WorkerProcess from, JsonNode result) {
            String segment = result.path("segment").asText();
            long bytes = WorkerMain.bytes(result);
            long[] shape = WorkerMain.shape(result);
            if (from.isReplyArea(segment)) {
                HostTensor copy = HostTensor.allocate(WorkerMain.dtype(result), shape);
                MemorySegment place =
                        from.replies().asSlice(result.path("offset").asLong(), bytes);
                copy.data().copyFrom(place);
                return copy;
            }
            return new HostTensor(
                    WorkerMain.dtype(result), shape, SharedMemory.ofProcess().adopt(segment, bytes));
        }

        @Override
        public void close() {
            synchronized (WorkerBackend.this) {
                if (owner != null && owner.isAlive()) {
                    owner.request(request("close").put("id", id), Optional.empty());
                }
                owner = null;
            }
        }
    }
}
