"""A plain look at a whole table: every kind of look at every stream, before anything is fitted."""

from collections.abc import Iterable

from passmuster.ledger.losses import LossClaim
from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.joint_names import look_at_joint_names
from passmuster.losses.checks.points import floors_by_stream, points_by_stream
from passmuster.losses.checks.relays import look_for_relays
from passmuster.losses.checks.running import look_at_floors, look_at_running_total
from passmuster.losses.checks.sides import look_for_other_side
from passmuster.losses.checks.spelling import look_at_names, look_at_people
from passmuster.losses.checks.sums import look_for_sums

__all__ = ["look_at"]


def look_at(claims: Iterable[LossClaim]) -> tuple[LossCheck, ...]:
    """What may be amiss with a table, the weightiest kind first."""
    claims = tuple(claims)
    points = points_by_stream(claims)
    found = [
        *look_at_names(claims),
        *look_at_joint_names(claims),
        *look_at_people(claims),
        *look_for_other_side(points),
        *look_for_sums(points),
        *look_for_relays(points),
        *(check for stream, own in points.items() for check in look_at_running_total(stream, own)),
        *(check for stream, own in floors_by_stream(claims).items() for check in look_at_floors(stream, own)),
    ]
    return tuple(sorted(found, key=lambda check: (ORDER.index(check.kind), check.rows)))


ORDER = (
    CheckKind.DAILY_AS_TOTAL, CheckKind.WEEKLY_AS_TOTAL, CheckKind.RESTART, CheckKind.REVISION, CheckKind.OTHER_SIDE,
    CheckKind.PEOPLE_AS_GOODS, CheckKind.SIMILAR_NAMES, CheckKind.JOINT_SOURCES, CheckKind.SUM_OF_COLUMNS,
    CheckKind.RELAYED, CheckKind.TWO_NUMBERS, CheckKind.ZERO_AFTER_COUNTS, CheckKind.DIGITS_EXCHANGED,
    CheckKind.FALLS,
)  # fmt: skip
"""What spoils a whole series comes before what spoils a row."""
