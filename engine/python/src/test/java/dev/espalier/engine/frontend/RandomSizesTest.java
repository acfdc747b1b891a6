package dev.espalier.engine.frontend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs that compute with sizes and decide on them: a graph gives what its program gives, at sizes it was not traced
 * for too. A few in the default run, hundreds of new ones with {@code espalier test --soak}.
 */
class RandomSizesTest {
    private static final boolean IS_LONG = Boolean.getBoolean("espalier.soak");
    private static final int PROGRAMS = IS_LONG ? 300 : 5;

    @ParameterizedTest
    @ValueSource(strings = {"torch", "numpy", "jax"})
    void aGraphIsItsProgramAtAllSizes(String framework) throws IOException {
        int first = IS_LONG ? new Random().nextInt(1_000_000) : 0;
        try (Cells cells = new Cells();
                InputStream source = RandomSizesTest.class.getResourceAsStream("random_sizes.py")) {
            cells.run(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            String printed = cells.run("run('%s', %d, %d)".formatted(framework, first, PROGRAMS));
            String told = "%s: %d programs, %d calls".formatted(framework, PROGRAMS, 7 * PROGRAMS);
            assertTrue(printed.startsWith(told), "from " + first + ": " + printed);
            if (IS_LONG) {
                System.out.println("soak: from " + first + ": " + printed);
            }
        }
    }
}
