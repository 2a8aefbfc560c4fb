"""What the noun phrase of a number settles, and what is said of a whole apart from its part."""

import pytest

from passmuster.reading.meaning.noun_phrases import by_noun, is_whole, of_whole
from worlds.one_sentence import candidates_of, parsed


def settled(text: str) -> str | None:
    """The quantity that the first number's noun settles."""
    s = parsed(text)
    c = candidates_of(s)[0]
    found = by_noun(s, c, (0, len(s.tokens)), 0, len(s.tokens))
    return None if found is None else found.quantity


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("300 dead were found.", "killed"),
        ("300 dead and wounded were found.", "casualties"),
        ("1,437 wounded North Koreans rest.", "wounded"),
        ("Two prisoners of war rest.", "captured"),
        ("12 million shells came.", "shells"),
        ("5,000 builders came.", "workers"),
        ("Some 47 bodies were found.", "killed"),
        ("Some 47 bodies were flown home.", "returned"),
        ("Twelve of the 126 men who joined were killed.", "killed"),
        ("300 soldiers came.", None),
    ],
)
def test_some_nouns_need_no_verb(text: str, quantity: str | None) -> None:
    """Things, losses, bodies and parts; soldiers alone settle nothing."""
    assert settled(text) == quantity


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("Of the 5,000 men, 1,000 must leave.", [True, False]),
        ("Half of his 3,000 men died.", [False, True]),
        ("It is not known how many of its 1,700 troops have left.", [True]),
        ("Some 5,000 men came and 1,000 men left.", [False, False]),
    ],
)
def test_a_whole_is_what_a_part_is_of(text: str, wholes: list[bool]) -> None:
    """Behind "of", or behind a share."""
    s = parsed(text)
    candidates = candidates_of(s)
    assert [is_whole(s, candidates, index) for index in range(len(candidates))] == wholes


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Of the 5,000 men sent to Kursk, 1,000 must leave.", "deployed"),
        ("A fifth of the 2,000 soldiers who died were officers.", "killed"),
        ("A third of the 5,000 soldiers died.", None),
        ("Half of his 3,000 men have been killed.", None),
    ],
)
def test_a_whole_has_only_what_describes_it(text: str, quantity: str | None) -> None:
    """The main verb belongs to the part."""
    s = parsed(text)
    candidates = candidates_of(s)
    c = next(c for c in candidates if c.number.share is None)
    found = of_whole(s, c, len(s.tokens), (0, len(s.tokens)))
    assert (None if found is None else found.quantity) == quantity
