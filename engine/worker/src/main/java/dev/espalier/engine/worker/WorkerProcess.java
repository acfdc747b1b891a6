package dev.espalier.engine.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.backend.EvaluationProblem;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running worker, from its start to its end; what has ended is replaced by a new one. */
final class WorkerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(2);
    private static final Pattern SIGNAL = Pattern.compile("#\\s+(SIG[A-Z]+)");
    private static final AtomicInteger INCARNATIONS = new AtomicInteger();

    private final String machine;
    private final SharedMemory memory = SharedMemory.ofProcess();
    private final String incarnation;
    private final Process process;
    private final SocketChannel channel;
    private final Arena arena = Arena.ofShared();
    private final StatusPage status;
    private final MemorySegment replies;
    private final Thread hook = new Thread(this::kill);
    private volatile String ending = "";
    private int seen;

    private WorkerProcess(String machine, String incarnation, Process process, SocketChannel channel) {
        this.machine = machine;
        this.incarnation = incarnation;
        this.process = process;
        this.channel = channel;
        this.status = new StatusPage(SharedMemory.map(file(StatusPage.NAME), StatusPage.SIZE, arena));
        this.replies = SharedMemory.map(file(ReplyArea.NAME), ReplyArea.SIZE, arena);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private Path file(String name) {
        return memory.folder().resolve(incarnation + "-" + name);
    }

    /** Starts a worker for a machine that lies on a class path. */
    static WorkerProcess start(String machine, String classPath) {
        SharedMemory memory = SharedMemory.ofProcess();
        String incarnation = "w" + INCARNATIONS.incrementAndGet();
        Path socket = memory.folder().resolve(incarnation + "-socket");
        Path log = memory.folder().resolve(incarnation + "-log");
        Process process = null;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            ProcessBuilder builder = new ProcessBuilder(command(machine, classPath, memory.folder(), incarnation));
            calm(builder.environment());
            process = builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            SocketChannel channel = accepted(server, process, machine, log);
            Files.deleteIfExists(socket);
            channel.configureBlocking(true);
            return new WorkerProcess(machine, incarnation, process, channel);
        } catch (IOException e) {
            throw new EvaluationProblem(machine + ": the worker does not start: " + e.getMessage());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EvaluationProblem(machine + ": interrupted while the worker was starting");
        }
    }

    /**
     * Threads of a library that wait for others spin for a tenth of a millisecond before they sleep, not for several:
     * the processor that they hold may be the one that the others wait for. What the user has set stays.
     */
    private static void calm(Map<String, String> environment) {
        if (!environment.containsKey("OMP_WAIT_POLICY")) {
            environment.putIfAbsent("GOMP_SPINCOUNT", "10000");
        }
    }

    private static List<String> command(String machine, String classPath, Path folder, String incarnation) {
        List<String> command = new ArrayList<>(java(classPath));
        StartRecord.of(machine, classPath).ifPresent(record -> command.addAll(1, record.option()));
        command.add(1, "-XX:ErrorFile=" + folder.resolve(incarnation + "-crash"));
        command.addAll(List.of(
                WorkerMain.class.getName(),
                machine,
                folder.toString(),
                incarnation,
                Long.toString(ProcessHandle.current().pid())));
        return command;
    }

    /** How a JVM is started on the class path of a worker. */
    static List<String> java(String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                // Java only says what the library shall do next; the optimizing compiler would take a processor from
                // it.
                "-XX:TieredStopAtLevel=1",
                // Memory of tensors is freed by the plans, not by the collector.
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-cp",
                classPath);
    }

    private static SocketChannel accepted(ServerSocketChannel server, Process process, String machine, Path log)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            SocketChannel channel = server.accept();
            if (channel != null) {
                return channel;
            }
            if (!process.isAlive()) {
                throw new EvaluationProblem("%s: the worker ended at its start: %s".formatted(machine, lastLine(log)));
            }
            Thread.sleep(5);
        }
        process.destroyForcibly();
        throw new EvaluationProblem(
                "%s: the worker did not start within %d seconds".formatted(machine, START.toSeconds()));
    }

    private static String lastLine(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("it said nothing");
        }
    }

    boolean isAlive() {
        return process.isAlive() && channel.isOpen() && ending.isEmpty();
    }

    long pid() {
        return process.pid();
    }

    MemorySegment replies() {
        return replies;
    }

    boolean isReplyArea(String segment) {
        return segment.equals(incarnation + "-" + ReplyArea.NAME);
    }

    /** The answer to a request; a worker that ends instead is a problem that names what it was computing. */
    synchronized JsonNode request(ObjectNode request, Optional<Duration> patience) {
        ArrayNode dropped = request.putArray("dropped");
        List<String> gone = memory.droppedSince(seen);
        gone.forEach(dropped::add);
        seen += gone.size();
        Thread watch = patience.map(this::watch).orElse(null);
        try {
            Frames.write(channel, request);
            JsonNode reply = Frames.read(channel);
            if (reply.has("problem")) {
                throw new EvaluationProblem(reply.path("problem").asText());
            }
            return reply;
        } catch (IOException e) {
            throw ended();
        } finally {
            if (watch != null) {
                watch.interrupt();
            }
        }
    }

    private Thread watch(Duration patience) {
        return Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(patience);
                ending = "was ended after " + seconds(patience);
                process.destroyForcibly();
            } catch (InterruptedException _) {
                // The answer has come.
            }
        });
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }

    private EvaluationProblem ended() {
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            ending = "was ended by an interrupt";
            process.destroyForcibly();
        }
        int exit = awaited();
        String how = ending.isEmpty() ? "ended by " + signal(exit) : ending;
        String what = status.operation();
        close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new EvaluationProblem(
                "%s: the worker %s%s".formatted(machine, how, what.isEmpty() ? "" : " in " + what));
    }

    private int awaited() {
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
            }
            return process.isAlive() ? -1 : process.exitValue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** The signal that ended it: told by its JVM, or by its exit status. */
    private String signal(int exit) {
        Path crash = file("crash");
        if (Files.exists(crash)) {
            try (Stream<String> lines = Files.lines(crash, java.nio.charset.StandardCharsets.ISO_8859_1)) {
                Optional<String> told = lines.limit(20)
                        .map(SIGNAL::matcher)
                        .filter(Matcher::find)
                        .map(match -> match.group(1))
                        .findFirst();
                if (told.isPresent()) {
                    return told.get();
                }
            } catch (IOException _) {
                // The exit status tells less, but enough.
            }
        }
        return switch (exit) {
            case 134 -> "SIGABRT";
            case 136 -> "SIGFPE";
            case 137 -> "SIGKILL";
            case 139 -> "SIGSEGV";
            case 143 -> "SIGTERM";
            default -> "itself with status " + exit;
        };
    }

    private void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        try {
            channel.close();
            process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
            deleteFiles();
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IOException | IllegalStateException _) {
            // The process ends: its folder goes with it.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /** Deletes what the worker has left, but not the results that somebody may still hold. */
    private void deleteFiles() throws IOException {
        for (String name : List.of(StatusPage.NAME, ReplyArea.NAME, "log", "crash", "socket")) {
            Files.deleteIfExists(file(name));
        }
        try (DirectoryStream<Path> results = Files.newDirectoryStream(memory.folder(), incarnation + "-*")) {
            for (Path result : results) {
                if (!memory.holds(result.getFileName().toString())) {
                    Files.deleteIfExists(result);
                }
            }
        }
    }
}
