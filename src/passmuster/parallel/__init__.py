"""Parallel: work on all cores, in threads or in processes. No other room starts either."""
