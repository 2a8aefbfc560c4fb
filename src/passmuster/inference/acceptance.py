"""How often a proposal of a chain is to be accepted, which settles how long its steps are."""

from typing import Final

__all__ = ["TARGET_ACCEPTANCE"]

TARGET_ACCEPTANCE: Final = 0.7
"""Wished acceptance statistic; nearer to 1 means smaller steps. Between 0.6 and 0.8 a draw costs about the same
(Betancourt, Byrne and Girolami 2014), and small steps have turns of their own (`inference/steps.py`)."""
