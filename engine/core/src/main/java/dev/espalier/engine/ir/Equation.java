package dev.espalier.engine.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The equation of an {@code einsum}: letters for the axes of each operand and of the result. Axes under {@code ...} are
 * written with capital-free private letters from {@link #FIRST_HIDDEN} on, counted from the right.
 */
public record Equation(List<String> operands, String result) {
    private static final char FIRST_HIDDEN = '\uE000';

    /** Reads an equation for operands of the given ranks; without {@code ->} the letters that occur once are kept. */
    public static Equation parse(String text, List<Integer> ranks) {
        String compact = text.replace(" ", "");
        int arrow = compact.indexOf("->");
        String[] inputs = (arrow < 0 ? compact : compact.substring(0, arrow)).split(",", -1);
        if (inputs.length != ranks.size()) {
            throw new IrProblem(
                    "einsum: \"%s\" names %d operands, not %d".formatted(text, inputs.length, ranks.size()));
        }
        int hidden = 0;
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            int covered = ranks.get(i) - (inputs[i].contains("...") ? inputs[i].length() - 3 : inputs[i].length());
            if (covered < 0 || covered > 0 && !inputs[i].contains("...")) {
                throw new IrProblem(
                        "einsum: \"%s\" in \"%s\" does not fit rank %d".formatted(inputs[i], text, ranks.get(i)));
            }
            hidden = Math.max(hidden, covered);
            operands.add(inputs[i].replace("...", hiddenLetters(covered)));
        }
        String result = arrow < 0
                ? hiddenLetters(hidden) + lettersSeenOnce(operands)
                : compact.substring(arrow + 2).replace("...", hiddenLetters(hidden));
        return new Equation(operands, result);
    }

    private static String hiddenLetters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = count - 1; i >= 0; i--) {
            letters.append((char) (FIRST_HIDDEN + i));
        }
        return letters.toString();
    }

    private static String lettersSeenOnce(List<String> operands) {
        String all = String.join("", operands);
        return all.chars()
                .filter(letter -> letter < FIRST_HIDDEN && all.indexOf(letter) == all.lastIndexOf(letter))
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The shape of the result; a letter has one size, where hidden axes may also stretch. */
    Shape shape(List<TensorType> types) {
        Map<Character, Dim> sizes = new HashMap<>();
        for (int i = 0; i < operands.size(); i++) {
            List<Dim> dims = types.get(i).shape().dims().orElseThrow();
            for (int j = 0; j < dims.size(); j++) {
                char letter = operands.get(i).charAt(j);
                Dim before = sizes.getOrDefault(letter, Dim.of(1));
                Dim now = dims.get(j);
                sizes.put(
                        letter,
                        Dims.broadcast(before, now)
                                .orElseThrow(() -> new IrProblem(
                                        "einsum: axis \"%s\" has the sizes %s and %s".formatted(letter, before, now))));
            }
        }
        List<Dim> result = new ArrayList<>();
        for (char letter : this.result.toCharArray()) {
            if (!sizes.containsKey(letter)) {
                throw new IrProblem("einsum: \"%s\" is in the result but in no operand".formatted(letter));
            }
            result.add(sizes.get(letter));
        }
        return Shape.of(result);
    }
}
