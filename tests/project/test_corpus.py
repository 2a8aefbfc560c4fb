"""The corpus of claims in prose: every passage is whole, and every annotation keeps to its conventions."""

import hashlib
import json
import re
from collections import Counter
from typing import Any

import pytest

from passmuster.ledger.actors import known_states
from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, Bound, EventType, Mode
from worlds.project_files import ROOT

FOLDER = ROOT / "corpus" / "passages"
FILES = sorted(FOLDER.glob("*.jsonl"))
UNLEARNED = sorted((ROOT / "corpus" / "unlearned").glob("*.jsonl"))
PUT_AWAY_PASSAGES = ROOT / "corpus" / "put_away.jsonl"
KINDS = {"news", "wire", "report", "thinktank", "encyclopaedia", "telegram", "liveblog", "html"}
SCOPES = {"part", "flow", "incident", "total"}
LESSON = re.compile(r"\[(?P<quantity>\w+)(?:/(?P<mode>\w+))?(?:@(?P<scope>\w+))?:[^\]|]+(?:\|[^\]|]*){0,2}\]")
QUANTITIES = {str(quantity) for quantity in CLAIM_QUANTITIES}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?|")


def passages(path) -> list[dict[str, Any]]:
    """The passages of one writer."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def everything() -> list[dict[str, Any]]:
    """Every passage of every writer."""
    return [passage for path in FILES for passage in passages(path)]


@pytest.mark.parametrize("path", [*FILES, *UNLEARNED], ids=lambda path: path.stem)
def test_every_passage_keeps_to_the_conventions(path) -> None:
    """Ids are the writer's and used once, days are days, and words of closed sets are of them."""
    rows = passages(path)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["id"].startswith(path.stem), row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"]), row["id"]
        assert row["text"].strip() == row["text"] != "", row["id"]


@pytest.mark.parametrize("path", [*FILES, *UNLEARNED], ids=lambda path: path.stem)
def test_every_claim_stands_where_it_says(path) -> None:
    """Its span lies in the text and holds something; its numbers fit its bound; a number makes one claim a speaker."""
    for row in passages(path):
        said = Counter()
        for claim in row["claims"]:
            start, end = claim["span"]
            assert 0 <= start < end <= len(row["text"]), row["id"]
            assert claim["quantity"] in CLAIM_QUANTITIES, row["id"]
            assert claim["bound"] in set(Bound), row["id"]
            assert claim["mode"] in set(Mode), row["id"]
            assert claim["scope"] in SCOPES, row["id"]
            assert DAY.fullmatch(claim["as_of"]), (row["id"], claim["as_of"])
            assert (claim["low"] is not None) == (claim["bound"] in {"exact", "at_least", "range"}), row["id"]
            assert (claim["high"] is not None) == (claim["bound"] in {"exact", "at_most", "range"}), row["id"]
            said[start, end, claim["claimant"], claim["quantity"]] += 1
        assert max(said.values(), default=1) == 1, row["id"]


def test_it_is_as_broad_as_it_says(everything: list[dict[str, Any]]) -> None:
    """Wars, kinds of prose and passages without a claim are as many as the page on it promises."""
    assert len({row["war"] for row in everything}) >= 25
    assert {row["kind"] for row in everything} == KINDS
    without = sum(not row["claims"] for row in everything)
    assert 0.30 <= without / len(everything) <= 0.40
    assert sum(len(row["claims"]) for row in everything) >= 3_000


def test_nothing_is_learned_from_writers_who_wait(everything: list[dict[str, Any]]) -> None:
    """They measure until they are taught: no passage of theirs stands among those that teach, or are put away."""
    waiting = {row["id"] for path in UNLEARNED for row in passages(path)}
    assert not waiting & {row["id"] for row in [*everything, *passages(PUT_AWAY_PASSAGES)]}
    assert not {path.stem for path in UNLEARNED} & {path.stem for path in FILES}


def test_second_annotations_are_of_passages_of_the_corpus(everything: list[dict[str, Any]]) -> None:
    """Each passage was annotated a second time once at most, and every number stands in its text."""
    waiting = [row for path in UNLEARNED for row in passages(path)]
    texts = {row["id"]: row["text"] for row in [*everything, *passages(PUT_AWAY_PASSAGES), *waiting]}
    second = [row for path in sorted((ROOT / "corpus" / "second").glob("*.jsonl")) for row in passages(path)]
    assert len({row["id"] for row in second}) == len(second)
    for row in second:
        for claim in row["claims"]:
            start, end = claim["span"]
            assert 0 <= start < end <= len(texts[row["id"]]), row["id"]
            assert claim["quantity"] in CLAIM_QUANTITIES, row["id"]


ARTICLES = ROOT / "corpus" / "whose_war_articles.jsonl"
PUT_AWAY = ROOT / "corpus" / "whose_war_put_away.jsonl"


def test_a_quarter_of_the_articles_is_put_away_by_a_hash() -> None:
    """And none of it teaches, with claims or without."""
    teach = [*passages(ARTICLES), *whole(FILES)]
    put_away = [*passages(PUT_AWAY), *whole([PUT_AWAY_PASSAGES])]
    for rows, is_away in ((teach, False), (put_away, True)):
        for row in rows:
            digest = int(hashlib.sha256(row["id"].encode()).hexdigest()[:8], 16)
            assert (digest % 4 == 0) == is_away, row["id"]


def whole(files) -> list[dict[str, Any]]:
    """The whole articles of some files of passages."""
    return [row for path in files for row in passages(path) if "told" in row]


@pytest.mark.parametrize("path", [ARTICLES, PUT_AWAY, *FILES], ids=lambda path: path.stem)
def test_every_article_says_whose_war_it_is_or_that_it_does_not(path) -> None:
    """Roles are codes of different ones, blank where it is of no such war; events quote the words that tell them."""
    for row in passages(path):
        if "told" not in row:
            continue  # a passage, whose roles each stand for themselves
        roles = [row[role] for role in ("partner", "principal", "opponent")]
        held = [code for code in roles if code]
        assert len(held) == len(set(held)), row["id"]
        assert all(code in known_states() if code.isupper() else code == code.lower() for code in held), row["id"]
        assert row["told"] in {"yes", "thin", "no"}, row["id"]
        assert (row["told"] == "no") == (not held), row["id"]
        assert row["told"] != "yes" or all(roles[:2]), row["id"]
        for event in row["events"]:
            assert event["cue"] in row["text"], row["id"]
            assert event["event"] in set(EventType), row["id"]


@pytest.mark.parametrize("name", ["lessons.txt", "lessons_who.txt"])
def test_what_a_lesson_marks_is_of_the_closed_sets(name) -> None:
    """A quantity, perhaps a mode and a scope; a slip of the pen would teach a class of its own."""
    marked = [
        LESSON.fullmatch(mark)
        for line in (ROOT / "corpus" / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for mark in re.findall(r"\[[^\]]*\]", line)
    ]
    assert len(marked) > 1_000
    for mark in marked:
        assert mark is not None
        assert mark["quantity"] in QUANTITIES, mark[0]
        assert mark["mode"] in {None, *Mode}, mark[0]
        assert mark["scope"] in {None, *SCOPES}, mark[0]
