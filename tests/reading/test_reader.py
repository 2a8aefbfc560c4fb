"""A text in, its claims and events out."""

from passmuster.documents import open_document
from passmuster.reading.reader import TextReading, read_document, read_text


def test_nothing_said_is_nothing_read() -> None:
    """A text without numbers or acts gives an empty reading."""
    assert read_text("") == read_text("It rained.") == TextReading((), ())


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


def test_a_speaker_is_forgotten_where_a_paragraph_ends() -> None:
    """What goes on in the same paragraph is still his; a new one is the article's own."""
    text = "Budanov said 300 soldiers had died.{}Another 90 are in hospital."
    _, same = read_text(text.format(" ")).claims
    _, other = read_text(text.format("\n\n")).claims
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
