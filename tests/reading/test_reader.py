"""A text in, its claims and events out."""

from passmuster.documents import open_document
from passmuster.reading.reader import TextReading, read_document, read_text


def test_nothing_said_is_nothing_read() -> None:
    """A text without numbers or acts gives an empty reading."""
    assert read_text("") == TextReading((), ())
    assert read_text("It rained.") == TextReading((), (), n_english=1)


def test_a_document_is_read_as_its_text() -> None:
    """Spans point into the text of the document."""
    text = "Kenya has sent 400 officers to Haiti."
    (document,) = open_document(text.encode(), "a.txt")
    assert read_document(document) == read_text(text)


def test_a_dateline_tells_which_country_is_meant() -> None:
    """ "NAIROBI, March 4" makes "the country's spy agency" Kenya's."""
    dated, undated = (
        read_text(f"{line}The country's spy agency said 300 soldiers died.").claims[0]
        for line in ("SEOUL, March 4 (Yonhap) - It rained. ", "It rained. ")
    )
    assert (dated.claimant_group, undated.claimant_group) == ("KR", "OTHER")


def test_a_speaker_is_forgotten_where_the_text_goes_on_by_itself() -> None:
    """What leans on his words is still his; a sentence of its own in a new paragraph is the article's."""
    _, same = read_text("Budanov said 300 soldiers had died. Another 90 are in hospital.").claims
    _, other = read_text(
        "Budanov said 300 soldiers had died.\n\nKenya sent 900 police officers to Haiti in 2024."
    ).claims
    assert (same.claimant, other.claimant) == ("Kyrylo Budanov", "article")


def test_aliases_are_for_one_reading() -> None:
    """Words of a case stand for a group where they were given, and nowhere else."""
    text = "The Round House says 300 soldiers were killed."
    (with_alias,) = read_text(text, (("Round House", "KR"),)).claims
    (without,) = read_text(text).claims
    assert (with_alias.claimant, with_alias.claimant_group) == ("Round House", "KR")
    assert without.claimant_group == "OTHER"


def test_a_quotation_may_name_its_speaker_late() -> None:
    """Who speaks inside quotation marks may be named behind them."""
    (claim,) = read_text("“We lost 50 men. It was bad,” said Colonel Ahmed Ali of the army.").claims
    assert (claim.claimant, claim.rule.split(";")[1]) == ("Ahmed Ali", "speaker:quoted")


def test_what_is_not_english_is_counted_and_not_read() -> None:
    """A claim in another language is no claim here, and the reading says how much it left out."""
    mixed = read_text("About 300 men were killed. Corea del Norte ha perdido unos 4.000 soldados en la guerra.")
    assert [claim.point for claim in mixed.claims] == [300]
    assert mixed.language_remark() == "1 of 2 sentences is not English and not read"
    foreign = read_text("Войска КНДР потеряли 300 человек убитыми.")
    assert foreign.is_foreign
    assert not foreign.claims
    assert foreign.language_remark() == "the text is not English, and nothing of it is read"
    assert read_text("About 300 men were killed.").language_remark() == ""
    assert not read_text("").is_foreign
