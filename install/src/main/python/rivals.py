"""Measures tools that take Python files apart and put them together again: `rivals.py SOURCES FOLDER`.

Prints a line for each: name, what it does, lines a second. What is not installed is fetched into FOLDER.
"""

import ast
import pathlib
import subprocess
import sys
import time


def measure(name, what, translate, texts):
    lines, start = 0, time.perf_counter()
    for text in texts:
        try:
            translate(text)
        except Exception:  # newer syntax than the tool knows
            continue
        lines += text.count("\n")
    print(name, what, f"{lines / (time.perf_counter() - start):,.0f}", sep="\t", flush=True)


def main():
    sources, folder = map(pathlib.Path, sys.argv[1:])
    texts = [file.read_text(encoding="utf-8") for file in sorted(sources.rglob("*.py"))]
    measure("CPython's `ast`", "parses and writes, without comments and layout", lambda text: ast.unparse(ast.parse(text)), texts)
    fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "libcst"]
    if subprocess.run(fetch, capture_output=True).returncode == 0:
        sys.path.insert(0, str(folder))
        import libcst

        version = libcst.__version__ if hasattr(libcst, "__version__") else ""
        measure(f"LibCST {version}".strip(), "parses and writes, changing nothing", lambda text: libcst.parse_module(text).code, texts[::10])


main()
