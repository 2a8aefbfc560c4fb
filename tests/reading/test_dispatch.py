"""A dispatch as agencies write them: datelines, by-lines, quotations, chains and corrections in one text.

The text is made up for this test.
"""

from dataclasses import replace

from passmuster.reading.reader import read_text

DISPATCH = """NAIROBI, March 4 (Reuters) - About 300 Kenyan soldiers have been killed and some 1,200 others
injured in the border war, lawmakers said on Monday, citing the country's spy agency.

"The contingent has shrunk, with estimates suggesting that losses have surpassed 1,500," Rep. Joseph
Otieno said, quoting the agency. "We had sent 6,000 men."

Ethiopia's top commander said on Tuesday that Somali forces, reinforced by some 900 Ugandans, had
lost 4,000 troops killed and wounded this year alone, up from 2,500 a year earlier. The figures
could not be verified.

Deputy U.S. Ambassador to the United Nations Jane Roe told the Security Council that 12 members of
the mission, all of them under 30, were missing. Two U.S. officials said the force could rise to
8,000 by June 2031."""


def test_a_dispatch_is_read_as_a_whole() -> None:
    """Quantities, numbers, modes, claimants, groups and whose people they are."""
    claims = [replace(c, actor="") if c.quantity == "missing" else c for c in read_text(DISPATCH).claims]
    read = [
        (c.quantity, c.point or c.low or c.high, c.bound, c.mode, c.claimant.removeprefix("country's spy "), c.actor)
        for c in claims  # the agency goes by two names
    ]
    assert read == [
        ("killed", 300, "about", "asserted", "agency", "KE"),
        ("wounded", 1200, "about", "asserted", "agency", "KE"),
        ("casualties", 1500, "at_least", "estimated", "agency", "KE"),
        ("deployed", 6000, "exact", "asserted", "agency", "KE"),
        ("present", 900, "about", "asserted", "Ethiopia's top commander", "UG"),
        ("casualties", 4000, "exact", "asserted", "Ethiopia's top commander", "SO"),
        ("casualties", 2500, "exact", "asserted", "Ethiopia's top commander", "SO"),
        ("missing", 12, "exact", "asserted", "Jane Roe", ""),
        ("planned", 8000, "at_most", "projected", "U.S. officials", ""),
    ]


def test_the_members_of_a_mission_are_not_its_speakers() -> None:
    """Whose mission it is the text does not tell."""
    (missing,) = (claim for claim in read_text(DISPATCH).claims if claim.quantity == "missing")
    assert missing.actor == ""
