"""What was read in dated articles, as claims and events of a ledger."""

from dataclasses import replace
from datetime import date

from passmuster.assembly.casting import Roles
from passmuster.assembly.dating import DatedReading
from passmuster.assembly.entries import claims_in, events_in, named_claimant
from passmuster.documents import Document
from passmuster.reading.reader import read_document

DAY = date(2025, 1, 13)
ROLES = Roles("KE", "HT", "", "as it was given")


def dated(text: str, outlet: str = "") -> DatedReading:
    """A text of the day."""
    document = Document(
        document_id="d", name="a.txt", text=text, kind="text", outlet=outlet, url="https://example.org/"
    )
    return DatedReading(document, read_document(document), DAY)


def test_a_claim_keeps_its_words_and_its_receipt() -> None:
    """Numbers, claimant and relays are those read; report, span, cue and rule say where."""
    item = dated("Kenya has sent 400 police officers to Haiti, Nairobi told Reuters.")
    (claim,) = claims_in([item], ROLES)
    (read,) = item.reading.claims
    assert (claim.claim_id, claim.said_on, claim.subject, claim.quantity) == ("a001", DAY, "ke-force", "deployed")
    assert (claim.low, claim.high, claim.point, claim.bound) == (400, 400, 400, "exact")
    assert (claim.report_id, claim.span, claim.cue, claim.rule) == ("d", read.span, read.cue, read.rule)
    assert (claim.claimant, claim.relay, claim.url) == (read.claimant, read.relay, "https://example.org/")


def test_a_party_of_the_case_is_a_group_of_its_own() -> None:
    """A state known nowhere as a group gets one by its code when the case is about it, and stays OTHER elsewhere."""
    item = dated("Kenya has sent 400 soldiers to Haiti, the Kenyan army said.")
    (claim,) = claims_in([item], ROLES)
    (elsewhere,) = claims_in([item], Roles("RW", "MZ", "", "as it was given"))
    assert (claim.claimant_group, elsewhere.claimant_group) == ("KE", "OTHER")


def test_ids_follow_the_texts() -> None:
    """Claims and events are numbered through all articles, with as many digits as they need."""
    text = "Kenya has sent 400 soldiers to Haiti. Kenya thanked Haiti."
    other = dated(text)._replace(document=replace(dated(text).document, document_id="e"))
    both = [dated(text), other]
    claims, events = claims_in(both, ROLES), events_in(both)
    assert [claim.claim_id for claim in claims] == ["a001", "a002"]
    assert [event.event_id for event in events] == [f"e{n:03}" for n in range(1, len(events) + 1)]
    assert len(events) > 2
    many = claims_in([dated(text)] * 1000, ROLES)
    assert (many[0].claim_id, many[-1].claim_id) == ("a0001", "a1000")


def test_an_event_keeps_its_pair_and_its_receipt() -> None:
    """Who did what to whom, who says so, and where it stands."""
    (event,) = events_in([dated("Kenya thanked Haiti.", outlet="Daily Nation")])
    assert (event.source_actor, event.target_actor, event.date, event.report_id) == ("KE", "HT", DAY, "d")
    assert event.claimant == "Daily Nation"
    assert event.span is not None


def test_a_text_that_names_nobody_speaks_for_itself() -> None:
    """By its outlet, or as the article."""
    assert named_claimant("article", "Daily Nation") == "Daily Nation"
    assert named_claimant("article", "") == "the article"
    assert named_claimant("Nairobi", "Daily Nation") == "Nairobi"


def test_what_nobody_said_in_figures_keeps_its_words() -> None:
    """A vague word and a share of another number stand in the note as they were said; a plain number needs none."""
    item = dated(
        "Several hundred Kenyan soldiers were killed in Haiti, the army said. "
        "A third of the 900 men have been killed or wounded, the army said."
    )
    notes = {claim.quantity: claim.note for claim in claims_in([item], ROLES)}
    assert notes["killed"] == "verbal: 'Several hundred'"
    assert notes["casualties"].startswith("derived: 'A third of")
    (plain,) = claims_in([dated("Kenya has sent 400 soldiers to Haiti, the Kenyan army said.")], ROLES)
    assert plain.note == ""


def test_what_an_article_tells_again_is_one_event() -> None:
    """Unless other words tell more of it; another article that tells it is another witness."""
    text = "Kenya attacked Haiti. Kenya attacked Haiti. Kenya attacked Haiti on Monday."
    assert [event.event for event in events_in([dated(text)])] == ["ASSAULT"]
    other = dated(text)._replace(document=replace(dated(text).document, document_id="e"))
    assert len(events_in([dated(text), other])) == 2
    leaving = "Kenya withdraws its men from Haiti. Kenya withdraws all its men from Haiti by June."
    notes = [event.note for event in events_in([dated(leaving)]) if event.event in {"RETREAT", "CONCEDE"}]
    assert len(notes) == 2


def test_whoever_takes_its_men_home_has_them_there() -> None:
    """Where nothing else tells how many; some of them are not all."""

    def told(text: str) -> list[tuple[str, str, float | None]]:
        return [(claim.quantity, claim.mode, claim.point) for claim in claims_in([dated(text)], ROLES)]

    all_of_them = [("returned", "planned", 400.0), ("present", "asserted", 400.0)]
    assert told("Kenya will bring home its 400 soldiers from Haiti by June.") == all_of_them
    assert told("Kenya has begun to take home its 400 soldiers from Haiti.") == all_of_them
    assert told("All Kenyan soldiers, 400, will have gone home from Haiti by June.") == all_of_them
    assert told("Kenya will bring home 400 soldiers from Haiti by June.") == all_of_them[:1]
    assert len(told("Kenya has 700 soldiers in Haiti. Kenya will bring home its 400 soldiers from Gonaives.")) == 2
