"""What a table of losses says: findings, and their table, page and JSON."""
