"""What makes one of those named the partner, the principal or the opponent."""

from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_features import alone, candidates, of_nobody, together, with_nobody
from passmuster.reading.roles.window import Window, windows_of


def window_of(text: str) -> Window:
    """The one window of a short text."""
    reading = read_text(text)
    (window,) = windows_of(reading.sightings, reading.claims)
    return window


def test_those_most_often_named_may_have_a_role_in_the_order_of_their_names() -> None:
    """Of nine, the three that are named once and last are left out."""
    window = window_of("Kenya, Chad, Mali, Ghana, Egypt, Sudan, Benin, Togo and Niger met; Niger spoke to Kenya.")
    assert candidates(window) == ["KE", "TD", "ML", "GH", "EG", "NE"]


def test_what_is_told_of_one_names_nobody() -> None:
    """Other names, the same features."""
    one, other = (
        window_of("Kenyan soldiers fought in Paraguay."),
        window_of("Rwandan soldiers fought in Mongolia."),
    )
    assert set(alone(one, "KE")) == set(alone(other, "RW"))
    assert together(one, "KE", "PY") == together(other, "RW", "MN")
    assert ">last=in" in together(one, "KE", "PY")


def test_two_that_no_sentence_names_together_are_told_to_be_so() -> None:
    """Which speaks for and against them too."""
    window = window_of("Kenya spoke on Monday. Somalia spoke on Tuesday.")
    assert "never together" in together(window, "KE", "SO")


def test_what_past_wars_tell_of_two_is_told_beside_their_words() -> None:
    """Who has sent troops to whom, from either end; of two that the tables do not know together, nothing."""
    window = window_of("Kenyan soldiers fought in Somalia.")
    assert "has helped" in together(window, "KE", "SO")
    assert "was helped by" in together(window, "SO", "KE")
    assert not {"has helped", "was helped by", "has fought"} & set(together(window, "KE", "PY"))


def test_leaving_a_role_open_has_features_of_its_own() -> None:
    """That depend on how many are named, and on which of the two roles is open."""
    window = window_of("Kenyan soldiers fought al-Shabaab in Somalia.")
    assert "nobody:named=3" in set(of_nobody(window))
    assert with_nobody("KE", "") != with_nobody("", "KE") != with_nobody("", "")
