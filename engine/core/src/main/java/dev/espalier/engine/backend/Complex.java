package dev.espalier.engine.backend;

/** A complex number. */
record Complex(double re, double im) {
    static final Complex I = new Complex(0, 1);
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    static Complex of(Tensor x, int position) {
        return new Complex(x.real(position), x.imaginary(position));
    }

    static Complex polar(double size, double angle) {
        return new Complex(size * Math.cos(angle), size * Math.sin(angle));
    }

    double abs() {
        return Math.hypot(re, im);
    }

    double angle() {
        return Math.atan2(im, re);
    }

    boolean isZero() {
        return re == 0 && im == 0;
    }

    Complex negate() {
        return new Complex(-re, -im);
    }

    Complex plus(Complex o) {
        return new Complex(re + o.re, im + o.im);
    }

    Complex minus(Complex o) {
        return new Complex(re - o.re, im - o.im);
    }

    Complex times(Complex o) {
        return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    /** Smith's division, which does not overflow half-way. */
    Complex over(Complex o) {
        if (Math.abs(o.re) >= Math.abs(o.im)) {
            double ratio = o.im / o.re;
            double size = o.re + o.im * ratio;
            return new Complex((re + im * ratio) / size, (im - re * ratio) / size);
        }
        double ratio = o.re / o.im;
        double size = o.re * ratio + o.im;
        return new Complex((re * ratio + im) / size, (im * ratio - re) / size);
    }

    Complex log() {
        return new Complex(Math.log(abs()), angle());
    }

    Complex power(Complex exponent) {
        if (isZero()) {
            return exponent.isZero() ? ONE : ZERO;
        }
        return ComplexFunctions.exp(log().times(exponent));
    }
}
