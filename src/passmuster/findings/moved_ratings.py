"""Ratings that are others than then: a source's letter, a claim's digit, and why neither moves a number."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from passmuster.findings.parts.changes import MovedRating, RatedThing
from passmuster.findings.private_people import roles_of
from passmuster.ledger import Claim, Known
from passmuster.ledger.ratings import NOT_CREDITED, NOT_JUDGED, Ratings

__all__ = ["moved_ratings", "rating_words", "role_of_source"]

REASONS: Final = {
    RatedThing.SOURCE: (
        "a letter is what people think of a source and has no weight in any number; a briefing sets it beside what the "
        "record shows, and by it says how sure the strength is"
    ),
    RatedThing.CLAIM: (
        "a digit is what people think of a claim and has no weight in any number; a briefing sets it beside what the "
        "audit finds"
    ),
}
"""Why a rating of either moves nothing."""


def moved_ratings(earlier: Known, later: Known) -> tuple[MovedRating, ...]:
    """Ratings that are others, of sources that speak in either state and of claims that are known in either.

    A source that is a private person is told by the role.
    """
    claims = [*later.claims, *earlier.claims]
    sources = {name for claim in claims for name in (claim.claimant, claim.claimant_group)}
    ids = {claim.claim_id for claim in claims}
    letters = _moved(RatedThing.SOURCE, earlier.ratings, later.ratings, NOT_JUDGED)
    digits = _moved(RatedThing.CLAIM, earlier.credibility, later.credibility, NOT_CREDITED)
    public = later.case.public_figures
    return (
        *(_told(one, claims, public) for one in letters if one.name in sources),
        *(one for one in digits if one.name in ids),
    )


def rating_words(one: MovedRating) -> str:
    """What moved: "source KR (not judged → B)"."""
    return f"{one.of} {one.name} ({_words(one.before)} → {_words(one.after)})"


def _moved(of: RatedThing, then: Ratings, now: Ratings, not_judged: str) -> Iterator[MovedRating]:
    before, after = dict(then), dict(now)
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, not_judged), after.get(name, not_judged)
        if old != new:
            yield MovedRating(name=name, of=of, before=old, after=new, reason=REASONS[of])


def role_of_source(name: str, claims: Iterable[Claim], public: tuple[str, ...]) -> str:
    """The role of a source that is a private person; empty for every other."""
    named = {(claim.claimant, claim.claimant_group) for claim in claims if claim.claimant == name}
    return roles_of(sorted(named), public).get(name, "")


def _told(one: MovedRating, claims: Iterable[Claim], public: tuple[str, ...]) -> MovedRating:
    return replace(one, name=role_of_source(one.name, claims, public) or one.name)


def _words(rating: str) -> str:
    return "not judged" if rating in {NOT_JUDGED, NOT_CREDITED} else rating
