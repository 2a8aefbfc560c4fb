"""The pieces of every layout on the terminal."""

from rich.text import Text

from passmuster.briefing.terminal.pieces import bullet, indented, inset, plain, two_columns, with_claims
from worlds.screen import drawn


def test_a_number_is_never_parted_from_its_per_cent_sign():
    """A line breaks before the number instead, and nothing of the held blank is left."""
    lines = drawn([plain("a chance of 28 % of it")], width=14).splitlines()
    assert lines == ["a chance of", "28 % of it"]


def test_markup_and_escapes_of_strangers_show_as_text():
    """Brackets are not read as styles, and a control character is a blank."""
    assert drawn([plain("[bold]a[/bold]\x1b[2J")]) == "[bold]a[/bold] [2J\n"


def test_lines_start_where_they_should_and_end_without_blanks():
    """Insets move a part to the right; no line ends in blanks."""
    assert drawn([indented("a"), indented("b", 5), inset(Text("c")), Text("d   ")]) == "  a\n     b\n  c\nd\n"


def test_bullets_and_columns_wrap_beside_their_label():
    """What does not fit on the first line goes on below its beginning."""
    assert drawn([bullet(plain("one two three"))], width=12) == "  •  one two\n     three\n"
    assert drawn([two_columns([("k1", plain("one two"))], width=4)], width=12) == "  k1    one\n        two\n"


def test_of_many_claims_the_first_are_named():
    """Six ids stand behind a sentence, and how many more there are."""
    assert with_claims("So.", ()).plain == "So."
    assert with_claims("So.", ("k1", "k2")).plain == "So. [k1 k2]"
    assert with_claims("So.", tuple(f"k{n}" for n in range(9))).plain == "So. [k0 k1 k2 k3 k4 k5 +3]"
