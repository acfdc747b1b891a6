package dev.espalier.install;

import dev.espalier.engine.ir.Graph;
import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of picture that a file's name can ask for by its end. */
enum PictureFile {
    HTML,
    SVG,
    DOT,
    TXT;

    static final String NAMES = "OUT.html, OUT.svg, OUT.dot or OUT.txt";

    /** The kind that a name asks for; empty if it asks for none. */
    static Optional<PictureFile> of(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        for (PictureFile kind : values()) {
            if (kind.name().equals(end)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Writes the picture of a graph; with {@code byGraphviz}, an SVG is drawn by Graphviz. */
    void write(Graph graph, boolean byGraphviz, Path target) throws IOException {
        GraphView view = GraphView.of(graph);
        Files.writeString(
                target,
                switch (this) {
                    case HTML -> Pictures.html(view);
                    case SVG -> byGraphviz ? Pictures.dotSvg(view) : Pictures.svg(view);
                    case DOT -> Pictures.dot(view);
                    case TXT -> Pictures.text(view);
                });
    }
}
