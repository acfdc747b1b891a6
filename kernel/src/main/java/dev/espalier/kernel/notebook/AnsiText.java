package dev.espalier.kernel.notebook;

import dev.espalier.kernel.cell.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a terminal as HTML: colours become styles, other control sequences go, a returned carriage overwrites. */
final class AnsiText {
    private static final Pattern CONTROL = Pattern.compile("\u001b(?:\\[([0-9;]*)([A-Za-z])|\\][^\u0007]*\u0007|.)?");
    private static final List<String> COLOURS =
            List.of("#3e424d", "#d0473f", "#2b8a3e", "#b08800", "#3465c0", "#a347ba", "#268299", "#8a8f98");

    private AnsiText() {}

    static String html(String text) {
        String shown = overwritten(text);
        StringBuilder out = new StringBuilder();
        Matcher control = CONTROL.matcher(shown);
        int at = 0;
        boolean isOpen = false;
        while (control.find()) {
            out.append(Html.escape(shown.substring(at, control.start())));
            at = control.end();
            if ("m".equals(control.group(2))) {
                String style = style(control.group(1));
                out.append(isOpen ? "</span>" : "");
                out.append(style.isEmpty() ? "" : "<span style=\"" + style + "\">");
                isOpen = !style.isEmpty();
            }
        }
        out.append(Html.escape(shown.substring(at)));
        return out.append(isOpen ? "</span>" : "").toString();
    }

    private static String style(String codes) {
        List<String> styles = new ArrayList<>();
        for (String code : codes.split(";")) {
            int number = code.isEmpty() || code.length() > 3 ? 0 : Integer.parseInt(code);
            if (number == 1) {
                styles.add("font-weight:bold");
            } else if (number >= 30 && number <= 37) {
                styles.add("color:" + COLOURS.get(number - 30));
            } else if (number >= 90 && number <= 97) {
                styles.add("color:" + COLOURS.get(number - 90));
            }
        }
        return String.join(";", styles);
    }

    /** What progress bars leave: of each line, the part behind its last returned carriage. */
    private static String overwritten(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replaceAll("[^\n]*\r(?=[^\n])", "");
    }
}
