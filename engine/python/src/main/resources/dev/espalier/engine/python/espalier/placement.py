"""Which backend computes graphs."""

from __future__ import annotations

from espalier_runtime import channel

FRAMEWORKS = ("torch", "jax", "tensorflow", "numpy")

_chosen: list[str] = []


def backends() -> list[str]:
    """All backends: those of the engine, and the frameworks, which run a graph as source of their own."""
    return list(dict.fromkeys([*channel.request("espalier.backends"), *FRAMEWORKS]))


def set_backend(name: str) -> None:
    """Has graphs computed by a backend from here on: ``java``, ``libtorch``, ``jax``, or with a device, ``libtorch:cuda:0``."""
    require(name)
    _chosen.append(name)


def unset_backend() -> None:
    """Goes back to the backend before the last ``set_backend``."""
    if _chosen:
        _chosen.pop()


def current_backend() -> str:
    """The backend that computes graphs for which no other was named."""
    if _chosen:
        return _chosen[-1]
    found = channel.request("espalier.backends")
    return "libtorch" if "libtorch" in found else "java"


def require(name: str) -> None:
    """Raises unless there is a backend of this name."""
    known = backends()
    if name.partition(":")[0] not in known:
        raise ValueError(f"there is no backend {name!r}; there are {', '.join(known)}")
