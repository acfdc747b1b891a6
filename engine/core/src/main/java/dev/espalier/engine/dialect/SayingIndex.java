package dev.espalier.engine.dialect;

import dev.espalier.engine.syntax.BoolOp;
import dev.espalier.engine.syntax.Call;
import dev.espalier.engine.syntax.Expression;
import dev.espalier.engine.syntax.IfExp;
import dev.espalier.engine.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows by the core operation at the head of their meaning; synonyms are left out. */
final class SayingIndex {
    private SayingIndex() {}

    static Map<String, List<Row>> of(Map<String, List<Row>> rows) {
        Map<String, List<Row>> index = new HashMap<>();
        rows.forEach((name, overloads) -> {
            for (Row row : overloads) {
                if (row.name().equals(name) && !row.inPlace()) {
                    Set<String> heads = new LinkedHashSet<>();
                    row.results().forEach(result -> heads(result.expression(), heads));
                    heads.forEach(head ->
                            index.computeIfAbsent(head, _ -> new ArrayList<>()).add(row));
                }
            }
        });
        return index;
    }

    private static void heads(Expression body, Set<String> out) {
        switch (body) {
            case Call call when call.func() instanceof Name name -> out.add(name.id());
            case IfExp choice -> {
                heads(choice.body(), out);
                heads(choice.orelse(), out);
            }
            case BoolOp or -> or.values().forEach(value -> heads(value, out));
            default -> {}
        }
    }
}
