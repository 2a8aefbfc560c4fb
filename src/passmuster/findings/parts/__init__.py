"""The parts of the findings, one file a section, as plain data: what JSON holds, and all that is laid out."""
