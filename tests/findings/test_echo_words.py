"""Why a claim may be an echo of another, in words."""

import pytest

from passmuster.assembly.near_copies import CopyKind
from passmuster.findings.echo_words import echo_evidence, echoes_sentence
from passmuster.findings.parts.echoes import CopiedReport, EchoesFound


@pytest.mark.parametrize("kind", CopyKind)
def test_every_kind_of_copy_has_words(kind: CopyKind) -> None:
    """What both have, and how much of the shorter one that is."""
    copied = CopiedReport(report_id="b", copy_of="a", title="B", title_of="A", kind=str(kind), share=0.8)
    assert echo_evidence(copied).startswith("“B” prints “A” again: 80 % of the ")


def test_nothing_found_is_told() -> None:
    """How many documents were looked at."""
    found = EchoesFound(case="x", documents=0, copies=(), proposals=())
    assert echoes_sentence(found).startswith("0 documents, 0 of which print an earlier one again")
