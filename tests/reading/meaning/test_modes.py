"""How firmly a number is put forward."""

import pytest

from passmuster.reading.meaning.modes import hedges_from, in_mode, is_negated, mode_of
from worlds.one_sentence import candidates_of, governed_of, parsed


def told(text: str, spoken: str = "asserted", *, sourced: bool = False) -> tuple[str, str]:
    """Mode of the last number of a sentence, and the words of its hedge."""
    s = parsed(text)
    candidates = candidates_of(s)
    g = governed_of(s)[-1]
    assert g is not None
    index = len(candidates) - 1
    mode, hedge = mode_of(s, candidates[-1], g, hedges_from(s, candidates, index, g), spoken, sourced)
    return mode, "" if hedge is None else s.words(hedge.first, hedge.stop)


@pytest.mark.parametrize(
    ("text", "mode", "hedge"),
    [
        ("Some 300 soldiers were killed.", "asserted", ""),
        ("Some 300 soldiers were reportedly killed.", "rumoured", "reportedly"),
        ("Russia plans to send 300 soldiers.", "planned", "to send"),
        ("Another 300 soldiers could be sent.", "projected", "could be sent"),
        ("Some 300 soldiers might be fighting there.", "estimated", "might"),
        ("Some 300 soldiers are to be sent.", "planned", "to be sent"),
    ],
)
def test_a_hedge_in_scope_sets_the_mode(text: str, mode: str, hedge: str) -> None:
    """Intentions, prospects, guesses and rumours."""
    assert told(text) == (mode, hedge)


def test_nobody_plans_his_dead() -> None:
    """A plan beside a loss is about something else."""
    assert told("Russia plans to mourn the 300 soldiers killed.")[0] == "asserted"


@pytest.mark.parametrize(
    ("spoken", "mode"), [("estimated", "estimated"), ("rumoured", "rumoured"), ("asserted", "asserted")]
)
def test_without_a_hedge_the_statement_stands(spoken: str, mode: str) -> None:
    """As it was spoken."""
    assert told("Some 300 soldiers were killed.", spoken) == (mode, "")


def test_a_forecast_of_losses_is_none() -> None:
    """A statement about the future makes a prospect of men to come, and not of men who died."""
    assert told("Some 300 soldiers were killed.", "projected")[0] == "asserted"
    assert told("There are 300 soldiers.", "projected")[0] == "projected"


def test_a_report_with_a_source_is_no_rumour() -> None:
    """ "It was reported by the NIS"."""
    text = "It was reported that 300 soldiers were killed."
    assert told(text)[0] == "rumoured"
    assert told(text, sourced=True)[0] == "asserted"


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("They plan to send 30 officers and 300 men.", True),
        ("They plan to send 30 officers; then came the 300 men.", False),
        ("They plan to send 30 officers, and 300 men were killed.", False),
    ],
)
def test_a_hedge_covers_a_list_and_no_more(text: str, shared: bool) -> None:
    """Numbers in one list share what stands ahead; others begin behind the number before."""
    s = parsed(text)
    candidates = candidates_of(s)
    g = governed_of(s)[-1]
    assert g is not None
    assert hedges_from(s, candidates, 1, g) == (0 if shared else candidates[0].number.stop)


def test_the_first_value_of_a_change_is_out_of_reach() -> None:
    """ "Will cut it from 1,000 to 300": the first is what is there."""
    s = parsed("They will cut the force from 1,000 to 300 men.")
    candidates = candidates_of(s)
    g = governed_of(s)[0]
    assert g is not None
    assert hedges_from(s, candidates, 0, g) == candidates[0].number.first


@pytest.mark.parametrize(
    ("quantity", "mode", "turned"),
    [
        ("deployed", "planned", "planned"),
        ("present", "projected", "planned"),
        ("killed", "projected", "killed"),
        ("planned", "asserted", "present"),
        ("planned", "projected", "planned"),
        ("deployed", "asserted", "deployed"),
    ],
)
def test_what_is_to_come_is_planned(quantity: str, mode: str, turned: str) -> None:
    """A sending that is still to come is a plan; a plan that is asserted is there."""
    assert in_mode(quantity, mode) == turned


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("There is no evidence of 300 soldiers.", True),
        ("It was not 300 soldiers but 30.", True),
        ("They have not sent 300 soldiers.", True),
        ("They have not only sent 300 soldiers.", False),
        ("There were not more than 300 soldiers.", False),
        ("There were 300 soldiers.", False),
    ],
)
def test_a_number_may_be_denied_itself(text: str, negated: bool) -> None:
    """ "No evidence of", "not 300 but"; a ceiling is no denial."""
    s = parsed(text)
    g = governed_of(s)[0]
    assert g is not None
    assert is_negated(s, candidates_of(s)[0], g) is negated
