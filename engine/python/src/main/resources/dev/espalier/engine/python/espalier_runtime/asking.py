"""``input()`` and ``getpass()``: questions that the JVM puts to the user."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from espalier_runtime import channel

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec


class InputNotAllowed(RuntimeError):
    """Nobody is there to answer."""


def install(is_allowed: Callable[[], bool]) -> None:
    """Takes the place of Python's own functions, which would read a standard input that is empty."""

    def ask(prompt: object, password: bool) -> str:
        if not is_allowed():
            raise InputNotAllowed("input is not available here: nobody is asked what this cell wants to know")
        return channel.of_cell().request("input", {"prompt": str(prompt), "password": password})

    def input(prompt: object = "", /) -> str:
        """Asks the user for a line of text."""
        return ask(prompt, False)

    def getpass(prompt: str = "Password: ", stream: object = None, **options: object) -> str:
        """Asks the user for a line of text that is not shown."""
        return ask(prompt, True)

    builtins.input = input
    sys.meta_path.insert(0, _WhenImported(getpass))  # type: ignore[arg-type]


class _WhenImported:
    """Changes the module getpass when it is imported, since importing it here would cost every start its time."""

    def __init__(self, function: Callable[..., str]) -> None:
        self._function = function

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The module as it is found anyway, with a last step after it was run."""
        if name != "getpass":
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name)
        loader: Any = spec.loader if spec else None
        if loader is not None:
            run = loader.exec_module

            def run_and_change(module: Any) -> None:
                run(module)
                module.getpass = module.unix_getpass = self._function

            loader.exec_module = run_and_change
        return spec
