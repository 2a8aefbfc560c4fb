"""Cache: what took long to work out, kept for the next run; found by a key, written as text."""
