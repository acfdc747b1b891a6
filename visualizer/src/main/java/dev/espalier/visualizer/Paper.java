package dev.espalier.visualizer;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Pictures for paper and for programs that know no SVG: PNG and PDF, in the colours of light paper. */
final class Paper {
    /** Pixels for each px, where the picture is not too large for that. */
    private static final int SCALE = 2;

    private static final long MOST_PIXELS = 64_000_000;
    /** As large as graphs are, and without the nesting that harms. */
    private static final DocumentLimits LIMITS = new DocumentLimits(30, 15, 1_000_000);

    private final SVGDocument document;
    private final int width;
    private final int height;

    private Paper(String svg) {
        byte[] bytes = PlainStyles.of(svg).getBytes(StandardCharsets.UTF_8);
        document = new SVGLoader()
                .load(
                        new ByteArrayInputStream(bytes),
                        null,
                        LoaderContext.builder().documentLimits(LIMITS).build());
        if (document == null) {
            throw new PictureProblem("the picture could not be read again");
        }
        width = (int) Math.ceil(document.size().width);
        height = (int) Math.ceil(document.size().height);
    }

    static byte[] png(String svg) {
        return written(svg, Paper::png);
    }

    /** One page as large as the picture, a px being a point. */
    static byte[] pdf(String svg) {
        return written(svg, Paper::pdf);
    }

    private interface Writer {
        byte[] write(Paper paper) throws IOException;
    }

    private static byte[] written(String svg, Writer writer) {
        System.setProperty("java.awt.headless", "true");
        try {
            return writer.write(new Paper(svg));
        } catch (IOException e) {
            throw new PictureProblem("the picture could not be written: " + e.getMessage());
        } catch (LinkageError | InternalError e) {
            // What Java draws with needs libraries and fonts that small machines do not have.
            throw new PictureProblem("this machine has no fonts to draw with (take .svg): " + e.getMessage());
        }
    }

    private byte[] png() throws IOException {
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS) {
            throw new PictureProblem("%,d by %,d is too large for a PNG (take .svg or .pdf)".formatted(width, height));
        }
        int scale = pixels * SCALE * SCALE > MOST_PIXELS ? 1 : SCALE;
        BufferedImage image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        draw(graphics);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private byte[] pdf() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(width, height));
            pdf.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(pdf, width, height);
            draw(graphics);
            PDFormXObject form = graphics.getXFormObject();
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.drawForm(form);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void draw(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        document.render((JComponent) null, graphics);
        graphics.dispose();
    }
}
