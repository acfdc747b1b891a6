package dev.espalier.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no Python 3.12 is refused at its place. */
class SyntaxProblemTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = t'a{1}'|1:6: template strings are newer than Python 3.12",
                "x = (😀)|1:6: invalid character '😀' (U+1F600)",
                "try:\\n    pass\\nexcept A, B:\\n    pass|3:8: multiple exception types must be parenthesized",
                "y = 0\\nx = (1,\\n|2:5: '(' was never closed",
            })
    void placeAndReasonAreTold(String text, String expected) {
        SyntaxProblem problem =
                assertThrows(SyntaxProblem.class, () -> SourceFile.parse("x.py", text.replace("\\n", "\n")));
        assertEquals(expected, "%d:%d: %s".formatted(problem.line(), problem.column(), problem.reason()));
    }

    @Test
    void parenthesesNestAsDeepAsInPython() {
        assertEquals(1, SourceFile.parse("x.py", nested(190)).module().body().size());
        SyntaxProblem problem = assertThrows(SyntaxProblem.class, () -> SourceFile.parse("x.py", nested(500)));
        assertEquals("too many nested parentheses", problem.reason());
    }

    @Test
    void operatorsNestDeeply() {
        assertEquals(
                1,
                SourceFile.parse("x.py", "-".repeat(500) + "x").module().body().size());
        assertEquals(
                1,
                SourceFile.parse("x.py", "1" + " + x".repeat(20_000))
                        .module()
                        .body()
                        .size());
    }

    @Test
    void aLineMayBeLong() {
        String text = "x = [" + "1, ".repeat(350_000) + "]";
        assertEquals(
                text.length(),
                SourceFile.parse("x.py", text).module().body().getFirst().span().end());
    }

    @Test
    void namesAreNormalisedButTheirPlacesAreThoseOfTheText() {
        SourceFile file = SourceFile.parse("x.py", "def ﬁ(): pass");
        FunctionDef function = (FunctionDef) file.module().body().getFirst();
        assertEquals("fi", function.name());
        assertEquals("ﬁ", file.text(function.nameSpan()));
    }

    private static String nested(int depth) {
        return "(".repeat(depth) + "x" + ")".repeat(depth);
    }
}
