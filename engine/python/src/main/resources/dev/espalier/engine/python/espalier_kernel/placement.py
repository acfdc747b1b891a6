"""What cells run on: the backend of graphs and stand-ins, and which frameworks are real."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from espalier_frontend import finder
from espalier_kernel import imports, shell

# What is installed under another name than it is imported by.
_PACKAGES = {"tensorflow": ("tensorflow", "tensorflow-cpu", "tf-nightly")}
_ALL = ("torch", "jax", "tensorflow", "numpy")


def install(backend: str = "", stand_ins: Sequence[str] = ()) -> None:
    """Makes the notebook known to cells, and repeats what was chosen before this process."""
    shell.install()
    imports.install()
    if backend:
        choose(backend)
    for name in stand_ins:
        finder.choose(name, True)


def choose(name: str = "") -> str:
    """Has cells run on a backend; gives the one that they run on."""
    import espalier

    if name:
        if name.partition(":")[0] in _ALL and version(name.partition(":")[0]) is None:
            raise ValueError(f"{name.partition(':')[0]} is not installed in this Python (%runtime PATH attaches another one)")
        espalier.set_backend(name)
    return espalier.current_backend()


def version(name: str) -> str | None:
    """The version of a framework that is installed."""
    import importlib.metadata

    for package in _PACKAGES.get(name, (name,)):
        try:
            return importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return None


def stands_in(name: str) -> bool:
    """Whether ``import`` gives a stand-in for a framework, and not the framework."""
    return name in finder.FRONTS and (version(name) is None or finder.is_chosen(name))


def frameworks() -> dict[str, dict[str, Any]]:
    """For each framework, what there is of it: the version that is installed, a stand-in, and which of them cells get."""
    return {
        name: {"version": version(name) or "", "has_stand_in": name in finder.FRONTS, "stands_in": stands_in(name)}
        for name in _ALL
    }


def frontend(stands_in: bool, names: Sequence[str]) -> list[str]:
    """Has ``import`` give the real frameworks or their stand-ins; gives the names for which that has changed."""
    if not names:
        # NumPy is what libraries of Python hand each other, so it is changed only when it is named.
        names = [n for n in finder.FRONTS if n != "numpy" and (stands_in or version(n) is not None)]
    for name in names:
        if name not in _ALL:
            raise ValueError(f"there is no framework {name!r}: torch, jax, tensorflow and numpy are there")
        if stands_in and name not in finder.FRONTS:
            raise ValueError(f"there is no stand-in for {name}")
        if not stands_in and version(name) is None:
            raise ValueError(f"{name} is not installed in this Python (%pip install {name}, or %runtime PATH)")
    changed = [name for name in names if version(name) is not None and finder.is_chosen(name) != stands_in]
    for name in changed:
        finder.choose(name, stands_in)
    return changed
