"""Which texts share rare fingerprints, found by sorting."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from passmuster.assembly import fingerprints
from passmuster.assembly.fingerprints import Fingerprints, meetings

LARGEST = 2**32 - 1


def prints_of(sets) -> Fingerprints:
    """Fingerprints of some texts."""
    prints = Fingerprints()
    for own in sets:
        prints.add(own)
    return prints


def told(sets, common: int) -> list[tuple[int, int, int]]:
    """Later, earlier and how many they share, of every meeting."""
    found = meetings(prints_of(sets), common)
    return [
        row
        for met in found
        for row in zip(*(one.tolist() for one in (met.later, met.earlier, met.shared)), strict=True)
    ]


@given(
    sets=st.lists(st.frozensets(st.sampled_from([0, 1, 2, 3, 4, LARGEST]), max_size=5), max_size=8),
    common=st.integers(2, 5),
    at_once=st.integers(1, 9),
)
def test_sorting_finds_what_counting_finds(sets, common, at_once) -> None:
    """Whatever is rare, however many are counted at a time, and in the order of the later and of the earlier one."""
    usual = Counter(one for own in sets for one in own)
    rare = [{one for one in own if usual[one] <= common} for own in sets]
    pairs = [(later, earlier, len(rare[later] & rare[earlier])) for earlier, later in combinations(range(len(sets)), 2)]
    before, fingerprints.MEETINGS_AT_ONCE = fingerprints.MEETINGS_AT_ONCE, at_once
    try:
        assert told(sets, common) == sorted(pair for pair in pairs if pair[2])
    finally:
        fingerprints.MEETINGS_AT_ONCE = before


def test_all_that_two_texts_share_is_counted() -> None:
    """Rare or not, and of texts without any."""
    prints = prints_of([{1, 2, LARGEST}, set(), {2, LARGEST}])
    assert [prints.both(0, 2), prints.both(0, 1)] == [2, 0]
    assert prints.sizes.tolist() == [3, 0, 2]
    assert prints.values.tolist() == [1, 2, LARGEST, 2, LARGEST]


def test_some_meetings_can_be_chosen() -> None:
    """Those with two in common."""
    (met,) = meetings(prints_of([{1, 2}, {1, 2}, {2}]), 3)
    chosen = met.among(met.shared > 1)
    assert (chosen.later.tolist(), chosen.earlier.tolist(), chosen.shared.tolist()) == ([1], [0], [2])
