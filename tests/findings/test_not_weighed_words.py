from datetime import date

import pytest

from passmuster.findings.not_weighed_words import not_weighed_words
from passmuster.ledger.roles import WhyNotWeighed
from worlds.muster_world import case, claim


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (WhyNotWeighed.NO_GOODS, "killed is not a number that a supply has"),
        (
            WhyNotWeighed.TOO_FEW_ORIGINS,
            "fewer than 3 origins speak of North Korean force, so there is nothing to hold it against",
        ),
        (
            WhyNotWeighed.NO_STRENGTH,
            "no source states how many there are of North Korean force, so its losses have nothing to be measured "
            "against",
        ),
        (WhyNotWeighed.NO_SUCH_COUNT, "the model keeps no count of killed for North Korean force"),
        (WhyNotWeighed.TOO_EARLY, "it speaks about days before the case's start on 2024-09-30"),
    ],
)
def test_each_reason_has_words(why: WhyNotWeighed, words: str) -> None:
    """A clause that names force, quantity or day, whichever it turns on."""
    assert not_weighed_words(why, claim("c", "killed", 5), case(), date(2024, 9, 30)) == words


def test_a_force_that_the_case_does_not_list_goes_by_its_id() -> None:
    """Where no name is known, the id stands."""
    strange = claim("c", "killed", 5, subject="nobody")
    assert "of nobody" in not_weighed_words(WhyNotWeighed.NO_STRENGTH, strange, case(), date(2024, 9, 30))
