package dev.espalier.visualizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PaletteTest {
    private record Pair(String text, String ground) {}

    private static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (String text : List.of("ink", "muted", "accent")) {
            for (String ground : List.of("paper", "card", "frame", "nested", "accentpaper")) {
                pairs.add(new Pair(text, ground));
            }
        }
        for (int level = 1; level <= 5; level++) {
            pairs.add(new Pair("ink", "heat" + level));
        }
        for (NodeKind kind : NodeKind.values()) {
            pairs.add(new Pair("paper", kind.key()));
        }
        for (String ground : List.of("group", "added", "removed", "changed")) {
            pairs.add(new Pair("paper", ground));
        }
        return pairs;
    }

    @Test
    void textHasAContrastOfAtLeastFourAndAHalf() {
        for (Function<Palette.Color, String> scheme :
                List.<Function<Palette.Color, String>>of(Palette.Color::light, Palette.Color::dark)) {
            for (Pair pair : pairs()) {
                double contrast = contrast(
                        scheme.apply(Palette.colors().get(pair.text())),
                        scheme.apply(Palette.colors().get(pair.ground())));
                assertTrue(contrast >= 4.5, () -> pair + " has " + contrast);
            }
        }
    }

    @Test
    void contrastIsComputedAsTheGuidelinesSay() {
        // Web Content Accessibility Guidelines 2.2; the second pair is the example of their technique G18's checkers.
        assertEquals(21, contrast("#000000", "#ffffff"), 1e-9);
        assertEquals(4.54, contrast("#767676", "#ffffff"), 5e-3);
    }

    private static double contrast(String a, String b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(String color) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void styleSheetsNameColorsOfThePaletteOnly() {
        Matcher inPage = Pattern.compile("--g-(\\w+)").matcher(Resources.text("page.css"));
        while (inPage.find()) {
            assertTrue(Palette.colors().containsKey(inPage.group(1)), inPage.group());
        }
        Matcher inPicture = Pattern.compile("\\$(\\w+)").matcher(Resources.text("picture.css"));
        while (inPicture.find()) {
            assertTrue(Palette.colors().containsKey(inPicture.group(1)), inPicture.group());
        }
    }
}
