"""Syntax: words as symbols, their kinds, groups of verbs, and the clause around a number."""
