"""Who answers for a statement."""

import pytest

from passmuster.reading.speech.source import ARTICLE, ReadSource


@pytest.mark.parametrize(
    ("name", "kind", "passes_on"),
    [("Yonhap", "media", True), ("South Korean lawmakers", "official", True), ("the NIS", "body", False)],
)
def test_outlets_and_lawmakers_pass_on_what_others_counted(name: str, kind: str, passes_on: bool) -> None:
    """They relay by nature; whoever counts does not."""
    assert ReadSource(name, "KR", kind).is_relay_by_nature is passes_on


@pytest.mark.parametrize(("name", "nameless"), [("Reports", True), ("media reports", True), ("Reuters", False)])
def test_reports_are_nobodys(name: str, nameless: bool) -> None:
    """What they say is rumoured."""
    assert ReadSource(name, "MEDIA", "media").is_nameless is nameless


def test_the_article_speaks_for_the_media() -> None:
    """Where a text names nobody."""
    assert (ARTICLE.name, ARTICLE.group, ARTICLE.kind, ARTICLE.actor) == ("article", "MEDIA", "article", "")
