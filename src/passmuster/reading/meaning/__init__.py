"""Meaning: which quantity a number is, of whom, and how firmly it is put."""
