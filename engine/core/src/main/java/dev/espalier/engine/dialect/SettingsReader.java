package dev.espalier.engine.dialect;

import dev.espalier.engine.ir.DType;
import dev.espalier.engine.syntax.Assign;
import dev.espalier.engine.syntax.Constant;
import dev.espalier.engine.syntax.DictExpr;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.ListExpr;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code settings.py}. */
final class SettingsReader {
    private final Map<String, Expression> values = new HashMap<>();
    private final String file;

    SettingsReader(SourceFile file) {
        this.file = file.name();
        for (Statement statement : file.module().body()) {
            if (statement instanceof Assign assign && assign.targets().get(0) instanceof Name name) {
                values.put(name.id(), assign.value());
            }
        }
    }

    Settings read() {
        return new Settings(
                text("name"),
                map("imports"),
                map("dtypes"),
                text("tensor"),
                PromotionRule.valueOf(text("promotion").toUpperCase(Locale.ROOT)),
                dtype("default_float"),
                dtype("default_int"),
                flag("converts_numbers", true),
                flag("mutable", false),
                flag("writes_to_out", false),
                list("ignored"),
                map("decorators"),
                map("aliases"),
                memory());
    }

    private Expression value(String key) {
        Expression value = values.get(key);
        if (value == null) {
            throw new TableProblem(file + ": no setting " + key);
        }
        return value;
    }

    private String text(String key) {
        return string(value(key));
    }

    private DType dtype(String key) {
        return DType.of(((Name) value(key)).id()).orElseThrow();
    }

    private boolean flag(String key, boolean otherwise) {
        return values.containsKey(key) ? (Boolean) ((Constant) value(key)).value() : otherwise;
    }

    private List<String> list(String key) {
        return values.containsKey(key)
                ? ((ListExpr) value(key))
                        .elements().stream().map(SettingsReader::string).toList()
                : List.of();
    }

    private Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        if (values.containsKey(key)) {
            DictExpr dict = (DictExpr) value(key);
            for (int i = 0; i < dict.keys().size(); i++) {
                map.put(
                        string(dict.keys().get(i).orElseThrow()),
                        string(dict.values().get(i)));
            }
        }
        return map;
    }

    private Map<String, Memory> memory() {
        Map<String, Memory> memory = new HashMap<>();
        map("memory").forEach((api, text) -> memory.put(api, Memory.parse(text)));
        return memory;
    }

    private static String string(Expression expression) {
        return (String) ((Constant) expression).value();
    }
}
