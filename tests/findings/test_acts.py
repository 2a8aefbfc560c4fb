"""Tests of the sentences about acts on record."""

from dataclasses import replace
from datetime import date, timedelta

from passmuster.datasets.acts import load_acts
from passmuster.findings.acts import act_lines, acts_told
from passmuster.findings.parts.outlook import ActLine
from passmuster.forecast.acts_on_record import ActsOnRecord
from passmuster.forecast.told_home import with_claims
from passmuster.precedents.act_roads import fit_acts
from worlds.small_case import claim

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


def test_a_plan_that_none_stays_is_told_in_words() -> None:
    """And one of some with their number."""
    day = date(2030, 3, 1)
    told = []
    for number in (0.0, 300.0):
        plan = replace(
            claim("c", 0, "present", number), said_on=day, as_of_start=None, as_of_end=None, mode="planned",  # type: ignore[arg-type]
            horizon=day + timedelta(days=91),
        )  # fmt: skip
        acts = with_claims((), [plan], as_of=day, present_on=lambda _: 1_000.0)
        roads = fit_acts(load_acts(), as_of=day, n_draws=20)
        (line,) = act_lines(ActsOnRecord(acts=acts, roads=roads, as_of=day, borne_out=(0.0,), months_borne_out=(0.0,)))
        told.append(line.text)
    assert told[0] == "none to stay by 31 May 2030"
    assert told[1] == "about 300 to stay by 31 May 2030"
