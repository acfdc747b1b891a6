"""Tuples, lists and dictionaries with leaves in them, as JAX and TensorFlow take them apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def tree_flatten(tree: Any) -> tuple[list[Any], Any]:
    """The leaves of a tree, and what makes it again of leaves."""
    leaves: list[Any] = []
    _leaves(tree, leaves)
    return leaves, tree


def _leaves(tree: Any, leaves: list[Any]) -> None:
    if tree is None:
        return
    if isinstance(tree, dict):
        for key in sorted(tree):
            _leaves(tree[key], leaves)
    elif isinstance(tree, (list, tuple)):
        for part in tree:
            _leaves(part, leaves)
    else:
        leaves.append(tree)


def tree_leaves(tree: Any) -> list[Any]:
    return tree_flatten(tree)[0]


def tree_unflatten(structure: Any, leaves: Any) -> Any:
    return _filled(structure, iter(leaves))


def _filled(tree: Any, leaves: Any) -> Any:
    if tree is None:
        return None
    if isinstance(tree, dict):
        made = {key: _filled(tree[key], leaves) for key in sorted(tree)}
        return made
    if isinstance(tree, tuple) and hasattr(tree, "_fields"):
        return type(tree)(*(_filled(part, leaves) for part in tree))
    if isinstance(tree, (list, tuple)):
        return type(tree)(_filled(part, leaves) for part in tree)
    return next(leaves)


def tree_map(function: Callable[..., Any], tree: Any, *rest: Any) -> Any:
    """A tree of what a function gives for the leaves of trees."""
    columns = [tree_leaves(t) for t in (tree, *rest)]
    return tree_unflatten(tree, [function(*row) for row in zip(*columns, strict=True)])


def flattened(tree: Any) -> tuple[list[Any], Callable[[Any], Any]]:
    """The leaves of a tree, and what makes the tree again of others."""
    return tree_leaves(tree), lambda leaves: tree_unflatten(tree, leaves)
