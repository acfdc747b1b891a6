package dev.espalier.engine.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What an argument or a result of an operation is while a graph runs.
 *
 * @param <V> how tensors are held: by the native library, or by the numbers of their slots in a {@link Plan}
 */
public sealed interface Item<V> {
    /** A tensor. */
    record Native<V>(V tensor) implements Item<V> {}

    /** A Python number, bool, string, dtype or None. */
    record Constant<V>(Object value) implements Item<V> {}

    /** A tuple or list. */
    record Many<V>(List<Item<V>> items) implements Item<V> {
        public Many {
            items = List.copyOf(items);
        }
    }

    /** A slice inside an index; a bound is a whole number or None. */
    record Range<V>(Object start, Object stop, Object step) implements Item<V> {}

    /** The same with other tensors. */
    default <W> Item<W> map(Function<? super V, ? extends W> change) {
        return switch (this) {
            case Native<V>(V tensor) -> new Native<>(change.apply(tensor));
            case Constant<V>(Object value) -> new Constant<>(value);
            case Many<V>(List<Item<V>> items) -> {
                List<Item<W>> changed = new ArrayList<>(items.size());
                for (Item<V> item : items) {
                    changed.add(item.map(change));
                }
                yield new Many<>(changed);
            }
            case Range<V>(Object start, Object stop, Object step) -> new Range<>(start, stop, step);
        };
    }

    /** Hands over each tensor, in order. */
    default void forEach(Consumer<? super V> action) {
        switch (this) {
            case Native<V>(V tensor) -> action.accept(tensor);
            case Many<V>(List<Item<V>> items) -> items.forEach(item -> item.forEach(action));
            case Constant<V> _, Range<V> _ -> {}
        }
    }

    /** Whether there is any tensor in it. */
    default boolean hasTensor() {
        return switch (this) {
            case Native<V> _ -> true;
            case Many<V>(List<Item<V>> items) -> items.stream().anyMatch(Item::hasTensor);
            case Constant<V> _, Range<V> _ -> false;
        };
    }

    static <V> Item<V> of(V tensor) {
        return new Native<>(tensor);
    }

    static <V> Item<V> of(List<V> tensors) {
        return new Many<>(
                tensors.stream().map(tensor -> (Item<V>) new Native<>(tensor)).toList());
    }
}
