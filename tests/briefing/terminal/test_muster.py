"""What claims are worth, on the terminal."""

from dataclasses import replace

from passmuster.briefing.terminal.muster import conflicts_section, joint_section, muster_section
from worlds.findings_example import bare, example
from worlds.screen import drawn


def flat(parts):
    """The words of a section on one line."""
    return " ".join(drawn(parts).split())


def test_a_claim_that_fails_is_told_in_full():
    """Who said what, why it does not hold, how far out it lies, and what would have to be true."""
    text = flat(muster_section(example()))
    assert "k078 Global Defense Corp (website), 24 November 2024: about 500 killed 500 killed in one strike" in text
    assert "Tail probability less than 1 %. To hold: The force would have fought a month" in text


def test_reasons_that_several_share_are_said_once():
    """Their ids follow; those with a reason of their own are named, and the reason stands elsewhere."""
    row = next(row for row in example().muster if row.verdict == "cannot be judged")
    shared = [replace(row, claim_id=f"s{n}", reason=f"About {n} killed: nobody else speaks of it") for n in range(2)]
    own = [replace(row, claim_id=f"o{n}", reason=f"Reason {n}") for n in range(2)]
    text = flat(muster_section(replace(bare(), muster=(*shared, *own))))
    assert "Nobody else speaks of it s0 s1" in text
    assert "Each for a reason of its own, told in the page (--html FILE) and the data (--format json): o0 o1" in text


def test_a_claim_that_is_not_listed_is_said_to_be_missing():
    """Its verdict stands all the same."""
    row = next(row for row in example().muster if row.verdict == "fails")
    assert "claim not listed" in flat(muster_section(replace(bare(), muster=(row,))))


def test_readings_of_one_throughput_share_what_the_estimate_says():
    """It stands once, below the last of them."""
    reading = example().joint[0]
    text = flat(joint_section(replace(bare(), joint=(reading, reading))))
    assert text.count(reading.implied) == 2
    assert text.count(reading.against_estimate) == 1


def test_of_many_pairs_the_latest_are_told():
    """Six are shown, and how many more there are."""
    pair = example().conflicts[0]
    pairs = tuple(replace(pair, text=f"Pair {number}.") for number in range(8))
    text = flat(conflicts_section(replace(bare(), conflicts=pairs)))
    assert "Pair 1." not in text
    assert "Pair 2." in text
    assert "2 earlier pairs stand in the page (--html FILE) and the data (--format json)." in text
