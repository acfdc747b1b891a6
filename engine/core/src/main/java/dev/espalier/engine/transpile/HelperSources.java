package dev.espalier.engine.transpile;

import dev.espalier.engine.dialect.Dialect;
import dev.espalier.engine.dialect.HelperFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The text of helper functions of the tables, with the modules that they need imported. */
final class HelperSources {
    private final Dialect target;
    private final Imports imports;

    HelperSources(Dialect target, Imports imports) {
        this.target = target;
        this.imports = imports;
    }

    /** The sources of helpers and of those that they call, each before its callers. */
    List<String> of(Set<String> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(name -> collect(name, all));
        List<String> sources = new ArrayList<>();
        for (String name : all) {
            HelperFunction helper = target.helper(name).orElseThrow();
            helper.names().stream()
                    .map(n -> n.contains(".") ? n.substring(0, n.indexOf('.')) : n)
                    .forEach(imports::local);
            sources.add(renamed(helper.source().stripTrailing(), all));
        }
        return sources;
    }

    /** The source of a helper with the names that helpers have in this output. */
    private String renamed(String source, Set<String> helpers) {
        String text = source;
        for (String helper : helpers) {
            String name = imports.helperName(helper);
            if (!name.equals(helper)) {
                text = text.replaceAll("(?<![\\w.])" + helper + "(?=\\()", name);
            }
        }
        return text;
    }

    private void collect(String name, Set<String> out) {
        HelperFunction helper = target.helper(name).orElseThrow();
        helper.helpers().forEach(other -> {
            if (!out.contains(other)) {
                collect(other, out);
            }
        });
        out.add(name);
    }
}
