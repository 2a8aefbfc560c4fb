"""Texts without contact data and private names."""

import time

import pytest

from passmuster.findings.harmless_texts import CONTACT, NO_CONTACT, harmless


@pytest.mark.parametrize(
    "contact",
    ["a.b+c@mail.example.org", "a.b (at) mail (dot) example.org", "a.b [at] example [dot] org", "a＠example．org",
     "+82 2-1234-5678", "＋82 2-1234-5678", "+44 (0)20 7946 0958", "00380 44 123 4567", "(212) 555-0187",
     "050 123 45 67", "(050) 123-45-67", "010-1234-5678", "02-123-4567", "(02) 123 4567", "8 (900) 123-45-67",
     "8-900-123-45-67", "138-1234-5678", "030 1234 5678", "12 Old Mill Road", "221b Baker Street", "ul. Lenina 5",
     "вул. Хрещатик, 12б"],
)  # fmt: skip
def test_contact_data_are_left_out(contact):
    """However mail, telephone or house is written; what stands around them stays."""
    assert harmless((f"write to {contact}, he said",), {}) == ((f"write to {NO_CONTACT}, he said",), 1)


@pytest.mark.parametrize(
    "text",
    ["11,234 of 12,000", "3,000-4,000 men", "2024-12-26", "27 February 2025", "1 in 100", "155 mm", "10 000 shells",
     "the 810th Brigade", "8,500 (90 % interval 4,700 to 11,600)", "k097 k098", "2025-01-11/2", "05-12-2024 10 men",
     "05.12.2024", "at 0600 1200 men", "at 0830 12 000 men", "8 900 123 shells", "8 to 12 000 000", "0.05 to 0.12"],
)  # fmt: skip
def test_numbers_of_a_war_are_no_contacts(text):
    """Counts, days, hours, units and calibres stay as they are."""
    assert not CONTACT.search(text)


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "1 " * 10**5, "a@" * 10**5, "a." * 10**5, "+1" * 10**5, "1 Aa " * 10**5, "0 12 " * 10**5,
     "012 " * 10**5, "8 900" * 10**5, "a [at] " * 10**5, "ul. A " * 10**5],
)  # fmt: skip
def test_contact_data_are_looked_for_in_time_that_grows_with_the_text(text):
    """However long a word is: a note of a megabyte took the better part of an hour."""
    began = time.process_time()
    CONTACT.sub("", text)
    assert time.process_time() - began < 5.0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ivan Petrov said so", "a prisoner said so"),
        ("Petrov said so", "a prisoner said so"),
        ("so Petrov's brother said", "so a prisoner's brother said"),
        ("Then Petrov spoke. Later Petrov left.", "Then a prisoner spoke. Later a prisoner left."),
        ("General Petrov said so", "General Petrov said so"),
        ("what Boris Petrov said", "what Boris Petrov said"),
        ("what B. Petrov said", "what B. Petrov said"),
        ("by 2024-W53 Petrov said so", "by 2024-W53 a prisoner said so"),
        ("an x2J Petrov, and a KP Petrov", "an x2J a prisoner, and a KP a prisoner"),
        ("near Petrov Bridge, in Petrovka", "near Petrov Bridge, in Petrovka"),
    ],
)
def test_a_surname_that_stands_alone_is_told_by_the_role(text, told):
    """Beside another name it is another's, or no name of a person."""
    assert harmless((text,), {"Ivan Petrov": "a prisoner"}) == ((told,), 0)


@pytest.mark.parametrize("name", ["Petrov, Ivan", "IVAN PETROV", "PETROV, IVAN"])
def test_a_name_is_told_by_the_role_however_a_text_spells_it(name):
    """With the family name behind, in capitals or not, and alone."""
    told = harmless((f"{name} spoke. They heard Ivan Petrov, and PETROV left.",), {name: "a prisoner"})[0]
    assert told == ("a prisoner spoke. They heard a prisoner, and a prisoner left.",)


def test_no_name_of_a_state_and_no_short_word_is_put_for_a_role():
    """They are too often something else."""
    text = "Kim and China spoke"
    assert harmless((text,), {"Lee Kim": "a prisoner", "Anna China": "a prisoner"}) == ((text,), 0)


def test_addresses_of_sources_stay_and_other_addresses_do_not():
    """A source is found by its page; a mail address is none."""
    rows = ({"url": "https://example.org/a@b.org"}, {"url": "mailto:a@b.org"})
    assert harmless(rows, {}) == (({"url": "https://example.org/a@b.org"}, {"url": f"mailto:{NO_CONTACT}"}), 1)
