"""Espalier under the names of Ivy's documents; used where the real Ivy is not installed."""

from espalier import *  # noqa: F403
from espalier import __all__ as __all__
