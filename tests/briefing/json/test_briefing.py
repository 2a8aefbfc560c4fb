"""The JSON contract of `brief --format json`."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.briefing.json.briefing import to_json
from worlds.findings_example import bare, example, failed

GOLDEN = Path(__file__).parents[1] / "golden" / "example.json"
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "briefing.md"

CONTRACT = [
    "case", "as_of", "seed", "version", "standard", "bottom_line", "estimates", "sources", "muster", "strain",
    "dependence", "actions", "classes", "questions", "indicators", "changes", "diagnostics",
]  # fmt: skip

ROW_KEYS = {
    "estimates": ["subject", "quantity", "date", "q05", "q25", "q50", "q75", "q95"],
    "sources": ["group", "side", "family", "claims", "origins", "factor_q05", "factor_q50", "factor_q95"],
    "muster": ["claim_id", "verdict", "tail_probability", "reason"],
    "strain": ["date", "q05", "q50", "q95"],
    "actions": ["action", "horizon_weeks", "probability", "q05", "q95", "words"],
}


def test_contract_keys_come_first_and_in_order():
    """The object starts with the keys other programs rely on, in the order of the contract."""
    assert list(json.loads(to_json(example())))[: len(CONTRACT)] == CONTRACT


@pytest.mark.parametrize(("name", "keys"), ROW_KEYS.items())
def test_rows_start_with_the_keys_of_the_contract(name, keys):
    """Each row holds its promised fields first; ours follow."""
    for row in json.loads(to_json(example()))[name]:
        assert list(row)[: len(keys)] == keys


def test_diagnostics_hold_the_promised_fields():
    """Status, R-hat, effective sample size, divergences and seconds are there."""
    row = json.loads(to_json(failed()))["diagnostics"]
    assert list(row)[:5] == ["status", "r_hat_max", "ess_min", "divergences", "seconds"]
    assert row["status"] == "failed"


def test_golden_file_is_met():
    """The example's bytes are those of the golden file; see its neighbour README for how to renew it."""
    assert to_json(example()) == GOLDEN.read_text(encoding="utf-8")


def test_order_of_arrival_does_not_matter():
    """Rows without an order of their own come out alike however they went in."""
    there = example()
    back = replace(
        there,
        **{
            name: tuple(reversed(getattr(there, name)))
            for name in (
                "estimates",
                "sources",
                "muster",
                "strain",
                "dependence",
                "actions",
                "claims",
                "events",
                "fans",
            )
        },
    )
    assert to_json(back) == to_json(there)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_every_float_makes_valid_json(value):
    """NaN and infinity are null; any other number survives to six significant digits."""
    there = example()
    findings = replace(there, estimates=(replace(there.estimates[0], q50=value),))
    read = json.loads(to_json(findings), parse_constant=pytest.fail)["estimates"][0]["q50"]
    if not math.isfinite(value):
        assert read is None
    else:
        assert read == pytest.approx(value, rel=5e-6, abs=1e-300)


def test_reported_numbers_are_not_rounded():
    """A claim's own number keeps every digit that was printed."""
    there = example()
    claim = replace(there.claims[0], low=1234567.0, high=None)
    row = json.loads(to_json(replace(there, claims=(claim,))))["claims"][0]
    assert (row["low"], row["high"]) == (1234567, None)


def test_bare_findings_are_complete_json():
    """A briefing on next to nothing has the same keys as a full one."""
    assert json.loads(to_json(bare())).keys() == json.loads(to_json(example())).keys()


@given(st.text())
def test_any_text_comes_back(text):
    """Hostile text is carried as text, in ASCII, and reads back as it was."""
    written = to_json(replace(example(), title=text))
    assert written.isascii()
    assert json.loads(written)["title"] == text


def test_every_key_is_explained():
    """The reference page names each key that the JSON holds."""
    page = REFERENCE.read_text(encoding="utf-8")
    document = json.loads(to_json(example()))
    for name in ("force_names", "levers", "input_hashes"):
        document[name] = None
    document["methods"]["versions"] = None
    assert sorted(key for key in keys_of(document) if f"`{key}`" not in page) == []


def keys_of(value):
    """All keys of a JSON value, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()
