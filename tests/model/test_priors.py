"""The table of priors: defaults, a case's own, and what is refused."""

import math
import subprocess
import sys
from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.ledger import Prior
from passmuster.model.priors import DEFAULTS, resolve


def prior(name, location=0.0, scale=1.0):
    """A prior of a case file."""
    return Prior(name=name, location=location, scale=scale, reason="a test")


def test_a_silent_case_gets_the_defaults_and_says_so():
    """Every parameter has its shipped prior, marked as a default, with its reason."""
    table = resolve(())
    assert table.keys() == DEFAULTS.keys()
    assert all(own.is_default and own.reason == DEFAULTS[name].reason for name, own in table.items())
    assert all(own.scale > 0 for own in table.values())


def test_a_case_replaces_what_it_names_and_nothing_else():
    """A prior of the case stands in place of the default; the rest stay."""
    own = prior("tour_weeks", math.log(20), 0.3)
    table = resolve([own])
    assert table["tour_weeks"] is own
    assert table.location("tour_weeks") == math.log(20)
    assert table.scale("tour_weeks") == 0.3
    assert {name for name, settled in table.items() if not settled.is_default} == {"tour_weeks"}


def test_an_unknown_name_is_refused_with_the_nearest():
    """A misspelt prior is named, and the one that was probably meant is offered."""
    with pytest.raises(BadInput) as refused:
        resolve([prior("tour_week")], file="case.toml")
    assert str(refused.value) == (
        "case.toml, column 'priors.tour_week': a prior must be one of the model's parameters; "
        "found 'tour_week'. Did you mean 'tour_weeks'?"
    )


def test_a_name_near_to_none_is_sent_to_the_list():
    """Where nothing is near, the message says where the names are."""
    with pytest.raises(BadInput, match=r"The known names are in docs/reference/priors\.md\."):
        resolve([prior("xyzzy")])


@pytest.mark.parametrize("scale", [0.0, -1.0])
def test_a_scale_that_is_not_above_zero_is_refused(scale):
    """A prior without spread would be no belief but a decree."""
    with pytest.raises(BadInput, match=r"a prior's scale must be above 0; found .*\. Give the spread you mean\."):
        resolve([prior("tour_weeks", scale=scale)])


def test_every_fault_is_told_at_once():
    """Two wrong priors are two faults."""
    with pytest.raises(BadInput) as refused:
        resolve([prior("nonsense"), prior("tour_weeks", scale=-1)])
    assert len(refused.value.faults) == 2


def test_no_default_names_the_worked_example():
    """Reasons come from past wars and published ratios, never from the case that ships."""
    for default in DEFAULTS.values():
        assert "Kursk" not in default.reason
        assert "Korea" not in default.reason


def test_the_page_of_priors_is_what_the_program_ships():
    """docs/reference/priors.md is what its script prints."""
    root = Path(__file__).parents[2]
    printed = subprocess.run(
        [sys.executable, "scripts/priors_reference.py"], cwd=root, capture_output=True, check=True, encoding="utf-8"
    )
    assert (root / "docs/reference/priors.md").read_text(encoding="utf-8") == printed.stdout


def test_every_prior_is_on_the_page():
    """No shipped prior is left out of the tables."""
    page = (Path(__file__).parents[2] / "docs/reference/priors.md").read_text(encoding="utf-8")
    assert [name for name in DEFAULTS if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize(
    ("name", "location", "remedy"),
    [("tour_weeks", 26.0, r"location = 3\.258"), ("force_size", 12000.0, r"location = 9\.393"),
     ("growth_persistence", 80.0, r"location = 1\.386")],
)  # fmt: skip
def test_a_prior_in_natural_units_is_refused_with_the_value_to_write(name, location, remedy):
    """A logarithm is meant, and the figure itself is given; what lies within reason on either scale is taken."""
    with pytest.raises(BadInput, match=remedy):
        resolve([Prior(name=name, location=location, scale=0.5, reason="r")])
    taken = math.log(location) if name != "growth_persistence" else 1.386
    assert resolve([Prior(name=name, location=taken, scale=0.5, reason="r")])[name].location == taken
