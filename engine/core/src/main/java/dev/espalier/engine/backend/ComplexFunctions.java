package dev.espalier.engine.backend;

/**
 * Elementary functions of complex numbers, with the values at infinities, NaN and signed zeros that the C standard
 * (annex G) and the array API standard name. The circular functions are the hyperbolic ones turned by a quarter:
 * {@code sin z = -i sinh(i z)}.
 */
final class ComplexFunctions {
    private static final double HALF_TURN = Math.PI;
    private static final double QUARTER_TURN = Math.PI / 2;
    private static final double EIGHTH_TURN = Math.PI / 4;
    /** Beyond it a sum overflows; a square beyond its root. */
    private static final double LARGE = Double.MAX_VALUE / 4;

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private ComplexFunctions() {}

    static Complex exp(Complex z) {
        double size = Math.exp(z.re());
        if (z.im() == 0) {
            return new Complex(size, z.im());
        }
        if (Double.isInfinite(z.re()) && !Double.isFinite(z.im())) {
            return z.re() > 0 ? new Complex(INFINITY, NAN) : new Complex(0, 0);
        }
        return new Complex(size * Math.cos(z.im()), size * Math.sin(z.im()));
    }

    static Complex expm1(Complex z) {
        if (!Double.isFinite(z.re()) || !Double.isFinite(z.im())) {
            Complex power = exp(z);
            return new Complex(power.re() - 1, power.im());
        }
        double half = Math.sin(z.im() / 2);
        Complex power = exp(z);
        return new Complex(Math.expm1(z.re()) * Math.cos(z.im()) - 2 * half * half, power.im());
    }

    static Complex log1p(Complex z) {
        return new Complex(z.re() + 1, z.im()).log();
    }

    static Complex sqrt(Complex z) {
        double size = z.abs();
        if (size == 0) {
            return new Complex(0, z.im());
        }
        if (Double.isInfinite(z.im())) {
            return new Complex(INFINITY, z.im());
        }
        if (Double.isInfinite(z.re())) {
            double other = Double.isNaN(z.im()) ? NAN : 0;
            return z.re() > 0
                    ? new Complex(INFINITY, Math.copySign(other, z.im()))
                    : new Complex(other, Math.copySign(INFINITY, z.im()));
        }
        double root = Math.sqrt((size + Math.abs(z.re())) / 2);
        double other = Math.abs(z.im()) / (2 * root);
        return z.re() >= 0
                ? new Complex(root, Math.copySign(other, z.im()))
                : new Complex(other, Math.copySign(root, z.im()));
    }

    static Complex sinh(Complex z) {
        if (z.im() == 0) {
            return new Complex(Math.sinh(z.re()), z.im());
        }
        if (!Double.isFinite(z.im()) && (z.re() == 0 || Double.isInfinite(z.re()))) {
            return new Complex(z.re(), NAN);
        }
        return new Complex(Math.sinh(z.re()) * Math.cos(z.im()), Math.cosh(z.re()) * Math.sin(z.im()));
    }

    static Complex cosh(Complex z) {
        double sign = Math.copySign(1, z.re());
        if (z.im() == 0) {
            return new Complex(Math.cosh(z.re()), sign * z.im());
        }
        if (!Double.isFinite(z.im())) {
            return z.re() == 0
                    ? new Complex(NAN, z.re())
                    : new Complex(Double.isInfinite(z.re()) ? INFINITY : NAN, NAN);
        }
        double imaginary = z.re() == 0 ? z.re() * Math.sin(z.im()) : Math.sinh(z.re()) * Math.sin(z.im());
        return new Complex(Math.cosh(z.re()) * Math.cos(z.im()), imaginary);
    }

    /** Kahan, 1987. */
    static Complex tanh(Complex z) {
        if (z.im() == 0) {
            return new Complex(Math.tanh(z.re()), z.im());
        }
        if (Double.isInfinite(z.re())) {
            double imaginary = Double.isFinite(z.im()) ? Math.copySign(0, Math.sin(2 * z.im())) : 0;
            return new Complex(Math.copySign(1, z.re()), imaginary);
        }
        if (!Double.isFinite(z.im())) {
            return new Complex(z.re() == 0 ? z.re() : NAN, NAN);
        }
        double t = Math.tan(z.im());
        double s = Math.sinh(z.re());
        if (Math.abs(z.re()) > 22) {
            double small = Math.exp(-2 * Math.abs(z.re()));
            return new Complex(Math.copySign(1, z.re()), 4 * Math.sin(z.im()) * Math.cos(z.im()) * small);
        }
        double beta = 1 + t * t;
        double scale = 1 + beta * s * s;
        return new Complex(beta * Math.sqrt(1 + s * s) * s / scale, t / scale);
    }

    static Complex sin(Complex z) {
        return turnedBack(sinh(turned(z)));
    }

    static Complex cos(Complex z) {
        return cosh(turned(z));
    }

    static Complex tan(Complex z) {
        return turnedBack(tanh(turned(z)));
    }

    static Complex asin(Complex z) {
        return turnedBack(asinh(turned(z)));
    }

    static Complex atan(Complex z) {
        return turnedBack(atanh(turned(z)));
    }

    /** Times i. */
    private static Complex turned(Complex z) {
        return new Complex(-z.im(), z.re());
    }

    /** Times -i. */
    private static Complex turnedBack(Complex z) {
        return new Complex(z.im(), -z.re());
    }

    static Complex acos(Complex z) {
        double re = z.re();
        double im = z.im();
        if (Double.isInfinite(im)) {
            double angle = Double.isInfinite(re) ? (re < 0 ? 3 * EIGHTH_TURN : EIGHTH_TURN) : QUARTER_TURN;
            return new Complex(Double.isNaN(re) ? NAN : angle, -im);
        }
        if (Double.isInfinite(re)) {
            double angle = Double.isNaN(im) ? NAN : re < 0 ? HALF_TURN : 0;
            return new Complex(angle, Math.copySign(INFINITY, -im));
        }
        if (Double.isNaN(re) || Double.isNaN(im)) {
            return new Complex(re == 0 ? QUARTER_TURN : NAN, NAN);
        }
        if (isLarge(z)) {
            return new Complex(Math.atan2(Math.abs(im), re), Math.copySign(logOfTwice(z), -im));
        }
        Complex below = sqrt(new Complex(1 - re, -im));
        Complex above = sqrt(new Complex(1 + re, im));
        return new Complex(
                2 * Math.atan2(below.re(), above.re()),
                SpecialFunctions.asinh(above.re() * below.im() - above.im() * below.re()));
    }

    static Complex acosh(Complex z) {
        if (!Double.isFinite(z.re()) || !Double.isFinite(z.im()) || isLarge(z)) {
            Complex angle = acos(z);
            return new Complex(Math.abs(angle.im()), Math.copySign(angle.re(), z.im()));
        }
        Complex below = sqrt(new Complex(z.re() - 1, z.im()));
        Complex above = sqrt(new Complex(z.re() + 1, z.im()));
        return new Complex(
                SpecialFunctions.asinh(below.re() * above.re() + below.im() * above.im()),
                2 * Math.atan2(below.im(), above.re()));
    }

    static Complex asinh(Complex z) {
        double re = z.re();
        double im = z.im();
        if (Double.isInfinite(re)) {
            double angle = Double.isInfinite(im) ? EIGHTH_TURN : Double.isNaN(im) ? NAN : 0;
            return new Complex(re, Math.copySign(angle, im));
        }
        if (Double.isInfinite(im)) {
            return Double.isNaN(re)
                    ? new Complex(INFINITY, NAN)
                    : new Complex(Math.copySign(INFINITY, re), Math.copySign(QUARTER_TURN, im));
        }
        if (Double.isNaN(re) || Double.isNaN(im)) {
            return new Complex(NAN, im == 0 ? im : NAN);
        }
        if (isLarge(z)) {
            return new Complex(Math.copySign(logOfTwice(z), re), Math.atan2(im, Math.abs(re)));
        }
        Complex above = sqrt(new Complex(1 + im, -re));
        Complex below = sqrt(new Complex(1 - im, re));
        return new Complex(
                SpecialFunctions.asinh(above.re() * below.im() - below.re() * above.im()),
                Math.atan2(im, above.re() * below.re() - above.im() * below.im()));
    }

    static Complex atanh(Complex z) {
        double re = z.re();
        double im = z.im();
        if (re < 0 || 1 / re < 0) {
            return atanh(z.negate()).negate();
        }
        if (Double.isInfinite(im)) {
            return new Complex(0, Math.copySign(QUARTER_TURN, im));
        }
        if (Double.isInfinite(re)) {
            return new Complex(0, Double.isNaN(im) ? NAN : Math.copySign(QUARTER_TURN, im));
        }
        if (Double.isNaN(re) || Double.isNaN(im)) {
            return new Complex(re == 0 ? 0 : NAN, NAN);
        }
        if (Math.max(re, Math.abs(im)) > Math.sqrt(LARGE)) {
            double half = Math.hypot(re / 2, im / 2);
            return new Complex(re / 4 / half / half, Math.copySign(QUARTER_TURN, im));
        }
        if (re == 1 && im == 0) {
            return new Complex(INFINITY, im);
        }
        return new Complex(
                Math.log1p(4 * re / ((1 - re) * (1 - re) + im * im)) / 4,
                -Math.atan2(-2 * im, (1 - re) * (1 + re) - im * im) / 2);
    }

    private static boolean isLarge(Complex z) {
        return Math.abs(z.re()) > LARGE || Math.abs(z.im()) > LARGE;
    }

    /** The logarithm of twice the size of a number that twice would overflow. */
    private static double logOfTwice(Complex z) {
        return Math.log(Math.hypot(z.re() / 2, z.im() / 2)) + 2 * Math.log(2);
    }
}
