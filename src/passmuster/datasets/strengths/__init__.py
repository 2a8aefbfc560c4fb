"""How many there were on which day: contingents of three coalition wars (see README.md here).

>>> from passmuster.datasets.strengths import load_strengths
>>> counts = load_strengths()
>>> len(counts), counts[0].participant
(199, 'Australia')
"""

from passmuster.datasets.strengths.table import SHIPPED_TABLE, load_strengths

__all__ = ["SHIPPED_TABLE", "load_strengths"]
