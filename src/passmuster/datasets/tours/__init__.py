"""How long men of past contingents stayed before others took their place (see README.md here).

>>> from passmuster.datasets.tours import load_tours
>>> tours = load_tours()
>>> len(tours), tours[0].participant, tours[0].weeks
(51, 'British Legion', 104.0)
"""

from passmuster.datasets.tours.table import SHIPPED_TABLE, load_tours

__all__ = ["SHIPPED_TABLE", "load_tours"]
