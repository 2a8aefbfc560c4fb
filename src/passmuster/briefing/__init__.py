"""Briefing: finished findings laid out for a terminal, a page or another program. Nothing here computes."""
