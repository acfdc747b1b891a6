package dev.espalier.kernel.cell;

import dev.espalier.engine.syntax.Keywords;
import dev.espalier.kernel.cell.PythonTokens.Kind;
import dev.espalier.kernel.cell.PythonTokens.Token;

/** Python text as HTML in the colours of the page it is shown on. */
public final class PythonHighlight {
    private PythonHighlight() {}

    public static String html(String text) {
        StringBuilder out = new StringBuilder("<pre style=\"line-height:1.35\">");
        String before = "";
        for (Token token : PythonTokens.of(text)) {
            String part = token.in(text);
            String escaped = Html.escape(part);
            String style = style(token.kind(), part, before);
            out.append(style.isEmpty() ? escaped : "<span style=\"" + style + "\">" + escaped + "</span>");
            before = token.kind() == Kind.SPACE ? before : part;
        }
        return out.append("</pre>").toString();
    }

    private static String style(Kind kind, String text, String before) {
        return switch (kind) {
            case STRING -> colour("string", "#b5482a");
            case COMMENT -> colour("comment", "#5f8787") + ";font-style:italic";
            case NUMBER -> colour("number", "#3b7a3b");
            case NAME ->
                Keywords.ALL.contains(text)
                        ? colour("keyword", "#2f6f9f") + ";font-weight:bold"
                        : before.equals("def") || before.equals("class") ? colour("def", "#3465c0") : "";
            case OPERATOR, NEWLINE, SPACE -> "";
        };
    }

    /** JupyterLab's own colour for it, where there is one. */
    private static String colour(String name, String otherwise) {
        return "color:var(--jp-mirror-editor-" + name + "-color," + otherwise + ")";
    }
}
