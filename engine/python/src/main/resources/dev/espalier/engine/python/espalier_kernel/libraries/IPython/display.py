"""Things to display: texts of a kind that pages know, and images."""

from __future__ import annotations

import json
import os
import urllib.request
from typing import Any

from espalier_runtime.display import (  # noqa: F401, what cells import from here
    DisplayHandle,
    clear_output,
    display,
    publish_data as publish_display_data,
    update_display,
)

_IMAGES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}


class DisplayObject:
    """Data of one kind, given as such, or by the name of a file or an address that it is read from."""

    mime = "text/plain"

    def __init__(self, data: Any = None, url: str | None = None, filename: Any = None, metadata: Any = None) -> None:
        if data is not None and not isinstance(data, (str, bytes, dict, list)) and hasattr(data, "__fspath__"):
            data, filename = None, data
        if filename is not None:
            data = _read(filename)
        elif url is not None:
            with urllib.request.urlopen(url) as answer:
                data = answer.read()
        self.data = data
        self.metadata = metadata or {}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        data = self.data
        if isinstance(data, bytes) and not self.mime.startswith("image/") or isinstance(data, bytes) and "svg" in self.mime:
            data = data.decode("utf-8")
        return {self.mime: data, "text/plain": repr(self)}, {self.mime: self.metadata} if self.metadata else {}

    def __repr__(self) -> str:
        return f"<IPython.core.display.{type(self).__name__} object>"


def _read(filename: Any) -> bytes:
    with open(os.fspath(filename), "rb") as file:
        return file.read()


class HTML(DisplayObject):
    """A part of a page."""

    mime = "text/html"

    def _repr_html_(self) -> Any:
        return self.data

    __html__ = _repr_html_


class Markdown(DisplayObject):
    """Text with marks for headings, lists and links."""

    mime = "text/markdown"


class Latex(DisplayObject):
    """A formula or text for LaTeX."""

    mime = "text/latex"


class Math(Latex):
    """A formula that stands alone."""

    def __init__(self, data: str, **options: Any) -> None:
        super().__init__("$\\displaystyle " + data.strip("$") + "$", **options)


class SVG(DisplayObject):
    """A drawing."""

    mime = "image/svg+xml"

    def __init__(self, data: Any = None, url: str | None = None, filename: Any = None, metadata: Any = None) -> None:
        if isinstance(data, str) and not data.lstrip().startswith("<"):
            data, filename = None, data
        super().__init__(data, url, filename, metadata)


class JSON(DisplayObject):
    """A tree of values to fold."""

    mime = "application/json"

    def __init__(self, data: Any = None, url: str | None = None, filename: Any = None, **metadata: Any) -> None:
        super().__init__(data, url, filename, metadata)
        if isinstance(self.data, (str, bytes)):
            self.data = json.loads(self.data)


class Javascript(DisplayObject):
    """A program that the page runs."""

    mime = "application/javascript"


class Image(DisplayObject):
    """A picture of pixels; its kind is told by its first bytes."""

    def __init__(
        self,
        data: Any = None,
        url: str | None = None,
        filename: Any = None,
        format: str | None = None,
        width: int | None = None,
        height: int | None = None,
        **ignored: Any,
    ) -> None:
        if isinstance(data, str):
            data, filename, url = None, None if "://" in data else data, data if "://" in data else url
        sizes = {name: size for name, size in (("width", width), ("height", height)) if size is not None}
        super().__init__(data, url, filename, sizes)
        kinds = (kind for start, kind in _IMAGES.items() if bytes(self.data or b"").startswith(start))
        self.mime = f"image/{format}".replace("jpg", "jpeg") if format else next(kinds, "image/png")
