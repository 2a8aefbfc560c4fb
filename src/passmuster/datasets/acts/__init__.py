"""Acts of past wars that pointed to a partner's leaving, and what followed: see the README beside this file.

>>> from passmuster.datasets.acts import load_acts
>>> load_acts()[0].what
'Paris orders Odessa given up'
"""

from passmuster.datasets.acts.table import load_acts

__all__ = ["load_acts"]
