"""What notebooks import from IPython, for a Python that has none: the shell of the cells, and things to display.

It is the last that is found: where IPython is installed, that is what cells get.
"""

from __future__ import annotations

from espalier_kernel.shell import get_ipython  # noqa: F401, what cells import from here
from IPython import display  # noqa: F401, which is also found as IPython.display

# Of an IPython that leaves to matplotlib how figures are shown.
version_info = (9, 0, 0)
__version__ = "9.0.0+espalier"
