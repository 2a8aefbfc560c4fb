"""Losses of many categories at once, from claims of many sources: the witness at scale."""
