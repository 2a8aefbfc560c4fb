"""Who puts something on record, and moments as a reader types them."""

import os
from datetime import UTC, date, datetime, time

from passmuster.errors import BadInput, Fault

__all__ = ["moment_of_text", "name_of_user", "needs_reason"]


def name_of_user(given: str | None = None) -> str:
    """The name given, or else `PASSMUSTER_WHO`, or else the name of the user of this machine.

    Raises
    ------
    BadInput
        If there is none of them.
    """
    if given is not None:
        return given
    if chosen := os.environ.get("PASSMUSTER_WHO"):
        return chosen
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        remedy = 'Give `who="your name"`, or set PASSMUSTER_WHO.'
        raise BadInput([Fault.of_argument("who", "every entry says who made it", "nobody", remedy)]) from error


def needs_reason(why: str | None) -> None:
    """Refuse what changes the record without saying why."""
    if not (why or "").strip():
        remedy = 'Give `why="misread"`, or whatever it was.'
        raise BadInput([Fault.of_argument("why", "what changes the record says why", "nothing", remedy)])


def moment_of_text(moment: datetime | date | str | None, argument: str = "known_at") -> datetime | None:
    """A moment given as such or as ISO text; a day means its end, and a moment without a zone is one of UTC.

    Raises
    ------
    BadInput
        When the text is neither.
    """
    if isinstance(moment, str):
        try:
            moment = date.fromisoformat(moment) if len(moment) == len("2025-02-28") else datetime.fromisoformat(moment)
        except ValueError:
            rule = "a moment is a day, or ISO 8601"
            remedy = f'Write `{argument}="2025-02-28"`, or 2025-02-28T14:30+01:00.'
            raise BadInput([Fault.of_argument(argument, rule, f"'{moment}'", remedy)]) from None
    if isinstance(moment, date) and not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.max)
    return moment if moment is None or moment.tzinfo is not None else moment.replace(tzinfo=UTC)
