package dev.espalier.engine.backend;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions of complex numbers beside those of Python's cmath, at plain points, infinities, NaN and signed zeros. */
class ComplexFunctionsTest {
    private static final Map<String, UnaryOperator<Complex>> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", ComplexFunctions::exp),
            Map.entry("sqrt", ComplexFunctions::sqrt),
            Map.entry("sin", ComplexFunctions::sin),
            Map.entry("cos", ComplexFunctions::cos),
            Map.entry("tan", ComplexFunctions::tan),
            Map.entry("sinh", ComplexFunctions::sinh),
            Map.entry("cosh", ComplexFunctions::cosh),
            Map.entry("tanh", ComplexFunctions::tanh),
            Map.entry("asin", ComplexFunctions::asin),
            Map.entry("acos", ComplexFunctions::acos),
            Map.entry("atan", ComplexFunctions::atan),
            Map.entry("asinh", ComplexFunctions::asinh),
            Map.entry("acosh", ComplexFunctions::acosh),
            Map.entry("atanh", ComplexFunctions::atanh));

    @Test
    void everyFunctionGivesWhatPythonGives() throws IOException {
        List<String> rows;
        try (InputStream file = ComplexFunctionsTest.class.getResourceAsStream("complex.txt")) {
            rows = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        assertEquals(139, rows.size());
        assertAll(rows.stream().map(row -> () -> check(row)));
    }

    private static void check(String row) {
        String[] parts = row.split(" ");
        Complex result = FUNCTIONS.get(parts[0]).apply(new Complex(number(parts[1]), number(parts[2])));
        Complex expected = new Complex(number(parts[3]), number(parts[4]));
        assertSame(expected.re(), result.re(), expected, row + ", real part");
        assertSame(expected.im(), result.im(), expected, row + ", imaginary part");
    }

    /** All agrees to the last digits; zeros have their signs, which are not defined beside NaN. */
    private static void assertSame(double expected, double actual, Complex whole, String what) {
        double tolerance = Double.isFinite(expected) ? 4e-15 * Math.abs(expected) : 0;
        assertEquals(expected + 0.0, actual + 0.0, tolerance, what);
        if (expected == 0 && !Double.isNaN(whole.re()) && !Double.isNaN(whole.im())) {
            assertEquals(1 / expected, 1 / actual, what);
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
