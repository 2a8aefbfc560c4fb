"""Why a claim may be an echo of another, in words."""

from typing import Final

from passmuster.findings.parts.echoes import CopiedReport, EchoesFound
from passmuster.wording.quantities import tally

__all__ = ["echo_evidence", "echoes_sentence", "series_evidence"]

SHARED: Final = {
    "same sentences": "of the sentences of the shorter one stand in both word for word",
    "edited": "of the runs of three words of the shorter one stand in both",
    "same figures": "of the rarer numbers of the shorter one stand in both, within three days",
}
"""By what a copy was found to what both texts have."""


def echo_evidence(copied: CopiedReport) -> str:
    """What the two documents share."""
    return f"“{copied.title}” prints “{copied.title_of}” again: {copied.share:.0%} {SHARED[copied.kind]}".replace(
        "%", " %"
    )


def series_evidence(given: int, numbers: int) -> str:
    """How many of a speaker's numbers another had given before."""
    return (
        f"{given:,} of the {numbers:,} numbers that its speaker gives of this count had been given by the other's some "
        "days before, or on the same day"
    )


def echoes_sentence(found: EchoesFound) -> str:
    """How many documents were looked at, and what came of it."""
    since = "" if found.since is None else f" said after {found.since}"
    as_of = "" if found.as_of is None else f" By what was said by {found.as_of}."
    return (
        f"{tally(found.documents, 'document')}, {len(found.copies):,} of which print an earlier one again; "
        f"{tally(len(found.proposals), 'claim')}{since} may be an echo and not yet taken for one.{as_of}"
    )
