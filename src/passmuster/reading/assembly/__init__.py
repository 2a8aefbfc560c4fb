"""Assembly: a case and its ledger out of articles, every choice put into words."""
