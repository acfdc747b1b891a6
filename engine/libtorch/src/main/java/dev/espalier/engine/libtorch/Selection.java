package dev.espalier.engine.libtorch;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Ellipsis;
import dev.espalier.engine.ir.None;
import dev.espalier.engine.ir.Slice;
import dev.espalier.engine.worker.Call;
import dev.espalier.engine.worker.Declined;
import dev.espalier.engine.worker.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptionalList;

/**
 * What an index selects, by NumPy's rules, which are libtorch's except for negative steps.
 *
 * @param view the tensor after its slices, single places and new axes have been applied
 * @param places what index arrays pick out of the view, if there are any
 */
record Selection(Tensor view, Optional<TensorOptionalList> places) {

    Tensor read() {
        return places.isPresent() ? view.index(places.get()) : view;
    }

    /** Of an index; {@code forReading} allows parts that are no views. */
    static Selection of(Call<Tensor> call, Tensor x, boolean forReading) {
        List<Item<Tensor>> items = expanded(call, (int) x.dim());
        boolean arrays = items.stream().anyMatch(item -> isArray(item));
        Tensor view = x;
        List<Optional<Tensor>> picked = new ArrayList<>();
        for (Item<Tensor> item : items) {
            int axis = picked.size();
            switch (item) {
                case Item.Constant<Tensor>(None _) -> {
                    view = view.unsqueeze(axis);
                    picked.add(Optional.empty());
                }
                case Item.Constant<Tensor>(Long place) -> {
                    checkPlace(call, place, view.size(axis));
                    if (arrays) {
                        picked.add(Optional.of(call.memory().number(place, DType.INT64)));
                    } else {
                        view = view.select(axis, place);
                    }
                }
                case Item.Range<Tensor>(Object start, Object stop, Object step) -> {
                    view = sliced(
                            view,
                            axis,
                            Slice.of(bound(start), bound(stop), bound(step).orElse(1), view.size(axis)),
                            forReading);
                    picked.add(Optional.empty());
                }
                case Item.Native<Tensor>(Tensor tensor) -> array(call, view, tensor, axis, picked);
                case Item.Many<Tensor>(List<Item<Tensor>> _) -> picked.add(Optional.of(list(call, item)));
                case Item.Constant<Tensor>(Object other) -> throw call.problem("not an index: %s", other);
            }
        }
        return new Selection(view, arrays ? Optional.of(listOf(picked)) : Optional.empty());
    }

    /** An index with an entry for each axis: what is left out stands where the ellipsis is, or at the end. */
    private static List<Item<Tensor>> expanded(Call<Tensor> call, int rank) {
        List<Item<Tensor>> items = call.item("index") instanceof Item.Many<Tensor>(List<Item<Tensor>> several)
                ? several
                : List.of(call.item("index"));
        int used = items.stream().mapToInt(Selection::axesOf).sum();
        if (used > rank) {
            throw call.problem("%d indices for %d axes", used, rank);
        }
        List<Item<Tensor>> all = new ArrayList<>();
        boolean open = false;
        for (Item<Tensor> item : items) {
            if (item instanceof Item.Constant<Tensor>(Ellipsis _)) {
                open = true;
                fill(all, rank - used);
            } else {
                all.add(item);
            }
        }
        if (!open) {
            fill(all, rank - used);
        }
        return all;
    }

    private static void fill(List<Item<Tensor>> items, int count) {
        for (int i = 0; i < count; i++) {
            items.add(new Item.Range<>(None.INSTANCE, None.INSTANCE, None.INSTANCE));
        }
    }

    private static int axesOf(Item<Tensor> item) {
        return switch (item) {
            case Item.Constant<Tensor>(None _), Item.Constant<Tensor>(Ellipsis _) -> 0;
            case Item.Native<Tensor>(Tensor tensor) -> Libtorch.dtype(tensor).isBool() ? (int) tensor.dim() : 1;
            case Item.Constant<Tensor> _, Item.Many<Tensor> _, Item.Range<Tensor> _ -> 1;
        };
    }

    /** Whether it has axes of its own; numbers beside such arrays broadcast with them. */
    private static boolean isArray(Item<Tensor> item) {
        return item instanceof Item.Native<Tensor> || item instanceof Item.Many<Tensor>;
    }

    private static void checkPlace(Call<Tensor> call, long place, long size) {
        if (place < -size || place >= size) {
            throw call.problem("index %d is out of range for size %d", place, size);
        }
    }

    private static OptionalLong bound(Object bound) {
        return bound instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private static Tensor sliced(Tensor view, int axis, Slice slice, boolean forReading) {
        long size = view.size(axis);
        if (slice.count() == size && slice.step() == 1) {
            return view;
        }
        if (slice.step() > 0) {
            return view.slice(
                    axis,
                    new LongOptional(slice.start()),
                    new LongOptional(Math.min(size, slice.start() + slice.count() * slice.step())),
                    slice.step());
        }
        if (!forReading) {
            throw new Declined("a negative step is no view");
        }
        long last = slice.start() + (slice.count() - 1) * slice.step();
        if (slice.count() == 0) {
            return view.narrow(axis, 0, 0);
        }
        return view.slice(axis, new LongOptional(last), new LongOptional(slice.start() + 1), -slice.step())
                .flip(axis);
    }

    private static void array(Call<Tensor> call, Tensor view, Tensor tensor, int axis, List<Optional<Tensor>> picked) {
        DType dtype = Libtorch.dtype(tensor);
        if (dtype.isBool()) {
            if (tensor.dim() == 0) {
                throw new Declined("a mask without axes");
            }
            call.dependsOnData();
            for (int i = 0; i < tensor.dim(); i++) {
                if (tensor.size(i) != view.size(axis + i)) {
                    throw call.problem("the mask does not fit");
                }
            }
            for (Tensor places : tensor.nonzero().unbind(1).get()) {
                picked.add(Optional.of(places));
            }
        } else if (dtype.isIntegral()) {
            picked.add(Optional.of(Elementwise.toLong(tensor)));
        } else {
            throw call.problem("not an index: %s", dtype);
        }
    }

    private static Tensor list(Call<Tensor> call, Item<Tensor> item) {
        Item.Many<Tensor> many = (Item.Many<Tensor>) item;
        if (many.items().stream().allMatch(part -> part instanceof Item.Constant<Tensor>(Long _))) {
            return Shapes.places(call, call.integers("index", item));
        }
        throw new Declined("a list of other things than places");
    }

    private static TensorOptionalList listOf(List<Optional<Tensor>> picked) {
        TensorOptionalList list = new TensorOptionalList();
        picked.forEach(place -> list.push_back(place.map(TensorOptional::new).orElseGet(TensorOptional::new)));
        return list;
    }
}
