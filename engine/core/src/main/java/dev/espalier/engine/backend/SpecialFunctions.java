package dev.espalier.engine.backend;

/** Functions of mathematics that {@link Math} lacks, to about 1e-14. */
final class SpecialFunctions {
    private static final double ROOT_PI = Math.sqrt(Math.PI);

    /** Lanczos's coefficients for g = 7, n = 9 (Godfrey, 2001). */
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private SpecialFunctions() {}

    static double erf(double x) {
        double size = Math.abs(x);
        return size < 2.5 ? erfSeries(x) : Math.signum(x) * (1 - erfcFraction(size));
    }

    static double erfc(double x) {
        return x < 2.5 ? 1 - erf(x) : erfcFraction(x);
    }

    /** Abramowitz & Stegun 7.1.6: all terms have one sign, nothing cancels. */
    private static double erfSeries(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / ROOT_PI * Math.exp(-x * x) * sum;
    }

    /** The continued fraction 7.1.14 of Abramowitz & Stegun, from the inside out. */
    private static double erfcFraction(double x) {
        if (Double.isInfinite(x) || Double.isNaN(x)) {
            return Double.isNaN(x) ? x : 0;
        }
        double fraction = x;
        for (int n = 120; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return Math.exp(-x * x) / (ROOT_PI * fraction);
    }

    /** Giles's approximation (2010) as a start, then Newton's steps. */
    static double erfinv(double y) {
        if (!(Math.abs(y) < 1)) {
            return Math.abs(y) == 1 ? Math.copySign(Double.POSITIVE_INFINITY, y) : Double.NaN;
        }
        double w = -Math.log((1 - y) * (1 + y));
        double x = y * Math.sqrt(Math.PI) / 2;
        if (w > 0.2) {
            double a = 0.147;
            double t = 2 / (Math.PI * a) - w / 2;
            x = Math.copySign(Math.sqrt(Math.sqrt(t * t + w / a) - t), y);
        }
        for (int i = 0; i < 6; i++) {
            double error = Math.abs(y) < 0.5 ? erf(x) - y : Math.signum(y) * (1 - Math.abs(y) - erfc(Math.abs(x)));
            x -= error / (2 / ROOT_PI * Math.exp(-x * x));
        }
        return x;
    }

    static double lgamma(double x) {
        if (x <= 0 && x == Math.floor(x) || Double.isInfinite(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < 0.5) {
            return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - lgamma(1 - x);
        }
        if (x == 1 || x == 2) {
            return 0;
        }
        double z = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (z + i);
        }
        double t = z + 7.5;
        return Math.log(Math.sqrt(2 * Math.PI)) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /** Upwards by the recurrence until the asymptotic series holds; reflected where negative. */
    static double digamma(double x) {
        if (x == 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, -x);
        }
        if (x < 0) {
            return x == Math.floor(x) ? Double.NaN : digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
        }
        double result = 0;
        double z = x;
        while (z < 12) {
            result -= 1 / z;
            z++;
        }
        double square = 1 / (z * z);
        double series = square
                * (1 / 12.0
                        - square
                                * (1 / 120.0
                                        - square
                                                * (1 / 252.0
                                                        - square
                                                                * (1 / 240.0
                                                                        - square
                                                                                * (1 / 132.0
                                                                                        - square
                                                                                                * (691 / 32760.0
                                                                                                        - square
                                                                                                                / 12))))));
        return result + Math.log(z) - 0.5 / z - series;
    }

    static double asinh(double x) {
        double size = Math.abs(x);
        double result = size > 1e150
                ? Math.log(size) + Math.log(2)
                : Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
        return Math.copySign(result, x);
    }

    static double acosh(double x) {
        if (x < 1) {
            return Double.NaN;
        }
        return x > 1e150 ? Math.log(x) + Math.log(2) : Math.log1p(x - 1 + Math.sqrt((x - 1) * (x + 1)));
    }

    static double atanh(double x) {
        return 0.5 * (Math.log1p(x) - Math.log1p(-x));
    }

    static double exp2(double x) {
        return Math.pow(2, x);
    }

    static double log2(double x) {
        double estimate = Math.log(x) / Math.log(2);
        double whole = Math.rint(estimate);
        return whole == estimate || Math.abs(estimate - whole) > 1e-9 || Math.pow(2, whole) != x ? estimate : whole;
    }

    static double logaddexp(double x, double y) {
        double larger = Math.max(x, y);
        return Double.isInfinite(larger) || Double.isNaN(larger)
                ? larger
                : larger + Math.log1p(Math.exp(-Math.abs(x - y)));
    }
}
