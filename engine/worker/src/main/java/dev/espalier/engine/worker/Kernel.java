package dev.espalier.engine.worker;

/** How a native library computes an operation. */
@FunctionalInterface
public interface Kernel<V> {
    /**
     * The result; every tensor in it is new, or one of the operands itself.
     *
     * @throws Declined where the library cannot do just this call; it is then computed another way
     */
    Item<V> compute(Call<V> call);
}
