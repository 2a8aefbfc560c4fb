"""Exchange: formats of others."""
