"""Speakers are told apart and together by the shape of their names."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.speakers import Directory, is_same_speaker, same_speakers

NIS = "National Intelligence Service (South Korea)"
HUR = "Main Directorate of Intelligence HUR (Ukraine)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskyy", "President Zelenskyy"),
        ("Kyrylo Budanov (HUR, Ukraine)", HUR),
        ("Sabrina Singh (US Department of Defense)", "Pat Ryder (US Department of Defense)"),
        (NIS, "NIS"),
        (NIS, "the National Intelligence Service"),
        ("Joint Chiefs of Staff (South Korea)", "South Korea's Joint Chiefs of Staff"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("unnamed US officials", "Unnamed US officials"),
    ],
)
def test_two_spellings_of_one_speaker(one: str, other: str) -> None:
    """Titles, accents, a letter of a long word, bracketed bodies and their acronyms do not make another speaker."""
    assert is_same_speaker(one, other)
    assert is_same_speaker(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NIS, "Joint Chiefs of Staff (South Korea)"),
        (HUR, "Special Operations Forces (Ukraine)"),
        ("Shin Won-sik (defence minister, South Korea)", "Kim Yong-hyun (defence minister, South Korea)"),
        ("Unnamed US officials", "Unnamed US military official"),
        ("Unnamed source in the General Staff (Ukraine)", "General Staff (Ukraine)"),
        ("Antony Blinken", "Lloyd Austin"),
        ("Sergiy Kyslytsya (Ukraine at the UN)", "Rustem Umerov (Ukraine at the UN)"),
    ],
)
def test_two_speakers(one: str, other: str) -> None:
    """A country, a post or namelessness in common does not make one speaker."""
    assert not is_same_speaker(one, other)
    assert not is_same_speaker(other, one)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("UK Ministry of Defence", "distorted relay of the UK Ministry of Defence"),
        (HUR, "distorted relay of HUR"),
        (HUR, "citing HUR's count"),
        ("Oleksandr Syrskyi", "citing Syrskyi, preliminary data"),
        ("Volodymyr Zelenskyy", "Zelensky, evening address"),
        (NIS, "lawmakers briefed by the NIS"),
    ],
)
def test_a_text_names_a_speaker(name: str, text: str) -> None:
    """Full words, surnames, bodies and acronyms call a speaker."""
    assert Directory([name, "Antony Blinken"]).named_in(text) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Unnamed US officials", "Unnamed US officials"),
        (NIS, "South Korea"),
        (HUR, "Ukrainian intelligence"),
        ("Robert Wood (US at the UN)", "a wood near the border"),
        ("UK Ministry of Defence", "the Ministry of Defence"),
        ("", "anything"),
    ],
)
def test_a_text_does_not_name_a_speaker(name: str, text: str) -> None:
    """Countries, parts of a name, short surnames and the nameless are not called."""
    assert Directory([name]).named_in(text) == []


@given(st.lists(st.sampled_from([NIS, HUR, "NIS", "HUR", "Kyrylo Budanov (HUR)", "Budanov"]) | st.text(max_size=9)))
def test_speakers_found_by_index_are_those_of_all_pairs(names: list[str]) -> None:
    """The quick way by heads and the plain way by every pair gather the same names."""
    plain = {name: {name} for name in names}
    for one in names:
        for other in names:
            if is_same_speaker(one, other):
                merged = plain[one] | plain[other]
                plain.update(dict.fromkeys(merged, merged))
    assert sorted(map(sorted, same_speakers(names))) == sorted(
        map(sorted, {frozenset(group) for group in plain.values()})
    )


def test_words_without_end_are_compared_in_no_time() -> None:
    """A cell of 70,000 letters took minutes for each name beside it."""
    began = time.process_time()
    assert not is_same_speaker("a" * 70_000, "a" * 69_000)
    assert time.process_time() - began < 1.0
