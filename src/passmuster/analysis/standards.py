"""Whose words of likelihood a caller may ask for."""

from typing import Final

from passmuster.wording.standards import DEFAULT_STANDARD, STANDARDS

__all__ = ["STANDARD_NAMES", "USUAL_STANDARD"]

STANDARD_NAMES: Final = tuple(STANDARDS)
"""What the argument `standard` may be."""

USUAL_STANDARD: Final = DEFAULT_STANDARD
"""What it is when it is left out."""
