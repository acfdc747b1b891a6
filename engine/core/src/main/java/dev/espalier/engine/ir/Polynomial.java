package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as a sum of products of symbols, in the one form in which equal sums have equal texts: {@code 2*batch*time+3}.
 *
 * @param terms the factor of each product; a product names its symbols in order, and the empty one stands for 1
 */
record Polynomial(SortedMap<List<String>, Long> terms) {
    /** The products of most symbols first, then by name. */
    private static final Comparator<List<String>> ORDER =
            Comparator.<List<String>>comparingInt(product -> -product.size()).thenComparing(Object::toString);

    /** A product with its sign: numbers and names, or a quotient {@code (sum)//number}, with stars between them. */
    private static final Pattern PRODUCT = Pattern.compile("[+-]?[^+\\-()]*(?:\\([^()]*\\)//\\d+[^+\\-()]*)*");

    private static final Pattern FACTOR = Pattern.compile("(\\d{1,18})|([A-Za-z_]\\w*)|(\\([^()]*\\)//\\d+)");

    Polynomial {
        SortedMap<List<String>, Long> kept = new TreeMap<>(ORDER);
        terms.forEach((product, factor) -> {
            if (factor != 0) {
                kept.put(List.copyOf(product), factor);
            }
        });
        terms = Collections.unmodifiableSortedMap(kept);
    }

    /** A size that is a number or a symbol; empty where nothing is known of it, or its text is no sum of products. */
    static Optional<Polynomial> of(Dim dim) {
        return switch (dim) {
            case Dim.Known(long size) -> Optional.of(of(List.of(), size));
            case Dim.Symbol(String expression) -> parse(expression.replace(" ", ""));
            case Dim.Unknown _ -> Optional.empty();
        };
    }

    private static Polynomial of(List<String> product, long factor) {
        SortedMap<List<String>, Long> one = new TreeMap<>(ORDER);
        one.put(product, factor);
        return new Polynomial(one);
    }

    private static Optional<Polynomial> parse(String text) {
        Polynomial sum = of(List.of(), 0);
        Matcher products = PRODUCT.matcher(text);
        int end = 0;
        while (end < text.length() && products.find(end) && products.start() == end && products.end() > end) {
            Optional<Polynomial> product = product(products.group());
            if (product.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(product.get());
            end = products.end();
        }
        return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
    }

    private static Optional<Polynomial> product(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        Polynomial product = of(List.of(), text.startsWith("-") ? -1 : 1);
        int at = signed ? 1 : 0;
        Matcher factor = FACTOR.matcher(text);
        while (factor.find(at) && factor.start() == at) {
            product = product.times(
                    factor.group(1) != null
                            ? of(List.of(), Long.parseLong(factor.group(1)))
                            : of(List.of(factor.group()), 1));
            at = factor.end() + 1;
            if (factor.end() == text.length()) {
                return Optional.of(product);
            }
            if (text.charAt(factor.end()) != '*') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    Polynomial plus(Polynomial other) {
        SortedMap<List<String>, Long> sum = new TreeMap<>(terms);
        other.terms.forEach((product, factor) -> sum.merge(product, factor, Math::addExact));
        return new Polynomial(sum);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.times(of(List.of(), -1)));
    }

    Polynomial times(Polynomial other) {
        SortedMap<List<String>, Long> all = new TreeMap<>(ORDER);
        terms.forEach((left, a) -> other.terms.forEach((right, b) -> {
            List<String> product = new ArrayList<>(left);
            product.addAll(right);
            Collections.sort(product);
            all.merge(product, Math.multiplyExact(a, b), Math::addExact);
        }));
        return new Polynomial(all);
    }

    /** The quotient by a single product, where it leaves no remainder whatever the symbols are. */
    Optional<Polynomial> dividedBy(Polynomial other) {
        if (other.terms.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<List<String>, Long> divisor =
                other.terms.entrySet().iterator().next();
        SortedMap<List<String>, Long> quotient = new TreeMap<>(ORDER);
        for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
            List<String> rest = new ArrayList<>(term.getKey());
            boolean divides = divisor.getKey().stream().allMatch(rest::remove);
            if (!divides || term.getValue() % divisor.getValue() != 0) {
                return Optional.empty();
            }
            quotient.put(rest, term.getValue() / divisor.getValue());
        }
        return Optional.of(new Polynomial(quotient));
    }

    /** The quotient by a number, rounded down. */
    Optional<Polynomial> floored(long divisor) {
        long constant = terms.getOrDefault(List.of(), 0L);
        Polynomial number = of(List.of(), divisor);
        Optional<Polynomial> exact = minus(of(List.of(), constant)).dividedBy(number);
        if (exact.isPresent()) {
            return Optional.of(exact.get().plus(of(List.of(), Math.floorDiv(constant, divisor))));
        }
        boolean isFlat = terms.keySet().stream().flatMap(List::stream).noneMatch(symbol -> symbol.startsWith("("));
        return isFlat ? Optional.of(of(List.of("(%s)//%d".formatted(this, divisor)), 1)) : Optional.empty();
    }

    /** The number that this is where the symbols are numbers; empty where one of them is not known. */
    Optional<Long> at(Map<String, Long> numbers) {
        long sum = 0;
        for (Map.Entry<List<String>, Long> term : terms.entrySet()) {
            long product = term.getValue();
            for (String symbol : term.getKey()) {
                Optional<Long> number =
                        symbol.startsWith("(") ? quotient(symbol, numbers) : Optional.ofNullable(numbers.get(symbol));
                if (number.isEmpty()) {
                    return number;
                }
                product = Math.multiplyExact(product, number.get());
            }
            sum = Math.addExact(sum, product);
        }
        return Optional.of(sum);
    }

    /** The value of {@code (sum)//number}. */
    private static Optional<Long> quotient(String text, Map<String, Long> numbers) {
        int end = text.lastIndexOf(')');
        long divisor = Long.parseLong(text.substring(end + 3));
        return parse(text.substring(1, end)).flatMap(sum -> sum.at(numbers)).map(sum -> Math.floorDiv(sum, divisor));
    }

    Dim toDim() {
        return terms.isEmpty()
                ? Dim.of(0)
                : terms.size() == 1 && terms.firstKey().isEmpty() ? Dim.of(terms.get(List.of())) : Dim.of(toString());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        terms.forEach((product, factor) -> {
            text.append(factor < 0 ? "-" : text.isEmpty() ? "" : "+");
            long size = Math.abs(factor);
            String names = String.join("*", product);
            text.append(product.isEmpty() ? Long.toString(size) : size == 1 ? names : size + "*" + names);
        });
        return text.toString();
    }
}
