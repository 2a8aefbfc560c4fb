"""Learn the reader's choices from the corpus and write them into the package.

    make train-reader                   python scripts/train_reader.py

The same corpus gives the same tables of numbers, owners and speakers, to the last digit: one thread, a fixed order, no
random numbers. The draws of networks hang on a fixed key: one machine gives the same files each time, another ones that
differ in rounding, and with them the tables that are learned from texts as the whole reader has them. How far the
choices are to be trusted is learned beside them, in a process of its own.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums of many threads differ in their last digit

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests")]

from reader_learning.doubt import doubt_text  # noqa: E402
from reader_learning.examples import Passage, passages  # noqa: E402
from reader_learning.learn import learn_choices, learn_number_network  # noqa: E402
from reader_learning.unseen import by_writer, left_out  # noqa: E402

from passmuster.reading.learned import tables  # noqa: E402


def main() -> None:
    """Write every table."""
    corpus = passages()
    with ProcessPoolExecutor(2, get_context("spawn")) as side:
        doubt, chosen = side.submit(doubt_learned, corpus), side.submit(learn_choices, corpus)
        numbers = side.submit(learn_number_network, corpus)
        texts = {**chosen.result().texts, "doubt": doubt.result()}
        networks = {**chosen.result().networks, "numbers": numbers.result()}
    for name, text in texts.items():
        tables.write_table(name, text)
        print(f"{name}: {len(text.splitlines()):,} lines, {len(text.encode()) / 1e6:.2f} MB")
    for name, file in networks.items():
        tables.network_path(name).write_bytes(file)
        print(f"network of {name}: {len(file) / 1e6:.2f} MB")


def doubt_learned(corpus: Sequence[Passage]) -> str:
    """The table of doubt, from every passage as read by what other writers teach."""
    return doubt_text(list(left_out(corpus, by_writer(corpus))))


if __name__ == "__main__":
    main()
