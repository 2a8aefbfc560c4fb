"""Claims are found by what they say, as of a day, and as known at a moment, whichever way they are read."""

from datetime import date

import pytest

from passmuster.analysis.amending import correct
from passmuster.analysis.ledger_log import log
from passmuster.analysis.listing import Wanted, claims
from passmuster.errors import BadInput
from worlds.kept_case import kept

__all__ = ["kept"]


def names(folder, known_at=None, **wanted) -> list[str]:
    """Ids of the claims that are found."""
    return [claim.claim_id for claim in claims(folder, Wanted(**wanted), known_at=known_at).claims]


@pytest.mark.parametrize("place", ["plain", "kept"])
@pytest.mark.parametrize("subject", [None, "kp-force"])
@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["c1", "c2", "c3"]),
        ({"quantity": "killed"}, ["c2", "c3"]),
        ({"group": "KR"}, ["c3"]),
        ({"quantity": "Dead", "group": "South Korea"}, ["c3"]),
        ({"text": "kyiv"}, ["c1", "c2"]),
        ({"as_of": date(2024, 12, 22)}, ["c1", "c2"]),
        ({"since": date(2024, 12, 22)}, ["c3"]),
        ({"since": date(2024, 11, 10), "as_of": date(2024, 12, 31), "quantity": "killed"}, ["c2"]),
    ],
)
def test_filters_hold_on_both_roads(kept, tmp_path, place, subject, wanted, found) -> None:
    """By the store's index, by reading everything, and in a plain folder: one answer."""
    assert names(tmp_path / place, subject=subject, **wanted) == found


def test_what_was_known_at_a_moment(kept) -> None:
    """A number that was corrected later is told as it stood; the head is of that moment."""
    moment = log(kept)[-1].recorded_at
    correct(kept, "c2", {"point": "550"}, why="x")
    for subject in (None, "kp-force"):
        wanted = Wanted(subject=subject, quantity="killed")
        then, now = claims(kept, wanted, known_at=moment), claims(kept, wanted)
        assert (then.claims[0].point, now.claims[0].point) == (500.0, 550.0)
        assert (then.head.entries, now.head.entries) == (6, 7)
        assert then.claims[0].recorded_at == now.claims[0].recorded_at
    assert names(kept, log(kept)[3].recorded_at, subject="kp-force") == ["c1", "c2"]


def test_words_that_no_claim_can_have_are_refused(kept) -> None:
    """All at once, each with the nearest that there is."""
    for subject in ("kp-forces", None):
        with pytest.raises(BadInput, match="Did you mean 'killed'"):
            names(kept, subject=subject, quantity="kiled")
    with pytest.raises(BadInput) as caught:
        names(kept, subject="kp-forces", group="UAA")
    assert len(caught.value.faults) == 2


def test_a_listing_says_what_was_asked(kept) -> None:
    """In words, and as a claim table."""
    wanted = Wanted(quantity="killed", as_of=date(2024, 12, 31))
    assert wanted.words() == ["quantity killed", "as of 2024-12-31"]
    assert claims(kept, wanted).to_csv().splitlines()[1].startswith("c2,2024-12-22,")


def test_a_listing_for_python_is_as_harmless_as_the_commands(kept) -> None:
    """Whoever opens the table, in a terminal or a spreadsheet."""
    correct(kept, "c2", {"note": "=1+1 \x1b[2J"}, why="x")
    assert "'=1+1  [2J" in claims(kept).to_csv()
