"""Learned: the tables of weights that were learned from the corpus, and how they are read."""
