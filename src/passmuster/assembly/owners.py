"""Owners: whose men a number counts where the text gives them to nobody.

Villagers and passers-by are nobody's men and are left out, and so are the men of several nations together. Of others,
if one nation's men alone are counted, they are that nation's; otherwise the number is left out and counted as waiting,
for it may be anybody's.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from passmuster.assembly.dating import DatedReading
from passmuster.reading.meaning.wholes import OF_SEVERAL
from passmuster.reading.read_claim import ReadClaim

__all__ = ["with_owners"]


CIVILIANS: Final = "civilians"
"""Subject of a number of people who bear no arms, as the reader tells it."""


def with_owners(dated: Sequence[DatedReading], partner: str) -> tuple[list[DatedReading], list[str]]:
    """The readings with an owner for every claim that is kept, and sentences on those that had none."""
    kept, said = _without_wholes(*_without_civilians(dated))
    counted = {claim.actor for item in kept for claim in item.reading.claims if claim.actor}
    nobodys = sum(not claim.actor for item in kept for claim in item.reading.claims)
    if not nobodys:
        return kept, said
    untold = f"{nobodys} of the numbers do not say whose people they count"
    are = "they are"
    if nobodys == 1:
        untold, are = "1 of the numbers does not say whose people it counts", "it is"
    if len(counted) <= 1:
        owner = next(iter(counted), partner)
        said = [*said, f"{untold}; as no other force is counted, {are} taken for the same."]
        return [_owned(item, owner) for item in kept], said
    waits = "waits" if nobodys == 1 else "wait"
    left_out = f"{are} left out, and {waits} for somebody who knows (passmuster read --review)"
    return [_owned(item, "") for item in kept], [*said, f"{untold}, and more than one force is counted: {left_out}."]


def _without_civilians(dated: Sequence[DatedReading]) -> tuple[list[DatedReading], list[str]]:
    """The readings without numbers of civilians, who are of no force, and a sentence on how many there were."""
    left_out = sum(_is_of_civilians(claim) for item in dated for claim in item.reading.claims)
    if not left_out:
        return list(dated), []
    count = "1 of the numbers counts" if left_out == 1 else f"{left_out} of the numbers count"
    return [_keeping(item, lambda claim: not _is_of_civilians(claim)) for item in dated], [
        f"{count} civilians, who are nobody's men: left out."
    ]


def _without_wholes(dated: Sequence[DatedReading], said: list[str]) -> tuple[list[DatedReading], list[str]]:
    """The readings without numbers of several nations' men, and what was said, with how many there were."""
    left_out = sum(_is_of_several(claim) for item in dated for claim in item.reading.claims)
    if not left_out:
        return list(dated), said
    count = "1 of the numbers counts" if left_out == 1 else f"{left_out} of the numbers count"
    return [_keeping(item, lambda claim: not _is_of_several(claim)) for item in dated], [
        *said,
        f"{count} the men of several nations together, who are of no one force: left out.",
    ]


def _keeping(item: DatedReading, is_kept: Callable[[ReadClaim], bool]) -> DatedReading:
    claims = tuple(claim for claim in item.reading.claims if is_kept(claim))
    return item._replace(reading=replace(item.reading, claims=claims))


def _is_of_several(claim: ReadClaim) -> bool:
    return not claim.actor and claim.subject == OF_SEVERAL


def _is_of_civilians(claim: ReadClaim) -> bool:
    return not claim.actor and claim.subject == CIVILIANS


def _owned(item: DatedReading, owner: str) -> DatedReading:
    claims = tuple(
        claim if claim.actor else replace(claim, actor=owner) for claim in item.reading.claims if claim.actor or owner
    )
    return item._replace(reading=replace(item.reading, claims=claims))
