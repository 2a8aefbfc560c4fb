"""Work in threads."""

import threading
import time

import pytest

from passmuster.parallel.threads import aside, side_by_side


def test_results_come_in_order_of_the_tasks():
    """Whichever task is done first."""

    def slow_first(task):
        time.sleep(0.05 if task == 0 else 0.0)
        return task * task

    assert side_by_side(slow_first, range(5)) == [0, 1, 4, 9, 16]
    assert side_by_side(slow_first, []) == []


def test_what_goes_wrong_in_one_is_raised():
    """No task is lost without a word."""
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda task: 1 / task, [1, 0, 2])


def test_work_goes_on_beside():
    """Either waits for the other, so that they must be under way at once."""
    here, there = threading.Event(), threading.Event()

    def work():
        there.set()
        return here.wait(timeout=10)

    with aside(work) as result:
        assert there.wait(timeout=10)
        here.set()
        assert result()


def test_what_goes_wrong_aside_is_raised_where_it_is_asked_for():
    """And not before."""
    with aside(lambda: 1 / 0) as result:
        done = True
        with pytest.raises(ZeroDivisionError):
            result()
    assert done
