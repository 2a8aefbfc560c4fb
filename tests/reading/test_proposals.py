"""What the grammar makes of the numbers of a sentence, and what later sentences may lean on."""

from passmuster.reading.proposals import MOST_NUMBERS, ReadSoFar, fresh, proposals_of
from passmuster.reading.read_claim import ReadClaim
from worlds.one_sentence import parsed, statements_of


def read(*sentences: str, state: ReadSoFar | None = None) -> list[ReadClaim]:
    """The claims of sentences that follow one another in a paragraph."""
    state = ReadSoFar() if state is None else state
    claims: list[ReadClaim] = []
    for sentence in sentences:
        s = parsed(sentence)
        proposals = proposals_of(s, statements_of(s, state.memory), state)
        claims += [p.claim for p in proposals if p.claim is not None]
    return claims


def test_a_claim_tells_what_decided_each_part() -> None:
    """The number, the speaker, the quantity and the hedge are marked, and the rule names all of them."""
    text = "Kenya plans to send 600 officers to Haiti, Nairobi said."
    (claim,) = read(text)
    assert {role: text[first:stop] for role, first, stop in claim.marks} == {
        "number": "600 officers", "speaker": "said", "quantity": "send", "hedge": "to send",
    }  # fmt: skip
    assert claim.rule == "deployed:ahead;speaker:post;hedge:to send"
    assert (claim.mode, claim.cue) == ("planned", "said ... to send")


def test_whose_they_are_is_carried_on() -> None:
    """A nation counted once owns the next people whom the text gives to nobody."""
    first, second = read("Kenya has sent 600 officers.", "Two soldiers were killed.")
    assert (first.actor, second.actor, second.subject) == ("KE", "KE", "Kenyan troops")


def test_numbers_of_people_are_bases_for_shares() -> None:
    """A share leans on them; shells are no people."""
    state = ReadSoFar()
    read("Kenya has sent 600 officers and 9,000 shells.", state=state)
    assert state.bases == [600]
    (share,) = read("A third of them were killed.", state=state)
    assert share.point == 200


def test_a_sentence_full_of_numbers_is_a_table() -> None:
    """It is nobody's statement, and nothing is read in it."""
    few, many = "12 soldiers, " * MOST_NUMBERS, "12 soldiers, " * (MOST_NUMBERS + 1)
    assert len(read(few)) > 0
    assert read(many) == []


def test_what_is_denied_is_not_claimed() -> None:
    """A number that is only denied is nobody's claim, and leaves nothing to lean on."""
    state = ReadSoFar()
    assert read("Moscow denied that 12,000 soldiers had come.", state=state) == []
    assert (state.last_counted, state.bases) == (None, [])


def test_every_number_is_proposed() -> None:
    """Also a year, beasts, and what the grammar leaves out; each can be made a claim after all, if it has a value."""
    s, state = parsed("In 2011 Kenya sent 600 officers for 40 camels."), ReadSoFar()
    proposals = proposals_of(s, [], state)
    assert [(p.number.value, p.is_something_else, p.claim is not None) for p in proposals] == [
        (2011, True, False), (600, False, True), (40, False, False),
    ]  # fmt: skip
    made = fresh(s, proposals[2], [], state)
    assert made is not None
    assert (made.point, made.quantity) == (40, "present")


def test_a_share_of_nothing_named_makes_no_claim() -> None:
    """It has no value."""
    s, state = parsed("Half of the men were killed."), ReadSoFar()
    (share,) = proposals_of(s, [], state)
    assert fresh(s, share, [], state) is None
