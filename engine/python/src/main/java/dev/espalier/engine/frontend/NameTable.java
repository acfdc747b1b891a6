package dev.espalier.engine.frontend;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.engine.channel.Channel;
import dev.espalier.engine.dialect.Constant;
import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The names of a framework as its tables have them, with signatures, for Python to make modules and methods of. */
final class NameTable {
    private NameTable() {}

    static ObjectNode of(Dialect dialect) {
        ObjectNode table = Channel.JSON.createObjectNode();
        ObjectNode functions = table.putObject("functions");
        ObjectNode methods = table.putObject("methods");
        ArrayNode properties = table.putArray("properties");
        ArrayNode inPlace = table.putArray("in_place");
        for (Map.Entry<String, List<Row>> entry : dialect.allRows().entrySet()) {
            Row row = entry.getValue().getFirst();
            String name = entry.getKey();
            if (row.simpleName().startsWith("_") && !row.simpleName().startsWith("__")) {
                continue; // only for other rows
            }
            switch (row.form()) {
                case FUNCTION -> functions.put(name, Signatures.of(entry.getValue()));
                case METHOD, OPERATOR ->
                    methods.put(name.substring("Tensor.".length()), Signatures.of(entry.getValue()));
                case PROPERTY -> properties.add(name.substring("Tensor.".length()));
                case AT -> {}
                case EMISSION -> {}
            }
            if (row.inPlace()) {
                inPlace.add(name.substring(name.indexOf('.') + 1));
            }
        }
        ArrayNode modules = table.putArray("modules");
        new TreeSet<>(dialect.modules()).forEach(modules::add);
        ObjectNode values = table.putObject("constants");
        dialect.constants().forEach((name, constant) -> put(values, name, constant));
        return table;
    }

    private static void put(ObjectNode values, String name, Constant constant) {
        switch (constant) {
            case Constant.Value(Object value) -> values.put(name, String.valueOf(value));
            case Constant.OfDType dtype ->
                values.put(name, "dtype " + dtype.dtype().shortName());
            case Constant.TensorClass _ -> values.put(name, "tensor");
            case Constant.Nothing _ -> values.put(name, "None");
        }
    }
}
