"""Findings: what is found about a case, as plain data, and the sentences about it; one file a section."""
