"""JSON for other programs: the same findings as the terminal and the page, with every digit that is worth printing."""
