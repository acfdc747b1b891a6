import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a WebAssembly module out of the JavaScript that Emscripten wrote round it, and the names of what it imports and
 * exports, which the module itself has as single letters. Arguments: the JavaScript on the class path, and a folder for
 * {@code graphviz.wasm} and {@code graphviz.names}.
 */
final class TakeOut {
    private static final String BEGIN = "binaryDecode('";
    private static final Pattern EXPORT = Pattern.compile("Module\\[\"_(\\w+)\"]=wasmExports\\[\"([^\"]+)\"]");
    private static final Pattern START = Pattern.compile("TTY\\.init\\(\\);wasmExports\\[\"([^\"]+)\"]\\(\\)");
    private static final Pattern IMPORTS = Pattern.compile("var wasmImports=\\{([^}]*)}");

    public static void main(String[] args) throws IOException {
        String program;
        try (InputStream in = TakeOut.class.getClassLoader().getResourceAsStream(args[0])) {
            program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path folder = Files.createDirectories(Path.of(args[1]));
        Files.write(folder.resolve("graphviz.wasm"), module(program));
        Path names = folder.resolve("dev/espalier/visualizer/graphviz/graphviz.names");
        Files.createDirectories(names.getParent());
        Files.writeString(names, names(program));
    }

    /** Each character of the string is a byte, and one beyond them is zero. */
    private static byte[] module(String program) {
        int at = program.indexOf(BEGIN);
        if (at < 0) {
            throw new IllegalStateException("no module in the JavaScript");
        }
        byte[] bytes = new byte[program.length()];
        int length = 0;
        at += BEGIN.length();
        while (program.charAt(at) != '\'') {
            char c = program.charAt(at++);
            if (c == '\\') {
                char escaped = program.charAt(at++);
                c = switch (escaped) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'v' -> '\u000b';
                    case '0' -> '\0';
                    case '\\', '\'', '"' -> escaped;
                    default -> throw new IllegalStateException("an escape that is not known: \\" + escaped);
                };
            }
            bytes[length++] = (byte) c;
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    /** One line for each: {@code export viz_layout X}, {@code import exit h}. */
    private static String names(String program) {
        TreeMap<String, String> names = new TreeMap<>();
        Matcher exports = EXPORT.matcher(program);
        while (exports.find()) {
            names.put("export " + exports.group(1), exports.group(2));
        }
        names.put("export start", found(START, program));
        for (String pair : found(IMPORTS, program).split(",")) {
            int colon = pair.indexOf(':');
            names.put("import " + pair.substring(colon + 1).replaceFirst("^_+", ""), pair.substring(0, colon));
        }
        StringBuilder text = new StringBuilder();
        names.forEach((name, letter) -> text.append(name).append(' ').append(letter).append('\n'));
        return text.toString();
    }

    private static String found(Pattern pattern, String program) {
        Matcher matcher = pattern.matcher(program);
        if (!matcher.find()) {
            throw new IllegalStateException("the JavaScript is of another kind: no " + pattern);
        }
        return matcher.group(1);
    }
}
