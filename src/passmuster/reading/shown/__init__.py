"""Shown: what was read, for eyes and for other programs."""
