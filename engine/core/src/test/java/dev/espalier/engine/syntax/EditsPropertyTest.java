package dev.espalier.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Edits keep everything outside of them byte for byte, in texts with all sorts of line ends and characters. */
class EditsPropertyTest {
    private static final List<String> LINES = List.of(
            "x = 1",
            "é = 'ß'",
            "𝓍 = \"😀\"  # 🎉 \t",
            "if x:\n\ty = 2",
            "\f",
            "",
            "# 变量",
            "z = (1,\n     2)",
            "s = '''a\n\n b'''",
            "a = 1; b = 2");
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r");

    @Property(seed = "4")
    void whatLiesOutsideOfEditsIsKeptByteForByte(@ForAll("texts") String text, @ForAll long seed) {
        List<Integer> cuts = cuts(text, seed);
        Edits edits = new Edits(SourceFile.parse("x.py", text));
        StringBuilder expected = new StringBuilder();
        List<Runnable> calls = new ArrayList<>();
        int at = 0;
        for (int i = 0; i + 1 < cuts.size(); i += 2) {
            Span span = new Span(cuts.get(i), cuts.get(i + 1));
            String replacement = "<" + i + "é😀>";
            calls.add(() -> edits.replace(span, replacement));
            expected.append(text, at, span.start()).append(replacement);
            at = span.end();
        }
        expected.append(text, at, text.length());
        Collections.shuffle(calls, new Random(seed));
        calls.forEach(Runnable::run);
        assertEquals(
                List.of(expected.toString().getBytes(StandardCharsets.UTF_8).length, expected.toString()),
                List.of(edits.apply().getBytes(StandardCharsets.UTF_8).length, edits.apply()));
    }

    @Property(seed = "4")
    void noEditsGiveTheSameText(@ForAll("texts") String text) {
        assertEquals(text, new Edits(SourceFile.parse("x.py", text)).apply());
    }

    @Property(seed = "4")
    void overlappingEditsAreAnError(@ForAll("texts") String text, @ForAll long seed) {
        List<Integer> cuts = cuts("xxxxxxxx" + text, seed);
        Edits edits = new Edits(SourceFile.parse("x.py", "#xxxxxxx\n" + text.replace("\uFEFF", "")));
        int middle = 2 + cuts.getFirst() % 4;
        edits.replace(new Span(1, middle + 1), "a");
        edits.replace(new Span(middle, middle + 2), "b");
        assertThrows(IllegalStateException.class, edits::apply);
    }

    @Property(seed = "4")
    void aNodeReplacedByItsOwnTextChangesNothing(@ForAll("texts") String text) {
        SourceFile file = SourceFile.parse("x.py", text);
        Edits edits = new Edits(file);
        for (Statement statement : file.module().body()) {
            edits.replace(statement.span(), file.text(statement));
        }
        assertEquals(text, edits.apply());
    }

    @Property(seed = "4")
    void linesAndColumnsCountCodePoints(@ForAll("texts") String text) {
        SourceFile file = SourceFile.parse("x.py", text);
        int first = text.startsWith("\uFEFF") ? 1 : 0;
        for (Statement statement : file.module().body()) {
            int start = statement.span().start();
            String before = text.substring(first, start).replace("\r\n", "\n").replace('\r', '\n');
            String line = before.substring(before.lastIndexOf('\n') + 1);
            assertEquals(1 + before.chars().filter(c -> c == '\n').count(), file.line(start));
            assertEquals(1 + line.codePointCount(0, line.length()), file.column(start));
        }
    }

    /** Offsets in order, none of them within a character. */
    private static List<Integer> cuts(String text, long seed) {
        Random random = new Random(seed);
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int offset = random.nextInt(text.length() + 1);
            boolean within = offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
            cuts.add(within ? offset - 1 : offset);
        }
        return cuts.stream().distinct().sorted().toList();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<List<String>> lines = Arbitraries.of(LINES).list().ofMaxSize(8);
        Arbitrary<String> ends = Arbitraries.of(ENDS);
        Arbitrary<String> marks = Arbitraries.of("", "\uFEFF");
        return Combinators.combine(lines, ends, marks, Arbitraries.of(true, false))
                .as((all, end, mark, ended) -> {
                    String joined = String.join("\n", all) + (ended ? "\n" : "");
                    return mark + joined.replace("\n", end);
                });
    }
}
