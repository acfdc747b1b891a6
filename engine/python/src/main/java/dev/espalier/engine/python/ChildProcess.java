package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.ChannelClosed;
import dev.espalier.engine.channel.Handler;
import dev.espalier.engine.channel.Services;
import dev.espalier.engine.channel.SharedMemory;
import dev.espalier.engine.files.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of Python, from its start to its end; {@link PythonChild} starts the next one. */
final class ChildProcess implements Services {
    private static final long START_PATIENCE = 60_000;
    private static final long MARK_PATIENCE = 10_000;
    private static final long END_PATIENCE = 500;
    private static final int LONGEST_SOCKET_NAME = 90;

    private final Interpreter interpreter;
    private final Map<String, Handler> handlers;
    private final Map<String, Handler> quickHandlers;
    private final PythonListener listener;
    private final CompletableFuture<JsonNode> hello = new CompletableFuture<>();
    private final CompletableFuture<PythonProblem> end = new CompletableFuture<>();
    private final StringBuffer said = new StringBuffer();
    private final ScheduledExecutorService clock;
    private final SharedMemory memory;
    private final Process process;
    private final OutputReader out;
    private final OutputReader err;
    private volatile Channel channel;
    private volatile String reason;
    private volatile boolean isClosing;
    private volatile boolean isGroupEnded;

    /** Starts Python and waits until it serves requests. */
    ChildProcess(
            Launch launch, Map<String, Handler> handlers, Map<String, Handler> quickHandlers, PythonListener listener) {
        this.interpreter = launch.interpreter();
        this.handlers = handlers;
        this.quickHandlers = quickHandlers;
        this.listener = listener;
        try {
            memory = SharedMemory.create(
                    launch.options().memory(), temporary(), launch.options().memoryLimit());
            Path folder = socketFolder();
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                Path socket = folder.resolve("s");
                server.bind(UnixDomainSocketAddress.of(socket));
                process = launch.start(memory.settings().put("socket", socket.toString()));
                clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "clock"));
                out = reader("stdout");
                err = reader("stderr");
                process.onExit().thenRun(() -> closeQuietly(server));
                channel = new Channel(accept(server), threadName("channel"), this);
                memory.connect(channel);
                process.onExit()
                        .thenRunAsync(this::ended, task -> daemon(task, "end").start());
                channel.start();
                greet();
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            throw new PythonProblem("cannot start Python " + interpreter + ": " + e.getMessage());
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** A folder that nobody else may enter; the name of a socket in it must be short. */
    private static Path socketFolder() throws IOException {
        String prefix = "espalier-" + ProcessHandle.current().pid() + "-";
        Path folder = Files.createTempDirectory(prefix);
        if (folder.toString().length() > LONGEST_SOCKET_NAME) {
            Files.delete(folder);
            return Files.createTempDirectory(Path.of("/tmp"), prefix);
        }
        return folder;
    }

    /** Has the child start a thread and connect it, also while its main thread is busy. */
    SocketChannel connectThread(long number) throws IOException {
        Path folder = socketFolder();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = folder.resolve("s");
            server.bind(UnixDomainSocketAddress.of(socket));
            process.onExit().thenRun(() -> closeQuietly(server));
            var alarm = clock.schedule(() -> closeQuietly(server), START_PATIENCE, TimeUnit.MILLISECONDS);
            order("open " + number + " " + socket);
            SocketChannel connected = server.accept();
            alarm.cancel(false);
            return connected;
        } finally {
            Folders.delete(folder);
        }
    }

    /** Tells the child something that must not wait for its main thread. */
    void order(String order) throws IOException {
        OutputStream orders = process.getOutputStream();
        synchronized (orders) {
            orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
        }
    }

    private OutputReader reader(String name) {
        var stream = name.equals("stdout") ? process.getInputStream() : process.getErrorStream();
        return new OutputReader(stream, threadName(name), clock, text -> {
            if (!hello.isDone()) {
                said.append(text);
            }
            listener.event(
                    "stream", Channel.JSON.createObjectNode().put("name", name).put("text", text));
        });
    }

    /** The connection of the child; the server is closed when the child ends before that. */
    private SocketChannel accept(ServerSocketChannel server) throws IOException {
        var alarm = clock.schedule(() -> closeQuietly(server), START_PATIENCE, TimeUnit.MILLISECONDS);
        try {
            return server.accept();
        } catch (IOException e) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            if (process.isAlive()) {
                process.destroyForcibly();
            }
            // Destroying also closes the streams, and with them what a process said that has ended by itself.
            err.awaitEnd(END_PATIENCE);
            process.destroyForcibly();
            clock.shutdownNow();
            memory.close();
            throw interrupted ? new PythonProblem("interrupted while starting Python") : notStarted();
        } finally {
            alarm.cancel(false);
        }
    }

    private PythonProblem notStarted() {
        String words = said.toString().strip();
        String why = words.isEmpty() ? Signals.describe(process.onExit().join().exitValue()) : words;
        return new PythonProblem("Python did not start from %s: %s".formatted(interpreter, why));
    }

    private void greet() {
        try {
            CompletableFuture.anyOf(hello, end).get(START_PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            kill("it did not answer");
        }
        if (!hello.isDone()) {
            kill("it did not answer");
            throw notStarted();
        }
        JsonNode words = hello.join();
        out.setToken(words.path("token").asText());
        err.setToken(words.path("token").asText());
        listener.event("started", words);
    }

    Channel channel() {
        return channel;
    }

    SharedMemory memory() {
        return memory;
    }

    long pid() {
        return process.pid();
    }

    /** What the child said of itself when it started. */
    JsonNode greeting() {
        return hello.join();
    }

    boolean hasEnded() {
        return end.isDone() || !process.isAlive();
    }

    /** Why the process has ended, once it has; another reason if it lives on. */
    CompletableFuture<ChannelClosed> whenEnded(ChannelClosed otherwise) {
        return end.<ChannelClosed>thenApply(problem -> problem)
                .completeOnTimeout(otherwise, END_PATIENCE, TimeUnit.MILLISECONDS);
    }

    void interrupt() {
        Signals.send("INT", process.pid());
    }

    /** Ends the child and whatever it has started, at once. */
    void kill(String because) {
        reason = because;
        // The group first: without its leader, nobody would tell which processes belong to it.
        Signals.send("KILL", process.pid());
        isGroupEnded = true;
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets the child end by itself, for a moment. */
    void close() {
        reason = "it was closed";
        isClosing = true;
        channel.close(new PythonProblem("Python was closed"));
        boolean hasGone = false;
        try {
            hasGone = process.waitFor(END_PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!hasGone) {
            kill(reason);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        end.completeOnTimeout(new PythonProblem("Python does not end"), START_PATIENCE, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Runs when the process has ended, in whatever way. */
    private void ended() {
        if (!isGroupEnded) {
            Signals.send("KILL", process.pid());
        }
        out.awaitEnd(END_PATIENCE);
        err.awaitEnd(END_PATIENCE);
        clock.shutdownNow();
        out.pass();
        err.pass();
        String why = reason == null ? Signals.describe(process.exitValue()) : reason;
        PythonProblem problem = new PythonProblem("Python died: %s; its variables are gone".formatted(why));
        channel.close(problem);
        memory.close();
        if (!isClosing) {
            listener.event("died", Channel.JSON.createObjectNode().put("reason", why));
        }
        end.complete(problem);
    }

    @Override
    public Handler handler(String method) {
        return handler(handlers, method);
    }

    /** What serves a method; one that says so if nothing does. */
    static Handler handler(Map<String, Handler> handlers, String method) {
        Handler handler = handlers.get(method);
        return handler != null
                ? handler
                : _ -> {
                    throw new UnsupportedOperationException("nothing here serves " + method);
                };
    }

    @Override
    public Optional<Handler> atOnce(String method) {
        return switch (method) {
            case "output.mark" ->
                Optional.of(params -> {
                    awaitMark(params.path("mark").asLong());
                    return null;
                });
            case "output.publish" ->
                Optional.of(params -> {
                    awaitMark(params.path("mark").asLong());
                    listener.event(params.path("event").asText(), params.path("params"));
                    return null;
                });
            default -> Optional.ofNullable(quickHandlers.get(method));
        };
    }

    @Override
    public void event(String method, JsonNode params) {
        Handler quick = quickHandlers.get(method);
        if (method.equals("hello")) {
            hello.complete(params);
        } else if (quick != null) {
            handleQuietly(quick, params);
        } else if (!memory.event(method, params)) {
            listener.event(method, params);
        }
    }

    private static void handleQuietly(Handler handler, JsonNode params) {
        try {
            handler.handle(params);
        } catch (Exception e) {
            throw new IllegalStateException("a handler of events must not throw", e);
        }
    }

    @Override
    public void awaitMark(long mark) {
        out.await(mark, MARK_PATIENCE);
        err.await(mark, MARK_PATIENCE);
    }

    /** The line ends when the process does; a process that only closed its line is of no use any more. */
    @Override
    public void closed(ChannelClosed problem) {
        process.onExit()
                .completeOnTimeout(null, END_PATIENCE, TimeUnit.MILLISECONDS)
                .thenRunAsync(
                        () -> {
                            if (process.isAlive()) {
                                kill("it closed its line to Espalier");
                            }
                        },
                        task -> daemon(task, "end").start());
    }

    private Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, threadName(name));
        thread.setDaemon(true);
        return thread;
    }

    private static String threadName(String name) {
        return "espalier-python-" + name;
    }

    private static void closeQuietly(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
