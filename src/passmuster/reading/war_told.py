"""The war that texts tell of: whose troops help whom against whom, each text asked a few sentences at a time."""

from collections.abc import Sequence

from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import TextReading
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.whose_war import WhoseWar, whose_war
from passmuster.reading.roles.window import windows_of

__all__ = ["war_told_by"]


def war_told_by(readings: Sequence[TextReading], given: Casting = OPEN) -> WhoseWar:
    """The votes of all texts together; roles that are `given` are held."""
    windows = [window for reading in readings for window in windows_of(reading.sightings, reading.claims)]
    return whose_war(windows, shipped().roles, given)
