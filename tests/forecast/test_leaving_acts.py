"""Tests of reading acts of leaving off events: a table of members, the pair, denials, and one act told twice."""

from datetime import date, timedelta

import pytest

from passmuster.forecast.leaving_acts import CREDENCE, act_shown, credence_of, leaving_acts
from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.precedents.acts import ActKind

DAY = date(2000, 3, 1)


def event(by: str, to: str, kind: str, note: str = "", mode: str = "", *, days: int = 0, **changes: str) -> Event:
    """An event among the partner P, its principal R, the opponent O and others."""
    facts = {"claimant": "a newspaper", "claimant_group": "MEDIA", "event_id": f"{by}{to}{kind}{days}", **changes}
    status = EventStatus(facts.pop("status", "actual"))
    return Event(
        date=DAY + timedelta(days=days), source_actor=by, target_actor=to, event=EventType(kind), event_mode=mode,
        score=0.0, note=note, status=status, **facts,
    )  # fmt: skip


def shown(told: Event) -> ActKind | None:
    """The kind of act."""
    return act_shown(told, partner="P", principal="R", opponents=("O", "O2"))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (event("P", "O", "AGREE", "Accords signed: its forces withdraw from 15 May"), ActKind.SIGNED),
        (event("P", "O", "SUPPORT", "Signs a timetable for leaving"), ActKind.SIGNED),
        (event("R", "O", "AGREE", "Peace agreement: all foreign troops to leave within sixty days"), ActKind.SIGNED),
        (event("P", "X", "AGREE", "To withdraw its forces within ten months"), ActKind.SIGNED),
        (event("P", "R", "AGREE", "Hopes to bring the troops home some day"), ActKind.PROMISE),
        (event("P", "R", "CONCEDE", "The winner of the election promises to bring the troops home"), ActKind.PROMISE),
        (event("P", "O", "RETREAT", "Would withdraw", "withdraw", status="hypothetical"), ActKind.PROMISE),
        (event("P", "O", "CONCEDE", "Announces withdrawal by the end of the year"), ActKind.ANNOUNCED),
        (event("P", "O", "CONCEDE"), ActKind.ANNOUNCED),
        (event("P", "O", "CONCEDE", "Six regiments will go home"), ActKind.PART_LEAVES),
        (event("P", "R", "CONCEDE", "To cut its force from 15,000 to 5,000"), ActKind.PART_LEAVES),
        (event("P", "R", "SANCTION", "", "withdraw"), ActKind.PART_LEAVES),
        (event("P", "R", "RETREAT", "Says that some went home", "withdraw"), ActKind.PART_LEAVES),
        (event("P", "O", "RETREAT", "First columns cross the border home"), ActKind.UNDER_WAY),
        (event("P", "O", "RETREAT", "", "withdraw"), ActKind.UNDER_WAY),
        (event("R", "P", "REQUEST", "Wants all of its troops to leave by July"), ActKind.ASKED_TO_GO),
        (event("R", "P", "SANCTION", "", "expel"), ActKind.ASKED_TO_GO),
        (event("P", "R", "CONCEDE", "From 15 May, in ten months"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "All by the end of the year"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "Accords: home by 1 July 2001"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "Its mission ends on 30 June"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "The contingent returns next month"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "The mandate will not be extended"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "Announced that it would withdraw its men by May"), ActKind.ANNOUNCED),
        (event("P", "R", "CONCEDE", "Candidate said that he would withdraw its men"), ActKind.PROMISE),
        (event("P", "R", "REJECT", "Parliament refused to extend their stay"), ActKind.ANNOUNCED),
        (event("R", "P", "REJECT", "Refused to renew the mandate of the force"), ActKind.ASKED_TO_GO),
        (event("P", "R", "REJECT", "Parliament votes for a progressive withdrawal"), ActKind.ANNOUNCED),
        (event("P", "R", "REJECT", "Won by a party that promised withdrawal"), ActKind.PROMISE),
        (event("P", "R", "RETREAT", "Announces that it leaves", "withdraw"), ActKind.ANNOUNCED),
        (event("P", "R", "RETREAT", "Out by the end of 2001", "withdraw"), ActKind.ANNOUNCED),
        (event("P", "R", "RETREAT", "All out by 9 March", "withdraw"), ActKind.UNDER_WAY),
        (event("P", "R", "RETREAT", "Has begun, to be finished by the end of 2001", "withdraw"), ActKind.UNDER_WAY),
        (event("P", "O", "RETREAT", "Will not fight a long war and begins to go home"), ActKind.UNDER_WAY),
        (event("P", "R", "CONCEDE", "Troop cuts"), ActKind.PART_LEAVES),
        (event("P", "R", "RETREAT", "The last ship sails"), ActKind.UNDER_WAY),
        (event("R", "P", "REQUEST", "By 29 July", "yield"), ActKind.ASKED_TO_GO),
        (event("UN", "P", "REQUEST", "Withdrawal of all foreign forces"), ActKind.TOLD_TO_GO),
        (event("UN", "R", "ACCUSE", "Calls on foreign forces to leave by May"), ActKind.TOLD_TO_GO),
        (event("X", "P", "REQUEST", "African Union wants its troops out"), ActKind.TOLD_TO_GO),
        (event("R", "O2", "RETREAT", "Accord: ceasefire, all foreign troops leave", "ceasefire"), ActKind.SIGNED),
        (event("P", "O2", "AGREE", "New York accords signed"), ActKind.CEASEFIRE),
        (event("P", "O2", "AGREE", "Principles of a settlement"), ActKind.CEASEFIRE),
        (event("P", "O2", "CONSULT", "Delegations meet"), ActKind.TALKS),
        (event("R", "O", "CONCEDE", "Its own troops come home within the year"), ActKind.PRINCIPAL_LEAVES),
        (event("SADC", "R", "CONCEDE", "Mandate ended; phased withdrawal begins"), ActKind.PRINCIPAL_LEAVES),
        (event("amisom", "P", "RETREAT", "First troops go home", "withdraw"), ActKind.PRINCIPAL_LEAVES),
        (event("R", "O", "RETREAT", "", "ceasefire"), ActKind.CEASEFIRE),
        (event("O", "R", "AGREE", "Armistice signed"), ActKind.CEASEFIRE),
        (event("P", "O", "CONSULT", "Delegations meet"), ActKind.TALKS),
        (event("R", "X", "CONSULT", "Peace talks in a third country"), ActKind.TALKS),
        (event("R", "O", "AGREE", "Agree to hold talks"), ActKind.TALKS),
    ],
)  # fmt: skip
def test_acts_are_read(told: Event, kind: ActKind) -> None:
    """By type, mode and words."""
    assert shown(told) == kind


@pytest.mark.parametrize(
    "told",
    [
        event("P", "O", "RETREAT", "Pulled off the front line", ""),
        event("P", "O", "RETREAT", "Prisoners handed over", "release"),
        event("P", "R", "AGREE", "Treaty of alliance signed; will send another division"),
        event("P", "R", "SUPPORT", "Will stand by it until peace comes"),
        event("P", "R", "CONSULT", "Visit of the defence minister"),
        event("P", "O", "CONCEDE", "There are no plans to withdraw"),
        event("P", "O", "CONCEDE", "Apologizes for a strike"),
        event("O", "P", "RETREAT", "", "withdraw"),
        event("P", "R", "CONCEDE", "Prisoners to be handed over by 15 May"),
        event("P", "R", "CONCEDE", "More troops will arrive by the end of the year"),
        event("P", "R", "RETREAT", "Leaves a village"),
        event("R", "P", "REQUEST", "By 29 July", "assist"),
        event("UN", "P", "REQUEST", "Calls for restraint"),
        event("UN", "O", "REQUEST", "Wants its troops to leave"),
        event("X", "P", "REQUEST", "Wants its troops to leave"),
        event("O", "P", "REQUEST", "At the United Nations: its troops are to leave"),
        event("P", "O", "AGREE", "Agreement on an exchange of prisoners signed"),
        event("R", "O", "RETREAT", "Withdraws from a town", "withdraw"),
        event("SADC", "O", "CONCEDE", "Phased withdrawal begins"),
        event("SADC", "R", "CONCEDE", "Its mandate is extended by a year"),
        event("X", "Y", "AGREE", "Accord: its troops leave"),
        event("P", "O", "ASSAULT", "Attacks as others leave"),
    ],
)
def test_what_points_to_no_leaving_is_passed_over(told: Event) -> None:
    """Moves within the war, help, visits, denials, the opponent's own doings and other people's."""
    assert shown(told) is None


def acts(*events: Event) -> list[tuple[ActKind, date]]:
    """Kinds and days of what is on record a year on."""
    found = leaving_acts(events, partner="P", principal="R", opponents=("O", "O2"), as_of=DAY + timedelta(days=365))
    return [(act.kind, act.day) for act in found]


SIGNED = event("P", "O", "AGREE", "Accord: its troops leave", claimant="the United Nations")


def test_one_act_reported_twice_is_one_and_surer() -> None:
    """Another mouth adds to its credence, the same one does not; a week later it is another act."""
    again = event("P", "O", "AGREE", "Accord: its troops leave", days=2, claimant="an unnamed official")
    later = event("P", "O", "AGREE", "Accord: its troops leave", days=30)
    assert acts(SIGNED, again, later) == [(ActKind.SIGNED, DAY), (ActKind.SIGNED, later.date)]
    (act,) = leaving_acts([SIGNED, SIGNED, again], partner="P", principal="R", opponents=("O", "O2"), as_of=later.date)
    assert act.credence == pytest.approx(1 - (1 - CREDENCE["named"]) * (1 - CREDENCE["unnamed"]))


def test_a_refusal_takes_back_what_was_said() -> None:
    """But not troops that are gone, nor a ceasefire; what comes after it stands."""
    refusal = event("P", "R", "REJECT", "Will not withdraw after all", days=40)
    gone = event("P", "O", "RETREAT", "", "withdraw", days=20)
    new = event("P", "O", "CONCEDE", "Announces withdrawal", days=60)
    assert acts(SIGNED, gone, refusal, new) == [(ActKind.UNDER_WAY, gone.date), (ActKind.ANNOUNCED, new.date)]
    stays = event("P", "O", "REJECT", "Will stay twenty years if need be", days=40)
    assert acts(SIGNED, stays) == []
    lets_end = event("P", "R", "REJECT", "Parliament refused to lengthen their stay", days=40)
    assert acts(SIGNED, lets_end) == [(ActKind.SIGNED, DAY), (ActKind.ANNOUNCED, lets_end.date)]


def test_nothing_later_than_the_day_is_read() -> None:
    """An act of tomorrow is unknown."""
    assert not leaving_acts([SIGNED], partner="P", principal="R", opponents=("O", "O2"), as_of=DAY - timedelta(days=1))


def test_sides_are_treated_alike() -> None:
    """The rule for credence knows no side: who speaks of itself and who speaks of another are believed alike."""
    for group in ("P", "O", "UN", "MEDIA"):
        assert credence_of(event("P", "O", "AGREE", claimant="a ministry", claimant_group=group)) == CREDENCE["named"]
    assert credence_of(event("P", "O", "AGREE", claimant="an anonymous insider")) == CREDENCE["anonymous"]
