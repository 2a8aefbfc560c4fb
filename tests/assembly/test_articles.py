"""A case and a ledger from nothing but articles."""

from datetime import date, timedelta

import pytest

from passmuster.assembly.articles import ledger_from_articles
from passmuster.assembly.dating import NOMINAL_DAY, UNDATED
from passmuster.documents import Document, open_document
from passmuster.errors import BadInput
from passmuster.ledger import Ledger
from passmuster.reading.roles.role_choice import Casting

ARTICLE = (
    "Rwandan troops have been fighting beside Mozambican forces against al-Shabaab since July.\n\n"
    "Rwanda has assisted Mozambique with 2,500 soldiers, the president of Mozambique said. "
    "Al-Shabaab attacked a Mozambican base and killed 12 Rwandan soldiers, a Rwandan army spokesman said. "
    "Rwanda plans to send another 300 soldiers over the coming year, officials in Kigali told AFP.\n"
)


def articles(*texts: str) -> list[Document]:
    """Documents of plain text, one for each string."""
    return [document for text in texts for document in open_document(text.encode(), "article.txt")]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """The ledger of the article above."""
    return ledger_from_articles(articles(ARTICLE), as_of=date(2024, 9, 2))


def test_the_cast_is_read_off_the_text(ledger: Ledger) -> None:
    """Partner, principal and opponent are those the article tells of, and a sentence says so."""
    case = ledger.case
    assert (case.partner, case.principal, case.opponent) == ("RW", "MZ", "shabaab")
    assert "Rwanda for Mozambique against al-Shabaab" in case.assumptions[0]


def test_claims_become_entries_of_the_ledger(ledger: Ledger) -> None:
    """Each claim has its subject, its days and its place in the text."""
    told = [(c.subject, c.quantity, c.mode, c.low, c.as_of_end, c.horizon) for c in ledger.claims]
    day = date(2024, 9, 2)
    assert told == [
        ("rw-force", "present", "asserted", 2500, day, None),
        ("rw-force", "killed", "asserted", 12, day, None),
        ("rw-force", "arrivals", "planned", 300, None, day + timedelta(weeks=52)),
    ]
    assert all(ARTICLE[slice(*claim.span)] for claim in ledger.claims if claim.span)


def test_a_state_of_the_case_speaks_for_itself(ledger: Ledger) -> None:
    """A state that is no group elsewhere gets one of its own, and stands on its side."""
    assert [claim.claimant_group for claim in ledger.claims] == ["MZ", "RW", "RW"]
    assert set(ledger.case.groups) == {"RW", "MZ", "shabaab"}
    assert ledger.case.side_of("RW") == ledger.case.side_of("MZ") == "Mozambican side"
    assert ledger.case.side_of("shabaab") == "al-Shabaab side"


def test_the_case_begins_half_a_year_before(ledger: Ledger) -> None:
    """Week 0 is a Monday 26 weeks before the first thing told, and the force may have been there by then."""
    assert ledger.case.start == date(2024, 3, 4)
    assert [force.starts_empty for force in ledger.case.forces] == [False]


def test_an_article_without_any_day_runs_on_a_nominal_clock() -> None:
    """Nothing is taken from the machine: the nominal day is used, and an assumption says so and names the way out."""
    ledger = ledger_from_articles(articles(ARTICLE))
    assert {claim.said_on for claim in ledger.claims} == {NOMINAL_DAY}
    said = next(sentence for sentence in ledger.case.assumptions if "undated clock" in sentence)
    assert NOMINAL_DAY.isoformat() in said
    assert ledger.case.undated == UNDATED
    assert "as-of date" in said


def test_a_day_that_is_known_needs_no_word(ledger: Ledger) -> None:
    """Nothing is said on the first screen where the day was asked for; a year that is a guess is told as one."""
    assert ledger.case.undated == ""
    begun = f"KIGALI, March 4 - {ARTICLE} It began in 2021."
    told = ledger_from_articles(articles(begun))
    assert {claim.said_on for claim in told.claims} == {date(2021, 3, 4)}
    assert told.case.undated.startswith("No year is given with 4 March, and 2021 is a guess")
    assert ledger_from_articles(articles(f"{begun} On 9 July 2021 it went on.")).case.undated == ""


def test_a_weekday_settles_the_year_of_an_article() -> None:
    """A Monday, 4 March, of an article that names 2021 last is one of 2024, and that needs no word."""
    told = ledger_from_articles(articles(f"KIGALI, Monday, March 4 - {ARTICLE} It began in 2021."))
    assert {claim.said_on for claim in told.claims} == {date(2024, 3, 4)}
    assert told.case.undated == ""


def test_the_nominal_day_may_be_asked_for() -> None:
    """Whoever says that an article is from that very day knows it, and is not told otherwise."""
    assert ledger_from_articles(articles(ARTICLE), as_of=NOMINAL_DAY).case.undated == ""


def test_the_latest_day_in_the_text_dates_it() -> None:
    """A full date in the text is better than none."""
    ledger = ledger_from_articles(articles(ARTICLE + "It began on 9 July 2021.\n"))
    assert {claim.said_on for claim in ledger.claims} == {date(2021, 7, 9)}


def test_the_same_articles_make_the_same_ledger() -> None:
    """Twice the same input gives equal ledgers, and a document given twice counts once."""
    once = ledger_from_articles(articles(ARTICLE))
    assert once == ledger_from_articles(articles(ARTICLE))
    assert once == ledger_from_articles(articles(ARTICLE, ARTICLE))


def test_an_article_without_numbers_is_refused() -> None:
    """The refusal names the document, the rule and what to call instead."""
    with pytest.raises(BadInput, match=r"article\.txt: an article must state the number of at least one force"):
        ledger_from_articles(articles("Nothing was said."))


def test_an_article_of_civilians_alone_is_refused() -> None:
    """They are nobody's men, whatever war they died in."""
    text = "Kenyan troops help the army of Haiti against the gangs. On Sunday 20 civilians were killed in Haiti."
    kenya = Casting("KE", "HT", "gangs")
    with pytest.raises(BadInput, match="found numbers of civilians or of several nations alone"):
        ledger_from_articles(articles(text), given=kenya)


def test_an_article_without_two_states_is_refused() -> None:
    """Numbers without a war between states cannot make a case."""
    with pytest.raises(BadInput, match="must tell clearly whose troops are in whose war"):
        ledger_from_articles(articles("There were 300 soldiers."))


def test_an_article_later_than_the_day_asked_for_is_refused() -> None:
    """An as-of date cannot know what came after it."""
    later = articles("2024-05-01\n\n" + ARTICLE)
    with pytest.raises(BadInput, match="no article may be later than the as-of date 2024-01-01"):
        ledger_from_articles(later, as_of=date(2024, 1, 1))


def test_an_archive_without_a_page_is_refused() -> None:
    """It is no fault of the program, and nothing to brief on."""
    with pytest.raises(BadInput, match="an article must state the number of at least one force"):
        ledger_from_articles([])
