"""Composing: from a fit and what was found out about it to findings, finished before any word is laid out."""

from passmuster.briefing.compose.material import Material
from passmuster.briefing.compose.whole import compose

__all__ = ["Material", "compose"]
