package dev.espalier.engine.transpile;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.Dim;
import dev.espalier.engine.ir.Shape;
import dev.espalier.engine.ir.TensorType;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Parameter;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import dev.espalier.engine.types.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Facts of arguments given as text: {@code f32[2,3], int, i64[batch]}. */
final class SampleArguments {
    private static final Pattern TENSOR = Pattern.compile("(bool|bf16|[fiuc]\\d+)\\[([^\\]]*)\\]");

    private SampleArguments() {}

    static Map<String, Fact> parse(Options options, SourceFile file) {
        Map<String, Fact> samples = new HashMap<>();
        if (options.arguments().isBlank()) {
            return samples;
        }
        List<Fact> facts = facts(options.arguments());
        for (Statement statement : file.module().body()) {
            if (statement instanceof FunctionDef def
                    && options.only().map(def.name()::equals).orElse(true)) {
                List<Parameter> parameters = def.parameters().all();
                for (int i = 0; i < facts.size() && i < parameters.size(); i++) {
                    samples.put(def.name() + "." + parameters.get(i).name(), facts.get(i));
                }
            }
        }
        return samples;
    }

    /** Reads the text; throws {@link IllegalArgumentException} with a message for the user. */
    static List<Fact> facts(String text) {
        List<Fact> facts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                facts.add(fact(text.substring(start, i).strip()));
                start = i + 1;
            }
        }
        if (depth != 0) {
            throw new IllegalArgumentException("--args: brackets do not match in \"" + text + "\"");
        }
        return facts;
    }

    private static Fact fact(String text) {
        Matcher tensor = TENSOR.matcher(text);
        if (tensor.matches()) {
            DType dtype = DType.ALL.stream()
                    .filter(d -> d.shortName().equals(tensor.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--args: unknown dtype " + tensor.group(1)));
            List<Dim> dims = new ArrayList<>();
            for (String size : tensor.group(2).split(",")) {
                String s = size.strip();
                if (!s.isEmpty()) {
                    dims.add(s.chars().allMatch(Character::isDigit) ? Dim.of(Long.parseLong(s)) : Dim.of(s));
                }
            }
            return new Fact.Tensor(new TensorType(dtype, Shape.of(dims)));
        }
        return switch (text) {
            case "int" -> Fact.INT;
            case "float" -> Fact.FLOAT;
            case "bool" -> Fact.BOOL;
            case "str" -> Fact.TEXT;
            case "_", "" -> Fact.UNKNOWN;
            default ->
                throw new IllegalArgumentException(
                        "--args: cannot read \"" + text + "\"; write types such as f32[2,3], i64[batch], int, float");
        };
    }
}
