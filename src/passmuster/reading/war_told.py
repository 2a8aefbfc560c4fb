"""The war that texts tell of: whose troops help whom against whom, asked a few sentences at a time and as a whole."""

from collections.abc import Sequence

from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import TextReading
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.whose_war import WhoseWar, whose_war
from passmuster.reading.roles.window import windows_of

__all__ = ["war_told_by"]


def war_told_by(readings: Sequence[TextReading], given: Casting = OPEN) -> WhoseWar:
    """The war of all texts together; roles that are `given` are held."""
    texts = [windows_of(reading.sightings, reading.claims) for reading in readings]
    return whose_war(texts, shipped().roles, given)
