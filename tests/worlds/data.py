"""Where the data lie that tests are run on: beside the tests, each folder with its README and its licence."""

from pathlib import Path
from typing import Final

__all__ = ["ANNOTATED", "LOSSES", "OTHER_WARS", "READER", "SAMPLE_ARTICLE"]

FOLDER: Final = Path(__file__).parents[1] / "data"

READER: Final = FOLDER / "reader"
ANNOTATED: Final = READER / "dev.jsonl"
OTHER_WARS: Final = READER / "other_wars.jsonl"
SAMPLE_ARTICLE: Final = READER / "sample_article.txt"

LOSSES: Final = FOLDER / "losses2023" / "replication-data-pnas.csv"
