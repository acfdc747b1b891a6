package dev.espalier.kernel.cell;

import java.util.function.Supplier;

/**
 * What works off requests one after the other: the main shell of a kernel, or one of its subshells, which run beside it.
 *
 * <p>Code that answers a request finds its shell by {@link #current}, on whichever thread of the kernel it runs.
 *
 * @param id empty for the main one
 */
public record Shell(String id) {
    public static final Shell MAIN = new Shell("");

    private static final ScopedValue<Shell> CURRENT = ScopedValue.newInstance();

    /** The shell whose request the current thread answers. */
    public static Shell current() {
        return CURRENT.orElse(MAIN);
    }

    public boolean isMain() {
        return id.isEmpty();
    }

    /** Does something as part of a request of this shell. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** Does something as part of a request of this shell. */
    public <T> T get(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }
}
