package dev.espalier.visualizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.visualizer.GraphView.Group;
import dev.espalier.visualizer.GraphView.Item;
import dev.espalier.visualizer.GraphView.Leaf;
import dev.espalier.visualizer.GraphView.Node;
import dev.espalier.visualizer.Layout.Box;
import dev.espalier.visualizer.Layout.Point;
import dev.espalier.visualizer.Layout.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * What a page knows of a view: nodes, groups and the layouts of all groups, as rows of JSON. The page opens and closes
 * groups with it and never lays out anything itself.
 */
final class PagePayload {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GraphView view;
    private final Layouts layouts;
    private final Flows flows;
    private final Costs costs;
    private final Map<Integer, String> labels = new HashMap<>();
    private final List<Layout> distinct = new ArrayList<>();
    private final Map<Layout, Integer> positions = new HashMap<>();

    private PagePayload(GraphView view, Layouts layouts, Flows flows) {
        this.view = view;
        this.layouts = layouts;
        this.flows = flows;
        this.costs = new Costs(view);
    }

    /** The rows of one view. */
    static ObjectNode of(GraphView view, Layouts layouts, Flows flows) {
        return new PagePayload(view, layouts, flows).write();
    }

    /** The text compressed, without any sign of markup; the page unpacks it. */
    static String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(bytes, deflater)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private ObjectNode write() {
        ObjectNode page = JSON.objectNode();
        page.put("name", view.name()).put("d", SvgWriter.description(view));
        view.times().ifPresent(times -> page.put("t", times.place()));
        ArrayNode kinds = page.putArray("k");
        for (NodeKind kind : NodeKind.values()) {
            kinds.addArray().add(kind.key()).add(kind.sign());
        }
        ArrayNode groups = page.putArray("g");
        add(view.root(), groups);
        ArrayNode nodes = page.putArray("n");
        view.nodes().forEach(node -> nodes.add(row(node)));
        ArrayNode places = page.putArray("l");
        distinct.forEach(layout -> places.add(row(layout)));
        ArrayNode open = page.putArray("o");
        layouts.open().stream().sorted().forEach(open::add);
        return page;
    }

    /** Groups stand in the order of their numbers. */
    private void add(Group group, ArrayNode groups) {
        groups.add(row(group));
        for (Item item : group.items()) {
            if (item instanceof Group inner) {
                add(inner, groups);
            }
        }
    }

    private ArrayNode row(Group group) {
        Card card = Card.of(view, group);
        ArrayNode row = JSON.arrayNode().add(card.title()).add(card.note()).add(card.line());
        ArrayNode items = row.addArray();
        for (Item item : group.items()) {
            switch (item) {
                case Leaf leaf -> {
                    items.add(leaf.node());
                    labels.put(leaf.node(), leaf.label());
                }
                case Group inner -> items.add(-inner.id());
            }
        }
        Layout layout = layouts.of(group);
        row.add(positions.computeIfAbsent(layout, fresh -> {
            distinct.add(fresh);
            return distinct.size() - 1;
        }));
        numbers(row, flows.into(group));
        numbers(row, flows.outOf(group));
        return row.add(card.width()).add(card.height()).add(card.headingWidth()).add(group.isFold() ? 1 : 0);
    }

    private ArrayNode row(Node node) {
        ArrayNode row = JSON.arrayNode()
                .add(node.name())
                .add(node.operation())
                .add(node.kind().ordinal())
                .add(node.type())
                .add(labels.getOrDefault(node.id(), ""));
        ArrayNode attributes = row.addArray();
        node.attributes().forEach(attribute -> attributes.add(attribute.name()).add(attribute.value()));
        ArrayNode operands = row.addArray();
        node.operands().forEach(operand -> operands.add(operand.parameter()).add(operand.source()));
        ArrayNode weights = row.addArray();
        node.weights()
                .forEach(weight ->
                        weights.add(weight.parameter()).add(weight.name()).add(weight.type()));
        row.add(node.place().map(place -> place.file()).orElse(""));
        row.add(node.place().map(place -> place.line()).orElse(0));
        row.add(costs.flops(node)).add(costs.bytes(node));
        return view.times().isEmpty() ? row : row.add(costs.nanoseconds(node));
    }

    private static ArrayNode row(Layout layout) {
        ArrayNode row = JSON.arrayNode().add(layout.width()).add(layout.height());
        ArrayNode boxes = row.addArray();
        for (Box box : layout.boxes()) {
            boxes.add(box.x()).add(box.y()).add(box.width()).add(box.height());
        }
        ArrayNode routes = row.addArray();
        for (Route route : layout.routes()) {
            ArrayNode points = routes.addArray()
                    .add(route.from())
                    .add(route.exit())
                    .add(route.to())
                    .add(route.entry());
            for (Point point : route.points()) {
                points.add(point.x()).add(point.y());
            }
        }
        numbers(row, layout.entries());
        numbers(row, layout.exits());
        return row;
    }

    private static void numbers(ArrayNode row, List<Integer> numbers) {
        ArrayNode array = row.addArray();
        numbers.forEach(array::add);
    }
}
