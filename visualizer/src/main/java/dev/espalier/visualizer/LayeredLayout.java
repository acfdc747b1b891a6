package dev.espalier.visualizer;

import dev.espalier.visualizer.Layout.Box;
import dev.espalier.visualizer.Layout.Point;
import dev.espalier.visualizer.Layout.Route;
import dev.espalier.visualizer.LayoutProblem.Link;
import dev.espalier.visualizer.LayoutProblem.Piece;
import dev.espalier.visualizer.LayoutProblem.Ports;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Layout in layers from top to bottom with right-angled lines, by the Eclipse Layout Kernel. */
final class LayeredLayout {
    /** The height of the heading of an open group, with the room below it. */
    private static final int HEADING = 42;

    private static final int SIDE = 20;
    private static final int BOTTOM = 20;

    private static final double BETWEEN_NODES = 26;
    private static final double BETWEEN_LAYERS = 30;
    private static final double BETWEEN_LINES = 12;

    /** The place on the border where a value passes, as ELK's node. */
    private static final double PASSAGE = 2;

    private final LayoutProblem problem;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<ElkPort> entries = new ArrayList<>();
    private final List<ElkPort> exits = new ArrayList<>();
    private final Map<List<Object>, ElkConnectableShape> ports = new HashMap<>();

    private LayeredLayout(LayoutProblem problem) {
        this.problem = problem;
    }

    static Layout of(LayoutProblem problem) {
        return new LayeredLayout(problem).solve();
    }

    private Layout solve() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        options();
        problem.pieces().forEach(this::addPiece);
        for (int i = 0; i < problem.entries(); i++) {
            entries.add(passage(LayerConstraint.FIRST, PortSide.SOUTH));
        }
        for (int i = 0; i < problem.exits(); i++) {
            exits.add(passage(LayerConstraint.LAST, PortSide.NORTH));
        }
        List<ElkEdge> edges = problem.links().stream()
                .map(link -> ElkGraphUtil.createSimpleEdge(source(link), target(link)))
                .toList();
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return read(edges);
    }

    private void options() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, padding());
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN_NODES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_LINES + 4);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
        root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
    }

    /** Where values pass the border, the way from it to the first item is room enough. */
    private ElkPadding padding() {
        double top = problem.entries() == 0 ? HEADING : HEADING - BETWEEN_LAYERS + 8;
        double bottom = problem.exits() == 0 ? BOTTOM : 0;
        return new ElkPadding(top, SIDE, bottom, SIDE);
    }

    private void addPiece(Piece piece) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(piece.width(), piece.height());
        boolean fixed =
                !piece.entries().fixed().isEmpty() || !piece.exits().fixed().isEmpty();
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, fixed ? PortConstraints.FIXED_POS : PortConstraints.FIXED_SIDE);
        addPorts(node, piece.entries(), PortSide.NORTH, 0);
        addPorts(node, piece.exits(), PortSide.SOUTH, piece.height());
        nodes.add(node);
    }

    private void addPorts(ElkNode node, Ports wanted, PortSide side, double y) {
        for (int i = 0; i < wanted.count(); i++) {
            ElkPort port = ElkGraphUtil.createPort(node);
            port.setProperty(CoreOptions.PORT_SIDE, side);
            if (!wanted.fixed().isEmpty()) {
                port.setLocation(wanted.fixed().get(i), y);
            }
            ports.put(List.of(nodes.size(), side, i), port);
        }
    }

    /** All lines of a value meet in one point. */
    private ElkPort passage(LayerConstraint where, PortSide side) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(PASSAGE, PASSAGE);
        node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, where);
        node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(CoreOptions.PORT_SIDE, side);
        port.setLocation(PASSAGE / 2, side == PortSide.NORTH ? 0 : PASSAGE);
        return port;
    }

    private ElkConnectableShape source(Link link) {
        return link.from() == Layout.BORDER
                ? entries.get(link.exit())
                : ports.get(List.of(link.from(), PortSide.SOUTH, link.exit()));
    }

    private ElkConnectableShape target(Link link) {
        return link.to() == Layout.BORDER
                ? exits.get(link.entry())
                : ports.get(List.of(link.to(), PortSide.NORTH, link.entry()));
    }

    private Layout read(List<ElkEdge> edges) {
        int width = (int) Math.ceil(root.getWidth() / 2) * 2;
        int height = (int) Math.ceil(root.getHeight());
        int shift = Math.max(0, (problem.leastWidth() - width + 1) / 2);
        List<Box> boxes = nodes.stream()
                .map(node -> new Box(
                        round(node.getX()) + shift,
                        round(node.getY()),
                        round(node.getWidth()),
                        round(node.getHeight())))
                .toList();
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            routes.add(route(problem.links().get(i), edges.get(i).getSections().getFirst(), shift, height));
        }
        return new Layout(width + 2 * shift, height, boxes, routes, places(entries, shift), places(exits, shift));
    }

    private Route route(Link link, ElkEdgeSection section, int shift, int height) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(
                round(section.getStartX()) + shift, link.from() == Layout.BORDER ? 0 : round(section.getStartY())));
        section.getBendPoints().forEach(bend -> points.add(new Point(round(bend.getX()) + shift, round(bend.getY()))));
        points.add(new Point(
                round(section.getEndX()) + shift, link.to() == Layout.BORDER ? height : round(section.getEndY())));
        return new Route(link.from(), link.exit(), link.to(), link.entry(), upright(points));
    }

    /** Two places that ELK holds for one can lie to either side of a half: the line then steps aside half-way. */
    private static List<Point> upright(List<Point> points) {
        List<Point> upright = new ArrayList<>(List.of(points.getFirst()));
        for (Point point : points.subList(1, points.size())) {
            Point last = upright.getLast();
            if (last.x() != point.x() && last.y() != point.y()) {
                int middle = (last.y() + point.y()) / 2;
                upright.add(new Point(last.x(), middle));
                upright.add(new Point(point.x(), middle));
            }
            upright.add(point);
        }
        return upright;
    }

    private static List<Integer> places(List<ElkPort> passages, int shift) {
        return passages.stream()
                .map(port -> round(port.getParent().getX() + port.getX()) + shift)
                .toList();
    }

    private static int round(double coordinate) {
        return (int) Math.round(coordinate);
    }
}
