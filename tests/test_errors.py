"""Faults and refusals as they are told, to whoever reads them: a command, a log, or Python that ends by one."""

from passmuster.errors import BadInput, Fault, FitFailed

HOSTILE = "a\x1b[2J\x9b31m\u202egnp\nb"


def test_a_refusal_drives_no_terminal() -> None:
    """An exception that nobody catches is printed by Python as it is; what was found stays as it was for programs."""
    rules = ("a rule", "another rule")
    refusal = BadInput([Fault(HOSTILE, rule, HOSTILE, f"See {HOSTILE}.", row=3, column=HOSTILE) for rule in rules])
    assert str(refusal).count("\n") == 1
    assert not {"\x1b", "\x9b", "\u202e"} & set(str(refusal))
    assert refusal.faults[0].found == HOSTILE
    assert "\x1b" not in str(FitFailed(f"claims {HOSTILE} cannot all hold"))


def test_what_was_found_is_told_in_bounds() -> None:
    """A cell of a megabyte is shown by its beginning and its length."""
    told = str(Fault("claims.csv", "a count must be a number", f"'{'1' * 10**6}'", "Write digits.", row=2))
    assert len(told) < 700
    assert "1… (1,000,002 characters). Write digits." in told


def test_faults_that_differ_in_their_row_alone_are_one_line() -> None:
    """A misspelt force in a hundred rows was a hundred lines of the same; each fault is still there for programs."""
    faults = [Fault("a.csv", "no", "'x'", "Mend it.", row=row, column="c") for row in range(4, 18)]
    refusal = BadInput([*faults[:1], Fault("a.csv", "so", row=5), *faults[1:]])
    assert refusal.told() == [
        "a.csv, line 4, column 'c': no; found 'x'. Mend it. The same on lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 and 3 "
        "more.",
        "a.csv, line 5: so.",
    ]
    assert len(refusal.faults) == 15
    twice = [Fault("a.csv", "no", row=row) for row in (3, 3, 3, 4, 4)]
    assert BadInput(twice).told() == ["a.csv, line 3: no. The same on line 4."]
    assert BadInput(twice[:2]).told() == ["a.csv, line 3: no."]
    entries = [Fault("l.db", "no", row=row, unit="entry") for row in (2, 3)]
    assert BadInput(entries).told() == ["l.db, entry 2: no. The same in entry 3."]
