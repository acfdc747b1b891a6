package dev.espalier.engine.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Leftovers.class)
class TracebackTest {
    private static Conversation python;

    @BeforeAll
    static void start() {
        python = new Conversation();
    }

    @AfterAll
    static void stop() {
        python.close();
    }

    /** The number of the next cell. */
    private static int next() {
        return python.child.execute("None").executionCount() + 1;
    }

    @Test
    void framesOfCellsAreShownWithTheirLines() {
        int cell = next();
        python.value("def half(n):\n    return 1 / n");
        assertEquals("""
                Traceback (most recent call last):
                  Cell In[%d], line 1
                    half(0)
                    ~~~~^^^
                  Cell In[%d], line 2, in half
                    return 1 / n
                           ~~^~~
                ZeroDivisionError: division by zero""".formatted(cell + 1, cell), python.traceback("half(0)"));
    }

    @Test
    void framesOfLibrariesBecomeOneLine() {
        int cell = next();
        String shown = python.traceback("import json\njson.loads('{')");
        assertTrue(shown.startsWith("""
                        Traceback (most recent call last):
                          Cell In[%d], line 2
                            json.loads('{')
                            ~~~~~~~~~~^^^^^
                          … 3 frames of libraries, the last in json/decoder.py:""".formatted(cell)), shown);
    }

    @Test
    void framesOfTheRuntimeAreNotShown() {
        int cell = next();
        assertEquals(
                """
                Traceback (most recent call last):
                  Cell In[%d], line 2
                    channel.request('nobody.serves.this')
                    ~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^
                espalier_runtime.channel.EngineError: nothing here serves nobody.serves.this""".formatted(cell),
                python.traceback("from espalier_runtime import channel\nchannel.request('nobody.serves.this')"));
    }

    @Test
    void aSyntaxErrorShowsItsPlace() {
        int cell = next();
        assertEquals("""
                  Cell In[%d], line 2
                    x = = 2
                        ^
                SyntaxError: invalid syntax""".formatted(cell), python.traceback("y = 1\nx = = 2"));
    }

    @Test
    void causesAndGroupsAreShown() {
        String cause =
                python.traceback("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('x') from e");
        assertTrue(cause.contains("The above exception was the direct cause of the following exception:"), cause);
        String group = python.traceback("raise ExceptionGroup('two', [ValueError(1), TypeError(2)])");
        assertTrue(group.contains("  |   Cell In["), group);
        assertTrue(group.contains("    | TypeError: 2"), group);
    }

    @Test
    void deepRecursionIsAnErrorOfTheCell() {
        assertEquals(
                "RecursionError",
                python.error("def deeper(n): return deeper(n + 1)\ndeeper(0)").name());
        assertEquals(
                "RecursionError",
                python.error("x = []\nfor _ in range(10 ** 6): x = [x]\nrepr(x)")
                        .name());
        python.value("del x");
    }

    @Test
    void anErrorThatCannotBeShownIsStillTold() {
        assertEquals("Broken", python.error("""
                class Broken(Exception):
                    def __str__(self): raise ValueError
                raise Broken""").name());
    }

    @Test
    void sourceOfCellsIsFoundByInspect() {
        python.value("def sourced():\n    return 1");
        assertEquals(
                "('def sourced():', '    return 1', '')",
                python.value("import inspect; *inspect.getsource(sourced).split('\\n'),"));
    }

    @Test
    void aWarningNamesTheCell() {
        int cell = next();
        python.forget();
        python.value("import warnings\nwarnings.warn('careful')");
        assertTrue(python.stream("stderr").startsWith("Cell In[%d]:2: UserWarning: careful".formatted(cell)));
    }
}
