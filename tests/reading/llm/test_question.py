"""What a language model is asked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, Bound, Mode
from passmuster.reading.llm.question import CLOSED, FIELDS, LONGEST_CALL, SCHEMA, pieces_of


def test_the_schema_asks_for_every_field_and_no_other() -> None:
    """Each claim has all fields; closed ones hold the words of the ledger."""
    claim = SCHEMA["properties"]["claims"]["items"]
    assert claim["required"] == list(FIELDS)
    assert claim["additionalProperties"] is False
    assert FIELDS["quantity"]["enum"] == list(CLAIM_QUANTITIES)
    assert {name: set(words) for name, words in CLOSED.items() if name != "claimant_group"} == {
        "quantity": set(CLAIM_QUANTITIES), "bound": set(Bound), "mode": set(Mode),
    }  # fmt: skip


@given(
    st.lists(st.sampled_from(["It rained. ", "A " + "long " * 300 + "day. ", "\n\n", "300 men died. "]), max_size=40)
)
@settings(max_examples=40, deadline=None)
def test_pieces_lie_in_the_text_and_leave_out_no_sentence(parts: list[str]) -> None:
    """Each piece stands where it says, within the bound unless one sentence is longer, and all words are in one."""
    text = "".join(parts)
    pieces = list(pieces_of(text))
    assert all(text[start : start + len(piece)] == piece for start, piece in pieces)
    assert sum(len("".join(piece.split())) for _, piece in pieces) == len("".join(text.split()))
    assert all(len(piece) <= LONGEST_CALL for _, piece in pieces)
