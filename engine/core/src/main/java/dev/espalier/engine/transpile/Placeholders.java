package dev.espalier.engine.transpile;

import dev.espalier.engine.syntax.ClassDef;
import dev.espalier.engine.syntax.FunctionDef;

/** Text that stands for what could not be converted, and raises when it is reached. */
final class Placeholders {
    /** The class whose objects raise on every use; inserted once into files that need it. */
    static final String CLASS = """
            class Unconverted:
                \"""Stands for a value that could not be converted; every use of it says so.\"""

                def __init__(self, what):
                    self.what = what

                def refuse(self, *args, **kwargs):
                    raise NotImplementedError(self.what)

                __getattr__ = __getitem__ = __call__ = __iter__ = __len__ = __bool__ = __float__ = __int__ = refuse
                __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = refuse
                __pow__ = __rpow__ = __matmul__ = __rmatmul__ = __neg__ = __lt__ = __gt__ = __le__ = __ge__ = refuse
            """;

    private Placeholders() {}

    /** The original text as comment lines. */
    static String comment(String original, String indent) {
        StringBuilder out = new StringBuilder();
        String[] lines = original.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].startsWith(indent) ? lines[i].substring(indent.length()) : lines[i];
            out.append(i == 0 ? "" : indent)
                    .append(line.isBlank() ? "#" : "# " + line.stripTrailing())
                    .append("\n");
        }
        return out.toString();
    }

    static String raise(String what) {
        return "raise NotImplementedError(" + quote(what) + ")";
    }

    static String function(FunctionDef def, String original, String indent, String what) {
        return comment(original, indent) + indent + (def.isAsync() ? "async " : "") + "def " + def.name()
                + "(*args, **kwargs):\n" + indent + "    " + raise(what);
    }

    static String type(ClassDef def, String original, String indent, String what) {
        return comment(original, indent) + indent + "class " + def.name() + ":\n" + indent
                + "    def __init__(self, *args, **kwargs):\n" + indent + "        " + raise(what);
    }

    static String quote(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", " ")
                        .replace("\r", " ") + "\"";
    }
}
