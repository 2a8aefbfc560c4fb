"""Claims that a briefing rests on and does not tell in full."""

import json
from dataclasses import replace

from passmuster.findings.parts.methods import Manifest
from passmuster.findings.withheld_claims import hash_of_claim, without_words
from passmuster.ledger.digest import text_of
from passmuster.ledger.ratings import rating_line
from worlds.muster_world import ordinary_claims

LINES = tuple(text_of(claim) for claim in ordinary_claims())


def manifest(claims: tuple[str, ...]) -> Manifest:
    """A manifest with these claims."""
    return Manifest(
        program="", case="", evidence="", settings="", road="sampled", k_hat=None, effective=None, claims=claims
    )


def test_claims_of_few_and_claims_with_a_word_changed_stand_by_their_hashes() -> None:
    """The others stay as they are, and all stay in their order."""
    first, second, *others = LINES
    small = {json.loads(first)["claim_id"]}
    found = without_words(manifest(LINES), manifest((first, second.replace("speaker", "private"), *others)), small)
    for line, kept in zip((first, second), found.claims, strict=False):
        assert json.loads(kept) == {"claim_id": json.loads(line)["claim_id"], "withheld": hash_of_claim(line)}
    assert found.claims[2:] == tuple(others)


def test_a_rating_whose_name_is_not_told_is_left_out() -> None:
    """The others stay."""
    told, secret = rating_line("Kyiv", "B"), rating_line("Jane Miller", "C")
    whole = replace(manifest(LINES), ratings=(told, secret))
    shown = replace(whole, ratings=(told, secret.replace("Jane Miller", "a nurse")))
    assert without_words(whole, shown, ()).ratings == (told,)


def test_where_nothing_is_withheld_nothing_changes() -> None:
    """Not a byte."""
    assert without_words(manifest(LINES), manifest(LINES), ()) == manifest(LINES)
