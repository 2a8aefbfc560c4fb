"""Days that a text names, and which of them a number speaks about."""
