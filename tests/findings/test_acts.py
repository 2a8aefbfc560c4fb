"""Tests of the sentences about acts on record."""

from dataclasses import replace
from datetime import date

from passmuster.findings.acts import acts_told
from passmuster.findings.parts.outlook import ActLine

LINE = ActLine(
    date=date(1988, 4, 14), kind="signed", text="Accords signed in Geneva.", event_ids=("e1",),
    claimants=("the United Nations",), credence=0.95, borne_out=0.0, contingents=12, within_a_year=7,
)  # fmt: skip


def test_the_sentence_names_day_kind_text_and_past() -> None:
    """And the chance that it took place; an act of which no past one was known says so."""
    (sentence,) = acts_told((LINE,))
    assert sentence.text == (
        "On record as pointing to leaving, 14 April 1988: signed (Accords signed in Geneva); of 12 past partners with "
        "such an act 7 had fewer than half of their troops there a year later. It is taken to have happened with a "
        "chance of 95 %."
    )
    (unknown,) = acts_told((replace(LINE, contingents=0, within_a_year=0, text=""),))
    assert ": signed; no past partner with such an act was known by then." in unknown.text
