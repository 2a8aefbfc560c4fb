"""Pages: findings as one HTML file that needs no network."""
