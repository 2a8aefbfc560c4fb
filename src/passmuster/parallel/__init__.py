"""Parallel: work on all cores, in threads or in processes."""
