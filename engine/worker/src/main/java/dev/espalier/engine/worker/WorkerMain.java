package dev.espalier.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.EvaluationProblem;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.IrProblem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The worker as a program: serves requests of the process that started it until that one ends. Its arguments are the
 * name of the machine, the folder of shared memory, the socket in it and the number of the starting process.
 */
final class WorkerMain {
    private static final long STACK = 64L << 20;
    private static final Map<String, DType> DTYPES =
            DType.ALL.stream().collect(Collectors.toMap(DType::shortName, Function.identity()));

    private final HostedBackend<?> backend;
    private final Path folder;
    private final StatusPage status;
    private final ReplyArea area;
    private final Map<String, Mapped> segments = new HashMap<>();
    private final Map<Integer, HostedBackend.HostedExecutable<?>> executables = new HashMap<>();
    private int compiled;

    private record Mapped(Arena arena, MemorySegment memory) {}

    private WorkerMain(Machine<?> machine, Path folder, String incarnation) {
        this.folder = folder;
        this.status = new StatusPage(
                SharedMemory.map(folder.resolve(incarnation + "-" + StatusPage.NAME), StatusPage.SIZE, Arena.global()));
        this.area = new ReplyArea(folder, incarnation);
        this.backend = new HostedBackend<>(machine, status);
    }

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(folder.resolve(arguments[2] + "-socket")));
        BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
        Thread serving = new Thread(
                null,
                () -> {
                    try {
                        new WorkerMain(machine(arguments[0]), folder, arguments[2]).serve(channel, requests);
                    } catch (Throwable e) {
                        e.printStackTrace();
                        Runtime.getRuntime().halt(1);
                    }
                },
                "serving",
                STACK);
        serving.setDaemon(true);
        serving.start();
        try {
            while (true) {
                requests.add(Frames.read(channel));
            }
        } catch (IOException _) {
            endWith(Long.parseLong(arguments[3]), folder);
        }
    }

    /** Nobody asks any more; also a kernel that hangs does not hold up this end. */
    private static void endWith(long parent, Path folder) throws InterruptedException {
        for (int i = 0; i < 10 && ProcessHandle.of(parent).isPresent(); i++) {
            Thread.sleep(50);
        }
        if (ProcessHandle.of(parent).isEmpty()) {
            SharedMemory.delete(folder);
        }
        Runtime.getRuntime().halt(0);
    }

    static Machine<?> machine(String name) {
        for (Machine<?> machine : ServiceLoader.load(Machine.class)) {
            if (machine.name().equals(name)) {
                return machine;
            }
        }
        throw new IllegalArgumentException("no machine is called " + name);
    }

    private void serve(SocketChannel channel, BlockingQueue<JsonNode> requests) throws Exception {
        while (true) {
            JsonNode request = requests.take();
            ObjectNode reply = Frames.JSON.createObjectNode();
            try {
                answer(request, reply);
            } catch (EvaluationProblem | IrProblem e) {
                reply.put("problem", e.getMessage());
            } catch (OutOfMemoryError e) {
                reply.put("problem", backend.name() + ": out of memory in " + status.operation());
            } catch (RuntimeException | LinkageError e) {
                e.printStackTrace();
                reply.put("problem", backend.name() + ": " + e);
            }
            status.clear();
            Frames.write(channel, reply);
        }
    }

    private void answer(JsonNode request, ObjectNode reply) {
        request.path("dropped").forEach(name -> unmap(name.asText()));
        switch (request.path("method").asText()) {
            case "devices" -> backend.devices().forEach(reply.putArray("devices")::add);
            case "compile" -> {
                executables.put(
                        ++compiled,
                        backend.compile(
                                Graph.parse(request.path("graph").asText()),
                                request.path("device").asText()));
                reply.put("id", compiled);
            }
            case "run" -> run(request, reply);
            case "close" -> {
                HostedBackend.HostedExecutable<?> executable =
                        executables.remove(request.path("id").asInt());
                if (executable != null) {
                    executable.close();
                }
            }
            default -> throw new EvaluationProblem("no such request: " + request.path("method"));
        }
    }

    private void run(JsonNode request, ObjectNode reply) {
        List<HostTensor> inputs = new ArrayList<>();
        request.path("inputs").forEach(input -> inputs.add(tensor(input)));
        area.reset();
        List<ReplyArea.Placed> results = new ArrayList<>();
        HostedBackend.HostedExecutable<?> executable =
                executables.get(request.path("id").asInt());
        executable.run(inputs, (dtype, shape) -> {
            ReplyArea.Placed placed = area.place(dtype, shape);
            results.add(placed);
            return placed.tensor();
        });
        ArrayNode described = reply.putArray("results");
        for (ReplyArea.Placed placed : results) {
            described.add(describe(placed.tensor(), placed.position()));
            placed.close();
        }
    }

    static ObjectNode describe(HostTensor tensor, SharedMemory.Position position) {
        ObjectNode node = Frames.JSON.createObjectNode();
        node.put("dtype", tensor.dtype().shortName());
        ArrayNode shape = node.putArray("shape");
        for (long size : tensor.shape()) {
            shape.add(size);
        }
        return node.put("segment", position.segment()).put("offset", position.offset());
    }

    static DType dtype(JsonNode described) {
        return DTYPES.get(described.path("dtype").asText());
    }

    static long[] shape(JsonNode described) {
        JsonNode shape = described.path("shape");
        long[] sizes = new long[shape.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = shape.get(i).asLong();
        }
        return sizes;
    }

    /** The bytes of a tensor that is described. */
    static long bytes(JsonNode described) {
        long bytes = HostTensor.width(dtype(described));
        for (long size : shape(described)) {
            bytes *= size;
        }
        return bytes;
    }

    private HostTensor tensor(JsonNode described) {
        long bytes = bytes(described);
        DType dtype = dtype(described);
        if (bytes == 0) {
            return HostTensor.allocate(dtype, shape(described));
        }
        long offset = described.path("offset").asLong();
        String name = described.path("segment").asText();
        Mapped mapped = segments.get(name);
        if (mapped == null || mapped.memory().byteSize() < offset + bytes) {
            unmap(name);
            Arena arena = Arena.ofShared();
            mapped = new Mapped(arena, SharedMemory.mapWhole(folder.resolve(name), arena));
            segments.put(name, mapped);
        }
        return new HostTensor(dtype, shape(described), mapped.memory().asSlice(offset, bytes));
    }

    private void unmap(String name) {
        Mapped mapped = segments.remove(name);
        if (mapped != null) {
            mapped.arena().close();
        }
    }
}
