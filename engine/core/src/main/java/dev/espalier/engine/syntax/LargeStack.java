package dev.espalier.engine.syntax;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work on trees that may nest deeply: what does not fit on the stack at hand is done again on a large one. */
public final class LargeStack {
    private static final long BYTES = 512L << 20;

    private LargeStack() {}

    /**
     * Does the work.
     *
     * @param name of the file, for the error
     * @throws SyntaxProblem if the stack is still too small, or by the work itself
     */
    public static <V> V work(String name, Supplier<V> work) {
        try {
            return work.get();
        } catch (StackOverflowError e) {
            return again(name, work);
        }
    }

    private static <V> V again(String name, Supplier<V> work) {
        return beside(name, work).get();
    }

    /**
     * Begins work on a large stack beside that of this thread.
     *
     * @return what waits for the result; throws what the work throws, or a {@link SyntaxProblem} if the stack is too small
     */
    public static <V> Supplier<V> beside(String name, Supplier<V> work) {
        FutureTask<V> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "large stack", BYTES);
        thread.setDaemon(true);
        thread.start();
        return () -> result(name, task);
    }

    private static <V> V result(String name, FutureTask<V> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw problem(name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SyntaxProblem(name, 1, 1, "interrupted");
        }
    }

    private static RuntimeException problem(String name, Throwable cause) {
        return switch (cause) {
            case StackOverflowError _ -> new SyntaxProblem(name, 1, 1, "nested too deeply");
            case OutOfMemoryError error -> throw error;
            case RuntimeException problem -> problem;
            default -> new CompletionException(cause);
        };
    }
}
