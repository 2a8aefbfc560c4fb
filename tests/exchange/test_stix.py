"""A case as a STIX 2.1 bundle, and back."""

import json

import pytest
import stix2
from hypothesis import given, settings

from passmuster.exchange.carried import Carried
from passmuster.exchange.stix import EXTENSION, content_of_bundle, stix_bundle
from worlds.carried_case import carried, read_back
from worlds.muster_world import claim
from worlds.strategies import claim_tables, event_tables


def _bundle(case: Carried) -> dict:
    return json.loads(stix_bundle(case))


def _notes(bundle: dict) -> list[dict]:
    return [one for one in bundle["objects"] if one["type"] == "note"]


@settings(max_examples=15)
@given(claim_tables(), event_tables())
def test_what_goes_out_comes_back(claims, events) -> None:
    """Any claims and events, to the last mark, and the case file with them."""
    content = content_of_bundle(_bundle(carried(claims, events)))
    assert content is not None
    assert read_back(content) == (claims, events)
    assert content.case_text == carried().case_text


@settings(max_examples=5)
@given(claim_tables(), event_tables())
def test_another_program_takes_it(claims, events) -> None:
    """The library of the standard's makers reads each bundle without custom properties."""
    rated = {one.claim_id: "2" for one in claims}
    stix2.parse(stix_bundle(carried(claims, events, credibility=rated)), allow_custom=False)


@pytest.mark.parametrize(("digit", "confidence"), [("1", 90), ("3", 50), ("5", 10), ("6", None)])
def test_credibility_is_confidence(digit: str, confidence: int | None) -> None:
    """By the table of the standard; what nobody judged leaves the property out."""
    (note,) = _notes(_bundle(carried((claim("c1", "killed", 500),), credibility={"c1": digit})))
    assert note.get("confidence") == confidence


def test_a_note_says_who_said_what_of_whom() -> None:
    """In words that need none of our fields."""
    bundle = _bundle(carried((claim("c1", "killed", 500, url="https://example.org/a"),)))
    (note,) = _notes(bundle)
    named = {one["id"]: one for one in bundle["objects"]}
    assert note["content"].endswith("500 killed")
    assert named[note["object_refs"][0]]["identity_class"] == "group"
    assert named[note["created_by_ref"]]["name"] == note["authors"][0]
    assert note["external_references"][0]["url"] == "https://example.org/a"


def test_kinds_of_identities_are_those_of_the_standard() -> None:
    """The vocabulary of STIX 2.1 for who somebody is; the one of 2.0 had other words, of which its validator warns."""
    told = {one["identity_class"] for one in _bundle(carried())["objects"] if one["type"] == "identity"}
    assert told == {"group", "system", "unknown"}
    assert told <= {"individual", "group", "system", "organization", "class", "unknown"}


def test_documents_come_back_byte_by_byte() -> None:
    """Whatever their bytes are."""
    document = ("count.txt", b"\xff\x00 six hundred")
    content = content_of_bundle(_bundle(carried(documents=(document,))))
    assert content is not None
    assert list(content.documents) == [document]


def test_a_bundle_of_others_is_none_of_ours() -> None:
    """And objects of others beside ours are passed over."""
    assert (
        content_of_bundle({"type": "bundle", "objects": [{"type": "note", "extensions": {"x": 1}}, "no object"]})
        is None
    )
    bundle = _bundle(carried())
    bundle["objects"].append({"type": "indicator", "extensions": None})
    assert content_of_bundle(bundle) is not None
    assert EXTENSION in {one.get("id") for one in bundle["objects"]}


def test_the_same_case_gives_the_same_bytes() -> None:
    """Names follow from what things are about."""
    assert stix_bundle(carried()) == stix_bundle(carried())
