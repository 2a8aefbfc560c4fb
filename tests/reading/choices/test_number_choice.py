"""The choice for a number, by the tables of the package."""

from math import exp

import pytest

from passmuster.networks.number_network import NumberNetwork, NumberWindow
from passmuster.reading.choices.number_choice import NOT_A_CLAIM, SHARE_OF_NETWORK, NumberChoice, choices_for
from passmuster.reading.learned.tables import shipped
from passmuster.reading.learned.weights import read_weights
from passmuster.reading.proposals import ReadSoFar, proposals_of
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("Kenya has sent 600 police officers to Haiti.", ["deployed"]),
        ("At least 30 soldiers, including 12 officers, have been killed.", ["killed", "killed"]),
        ("Dead: 12 soldiers; wounded: 30 soldiers.", ["killed", "wounded"]),
        ("The ministry confirmed the departure of over 3,000 Chadian soldiers.", ["returned"]),
        ("The minister, 58, spoke for 20 minutes on the 3rd Brigade.", [NOT_A_CLAIM]),
        ("Tens of thousands have died of cholera.", [NOT_A_CLAIM]),
    ],
)
def test_plain_sentences_are_read(text: str, quantities: list[str]) -> None:
    """One quantity for each number, or none."""
    s = parsed(text)
    found = choices_for(s, proposals_of(s, [], ReadSoFar()), shipped().numbers, network=shipped().number_network)
    assert [choice.pair[0] if choice.is_claim else NOT_A_CLAIM for choice in found] == quantities
    assert all(sum(choice.quantities.values()) == pytest.approx(1) for choice in found)


def test_no_number_asks_for_no_choice() -> None:
    """And the table is not needed."""
    assert choices_for(parsed("Nothing is counted here."), [], shipped().numbers) == []


@pytest.mark.parametrize(
    ("quantities", "grammar", "pair"),
    [
        ({"present": 0.4, "planned": 0.35, "none": 0.25}, ("none", "none"), ("planned", "planned")),
        ({"present": 0.4, "planned": 0.05, "none": 0.55}, ("none", "none"), ("present", "asserted")),
        ({"present": 0.4, "planned": 0.2, "none": 0.4}, ("planned", "none"), ("planned", "planned")),
        ({"present": 0.4, "killed": 0.25, "none": 0.35}, ("none", "planned"), ("killed", "planned")),
        ({"present": 0.4, "killed": 0.25, "none": 0.35}, ("killed", "none"), ("present", "asserted")),
    ],
)
def test_quantity_and_mode_agree(quantities: dict[str, float], grammar: tuple[str, str], pair: tuple[str, str]) -> None:
    """What is to come is planned, the grammar's answer counts for more where it is of that, and all make up a claim."""
    choice = NumberChoice(quantities, {"asserted": 0.4, "planned": 0.6}, {"total": 1.0}, (), grammar)
    assert choice.pair == pair
    assert sum(choice.pairs.values()) == pytest.approx(1 - quantities["none"])
    assert sum(choice.measures.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Four soldiers were killed in an ambush on Monday.", "incident"),
        ("Uganda has 4,500 troops in Somalia.", "total"),
    ],
)
def test_one_clash_is_no_total(text: str, scope: str) -> None:
    """A strength is one."""
    s = parsed(text)
    (choice,) = choices_for(s, proposals_of(s, [], ReadSoFar()), shipped().numbers, network=shipped().number_network)
    assert choice.scope == scope


def test_a_scope_is_chosen_beside_its_quantity_and_mode() -> None:
    """Though by itself another is likelier."""
    heads = "claim\tnone claim\nquantity\tkilled planned\nmode\tasserted planned\nscope\tflow total\n\n"
    table = f"{heads}always\tb500c300e300g100\nwith-mode=planned\tg200\nwith=killed:asserted\th200\n"
    s = parsed("Kenya lost 12 soldiers.")
    scopes = [
        choices_for(s, proposals_of(s, [], ReadSoFar()), read_weights(t))[0].scope
        for t in (table.partition("with")[0], table)
    ]
    assert scopes == ["flow", "total"]


def test_what_came_second_is_told_with_what_decided_against_it() -> None:
    """The quantity, its probability and the heaviest features; nothing where nothing else is likely."""
    heads = "claim\tnone claim\nquantity\tkilled wounded\nmode\tasserted\nscope\ttotal\n\n"
    table = f"{heads}always\tb300c100\nnumbers=1\tc50d20\n"
    s = parsed("Kenya lost 12 soldiers.")
    (choice,) = choices_for(s, proposals_of(s, [], ReadSoFar()), read_weights(table))
    assert choice.runner_up(read_weights(table)) == ("wounded", 0.2, "always, numbers=1")
    sure = read_weights(table.replace("b300c100", "b900c900"))
    (choice,) = choices_for(s, proposals_of(s, [], ReadSoFar()), sure)
    assert choice.runner_up(sure) is None


TWO = "claim\tnone claim\nquantity\tkilled wounded\nmode\tasserted\nscope\ttotal\n\n"


def _read_twice(
    monkeypatch: pytest.MonkeyPatch, table: str, again: list[float]
) -> tuple[NumberChoice, list[dict[str, int]]]:
    """The choice for one number by a table and by a network of such scores; what the network was asked for."""
    asked = list[dict[str, int]]()

    def scores(network: NumberNetwork, window: NumberWindow, columns: dict[str, int], width: int) -> list[float]:
        asked.append(columns)
        return again

    monkeypatch.setattr(NumberNetwork, "scores", scores)
    s = parsed("Kenya lost 12 soldiers.")
    numbers = proposals_of(s, [], ReadSoFar())
    (choice,) = choices_for(s, numbers, read_weights(table), network=lambda: NumberNetwork({}, {}, {}))
    return choice, asked


def test_the_network_is_a_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the table leans to one quantity and the network more to another, the other is chosen, and told why."""
    table = f"{TWO}always\tb300c60\n"
    choice, asked = _read_twice(monkeypatch, table, [0.0, 3.0, 0.0, 4.0, 0.0, 0.0])
    assert asked == [{"claim": 0, "quantity": 2, "mode": 4, "scope": 5}]
    assert choice.pair[0] == "wounded"
    second, share, why = choice.runner_up(read_weights(table)) or ("", 0.0, "")
    counted = SHARE_OF_NETWORK["quantity"]
    odds = exp(counted * 4.0 - (1 - counted) * 0.6)
    assert second == "killed"
    assert share == pytest.approx(choice.likelihood / odds, abs=0.006)
    assert why == "words in their order"


def test_the_network_is_not_asked_where_no_claim_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most numbers of ordinary prose are none, and NumPy is not loaded for them."""
    choice, asked = _read_twice(monkeypatch, f"{TWO}always\ta500\n", [0.0, 30.0, 0.0, 0.0, 0.0, 0.0])
    assert asked == []
    assert not choice.is_claim
