package dev.espalier.kernel.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.espalier.kernel.cell.CellText.CellMagic;
import dev.espalier.kernel.cell.CellText.LineMagic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 10 % 3",
                "a = (10\n%b)",
                "a = [\n%b,\n!c]",
                "a = '''\n%time\n!ls\n'''",
                "a = f'''{b}\n%time\n'''",
                "a = f\"{d[\"k\"]} % !\"\n",
                "a = 10 \\\n% 3",
                "# %time\n",
                "a != b",
                "a %= 2",
                "print('what?')",
                "x = '%d' % 3",
                "def f(a=\n%b): pass",
                "t'{a:%H:%M}'",
            })
    void whatIsPythonStaysAsItIs(String code) {
        assertEquals(code, CellText.python(code));
    }

    @Test
    void magicsBecomeCallsWhereStatementsBegin() {
        assertEquals("get_ipython().run_line_magic('time', 'f(x)')", CellText.python("%time f(x)"));
        assertEquals(
                "if a:\n    get_ipython().run_line_magic('cd', '/')\nb = 1",
                CellText.python("if a:\n    %cd /\nb = 1"));
        assertEquals("get_ipython().system('echo \"it\\'s\" {a}')", CellText.python("!echo \"it's\" {a}"));
        assertEquals("x = get_ipython().getoutput('ls')\ny = 1", CellText.python("x = !ls\ny = 1"));
        assertEquals("a, b = get_ipython().run_line_magic('f', '1')", CellText.python("a, b = %f 1"));
        assertEquals("get_ipython().run_line_magic('pinfo', 'a.b')\n", CellText.python("a.b?\n"));
        assertEquals("get_ipython().run_line_magic('pinfo2', 'a')", CellText.python("??a"));
    }

    @Test
    void aMagicWithOpenBracketsOrQuotesSwallowsNothing() {
        assertEquals(
                "get_ipython().system('echo (\\'')\nget_ipython().run_line_magic('pwd', '')",
                CellText.python("!echo ('\n%pwd"));
    }

    @Test
    void laterLinesKeepTheirNumbers() {
        String code = "!echo a \\\n  b\n1 / 0";
        assertEquals(code.lines().count(), CellText.python(code).lines().count());
    }

    @Test
    void theMagicOfACellIsItsFirstLine() {
        assertEquals(
                Optional.of(new CellMagic("java", "", "int a;\n%b")), CellText.cellMagic("\n\n%%java\nint a;\n%b"));
        assertEquals(Optional.of(new CellMagic("time", "x", "")), CellText.cellMagic("%%time x"));
        assertEquals(Optional.empty(), CellText.cellMagic("a = 1\n%%java\n"));
        assertEquals(Optional.empty(), CellText.cellMagic("'''\n%%java\n'''"));
    }

    @Test
    void aCellOfOneMagicIsFound() {
        assertEquals(Optional.of(new LineMagic("doctor", "")), CellText.onlyMagic("%doctor\n"));
        assertEquals(Optional.of(new LineMagic("pinfo", "print")), CellText.onlyMagic("print?"));
        assertEquals(Optional.empty(), CellText.onlyMagic("%doctor\n1"));
        assertEquals(Optional.empty(), CellText.onlyMagic(""));
    }

    @Test
    void quotesHoldWordsTogether() {
        assertEquals(List.of("f", "--args", "f32[2, 3], int"), CellText.words("f --args \"f32[2, 3], int\""));
    }

    @Test
    void tokensCoverTheWholeText() {
        for (String text :
                List.of("f'{a!r:>{w}}' # x\n", "x = '''open", "ümlaut = 1e-5 + 0xfe-1", "\"a\\\"b\" 'c", "😀 = 1")) {
            int at = 0;
            for (PythonTokens.Token token : PythonTokens.of(text)) {
                assertEquals(at, token.start(), text);
                assertTrue(token.end() > at, text);
                at = token.end();
            }
            assertEquals(text.length(), at, text);
        }
    }

    @Test
    void highlightedTextIsTheTextItself() {
        String text = "def f(x):  # <b>\n    return '<script>' + \"&\"\n";
        String html = PythonHighlight.html(text);
        assertEquals(Html.escape(text), html.replaceAll("<(/?span|/?pre)[^>]*>", ""), "only spans are put in between");
    }
}
