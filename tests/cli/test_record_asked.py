"""Which options about a record go together."""

import pytest

from passmuster.cli.record_asked import Asked, check_asked
from passmuster.errors import BadInput

NOTHING = dict.fromkeys(("case", "record", "resolve", "verify", "against")) | {"scores": False, "head": False}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, "CASE: a forecast is of a case"),
        ({"verify": "r"}, "--verify: a record is held against something"),
        ({"against": "r", "case": "c"}, "--against: a record is held against something"),
        ({"verify": "r", "against": "h", "head": True, "record": "r"}, "--head: one thing is asked"),
        ({"case": "c", "scores": True}, "--scores: it needs the record"),
    ],
)
def test_what_does_not_go_together_is_named(given, found):
    """By the option, with the way out."""
    with pytest.raises(BadInput, match=found):
        check_asked(Asked(**(NOTHING | given)), "table", {})


@pytest.mark.parametrize("option", ["--as-of", "--since"])
def test_scores_know_no_day(option):
    """They look at the record alone, and what else is asked is refused by name."""
    asked = Asked(**(NOTHING | {"case": "c", "record": "r", "scores": True}))
    with pytest.raises(
        BadInput, match=f"{option}: scores look at the record alone; found 2025-02-20. Leave {option} out"
    ):
        check_asked(asked, "table", {"--as-of": None, "--since": None} | {option: "2025-02-20"})
    check_asked(asked, "table", {"--as-of": None, "--since": None})


def test_a_record_alone_needs_no_case():
    """Neither a head nor a verification."""
    check_asked(Asked(**(NOTHING | {"verify": "r", "against": "h"})), "json", {})
    check_asked(Asked(**(NOTHING | {"head": True, "record": "r"})), "table", {})
