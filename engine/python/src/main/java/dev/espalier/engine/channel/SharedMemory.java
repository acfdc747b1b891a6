package dev.espalier.engine.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.HostTensor;
import dev.espalier.engine.files.Folders;
import dev.espalier.engine.ir.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Memory that two processes see: files in a private folder, best on a file system in memory, which both map.
 *
 * <p>A tensor travels as a descriptor {@code {"dtype": "f32", "shape": [2, 3], "segment": NAME, "offset": BYTES}}. What lies
 * in shared memory already is not copied; other tensors are copied once, into a segment that is used again when neither side
 * holds a piece of it. Each side owns the segments it made and is told when the other lets go of one. The owner of this
 * object removes the folder, so nothing is left behind, however the other process ended.
 */
public final class SharedMemory implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final long ALIGNMENT = 64;
    private static final long SMALLEST = 1 << 16;
    private static final long KEPT = 1L << 29;
    private static final long UNSEEN_BY_COLLECTOR = 1L << 30;
    private static final Map<String, DType> DTYPES =
            DType.ALL.stream().collect(Collectors.toMap(DType::shortName, Function.identity()));

    private final Path folder;
    private final Path spill;
    private final long limit;
    private final boolean isFounder;
    private final Map<String, Segment> own = new HashMap<>();
    private final List<Segment> free = new ArrayList<>();
    private final NavigableMap<Long, Piece> pieces = new TreeMap<>();
    private final Set<Piece> held = new HashSet<>();
    private final Map<String, Deque<HostTensor>> lent = new HashMap<>();
    private final List<News> news = new ArrayList<>();
    private Optional<Channel> channel = Optional.empty();
    private long count;
    private long ownBytes;
    private long mappedSinceCollection;
    private boolean isClosed;

    /** What the other side is to be told of a segment. */
    private record News(String event, String segment) {}

    /**
     * A mapping of a part of a segment.
     *
     * @param tensors how many descriptors of the other side it stands for
     * @param scope of the mapping: memory at its addresses with another scope is something else
     */
    private record Piece(
            String segment,
            boolean isOwn,
            int tensors,
            long address,
            long offset,
            WeakReference<MemorySegment.Scope> scope) {}

    private SharedMemory(Path folder, Path spill, long limit, boolean isFounder) {
        this.folder = folder;
        this.spill = spill;
        this.limit = limit;
        this.isFounder = isFounder;
    }

    /**
     * Memory in a new folder, which is removed with it.
     *
     * @param parent where the folder is made
     * @param limit the most bytes that each side keeps there; more goes to files in {@code temporary}
     */
    public static SharedMemory create(Path parent, Path temporary, long limit) throws IOException {
        String name = "espalier-" + ProcessHandle.current().pid() + "-";
        Path folder = Files.createTempDirectory(parent, name);
        return new SharedMemory(folder, temporary.resolve("spill-" + folder.getFileName()), limit, true);
    }

    /** The memory that another process has created, whose {@link #settings} these are. */
    public static SharedMemory join(JsonNode settings) {
        Path folder = Path.of(settings.path("memory").asText());
        Path spill = Path.of(settings.path("spill").asText());
        return new SharedMemory(folder, spill, settings.path("limit").asLong(), false);
    }

    /** Connects the line on which the sides tell each other what they let go of. */
    public synchronized void connect(Channel line) {
        channel = Optional.of(line);
    }

    /** What the other side has to know to map the same files. */
    public ObjectNode settings() {
        return Channel.JSON
                .createObjectNode()
                .put("memory", folder.toString())
                .put("spill", spill.toString())
                .put("limit", limit);
    }

    /** A tensor in shared memory, to be handed over without a copy; its elements are still to be written. */
    public HostTensor allocate(DType dtype, long... shape) {
        long size = size(dtype, shape);
        try {
            return changing(() -> {
                Segment segment = take(Math.max(size, 1));
                segment.holds++;
                MemorySegment data = mapped(segment.name, true, 1, 0, Math.max(size, 1), Arena.ofAuto());
                return new HostTensor(dtype, shape, data.asSlice(0, size));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("no memory to share with Python", e);
        }
    }

    /** A descriptor of a tensor. */
    public JsonNode describe(HostTensor tensor) {
        return describe(List.of(tensor)).get(0);
    }

    /** Descriptors of tensors; those that must be copied go into one segment. */
    public ArrayNode describe(List<HostTensor> tensors) {
        try {
            return changing(() -> describeAll(tensors));
        } catch (IOException e) {
            throw new UncheckedIOException("no memory to share with Python", e);
        }
    }

    private ArrayNode describeAll(List<HostTensor> tensors) throws IOException {
        ArrayNode all = Channel.JSON.createArrayNode();
        long size = 0;
        for (HostTensor tensor : tensors) {
            size += find(tensor).isPresent() ? 0 : aligned(tensor.data().byteSize());
        }
        Optional<Segment> target = Optional.empty();
        long offset = 0;
        for (HostTensor tensor : tensors) {
            Optional<Piece> piece = find(tensor);
            if (piece.isPresent()) {
                all.add(describe(tensor, piece.get()));
                continue;
            }
            Segment segment = target.isPresent() ? target.get() : take(Math.max(size, 1));
            target = Optional.of(segment);
            long length = tensor.data().byteSize();
            MemorySegment.copy(tensor.data(), 0, segment.whole(), offset, length);
            segment.grants++;
            all.add(descriptor(tensor, segment.name, offset));
            offset += aligned(length);
        }
        return all;
    }

    private JsonNode describe(HostTensor tensor, Piece piece) {
        if (piece.isOwn()) {
            own.get(piece.segment()).grants++;
        } else {
            // The other side must not take its memory back before it has seen that the tensor returns.
            lent.computeIfAbsent(piece.segment(), _ -> new ArrayDeque<>()).add(tensor);
        }
        long offset = piece.offset() + tensor.data().address() - piece.address();
        return descriptor(tensor, piece.segment(), offset);
    }

    private static ObjectNode descriptor(HostTensor tensor, String segment, long offset) {
        ObjectNode descriptor =
                Channel.JSON.createObjectNode().put("dtype", tensor.dtype().shortName());
        ArrayNode shape = descriptor.putArray("shape");
        Arrays.stream(tensor.shape()).forEach(shape::add);
        return descriptor.put("segment", segment).put("offset", offset);
    }

    /** The tensor that a descriptor of the other side tells of, not copied; its memory is given back when nobody holds it. */
    public HostTensor read(JsonNode descriptor) {
        return readAll(Channel.JSON.createArrayNode().add(descriptor)).get(0);
    }

    /** The tensors that descriptors of the other side tell of, in their order; those of one segment are held together. */
    public List<HostTensor> readAll(JsonNode descriptors) {
        return changing(() -> read(descriptors, Arena.ofAuto()));
    }

    /**
     * Tensors of the other side that are given back at once when they are closed, which suits large ones: a garbage collector
     * takes its time.
     */
    public Borrowed borrow(JsonNode descriptors) {
        Arena arena = Arena.ofShared();
        return new Borrowed(changing(() -> read(descriptors, arena)), arena, this);
    }

    /** Tensors that may be used until this is closed. */
    public static final class Borrowed implements AutoCloseable {
        private final List<HostTensor> tensors;
        private final Arena arena;
        private final SharedMemory memory;

        private Borrowed(List<HostTensor> tensors, Arena arena, SharedMemory memory) {
            this.tensors = tensors;
            this.arena = arena;
            this.memory = memory;
        }

        public List<HostTensor> tensors() {
            return tensors;
        }

        @Override
        public void close() {
            if (arena.scope().isAlive()) {
                arena.close();
                memory.letGoOf(arena.scope());
            }
        }
    }

    private List<HostTensor> read(JsonNode descriptors, Arena arena) {
        List<Description> all = new ArrayList<>();
        descriptors.forEach(descriptor -> all.add(Description.of(descriptor)));
        Map<String, List<Description>> bySegment = all.stream()
                .collect(Collectors.groupingBy(Description::segment, LinkedHashMap::new, Collectors.toList()));
        Map<String, MemorySegment> mappings = new HashMap<>();
        Map<String, Long> starts = new HashMap<>();
        for (var group : bySegment.entrySet()) {
            String name = group.getKey();
            long start = group.getValue().stream()
                    .mapToLong(Description::offset)
                    .min()
                    .orElseThrow();
            long end =
                    group.getValue().stream().mapToLong(Description::end).max().orElseThrow();
            starts.put(name, start);
            mappings.put(name, readPart(name, group.getValue().size(), start, Math.max(end - start, 1), arena));
        }
        List<HostTensor> tensors = new ArrayList<>();
        for (Description one : all) {
            long from = one.offset() - starts.get(one.segment());
            MemorySegment data = mappings.get(one.segment()).asSlice(from, one.end() - one.offset());
            tensors.add(new HostTensor(one.dtype(), one.shape(), data));
        }
        return tensors;
    }

    private MemorySegment readPart(String name, int tensors, long start, long size, Arena arena) {
        collectIfMuch(size);
        Segment segment = own.get(name);
        if (segment != null) {
            segment.holds++;
            for (int i = 0; i < tensors; i++) {
                news.add(new News("memory.returned", name));
            }
        }
        return mapped(name, segment != null, tensors, start, size, arena);
    }

    /** A descriptor, read. */
    private record Description(DType dtype, long[] shape, String segment, long offset) {
        static Description of(JsonNode descriptor) {
            DType dtype = DTYPES.get(descriptor.path("dtype").asText());
            if (dtype == null) {
                throw new IllegalArgumentException("no descriptor of a tensor: " + descriptor);
            }
            long[] shape = new long[descriptor.path("shape").size()];
            Arrays.setAll(shape, axis -> descriptor.path("shape").get(axis).asLong());
            String segment = descriptor.path("segment").asText();
            return new Description(
                    dtype, shape, segment, descriptor.path("offset").asLong());
        }

        long end() {
            return offset + size(dtype, shape);
        }
    }

    /** Memory of other processes does not weigh on this one's collector, which would not run for its sake. */
    private void collectIfMuch(long size) {
        mappedSinceCollection += size;
        if (mappedSinceCollection > UNSEEN_BY_COLLECTOR) {
            mappedSinceCollection = 0;
            System.gc();
        }
    }

    /** Maps a part of a segment, and has the end of its use noticed: all that is cut from it shares its scope. */
    private MemorySegment mapped(String name, boolean isOwn, int tensors, long offset, long size, Arena arena) {
        Path file = Files.exists(folder.resolve(name)) ? folder.resolve(name) : spill.resolve(name);
        MemorySegment data;
        try {
            data = Segment.map(file, offset, size, arena);
        } catch (IOException e) {
            throw new UncheckedIOException("the shared memory " + name + " is gone", e);
        }
        Piece piece = new Piece(name, isOwn, tensors, data.address(), offset, new WeakReference<>(data.scope()));
        held.add(piece);
        pieces.put(piece.address(), piece);
        CLEANER.register(data.scope(), () -> letGo(piece));
        return data;
    }

    /** For pieces whose arena was closed. */
    private void letGoOf(MemorySegment.Scope scope) {
        List<Piece> all;
        synchronized (this) {
            all = held.stream().filter(piece -> piece.scope().refersTo(scope)).toList();
        }
        all.forEach(this::letGo);
    }

    private void letGo(Piece piece) {
        changing(() -> {
            if (!held.remove(piece)) {
                return null; // its arena was closed before nobody held it
            }
            pieces.remove(piece.address(), piece); // unless the address has been used again
            Segment segment = own.get(piece.segment());
            if (segment != null) {
                segment.holds--;
                recycle(segment);
            } else {
                for (int i = 0; i < piece.tensors(); i++) {
                    news.add(new News("memory.released", piece.segment()));
                }
            }
            return null;
        });
    }

    private Optional<Piece> find(HostTensor tensor) {
        MemorySegment data = tensor.data();
        if (!data.isNative() || data.byteSize() == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(pieces.floorEntry(data.address()))
                .map(Map.Entry::getValue)
                .filter(piece -> piece.scope().refersTo(data.scope()));
    }

    /** A change of the books. */
    @FunctionalInterface
    private interface Change<R, E extends Exception> {
        R make() throws E;
    }

    /** Makes a change, and tells the other side of it afterwards: whoever waits for the line must not hold the lock. */
    private <R, E extends Exception> R changing(Change<R, E> change) throws E {
        R result;
        List<News> told;
        Optional<Channel> line;
        synchronized (this) {
            result = change.make();
            told = List.copyOf(news);
            line = channel;
            news.clear();
        }
        line.ifPresent(open -> told.forEach(one -> {
            ObjectNode params = Channel.JSON.createObjectNode();
            params.putArray("segments").add(one.segment());
            open.event(one.event(), params);
        }));
        return result;
    }

    /** What the other side says of segments: {@code released}, {@code returned} or {@code dropped}; false for other events. */
    public synchronized boolean event(String method, JsonNode params) {
        List<String> names = new ArrayList<>();
        params.path("segments").forEach(name -> names.add(name.asText()));
        switch (method) {
            case "memory.released" ->
                names.stream().map(own::get).filter(segment -> segment != null).forEach(segment -> {
                    segment.grants--;
                    recycle(segment);
                });
            case "memory.returned" ->
                names.stream().map(lent::get).filter(waiting -> waiting != null).forEach(Deque::poll);
            case "memory.dropped" -> {} // each piece is mapped on its own, so nothing is kept of it
            default -> {
                return false;
            }
        }
        return true;
    }

    private Segment take(long size) throws IOException {
        Optional<Segment> fitting = free.stream()
                .filter(segment -> size <= segment.size && segment.size <= 2 * Math.max(size, SMALLEST))
                .min(Comparator.comparingLong(segment -> segment.size));
        if (fitting.isPresent()) {
            free.remove(fitting.get());
            return fitting.get();
        }
        long capacity = (size + SMALLEST - 1) / SMALLEST * SMALLEST;
        Segment segment = make((isFounder ? "j" : "p") + ++count, capacity);
        own.put(segment.name, segment);
        ownBytes += capacity;
        return segment;
    }

    private Segment make(String name, long capacity) throws IOException {
        if (isClosed) {
            throw new IOException("this memory is not shared any more");
        }
        if (ownBytes + capacity <= limit) {
            try {
                return new Segment(folder, name, capacity);
            } catch (IOException e) {
                // The file system in memory is full; files on disk are slower, but there.
            }
        }
        Files.createDirectories(spill);
        return new Segment(spill, name, capacity);
    }

    private void recycle(Segment segment) {
        if (!segment.isFree() || free.contains(segment)) {
            return;
        }
        free.add(segment);
        while (free.stream().mapToLong(s -> s.size).sum() > KEPT) {
            Segment largest =
                    free.stream().max(Comparator.comparingLong(s -> s.size)).orElseThrow();
            free.remove(largest);
            drop(largest);
            news.add(new News("memory.dropped", largest.name));
        }
    }

    private void drop(Segment segment) {
        own.remove(segment.name);
        ownBytes -= segment.size;
        try {
            segment.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all files. Tensors that were read stay valid until nobody holds them. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        channel = Optional.empty();
        news.clear();
        free.clear();
        List.copyOf(own.values()).forEach(this::drop);
        lent.clear();
        try {
            if (isFounder) {
                Folders.delete(folder);
                Folders.delete(spill);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(DType dtype, long... shape) {
        long size = HostTensor.width(dtype);
        for (long length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    private static long aligned(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
