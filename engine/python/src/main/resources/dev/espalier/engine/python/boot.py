"""Starts the child; it parses on every Python, so that an old one can say that it is too old."""

import sys

if sys.version_info < (3, 10):  # noqa: UP036
    sys.stderr.write(
        "Espalier needs Python 3.10 or newer, and %s is Python %d.%d\n"  # noqa: UP031
        % ((sys.executable,) + tuple(sys.version_info[:2]))
    )
    sys.exit(78)

# This folder is Espalier's own: its files are compiled once, also where PYTHONDONTWRITEBYTECODE is set for others, since
# compiling them is a quarter of a start.
wanted = sys.dont_write_bytecode
sys.dont_write_bytecode = False

from espalier_runtime import main  # noqa: E402

sys.dont_write_bytecode = wanted

# Cells see the folder they run in first, as in any other interpreter, and what Espalier brings along last. Only now:
# a file there that is called like a module of Python, types.py, must not keep the child from starting.
sys.path.append(sys.path[0])
sys.path[0] = ""

main.main(sys.argv.pop())
