"""Roles: whose troops help whom against whom, as a text tells it."""
