"""What was claimed in past wars, and what was found later (see README.md here).

>>> from passmuster.datasets.claimed_and_found import load_outcomes
>>> outcomes = load_outcomes()
>>> outcomes[0].speaker, round(outcomes[0].factor, 2)
('Soviet Union', 0.38)
"""

from passmuster.datasets.claimed_and_found.table import SHIPPED_TABLE, ClaimOutcome, Relation, load_outcomes

__all__ = ["SHIPPED_TABLE", "ClaimOutcome", "Relation", "load_outcomes"]
