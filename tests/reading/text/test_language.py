"""Whether a sentence is English."""

import pytest

from passmuster.reading.text.language import english_and_foreign, is_foreign
from passmuster.reading.text.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Corea del Norte ha enviado unos 11.000 soldados a Rusia.",
        "Coreia do Norte enviou cerca de 11 mil soldados para a Rússia.",
        "La Corée du Nord a envoyé environ 11 000 soldats en Russie.",
        "Nordkorea hat rund 11.000 Soldaten nach Russland geschickt.",
        "Korea Utara mengirim sekitar 11.000 tentara ke Rusia untuk membantu perang.",
        "Войска КНДР потеряли около трёхсот человек.",
        "朝鲜向俄罗斯派遣了约一万一千名士兵，其中三百人阵亡。",
        "고려군 병력 만천 명이 러시아에 파병되었다고 국가정보원이 밝혔다.",
        "أرسلت كوريا الشمالية نحو أحد عشر ألف جندي إلى روسيا.",
    ],
)
def test_other_languages_are_told(text: str) -> None:
    """By their letters, or by their smallest words."""
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "Three hundred men were lost at Kursk.",
        "A fourth summit is being arranged in Lusaka.",
        "KOREAN LOSSES RISE",
        "Poland 1,440; Ukraine 868; El Salvador 380; Mongolia 131; Romania 100; Kazakhstan 29; others fewer.",
        "Le Monde and Der Spiegel put the number of dead at 300.",
        "", "300", "Séléka.",
    ],
)  # fmt: skip
def test_english_stays_english(text: str) -> None:
    """Names of other languages, headings, lists and scraps are no evidence."""
    assert not is_foreign(text)


def test_a_mixed_text_is_parted_by_sentence() -> None:
    """What is English is read, in order."""
    text = "About 300 men were killed. Corea del Norte ha enviado unos 11.000 soldados a Rusia. The rest went home."
    english, foreign = english_and_foreign(text, list(sentences(text)))
    assert [text[s.start : s.end][:5] for s in english] == ["About", "The r"]
    assert [text[s.start : s.end][:5] for s in foreign] == ["Corea"]


def test_in_a_foreign_text_a_scrap_is_foreign_too() -> None:
    """A sentence without a small English word goes with the rest of its text."""
    text = "Войска потеряли триста человек. Нет данных о раненых. Kursk, Pyongyang, Moscow."
    english, foreign = english_and_foreign(text, list(sentences(text)))
    assert not english
    assert len(foreign) == 3
