package dev.espalier.engine.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParsedFilesTest {
    private static final String EVERYTHING = """
            import os, sys as system
            from . import a as b
            from .c.d import *

            @decorated(1, *x, key=-2, **more)
            class C(Base, metaclass=M):
                "Doc é 𝄞"
                x: int = 0x10
                y: "str"

            async def f(a, /, b: T = None, *args, c=..., **kw) -> (int, str):
                global g
                async for i, *rest in items:
                    await i
                    continue
                else:
                    pass
                async with p as q, r:
                    yield
                    yield from z
                return [x async for x in y if x if not y]

            def h():
                nonlocal n
                n += 1.5e-300; n @= 2j
                while True:
                    break
                try:
                    raise E from None
                except (A, B) as e:
                    del e, e[0]
                except:
                    raise
                else:
                    assert x, "why"
                finally:
                    return
                try:
                    pass
                except* E:
                    pass

            if (w := 3) > 2 >= 1 is not None not in (): x = {**m, 'a': 1}; y = {1, *s}
            elif a or b and not c: z = lambda q, *r: q[1:2, ::3, ...] if q else ~r
            t = b"\\xff\\x00"
            s = f"{x!r:>{width}} and {y}" if 0 else {k: v for k, v in d} or {k for k in d} or (i for i in d)
            match value:
                case {"a": 1, **rest} | [1, *others] | Point(x=0, y=None) | (-1) as name if name:
                    pass
                case Enum.member | _:
                    pass
            type Alias = list[int]
            huge = 123456789012345678901234567890
            """;

    @Test
    void treesComeBackAsTheyWere() {
        SourceFile first = SourceFile.parse("first.py", EVERYTHING);
        SourceFile second = SourceFile.parse("second.py", "\uFEFFx = 1\r\ny = 2\r\n");
        List<SourceFile> read = ParsedFiles.read(ParsedFiles.write(List.of(first, second)));
        assertEquals(2, read.size());
        same(first, read.get(0));
        same(second, read.get(1));
    }

    private static void same(SourceFile expected, SourceFile actual) {
        assertEquals(expected.name(), actual.name());
        assertEquals(expected.text(), actual.text());
        assertEquals(expected.module(), actual.module());
        assertEquals(
                expected.place(expected.text().length() - 1),
                actual.place(actual.text().length() - 1));
    }
}
