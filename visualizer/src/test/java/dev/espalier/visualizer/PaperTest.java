package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static final GraphView VIEW = GraphView.of(Fixtures.transformer());

    /** The size that the SVG says of itself. */
    private static int size(String which) {
        String svg = Pictures.svg(VIEW);
        int at = svg.indexOf(which + "=\"") + which.length() + 2;
        return Integer.parseInt(svg.substring(at, svg.indexOf('"', at)));
    }

    @Test
    void aPngHasTwoPixelsForEachPxAndTheColoursOfTheKinds() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Pictures.png(VIEW)));
        assertEquals(2 * size("width"), image.getWidth());
        assertEquals(2 * size("height"), image.getHeight());
        hasColours(image);
    }

    private static void hasColours(BufferedImage image) {
        Set<Integer> colours = IntStream.range(0, image.getHeight())
                .boxed()
                .flatMap(y -> IntStream.range(0, image.getWidth()).mapToObj(x -> image.getRGB(x, y) & 0xffffff))
                .collect(Collectors.toSet());
        for (String kind : new String[] {"paper", "group", "border", "line", "input"}) {
            String wanted = Palette.colors().get(kind).light().substring(1);
            assertTrue(colours.contains(Integer.parseInt(wanted, 16)), kind);
        }
    }

    @Test
    void aPdfHasOnePageOfTheSameSize() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Pictures.pdf(VIEW))) {
            assertEquals(1, pdf.getNumberOfPages());
            PDRectangle box = pdf.getPage(0).getMediaBox();
            assertEquals(size("width"), box.getWidth());
            assertEquals(size("height"), box.getHeight());
            hasColours(new PDFRenderer(pdf).renderImage(0));
        }
    }

    @Test
    void elementsSayThemselvesWhatTheirClassesSaid() {
        String plain = PlainStyles.of(Pictures.svg(VIEW));
        assertFalse(plain.contains("class="), plain);
        assertFalse(plain.contains("<style>"), plain);
        assertTrue(plain.contains("<text fill=\"#1c2430\" font-weight=\"700\" font-size=\"13px\""), plain);
        assertTrue(plain.contains("font-family=\"Monospaced\""), plain);
    }

    @Test
    void whatIsTooLargeForPixelsIsTold() {
        String large = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9000\" height=\"9000\"></svg>";
        String message =
                assertThrows(PictureProblem.class, () -> Paper.png(large)).getMessage();
        assertEquals("9,000 by 9,000 is too large for a PNG (take .svg or .pdf)", message);
    }
}
