package dev.espalier.engine.ir;

import java.math.BigDecimal;

/** Constants written as Python writes them. */
final class PythonText {
    private PythonText() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point < ' ') {
                        quoted.append(String.format("\\x%02x", point));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** The shortest text that reads back as the same number: {@code 1e-05}, {@code 0.1}, {@code inf}. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            int exponent = digits.precision() - digits.scale() - 1;
            String mantissa =
                    digits.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
            return mantissa + "e" + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
        }
        String plain = new BigDecimal(Double.toString(value)).toPlainString();
        return value == 0 && 1 / value < 0 ? "-0.0" : plain.contains(".") ? plain : plain + ".0";
    }
}
