"""From a table to findings: opened or taken, columns checked, worked out once and then kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from passmuster.analysis.loss_amending import LossWishes
from passmuster.analysis.loss_models import LossTask
from passmuster.analysis.losses import DAY_ONE, NAMES_DELAY_DAYS, estimate_losses, open_table
from passmuster.analysis.run import Run
from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.cache.keeper import Keeper
from passmuster.errors import BadInput
from passmuster.inference.diagnostics import Health
from passmuster.losses.names import DELAY_DAYS
from passmuster.losses.results import LossResults
from passmuster.losses.statements import Stream
from worlds.loss_findings import SOUND, TABLE, loss_results

CSV = (
    "days,loss_count,category,loss_country,claim_source,time_frame,minimum,maximum\n"
    "1,40,Tanks,A,X,Cumulative,0,0\n8,300,Tanks,A,X,Cumulative,0,0\n15,62,Tanks,A,Y,Cumulative,1,0\n"
)

WEIGHED = LossWishes(weigh_restatements=True)


class Decreed:
    """A model whose results are decreed; it remembers what it was asked."""

    most_rounds = 0

    def __init__(self) -> None:
        self.tasks: list[LossTask] = []

    def fit(self, task: LossTask, n_draws: int | None, progress: Any) -> None:
        """Remember the task."""
        self.tasks.append(task)

    def draw_on(self, task: LossTask, fit: None, progress: Any) -> None:
        """Never asked for."""

    def examine(self, fit: None) -> Health:
        """Good enough."""
        return SOUND

    def read_off(self, task: LossTask, fit: None, health: Health) -> LossResults:
        """The decreed results."""
        return replace(loss_results(health), seconds=0.0)


def test_a_table_is_taken_or_opened(tmp_path: Path) -> None:
    """A table, the path of one as text or path, standard input and a data frame all give the same rows."""
    place = tmp_path / "war.csv"
    place.write_text(CSV, encoding="utf-8")
    model = Decreed()
    piped = open_table(Path("-"), CSV.encode)
    for table in (place, str(place), open_table(place, lambda: b""), piped, pd.read_csv(place)):
        estimate_losses(table, Run(), model=model)
    assert {task.table.claims for task in model.tasks} == {piped.claims}


def test_what_follows_from_the_call_is_in_the_task_and_in_the_findings() -> None:
    """Rows set aside are not fitted, names and seed are handed on, and the last day is the latest of any row."""
    model = Decreed()
    late = replace(TABLE, claims=(replace(TABLE.claims[0], day=40),))
    found = estimate_losses(
        TABLE, Run(seed=9), held_out=late, one_origin=["Y:Tanks"], day_one=date(2020, 1, 1), model=model
    )
    (task,) = model.tasks
    assert {claim.source for claim in task.table.claims} == {"X"}
    assert (task.last_day, task.seed, task.held_out) == (40, 9, late)
    assert found.as_of == date(2020, 1, 15)
    assert (found.set_aside[0].group, found.seed, len(found.table.claims)) == ("Y", 9, 7)
    found = estimate_losses(TABLE, Run(), names_lists=["X:Military Deaths"], names_delay_days=30.0, model=model)
    assert (model.tasks[-1].names[0].source, model.tasks[-1].names[0].delay_days) == ("X", 30.0)
    assert found.names[0].delay_days == 30.0


def test_what_a_plain_look_found_is_told() -> None:
    """Checks and restatements stand in the findings, and the rows of the latter are not in the task."""
    base = [replace(TABLE.claims[0], row=day, day=day, count=1003.0 + 97 * day) for day in range(1, 21)]
    base = [replace(claim, category="Military Deaths") for claim in base]
    again = [replace(claim, row=50 + claim.row, count=3 * claim.count, category="Military Injuries") for claim in base]
    fallen = replace(base[0], row=99, day=30, count=11.0)
    model = Decreed()
    found = estimate_losses(replace(TABLE, claims=(*base, *again, fallen)), Run(), model=model)
    (restated,) = found.restatements
    assert (restated.multiplier, restated.added, restated.shared, restated.is_set_aside) == (3, 0, 20, True)
    assert [check.rows for check in found.checks if check.stream.endswith("Military Deaths:A")]
    assert [claim.row for claim in model.tasks[0].table.claims] == [*range(1, 21), 99]
    plain = estimate_losses(replace(TABLE, claims=(*base, *again)), Run(), model=model, wishes=WEIGHED)
    assert not plain.restatements[0].is_set_aside


def test_who_counts_itself_is_not_asked_whether_it_repeats() -> None:
    """The stream stands in the task, and the question of the plain look is gone; another's stays."""
    agency = [replace(TABLE.claims[0], row=n, day=1 + 2 * n, count=1003.0 + 197 * n) for n in range(10)]
    repeats = [
        replace(claim, row=50 * at + claim.row, day=claim.day + 1, source=name)
        for at, name in enumerate(("Paper", "Radio"), start=1)
        for claim in agency[:-1]
    ]
    table, model = replace(TABLE, claims=(*agency, *repeats)), Decreed()
    asked = [
        {check.stream for check in found.checks if check.kind == "relayed"}
        for found in (
            estimate_losses(table, Run(), model=model, wishes=LossWishes(own_count=own))
            for own in ((), ("Paper:Tanks",))
        )
    ]
    assert asked == [{"Paper:Tanks:A", "Radio:Tanks:A"}, {"Radio:Tanks:A"}]
    assert [task.own for task in model.tasks] == [frozenset(), {Stream("Paper", "A", "Tanks")}]


def test_every_column_that_is_not_there_is_told_at_once() -> None:
    """Both kinds of columns are held against the table, and the nearest name is offered."""
    with pytest.raises(BadInput, match="Did you mean 'X:Tanks'") as refused:
        estimate_losses(TABLE, Run(), one_origin=["X:Tank", "Q:Q"], names_lists=["X:Tonks"], model=Decreed())
    assert [fault.file for fault in refused.value.faults] == ["one_origin", "one_origin", "names_lists"]


def test_lists_of_names_go_with_the_default_model_on_all_rows() -> None:
    """Both reasons against it are told, in the words of the call."""
    with pytest.raises(BadInput, match="it goes with the default model on all rows") as refused:
        estimate_losses(TABLE, Run(), names_lists=["X:Tanks"], as_published=True, held_out=TABLE, model=Decreed())
    assert [fault.remedy for fault in refused.value.faults] == [
        "Leave it out, or `as_published`.", "Leave it out, or `held_out`.",
    ]  # fmt: skip


def test_a_second_run_answers_from_what_was_kept(tmp_path: Path) -> None:
    """The same table and call give the same findings, seconds included, and nothing is fitted anew; a seed is a key."""
    short, run = replace(TABLE, claims=TABLE.claims[:4]), Run(keeper=Keeper(tmp_path))
    first = estimate_losses(short, run, as_published=True, n_draws=20)
    assert len(list(tmp_path.iterdir())) == 1
    again = estimate_losses(replace(short, file="elsewhere.csv"), run, as_published=True, n_draws=20)
    assert again == replace(first, table=again.table)
    assert len(list(tmp_path.iterdir())) == 1
    estimate_losses(short, replace(run, seed=1), as_published=True, n_draws=20)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_number_of_parts_is_in_the_task_or_refused() -> None:
    """From two to as many as there are rows; a table held out is none of them."""
    model = Decreed()
    with pytest.raises(BadInput, match="the table's 6 distinct rows are left out in 2 parts or more; found 8"):
        estimate_losses(TABLE, Run(), held_out=8, model=model)
    with pytest.raises(BadInput, match="found 1"):
        estimate_losses(TABLE, Run(), held_out=1, model=model)
    assert not model.tasks


def test_nothing_is_kept_of_a_model_that_was_handed_in(tmp_path: Path) -> None:
    """What it follows from is not known."""
    estimate_losses(TABLE, Run(keeper=Keeper(tmp_path)), model=Decreed())
    assert not list(tmp_path.iterdir())


def test_what_is_kept_comes_back_whole() -> None:
    """Every kind of result survives being written and read, to the last digit."""
    results = loss_results()
    assert from_bytes(LossResults, to_bytes(results)) == results


def test_the_delay_is_that_of_the_model() -> None:
    """The mean delay is said without loading the model, so that nothing but this holds the two together."""
    assert NAMES_DELAY_DAYS == DELAY_DAYS
    assert date(2022, 2, 24) == DAY_ONE
