package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.Assign;
import dev.espalier.engine.syntax.Attribute;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.FunctionDef;
import dev.espalier.engine.syntax.Name;
import dev.espalier.engine.syntax.Node;
import dev.espalier.engine.syntax.SourceFile;
import dev.espalier.engine.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code helpers.py}: functions and constants, with what they need of each other. */
final class HelperReader {
    private HelperReader() {}

    static Map<String, HelperFunction> read(SourceFile file) {
        Map<String, Statement> defined = new LinkedHashMap<>();
        for (Statement statement : file.module().body()) {
            switch (statement) {
                case FunctionDef def -> defined.put(def.name(), def);
                case Assign assign when assign.targets().get(0) instanceof Name name -> defined.put(name.id(), assign);
                default -> {}
            }
        }
        Map<String, HelperFunction> helpers = new LinkedHashMap<>();
        defined.forEach((name, statement) -> {
            Set<String> names = new LinkedHashSet<>();
            collect(statement, names);
            List<String> others = new ArrayList<>(names);
            others.retainAll(defined.keySet());
            others.remove(name);
            helpers.put(
                    name,
                    new HelperFunction(
                            name,
                            file.text()
                                    .substring(
                                            start(file, statement),
                                            statement.span().end()),
                            List.copyOf(others),
                            List.copyOf(names),
                            defaults(statement)));
        });
        return helpers;
    }

    private static Map<String, Expression> defaults(Statement statement) {
        Map<String, Expression> defaults = new LinkedHashMap<>();
        if (statement instanceof FunctionDef def) {
            def.parameters().all().forEach(p -> p.defaultValue().ifPresent(value -> defaults.put(p.name(), value)));
        }
        return defaults;
    }

    private static int start(SourceFile file, Statement statement) {
        return statement instanceof FunctionDef def && !def.decorators().isEmpty()
                ? file.fullLines(statement).start()
                : statement.span().start();
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Name name) {
            names.add(name.id());
        }
        if (node instanceof Attribute attribute && attribute.value() instanceof Name root) {
            names.add(root.id() + "." + attribute.attr());
        }
        node.children().forEach(child -> collect(child, names));
    }
}
