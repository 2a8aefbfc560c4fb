"""Choices: what the model that was learned from the corpus chooses among what the grammar proposes."""
