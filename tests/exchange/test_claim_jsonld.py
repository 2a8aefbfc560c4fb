"""A case as schema.org claims, and back."""

import json

from hypothesis import given, settings

from passmuster.exchange.claim_jsonld import content_of_claims, jsonld_document
from worlds.carried_case import carried, read_back
from worlds.muster_world import claim
from worlds.strategies import claim_tables, event_tables


@settings(max_examples=15)
@given(claim_tables(), event_tables())
def test_what_goes_out_comes_back(claims, events) -> None:
    """Any claims and events, to the last mark, and documents byte by byte."""
    document = ("a.txt", b"\xfe")
    content = content_of_claims(json.loads(jsonld_document(carried(claims, events, documents=(document,)))))
    assert content is not None
    assert read_back(content) == (claims, events)
    assert list(content.documents) == [document]


def test_a_claim_has_the_fields_that_others_read() -> None:
    """Type, text, author, day and where it appeared."""
    said = claim("c1", "killed", 500, outlet="A paper", url="https://example.org/a")
    (node,) = json.loads(jsonld_document(carried((said,))))["hasPart"]
    assert node["@type"] == "Claim"
    assert node["text"].endswith("500 killed")
    assert node["author"]["name"] == said.claimant
    assert node["datePublished"] == said.said_on.isoformat()
    assert node["firstAppearance"] == {"@type": "CreativeWork", "publisher": "A paper", "url": "https://example.org/a"}


def test_a_document_of_others_is_none_of_ours() -> None:
    """A list of claims without a case makes no case."""
    assert content_of_claims({"@type": "Collection", "hasPart": []}) is None
    assert content_of_claims({"additionalProperty": [{"name": "passmuster:case", "value": 3}, "x"]}) is None
