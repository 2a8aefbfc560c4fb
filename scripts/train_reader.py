"""Learn the reader's choices from the corpus and write them into the package.

    make train-reader                   python scripts/train_reader.py

The same corpus gives the same tables, to the last digit: one thread, a fixed order, no random numbers.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums of many threads differ in their last digit

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests")]

from reader_learning.doubt import doubt_text  # noqa: E402
from reader_learning.examples import passages  # noqa: E402
from reader_learning.learn import learn_text  # noqa: E402
from reader_learning.unseen import by_writer, left_out  # noqa: E402

from passmuster.reading.learned import tables  # noqa: E402


def main() -> None:
    """Write every table."""
    corpus = passages()
    doubt = doubt_text(list(left_out(corpus, by_writer(corpus))))
    for name, text in {**learn_text(corpus), "doubt": doubt}.items():
        (tables.PLACE / f"{name}.tsv").write_text(text, encoding="utf-8")
        print(f"{name}: {len(text.splitlines()):,} lines, {len(text.encode()) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
