"""Review: proposed claims in a file that an analyst goes through, and what was decided in it."""
