package dev.espalier.engine.frontend;

import dev.espalier.engine.backend.Backend;
import dev.espalier.engine.backend.Backends;
import dev.espalier.engine.backend.Executable;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.ir.Graph;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.trace.CallReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls that have been read and compiled, the latest ones; one that comes again is not read again. */
final class Calls {
    private static final int KEPT = 4096;

    private final Map<String, CallReader> readers = new HashMap<>();
    private final LinkedHashMap<Key, Ready> calls = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Long, Ready> numbered = new HashMap<>();
    /** What the child calls without waiting, which is kept until it says that it has forgotten. */
    private final Map<Long, Ready> promised = new HashMap<>();

    private final Map<String, Backend> backends = new HashMap<>();
    private long last;

    /** A call of a framework, told apart by its text and the types of its operands. */
    record Key(
            String framework, String text, Optional<String> value, Map<String, TensorType> operands, String backend) {
        Key {
            operands = Map.copyOf(operands);
        }
    }

    /** A call that is ready to run, under a number of its own. */
    record Ready(long number, CallReader.Read read, Executable executable) {}

    synchronized Ready get(Key key) {
        Ready ready = calls.get(key);
        if (ready == null) {
            CallReader reader = readers.computeIfAbsent(key.framework(), name -> new CallReader(Dialect.load(name)));
            CallReader.Read read = reader.read(key.text(), key.value(), key.operands());
            ready = new Ready(++last, read, compile(read.graph(), key.backend()));
            calls.put(key, ready);
            numbered.put(ready.number(), ready);
            forgetOldest();
        }
        return ready;
    }

    /** A call that was read before, unless it has been forgotten. */
    synchronized Optional<Ready> numbered(long number) {
        return Optional.ofNullable(numbered.get(number));
    }

    /** Keeps a call for a child that will not wait for its result. */
    synchronized void promise(Ready call) {
        promised.put(call.number(), call);
    }

    synchronized Optional<Ready> promised(long number) {
        return Optional.ofNullable(promised.get(number));
    }

    /** The child has forgotten all numbers of calls. */
    synchronized void forgetPromises() {
        promised.clear();
    }

    /**
     * A graph made ready to run.
     *
     * @param place a backend, or a backend and one of its devices: {@code libtorch}, {@code libtorch:cuda:0}
     */
    synchronized Executable compile(Graph graph, String place) {
        int colon = place.indexOf(':');
        String name = colon < 0 ? place : place.substring(0, colon);
        Backend backend = backends.computeIfAbsent(
                name,
                wanted -> Backends.find(wanted)
                        .orElseThrow(() -> new RemoteProblem(
                                "ValueError",
                                "there is no backend %s here; there are %s"
                                        .formatted(
                                                wanted,
                                                Backends.all().stream()
                                                        .map(Backend::name)
                                                        .toList()))));
        return backend.compile(graph, colon < 0 ? backend.devices().getFirst() : place.substring(colon + 1));
    }

    private void forgetOldest() {
        if (calls.size() > KEPT) {
            Ready oldest = calls.pollFirstEntry().getValue();
            numbered.remove(oldest.number());
            if (!promised.containsKey(oldest.number())) {
                oldest.executable().close();
            }
        }
    }
}
