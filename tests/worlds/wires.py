"""Made-up wire stories, and copies of some of them: cut, re-headlined, edited, and told in another language."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from passmuster.assembly.near_copies import DatedText

__all__ = ["WAYS", "Wires", "wires"]

WAYS = ("cut", "re-headlined", "edited", "translated")
ROUND = (100, 500, 1000, 3000, 10_000)
SYLLABLES = ("ba", "ko", "ri", "ten", "mu", "sal", "do", "vek", "lin", "pra", "os", "gim", "hur", "nes", "tol", "ya")


@dataclass(frozen=True)
class Wires:
    """Texts in a mixed order; `of` maps each copy to its original, `way` to how it was made."""

    texts: tuple[DatedText, ...]
    of: dict[str, str]
    way: dict[str, str]


def wires(n_stories: int, seed: int, copied: float = 0.4) -> Wires:
    """Stories of one trade: they share its words, its phrases and its round numbers, and are still several."""
    luck = random.Random(seed)
    words = ["".join(luck.choices(SYLLABLES, k=luck.randint(1, 3))) for _ in range(2500)]
    other = ["".join(luck.choices(SYLLABLES, k=luck.randint(2, 4))) for _ in range(2500)]
    phrases = [_sentence(luck, words, 11, []) for _ in range(12)]
    texts, of, way = [], {}, {}
    for number in range(n_stories):
        day = date(2030, 1, 1) + timedelta(days=luck.randrange(200))
        figures = [
            luck.choice((100, 500, 1000, 3000, 10_000)),
            *(luck.randint(11, 30_000) for _ in range(luck.randint(3, 6))),
        ]
        story = [
            _sentence(luck, words, luck.randint(9, 22), figures[place : place + 1])
            for place in range(luck.randint(6, 14))
        ]
        story.insert(luck.randrange(len(story)), luck.choice(phrases))
        texts.append(DatedText(f"s{number}", "\n".join(story), day))
        if luck.random() < copied:
            how, name = luck.choice(WAYS), f"c{number}"
            told = _copied(how, story, luck, dict(zip(words, other, strict=True)), words)
            texts.append(DatedText(name, told, day + timedelta(days=luck.randint(0, 3))))
            of[name], way[name] = f"s{number}", how
    luck.shuffle(texts)
    return Wires(tuple(texts), of, way)


def _sentence(luck: random.Random, words: list[str], length: int, figures: list[int]) -> str:
    own = [luck.choice(words[:60]) if luck.random() < 0.5 else luck.choice(words) for _ in range(length)]
    for figure in figures:
        own.insert(luck.randrange(len(own)), f"{figure:,}")
    return " ".join(own).capitalize() + "."


def _copied(how: str, story: list[str], luck: random.Random, tongue: dict[str, str], words: list[str]) -> str:
    if how == "cut":
        return "\n".join(story[: max(3, len(story) // 2)])
    if how == "re-headlined":
        return "\n".join([_sentence(luck, words, 7, []), *story])
    if how == "edited":
        return "\n".join(_edited(sentence, luck, words) for sentence in story)
    told = (" ".join(tongue.get(word.strip(".").lower(), word) for word in sentence.split()) for sentence in story)
    return "\n".join(told).replace(",", "\u00a0")


def _edited(sentence: str, luck: random.Random, words: list[str]) -> str:
    """A word in eight is another one, one in each sentence at least."""
    own = sentence.split()
    for place in luck.sample(range(len(own)), max(1, len(own) // 8)):
        if not any(letter.isdigit() for letter in own[place]):
            own[place] = luck.choice(words)
    return " ".join(own)
