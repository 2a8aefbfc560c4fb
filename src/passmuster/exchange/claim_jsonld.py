"""A case as schema.org claims in JSON-LD, and back.

Each claim is a `Claim` with its text, author and day; its cells stand beside it as property values, so that the
document makes the same case again. Events and the case file are property values of the whole
(https://schema.org/Claim).
"""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from passmuster.exchange.carried import Carried, FolderContent
from passmuster.ledger.claim import Claim
from passmuster.store.claimfile import cells_of_claim
from passmuster.store.eventfile import cells_of_event
from passmuster.wording.numbers import claimed_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["content_of_claims", "jsonld_document"]

OWN: Final = "passmuster:"
"""What names of our property values begin with."""

Node = dict[str, Any]


def jsonld_document(carried: Carried) -> str:
    """The document as JSON text: a collection whose parts are claims; the same case gives the same bytes."""
    case, ledger = carried.ledger.case, carried.ledger
    whole = {
        "@context": "https://schema.org",
        "@type": "Collection",
        "identifier": case.case_id,
        "name": case.title or case.case_id,
        "hasPart": [_claim(claim, case.name_of(claim.subject)) for claim in ledger.claims],
        "additionalProperty": [
            _value("case", carried.case_text),
            *([_value("discretion", _filled(carried.discretion))] if carried.discretion else []),
            *(_value("event", _filled(cells_of_event(event))) for event in ledger.events),
            *(_value("document", {"file": file, "base64": base64.b64encode(content).decode("ascii")})
              for file, content in carried.documents),
        ],
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def content_of_claims(document: Mapping[str, Any]) -> FolderContent | None:
    """The plain folder of a document that we wrote; None for another one."""
    values = list(_values_of(document))
    case = next((value for name, value in values if name == "case"), None)
    if not isinstance(case, str):
        return None
    claims = [dict(_values_of(part)) for part in document.get("hasPart", ())]
    documents = [value for name, value in values if name == "document"]
    return FolderContent(
        case_text=case,
        claims=claims,
        events=[value for name, value in values if name == "event"],
        documents=[(one["file"], base64.b64decode(one["base64"])) for one in documents],
    )


def _claim(claim: Claim, force: str) -> Node:
    cells = _filled(cells_of_claim(claim))
    appearance: Node = {"@type": "CreativeWork", "publisher": claim.outlet, "url": claim.url}
    node: Node = {
        "@type": "Claim",
        "identifier": claim.claim_id,
        "text": f"{force}: {claimed_words(claim)} {quantity_noun(claim.quantity)}",
        "author": {"@type": "Organization", "name": claim.claimant},
        "datePublished": claim.said_on.isoformat(),
        "claimInterpreter": {"@type": "SoftwareApplication", "name": "passmuster"},
        "additionalProperty": [_value(column, cell) for column, cell in cells.items()],
    }
    if claim.outlet or claim.url:
        node["firstAppearance"] = {key: value for key, value in appearance.items() if value}
    return node


def _value(name: str, value: Any) -> Node:
    return {"@type": "PropertyValue", "name": f"{OWN}{name}", "value": value}


def _values_of(node: Any) -> Iterator[tuple[str, Any]]:
    """Name and value of each property value of ours."""
    for one in node.get("additionalProperty", ()) if isinstance(node, Mapping) else ():
        if isinstance(one, Mapping) and str(one.get("name", "")).startswith(OWN):
            yield str(one["name"]).removeprefix(OWN), one.get("value")


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in cells.items() if cell}
