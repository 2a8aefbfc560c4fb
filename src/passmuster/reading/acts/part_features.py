"""Features of a deed by the part that each has in the war: helper, helped, enemy, or somebody else.

Who withdraws is hardly ever the one whose war it is, and "the rebels" of a text are those that its partner fights. So
the part of a party is told beside the deed, and beside the words that stand for somebody without naming him
(`acts/stand_ins.py`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from passmuster.reading.acts.deeds import Party

if TYPE_CHECKING:
    from passmuster.reading.acts.deed_features import DeedSeen

__all__ = ["of_part", "of_parts"]


def of_part(seen: "DeedSeen", party: Party, side: str, form: str) -> Iterator[str]:
    """What is told of one by its part; `side` is where it is named, "away" where it is not. Nothing without a war."""
    if not party.part:
        return
    part = f"part={party.part}:{side}"
    yield from (part, f"{part}:{seen.deed.kind}", f"{part}:{form}", f"{part}:{seen.word}")
    yield from (f"{part}:{name}" for name in seen.classes)
    if side != "away":
        return
    before, behind = seen.stand_ins.before[:1] or ("none",), seen.stand_ins.behind[:1] or ("none",)
    yield from (f"{part}:before={kind}" for kind in seen.stand_ins.before or ("none",))
    yield from (f"{part}:behind={kind}" for kind in seen.stand_ins.behind or ("none",))
    yield f"{part}:before={before[0]}:behind={behind[0]}"
    yield f"{part}:before={before[0]}:{form}"
    yield f"{part}:behind={behind[0]}:own={seen.stand_ins.owner}"
    yield from (f"{part}:before={before[0]}:{name}" for name in seen.classes)
    yield from (f"{part}:behind={behind[0]}:{name}" for name in seen.classes)


def of_parts(seen: "DeedSeen", source: Party, target: Party, form: str) -> Iterator[str]:
    """What is told of two by their parts, from the doer to the one it is done to."""
    if not source.part:
        return
    parts = f"parts={source.part}>{target.part}"
    named = f"{bool(source.mentions)}{bool(target.mentions)}"
    yield from (parts, f"{parts}:{seen.deed.kind}", f"{parts}:{seen.word}", f"{parts}:{named}", f"{parts}:{form}")
    yield from (f"{parts}:{name}" for name in seen.classes)
    yield from (f"{parts}:{named}:{name}" for name in seen.classes)
    before, behind = seen.stand_ins.before[:1] or ("none",), seen.stand_ins.behind[:1] or ("none",)
    yield f"{parts}:{named}:{before[0]}>{behind[0]}"
    yield f"{parts}:{named}:{before[0]}:{seen.deed.kind}"
