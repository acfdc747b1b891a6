package dev.espalier.install;

import dev.espalier.visualizer.GraphView;
import dev.espalier.visualizer.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of picture that a file's name can ask for by its end. */
enum PictureFile {
    HTML,
    SVG,
    PNG,
    PDF,
    DOT,
    TXT;

    static final String NAMES = "OUT.html, OUT.svg, OUT.png, OUT.pdf, OUT.dot or OUT.txt";

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

    /** Writes a picture; with {@code byGraphviz}, an SVG is drawn by Graphviz. */
    void write(GraphView view, boolean byGraphviz, Path target) throws IOException {
        Files.write(
                target,
                switch (this) {
                    case HTML -> bytes(Pictures.html(view));
                    case SVG -> bytes(byGraphviz ? Pictures.dotSvg(view) : Pictures.svg(view));
                    case PNG -> Pictures.png(view);
                    case PDF -> Pictures.pdf(view);
                    case DOT -> bytes(Pictures.dot(view));
                    case TXT -> bytes(Pictures.text(view));
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
