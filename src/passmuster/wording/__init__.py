"""Wording: how any number, day or chance is written."""
