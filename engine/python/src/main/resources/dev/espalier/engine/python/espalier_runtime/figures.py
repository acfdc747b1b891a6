"""Figures of matplotlib, if the user's code has made some: shown below the cell and closed."""

from __future__ import annotations

import io
import sys
from typing import Any

from espalier_runtime import display


def show_open(silent: bool) -> None:
    """Shows every figure that the cell left open, as notebooks do."""
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot is None or silent or not hasattr(pyplot, "get_fignums"):
        return
    for number in pyplot.get_fignums():
        figure = pyplot.figure(number)
        image = io.BytesIO()
        figure.savefig(image, format="png", bbox_inches="tight")
        data = {"image/png": image.getvalue(), "text/plain": repr(figure)}
        display.display({mime: display.sendable(part, mime) for mime, part in data.items()}, raw=True)
    pyplot.close("all")
