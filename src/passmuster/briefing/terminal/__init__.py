"""Terminal: findings as lines and tables for eyes."""
