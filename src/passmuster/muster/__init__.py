"""Muster: each claim held against the others, as values; the sentences are made in findings."""
