package dev.espalier.install;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on many things, one at a time on each processor. */
final class Workers {
    /** Reserved, not used: memory is taken only as far as the recursion goes. */
    static final long STACK_IN_BYTES = 512L << 20;

    private Workers() {}

    /** Does the work for each thing, begun in their order; a single one needs no threads, which take time to start. */
    static <T> void each(List<T> things, Consumer<T> work) {
        int workers = Math.min(things.size(), Runtime.getRuntime().availableProcessors());
        if (workers <= 1) {
            things.forEach(work);
            return;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(workers, Workers::thread)) {
            List<Future<?>> begun = new ArrayList<>();
            things.forEach(thing -> begun.add(threads.submit(() -> work.accept(thing))));
            begun.forEach(Workers::await);
        }
    }

    private static Thread thread(Runnable task) {
        return new Thread(null, task, "espalier worker", STACK_IN_BYTES);
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
