"""Gradient rules of the primitive operations, see "Gradient rules" in docs/row-language.md."""

floor = ceil = none


def negative(g): return {"x": negative(g)}
