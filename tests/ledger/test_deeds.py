"""What may follow what in a ledger, and what then stands."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.deeds import changes, inverse_of, judge, state_of
from passmuster.ledger.entry import Act, Deed, Entry, ThingKind

START = datetime(2030, 1, 7, 12, tzinfo=UTC)
ONE, TWO = {"point": "1"}, {"point": "2"}


def entry(deed, after=None, *, number=1, before=None, name="c1", why=""):
    """An entry about a claim."""
    return Entry(
        number=number, recorded_at=START + timedelta(seconds=number), who="Ann", why=why, deed=deed,
        kind=ThingKind.CLAIM, name=name, before=before, after=after,
    )  # fmt: skip


def act(deed, after=None, *, upon=None):
    """An act about the same claim."""
    return Act(deed=deed, kind=ThingKind.CLAIM, name="c1", after=after, upon=upon)


ADDED, WITHDRAWN, UNDONE = entry(Deed.ADD, ONE), entry(Deed.WITHDRAW, before=ONE), entry(Deed.UNDO, before=ONE)
FORGOTTEN = entry(Deed.FORGET, before=ONE, why="asked to")
REDUCED = entry(Deed.FORGET, TWO, before=ONE)


@pytest.mark.parametrize(
    ("wanted", "latest", "said"),
    [
        (act(Deed.ADD, ONE), None, ""),
        (act(Deed.ADD, ONE), ADDED, "it stands so since 2030-01-07 12:00 (entry 1)"),
        (act(Deed.ADD, TWO), ADDED, "with other content; point 1 → 2"),
        (act(Deed.ADD, ONE), WITHDRAWN, "Ann withdrew it: no reason given; undo that"),
        (act(Deed.ADD, ONE), UNDONE, ""),
        (act(Deed.ADD, ONE), FORGOTTEN, "Ann had it forgotten: asked to"),
        (act(Deed.CORRECT, TWO), ADDED, ""),
        (act(Deed.CORRECT, ONE), ADDED, "it stands so since"),
        (act(Deed.CORRECT, TWO), None, "there is no claim 'c1' on record"),
        (act(Deed.CORRECT, TWO), WITHDRAWN, "took it off"),
        (act(Deed.CORRECT, TWO), FORGOTTEN, "claim 'c1' is forgotten"),
        (act(Deed.CORRECT, ONE), REDUCED, ""),
        (act(Deed.CORRECT, TWO, upon=3), ADDED, "entry 3 must be the latest"),
        (act(Deed.WITHDRAW), ADDED, ""),
        (act(Deed.WITHDRAW), WITHDRAWN, "took it off"),
        (act(Deed.FORGET), ADDED, ""),
        (act(Deed.FORGET), WITHDRAWN, ""),
        (act(Deed.FORGET), None, "there is no claim"),
        (act(Deed.FORGET), FORGOTTEN, "had it forgotten"),
        (act(Deed.RATE, ONE), None, ""),
        (act(Deed.RATE, TWO), ADDED, ""),
        (act(Deed.RATE, ONE), ADDED, "it stands so since"),
        (act(Deed.UNDO, upon=1), ADDED, ""),
        (act(Deed.UNDO, upon=2), ADDED, "entry 2 must be the latest"),
    ],
)
def test_what_may_follow_what(wanted, latest, said) -> None:
    """Each act is recorded, held or refused by the latest entry about its thing, in words that say why."""
    verdict = judge(wanted, latest)
    told = verdict.held or f"{verdict.rule}; {verdict.found}"
    assert verdict.is_recorded is (said == "")
    assert said in told


def test_who_is_overtaken_is_told_what_helps() -> None:
    """To take the later entry back makes the earlier one no latest: what else should stand is put on record anew."""
    verdict = judge(act(Deed.UNDO, upon=2), ADDED)
    assert verdict.found.endswith("Ann, after it (add)")
    assert verdict.remedy.startswith(f"Undo entry {ADDED.number} to bring back what stood before that one")
    assert "put on record anew: correct, rate, accept, refuse or withdraw" in verdict.remedy


def test_a_change_is_told_cell_by_cell() -> None:
    """Columns that were filled, emptied or put differently, each with old and new."""
    latest = entry(Deed.ADD, {"point": "1", "note": "a", "url": "u"})
    assert changes(latest, act(Deed.CORRECT, {"point": "2", "cue": "b", "url": "u"})) == [
        ("point", "1", "2"), ("note", "a", ""), ("cue", "", "b"),
    ]  # fmt: skip


def test_a_refusal_tells_what_may_be_told() -> None:
    """What a telling leaves out is withheld, and a cell that differs is named though both are told alike."""
    latest = entry(Deed.ADD, {"point": "7", "cue": "seven"})
    verdict = judge(act(Deed.ADD, {"point": "8"}), latest, lambda _, row: {"point": "few"} if row else row)
    assert verdict.found == "point few → few, cue withheld → empty"


def test_what_is_forgotten_has_no_inverse() -> None:
    """Nothing brings erased words back."""
    with pytest.raises(ValueError, match="cannot be brought back"):
        inverse_of(FORGOTTEN)


CONTENTS = st.fixed_dictionaries({"point": st.sampled_from("123")})


@given(
    st.lists(
        st.tuples(st.sampled_from(Deed), st.sampled_from(["c1", "c2"]), CONTENTS).filter(
            lambda drawn: drawn[0] is not Deed.FORGET
        ),
        max_size=12,
    )
)
def test_an_entry_and_its_inverse_leave_what_was(drawn) -> None:
    """state(entries + an entry + its inverse) = state(entries), order of things included, after any allowed entries."""
    entries: list[Entry] = []
    for deed, name, content in drawn:
        latest = next((one for one in reversed(entries) if one.name == name), None)
        after = None if deed is Deed.WITHDRAW else content
        asked = Act(deed=deed, kind=ThingKind.CLAIM, name=name, after=after)
        if not judge(asked, latest).is_recorded:
            continue
        before = list(state_of(entries).items())
        made = entry(deed, after, number=len(entries) + 1, name=name, before=None if latest is None else latest.after)
        back = inverse_of(made)
        assert judge(back, made).is_recorded
        undone = entry(Deed.UNDO, back.after, number=made.number + 1, name=name, before=after)
        assert sorted(state_of([*entries, made, undone]).items()) == sorted(before)
        entries.append(made)


def test_what_stands_keeps_the_order_of_coming() -> None:
    """A thing that was withdrawn and brought back has its old place."""
    entries = [
        entry(Deed.ADD, ONE, number=1), entry(Deed.ADD, TWO, number=2, name="c2"),
        entry(Deed.WITHDRAW, number=3, before=ONE), entry(Deed.UNDO, ONE, number=4),
    ]  # fmt: skip
    assert [name for _, name in state_of(entries)] == ["c1", "c2"]
