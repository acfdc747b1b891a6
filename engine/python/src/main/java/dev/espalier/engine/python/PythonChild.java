package dev.espalier.engine.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.channel.Handler;
import dev.espalier.engine.channel.RemoteProblem;
import dev.espalier.engine.channel.SharedMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Python in a process of its own, which runs cells and answers requests.
 *
 * <p>It stays usable whatever the code in it does: when the process dies, the requests under way get a
 * {@link PythonProblem}, and the next one starts a new process, without the variables of the old one. An error in Python is
 * a {@link RemoteProblem}; an error in a cell is part of its {@link CellResult}.
 */
public final class PythonChild implements AutoCloseable {
    private final Interpreter interpreter;
    private final Options options;
    private final Launch launch;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final Map<String, Handler> quickHandlers = new ConcurrentHashMap<>();
    private final List<PythonListener> listeners = new CopyOnWriteArrayList<>();
    private final Object telling = new Object();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Cells cells = new Cells(this);
    private final List<PackageInstaller> installers = new ArrayList<>();
    private final AtomicLong lastThread = new AtomicLong();
    private ChildProcess process;
    private boolean isClosed;
    private long interruptedAt;

    private PythonChild(Interpreter interpreter, Options options) {
        this.interpreter = interpreter;
        this.options = options;
        this.launch = Launch.of(interpreter, options);
    }

    /** Starts Python and waits until it can be used. */
    public static PythonChild start(Interpreter interpreter, Options options) {
        PythonChild child = new PythonChild(interpreter, options);
        child.process();
        return child;
    }

    /** The process at hand; a new one if the last has died. */
    private synchronized ChildProcess process() {
        if (isClosed) {
            throw new PythonProblem("Python was closed");
        }
        if (process == null || process.hasEnded()) {
            process = new ChildProcess(launch, handlers, quickHandlers, this::tell);
        }
        return process;
    }

    private void tell(String name, JsonNode params) {
        synchronized (telling) {
            listeners.forEach(listener -> listener.event(name, params));
        }
    }

    /** Has events told to one more listener. */
    public void listen(PythonListener listener) {
        listeners.add(listener);
    }

    /** Has requests of the child for a method answered, each on a thread of its own, also after a restart. */
    public void serve(String method, Handler handler) {
        handlers.put(method, handler);
    }

    /**
     * Has requests of the child for a method answered on the thread that reads, which saves the child some microseconds, and
     * events of that name handled there. Such a handler must be quick and must not ask the child anything; one of events must
     * not throw.
     */
    public void serveAtOnce(String method, Handler handler) {
        quickHandlers.put(method, handler);
    }

    /** Asks the child and waits for its answer; its own requests are served meanwhile. */
    public JsonNode request(String method, JsonNode params) {
        return Channel.await(submit(method, params), method);
    }

    /** Asks the child; the answer comes later. */
    public CompletableFuture<JsonNode> submit(String method, JsonNode params) {
        CompletableFuture<JsonNode> answer = process().channel().submit(method, params);
        underWay.incrementAndGet(); // only now, because an interrupt must not overtake what it interrupts
        return answer.whenComplete((_, _) -> done());
    }

    private synchronized void done() {
        if (underWay.decrementAndGet() == 0) {
            interruptedAt = 0;
        }
    }

    /**
     * Starts a thread that runs cells while the main one runs another.
     *
     * @param served answers what its cells ask for, by method
     * @param hears what its cells print and show
     */
    public PythonThread startThread(Map<String, Handler> served, PythonListener hears) {
        return new PythonThread(process(), lastThread.incrementAndGet(), served, hears);
    }

    /** Tells the child something and does not wait. */
    public void event(String method, JsonNode params) {
        process().channel().event(method, params);
    }

    /** The memory shared with the process at hand; a new process shares another one. */
    public SharedMemory memory() {
        return process().memory();
    }

    /** What runs cells in the child. */
    public Cells cells() {
        return cells;
    }

    /** Runs a cell that asks for no input. */
    public CellResult execute(String code) {
        return cells.execute(code);
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    /** The version of Python, such as {@code 3.14.3}. */
    public String version() {
        return process().greeting().path("version").asText();
    }

    public long pid() {
        return process().pid();
    }

    /** Whether there is a process, so that variables of earlier cells are still there. */
    public synchronized boolean isAlive() {
        return process != null && !process.hasEnded();
    }

    /**
     * Runs pip for the interpreter, whose packages cells see at once; what pip says are {@code stream} events.
     *
     * @param arguments such as {@code install einops}
     * @return its exit status
     */
    public int pip(List<String> arguments) {
        PackageInstaller installer = new PackageInstaller(interpreter, options, this::tell);
        underWay.incrementAndGet();
        synchronized (this) {
            installers.add(installer);
        }
        try {
            return installer.run(arguments);
        } finally {
            synchronized (this) {
                installers.remove(installer);
            }
            done();
            event("packages.changed", Channel.JSON.createObjectNode());
        }
    }

    /** What an interrupt did. */
    public enum Interruption {
        /** Nothing was running. */
        NOTHING_TO_INTERRUPT,
        /** Python was told; a cell ends with a KeyboardInterrupt as soon as Python code runs. */
        SENT,
        /** An earlier interrupt did not help, so the process was ended; a new one starts with the next request. */
        ENDED
    }

    /** Interrupts what the child is doing; a second interrupt after some patience ends the child. */
    public Interruption interrupt() {
        ChildProcess target;
        synchronized (this) {
            if (!installers.isEmpty()) {
                installers.forEach(PackageInstaller::stop);
                return Interruption.SENT;
            }
            if (underWay.get() == 0 || process == null || process.hasEnded()) {
                return Interruption.NOTHING_TO_INTERRUPT;
            }
            target = process;
            long now = System.nanoTime();
            boolean isLate = interruptedAt != 0
                    && now - interruptedAt >= options.patience().toNanos();
            if (interruptedAt == 0) {
                interruptedAt = now;
            }
            if (!isLate) {
                target.interrupt();
                return Interruption.SENT;
            }
        }
        target.kill("it did not react to an interrupt, and was ended by the second one");
        return Interruption.ENDED;
    }

    /** Ends the process at once and starts a new one. */
    public void restart() {
        kill();
        process();
    }

    /** Ends the process at once; the next request starts a new one. */
    public void kill() {
        ChildProcess target;
        synchronized (this) {
            target = process;
        }
        if (target != null && !target.hasEnded()) {
            target.kill("it was ended on request");
        }
    }

    @Override
    public void close() {
        ChildProcess target;
        synchronized (this) {
            isClosed = true;
            target = process;
        }
        if (target != null) {
            target.close();
        }
    }
}
