"""Bulk: many texts and whole folders, in order, with memory flat."""
