"""The choice of who did what to whom."""

from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.deed_choice import DeedChoice, chosen_deed, options_of, pairs_of, types_of, with_joined
from passmuster.reading.acts.deeds import Party
from passmuster.reading.acts.seeing import Scene, scene_of
from passmuster.reading.learned.tables import shipped
from passmuster.reading.learned.weights import read_weights
from worlds.one_sentence import parsed

HEADS = "pair\tfit\nact\tAID ASSAULT\n\n"


def scene(text: str) -> Scene:
    """The scene of a sentence."""
    found = scene_of(parsed(text), Cast())
    assert found is not None
    return found


def chosen(text: str, table: str) -> tuple[str, str, str] | None:
    """Who did what to whom by the first deed of a sentence, as some weights have it."""
    here = scene(text)
    choice = chosen_deed(here, here.deeds[0], read_weights(HEADS + table))
    return None if choice is None else (choice.source.code, choice.event, choice.target.code)


def test_the_weights_choose_the_two_and_the_act() -> None:
    """ "Chased" is known to no rule: who stands before it did it, and its word says what."""
    table = "s before:done\ta500\nword=chas\tb-300c300\nword=chase\tb-300c300\n"
    assert chosen("Kenya chased Haiti.", table) == ("KE", "ASSAULT", "HT")


def test_what_is_not_likely_enough_is_nobodys() -> None:
    """Two that are as likely as each other, an act that is as likely as another, and nobody's deed."""
    assert chosen("Kenya chased Haiti.", "") is None
    assert chosen("Kenya chased Haiti.", "s before:done\ta500\n") is None
    assert chosen("Kenya chased Haiti.", "s before:done\ta100\nnobody\ta900\n") is None


def test_every_two_are_options_and_nobody_is_the_last() -> None:
    """Three who are named make six pairs; those named before only have no pair among themselves."""
    here = scene("Kenya thanked Haiti in Uganda.")
    assert len(options_of(here, here.deeds[0])) == 6 + 1
    assert len(types_of(here, here.deeds[0], *here.parties[:2])) > 5
    named, before = Party("KE", here.parties[0].mentions), (Party("HT", (), 1), Party("UG", (), 2))
    assert len(list(pairs_of([named, *before]))) == 4
    assert len(list(pairs_of(before))) == 2


def test_the_shipped_weights_know_a_plain_sentence() -> None:
    """Sent, attacked and left."""
    for text, act in (("Kenya sent soldiers to Haiti.", "AID"), ("Kenya attacked Haiti.", "ASSAULT")):
        here = scene(text)
        choice = chosen_deed(here, here.deeds[0], shipped().events)
        assert choice is not None
        assert (choice.source.code, choice.target.code, choice.event) == ("KE", "HT", act)


def joined(text: str, source: str, event: str = "AID") -> set[str]:
    """Who else did what one did to Haiti by the first deed of a sentence, and he himself."""
    here = scene(text)
    by_code = {party.code: party for party in here.parties}
    choice = DeedChoice(by_code[source], by_code["HT"], event, 0.9)
    told = list(with_joined(choice, here.deeds[0], here.parties))
    assert {(one.target.code, one.event, one.likelihood) for one in told} == {("HT", event, 0.9)}
    return {one.source.code for one in told}


def test_a_deed_is_told_of_all_who_are_named_as_one() -> None:
    """Two subjects of one verb did it both; who is named in an aside did not."""
    assert joined("Kenya and Uganda sent soldiers to Haiti.", "KE") == {"KE", "UG"}
    assert joined("Kenya, Uganda and Chad sent soldiers to Haiti.", "TD") == {"KE", "UG", "TD"}
    assert joined("Kenyan and Ugandan soldiers attacked Haiti.", "KE", "ASSAULT") == {"KE", "UG"}
    assert joined("Kenya, which lies beside Uganda, sent soldiers to Haiti.", "KE") == {"KE"}


def test_what_two_agree_upon_is_told_once() -> None:
    """Who signs with another signs it with him; and nobody is joined to one whom the grammar has not as the doer."""
    assert joined("Kenya and Uganda sent soldiers to Haiti.", "KE", "AGREE") == {"KE"}
    assert joined("Chad said that Kenya and Uganda sent soldiers to Haiti.", "TD") == {"TD"}
