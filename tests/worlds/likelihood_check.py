"""A check on sentences: likelihood and confidence never stand in one."""

import re

from passmuster.wording.likelihood import holds_likelihood


def mixes_likelihood_and_confidence(sentence: str) -> bool:
    """True when one sentence holds both a likelihood term of any standard and the word "confidence"."""
    return bool(re.search(r"\bconfiden(?:ce|t)\b", sentence, re.IGNORECASE)) and holds_likelihood(sentence)
