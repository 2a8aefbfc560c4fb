"""Briefing: finished findings laid out as words, for a terminal, a page or another program. Nothing here computes."""
