"""Sentences about numbers told again: by column, the most first, with what settles the question."""

from passmuster.findings.loss_relay_words import relay_sentences
from passmuster.findings.parts.losses import RelayLine


def line(row: int, probability: float, of: str = "Agency", group: str = "Paper") -> RelayLine:
    """A row of a paper on tanks."""
    return RelayLine(row=row, group=group, side="Blue", category="Tanks", of=of, probability=probability)


def test_a_column_is_told_with_its_usual_origin_and_both_options() -> None:
    """Three numbers, mostly the agency's, about two and a half of them relays."""
    (told,) = relay_sentences([line(1, 0.9), line(5, 0.9, of="Radio"), line(8, 0.75)])
    assert "3 numbers of Paper on Tanks of Blue" in told
    assert "mostly by Agency; about 3 are" in told
    assert "--own-count 'Paper:Tanks:Blue'" in told
    assert "--set-aside 'Paper:Tanks:Blue'" in told


def test_what_is_hardly_one_is_not_told_and_the_most_come_first() -> None:
    """Numbers whose chances add up to less than two stay in the JSON."""
    few = [line(row, 0.3) for row in range(5)]
    many = [line(row, 0.8, group="Radio") for row in range(10, 14)]
    more = [line(row, 0.9, group="Wire") for row in range(20, 25)]
    told = relay_sentences([*few, *many, *more])
    assert [text.split(" of ")[1].split(" on ")[0] for text in told] == ["Wire", "Radio"]
    assert relay_sentences([]) == ()
