"""A case and its ledger out of articles, every choice put into words; and claims that a person has looked at."""
