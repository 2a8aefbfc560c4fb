"""Owners: whose men a number counts where the text gives them to nobody.

If one nation's men alone are counted, they are that nation's; otherwise the number is left out and counted as waiting,
for it may be anybody's.
"""

from collections.abc import Sequence
from dataclasses import replace

from passmuster.assembly.dating import DatedReading

__all__ = ["with_owners"]


def with_owners(dated: Sequence[DatedReading], partner: str) -> tuple[list[DatedReading], list[str]]:
    """The readings with an owner for every claim that is kept, and a sentence on those that had none."""
    counted = {claim.actor for item in dated for claim in item.reading.claims if claim.actor}
    nobodys = sum(not claim.actor for item in dated for claim in item.reading.claims)
    if not nobodys:
        return list(dated), []
    if len(counted) <= 1:
        owner = next(iter(counted), partner)
        return [_owned(item, owner) for item in dated], [
            f"{nobodys} of the numbers do not say whose people they count; "
            "as no other force is counted, they are taken for the same."
        ]
    return [_owned(item, "") for item in dated], [
        f"{nobodys} of the numbers do not say whose people they count, and more than one force is counted: "
        "they are left out, and wait for somebody who knows (passmuster read --review)."
    ]


def _owned(item: DatedReading, owner: str) -> DatedReading:
    claims = tuple(
        claim if claim.actor else replace(claim, actor=owner) for claim in item.reading.claims if claim.actor or owner
    )
    return item._replace(reading=replace(item.reading, claims=claims))
