"""Faults and refusals as they are told, to whoever reads them: a command, a log, or Python that ends by one."""

from passmuster.errors import BadInput, Fault, FitFailed

HOSTILE = "a\x1b[2J\x9b31m\u202egnp\nb"


def test_a_refusal_drives_no_terminal() -> None:
    """An exception that nobody catches is printed by Python as it is; what was found stays as it was for programs."""
    refusal = BadInput([Fault(HOSTILE, "a rule", HOSTILE, f"See {HOSTILE}.", row=3, column=HOSTILE)] * 2)
    assert str(refusal).count("\n") == 1
    assert not {"\x1b", "\x9b", "\u202e"} & set(str(refusal))
    assert refusal.faults[0].found == HOSTILE
    assert "\x1b" not in str(FitFailed(f"claims {HOSTILE} cannot all hold"))


def test_what_was_found_is_told_in_bounds() -> None:
    """A cell of a megabyte is shown by its beginning and its length."""
    told = str(Fault("claims.csv", "a count must be a number", f"'{'1' * 10**6}'", "Write digits.", row=2))
    assert len(told) < 700
    assert "1… (1,000,002 characters). Write digits." in told
