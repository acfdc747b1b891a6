package dev.espalier.engine.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.ir.DType;
import dev.espalier.engine.ir.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Values as JSON: a tensor is {@code {"dtype": "float32", "shape": [2], "data": [1.5, "nan"]}} with its elements in
 * row-major order, complex ones as {@code [re, im]}, infinities and NaN as text; a sequence is a list.
 */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static Value read(JsonNode node) {
        if (node.isArray()) {
            return new Value.Sequence(StreamSupport.stream(node.spliterator(), false)
                    .map(Json::read)
                    .toList());
        }
        return node.isObject() ? tensor(node) : new Value.Constant(constant(node));
    }

    private static Object constant(JsonNode node) {
        if (node.isNull()) {
            return None.INSTANCE;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : text(node.textValue());
    }

    private static Object text(String text) {
        return switch (text) {
            case "nan", "inf", "-inf" -> number(text);
            default -> DType.of(text).<Object>map(dtype -> dtype).orElse(text);
        };
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    private static double number(JsonNode node) {
        return node.isTextual() ? number(node.textValue()) : node.doubleValue();
    }

    private static Tensor tensor(JsonNode node) {
        String name = node.path("dtype").asText();
        DType dtype = DType.of(name).orElseThrow(() -> new EvaluationProblem("unknown dtype: " + name));
        List<Integer> sizes = new ArrayList<>();
        node.path("shape").forEach(size -> sizes.add(size.intValue()));
        TensorBuilder tensor = new TensorBuilder(
                dtype, sizes.stream().mapToInt(Integer::intValue).toArray());
        JsonNode data = node.path("data");
        if (data.size() != tensor.count()) {
            throw new EvaluationProblem("%d numbers do not fill the shape %s".formatted(data.size(), sizes));
        }
        for (int i = 0; i < data.size(); i++) {
            JsonNode element = data.get(i);
            if (dtype.isIntegral()) {
                tensor.set(
                        i,
                        element.isBoolean()
                                ? element.booleanValue() ? 1L : 0L
                                : element.bigIntegerValue().longValue());
            } else if (element.isArray()) {
                tensor.set(i, number(element.get(0)), number(element.get(1)));
            } else {
                tensor.set(i, number(element));
            }
        }
        return tensor.build();
    }

    static JsonNode write(Value value) {
        return switch (value) {
            case Tensor tensor -> write(tensor);
            case Value.Sequence(List<Value> items) -> {
                ArrayNode array = NODES.arrayNode();
                items.forEach(item -> array.add(write(item)));
                yield array;
            }
            case Value.Constant(Object constant) -> write(constant);
            case Value.Range _ -> NODES.textNode("slice");
        };
    }

    private static JsonNode write(Object constant) {
        return switch (constant) {
            case None _ -> NODES.nullNode();
            case Boolean truth -> NODES.booleanNode(truth);
            case Long number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case Double number -> write(number.doubleValue());
            default -> NODES.textNode(constant.toString());
        };
    }

    private static JsonNode write(double number) {
        if (Double.isNaN(number)) {
            return NODES.textNode("nan");
        }
        return Double.isInfinite(number) ? NODES.textNode(number > 0 ? "inf" : "-inf") : NODES.numberNode(number);
    }

    private static ObjectNode write(Tensor tensor) {
        ObjectNode node = NODES.objectNode();
        node.put("dtype", tensor.dtype().coreName());
        ArrayNode shape = node.putArray("shape");
        for (int size : tensor.shape()) {
            shape.add(size);
        }
        ArrayNode data = node.putArray("data");
        for (int i = 0; i < tensor.count(); i++) {
            if (tensor.dtype().isBool()) {
                data.add(tensor.truth(i));
            } else if (tensor.dtype().isIntegral()) {
                data.add(Rounding.exact(tensor.dtype(), tensor.whole(i)));
            } else if (tensor.dtype().isComplex()) {
                data.add(NODES.arrayNode().add(write(tensor.real(i))).add(write(tensor.imaginary(i))));
            } else {
                data.add(write(tensor.real(i)));
            }
        }
        return node;
    }
}
