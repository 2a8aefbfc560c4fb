"""The sentences below the table of a first screen."""

from dataclasses import replace
from datetime import date

from passmuster.findings.opening import opening_of
from passmuster.findings.opening_notes import notes
from passmuster.findings.parts.evidence import EventLine
from passmuster.findings.parts.opening import NoteKind
from passmuster.findings.parts.outlook import ActLine, EffectKind, Indicator
from worlds.findings_example import bare, example


def told(findings) -> dict[NoteKind, str]:
    """Kind of note to its sentence, for the actions of half a year."""
    near = [row for row in findings.actions if row.horizon_weeks == 26]
    return {note.kind: note.text for note in notes(findings, "kp-force", near)}


def event(kind: str, source: str, target: str) -> EventLine:
    """An event between two actors."""
    return EventLine(
        event_id="e90", date=date(2025, 2, 3), source_actor=source, target_actor=target, event=kind, score=6.0,
        claimant="Moscow",
    )  # fmt: skip


def test_notes_stand_in_the_order_of_reading():
    """So far, what moved it, what would, what is least sure, what it rests on; with levers what they change."""
    coarse = replace(example().diagnostics, r_hat_max=1.03)
    undated = replace(example().about, undated="Nothing here gives a day.")
    there = replace(example(), levers=(("losses", "2"),), diagnostics=coarse, about=undated)
    assert list(told(there)) == list(NoteKind)
    assert told(there)[NoteKind.ITS_DAY] == "Nothing here gives a day."
    assert not told(example()).keys() & {NoteKind.WHAT_IF, NoteKind.ITS_DAY}


def test_what_the_levers_change_is_told():
    """The median of each count without the levers and with them, and the chance that they move most."""
    text = told(replace(example(), levers=(("losses", "2"),)))[NoteKind.WHAT_IF]
    assert text == "By 29 August the levers turn dead 2,400 into 3,300, by the middle."


def test_a_number_that_a_lever_leaves_as_it_is_is_not_told_to_turn():
    """A chance is told where it moves by a point; where nothing shows, that is what is told."""
    there = replace(example(), levers=(("losses", "2"),))
    moves = [row for row in there.lever_effects if row.kind == EffectKind.ACTION]
    most = max(moves, key=lambda row: abs(row.mean))
    turned = replace(there, lever_effects=(*there.lever_effects, replace(most, mean=1.0, before=0.06, after=0.2)))
    assert told(turned)[NoteKind.WHAT_IF].endswith("6 % into 20 %.")
    still = replace(there, lever_effects=tuple(replace(row, after=row.before) for row in there.lever_effects))
    assert told(still)[NoteKind.WHAT_IF] == (
        "By 29 August the levers turn no number of this screen by as much as it is rounded."
    )


def test_what_was_signed_is_part_of_so_far():
    """An agreement between the partner and its principal, or its opponent, stands among the turns, by its day."""
    there = example()
    for source, target, other in (("KP", "RU", "Russia"), ("RU", "KP", "Russia"), ("UA", "KP", "Ukraine")):
        so_far = told(replace(there, events=(event("AGREE", source, target),)))[NoteKind.SO_FAR]
        assert so_far == f"First combat (5 November 2024); an agreement with {other} (3 February)."


def test_an_act_that_points_to_leaving_says_what_such_acts_meant():
    """Counted in past partners; without a past one nothing is added."""
    act = ActLine(
        date=date(2025, 2, 3), kind="signed", text="A treaty", event_ids=("e90",), claimants=("Moscow",), credence=0.9,
        borne_out=0.0, contingents=12, within_a_year=9,
    )  # fmt: skip
    so_far = told(replace(example(), acts=(act,)))[NoteKind.SO_FAR]
    assert so_far.endswith(
        "Of 12 past partners with such an act as the last that points to leaving, 9 had fewer than half of their "
        "troops there a year later."
    )
    alone = told(replace(example(), acts=(replace(act, contingents=0),)))[NoteKind.SO_FAR]
    assert "past partner" not in alone


def test_talks_do_not_outweigh_men_sent_home_before_them():
    """Where both are on record within a year, what is told to follow is what followed the weightier."""
    home = ActLine(
        date=date(2024, 9, 3), kind="part leaves", text="A part goes", event_ids=("e90",), claimants=("Moscow",),
        credence=0.9, borne_out=0.0, contingents=4, within_a_year=1,
    )  # fmt: skip
    talks = replace(home, date=date(2025, 2, 3), kind="talks", text="Talks", contingents=8, within_a_year=0)
    assert "Of 4 past partners" in told(replace(example(), acts=(home, talks)))[NoteKind.SO_FAR]
    long_ago = replace(home, date=date(2023, 9, 3))
    assert "Of 8 past partners" in told(replace(example(), acts=(long_ago, talks)))[NoteKind.SO_FAR]


def test_the_briefest_so_far_is_the_weightiest_turn():
    """One alone where the screen is full: talks only where no other turn was taken within a year before them."""
    there = example()
    sent = replace(there.stances[0], date=date(2025, 1, 3), text="a part sent home")
    talks = replace(there.stances[0], date=date(2025, 2, 3), text="talks held")
    brief = {note.kind: note.brief for note in notes(replace(there, events=(), stances=(sent, talks)), "kp-force", ())}
    assert brief[NoteKind.SO_FAR].startswith("A part sent home (3 January)")


def test_what_others_signed_or_only_thought_of_is_not():
    """An agreement among others, one that was only spoken of, and a mere visit say nothing of the partner's course."""
    there = example()
    for kind, source, target in (("AGREE", "RU", "UA"), ("AGREE, hypothetical", "KP", "RU"), ("CONSULT", "KP", "RU")):
        assert told(replace(there, events=(event(kind, source, target),)))[NoteKind.SO_FAR].count(";") == 0


def test_what_moved_is_told_as_exactly_as_it_is_known():
    """The middle of each estimate a month ago and now, rounded by the interval of today."""
    moved = told(example())[NoteKind.MOVED]
    assert moved.startswith("Since 31 January, by the middle of each estimate: present ")
    assert "to 9,300" in moved


def test_where_nothing_moved_nothing_is_told():
    """An account whose every middle is that of a month ago says so by saying nothing."""
    there = example()
    still = {(row.subject, row.quantity): row.q50 for row in there.estimates if row.date == there.as_of}
    fans = tuple(
        replace(fan, q50=(still.get((fan.subject, fan.quantity), fan.q50[-1]),) * len(fan.dates)) for fan in there.fans
    )
    assert "as before" not in told(replace(there, fans=fans)).get(NoteKind.MOVED, "")


def test_the_largest_move_is_told_in_words_of_the_case():
    """Of the reports that would move a judgement, the one that moves it most; no name of an action."""
    small = Indicator(text="A small thing", moves="surge within 26 weeks", direction="raises", size=0.02)
    large = Indicator(text="A large thing", moves="withdraw within 26 weeks", direction="lowers", size=0.2)
    text = told(replace(example(), indicators=(small, large)))[NoteKind.WOULD_MOVE]
    assert text == ("A large thing: lowers by about 20 in 100 the chance that it withdraws nearly all of its force.")


def test_of_a_thin_case_nothing_moves():
    """What moves under a handful of claims is the usual course of war, which nobody reported."""
    thin = told(replace(example(), claims=example().claims[:3]))
    assert {NoteKind.MOVED, NoteKind.WOULD_MOVE}.isdisjoint(thin)


def test_a_coarse_fit_says_so_and_a_sound_one_nothing():
    """What chains do not agree on, or what is withheld, is told with the numbers."""
    there = example()
    assert NoteKind.THE_FIT not in told(there)
    for made in ({"ess_min": 90.0}, {"r_hat_max": 1.04}, {"withheld": ("ru-force-kursk",)}):
        diagnostics = replace(there.diagnostics, remarks=("The fit is coarse.",), **made)
        assert told(replace(there, diagnostics=diagnostics))[NoteKind.THE_FIT] == "The fit is coarse."


def test_where_room_is_short_the_fit_is_told_in_a_sentence():
    """What chains do not agree on stands, and what each draw did gives way."""
    there = example()
    diagnostics = replace(there.diagnostics, ess_min=90.0, remarks=("The fit is coarse.", "One draw diverged."))
    (note,) = (row for row in opening_of(replace(there, diagnostics=diagnostics)).notes if row.kind == NoteKind.THE_FIT)
    assert (note.text, note.brief) == ("The fit is coarse. One draw diverged.", "The fit is coarse.")


def test_nothing_found_is_nothing_said():
    """A bare briefing has its confidence and no other note."""
    assert set(told(replace(bare(), confidence=()))) == set()
