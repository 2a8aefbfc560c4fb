"""States that sent troops to a partner's war, 1756 to 2025: 418 participants of 92 wars (see README.md here).

>>> from passmuster.datasets.coalitions import load_participants
>>> participants = load_participants()
>>> len(participants), participants[0].case_id
(418, 'sevenyears_a_saxony')
"""

from passmuster.datasets.coalitions.table import (
    SHIPPED_TABLE,
    load_participants,
    participants_of_frame,
    take_participants,
)

__all__ = ["SHIPPED_TABLE", "load_participants", "participants_of_frame", "take_participants"]
