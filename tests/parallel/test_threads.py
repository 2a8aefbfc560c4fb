"""Work in threads."""

import threading
import time

import pytest

from passmuster.parallel.threads import aside, in_lull, lull_begins, side_by_side


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


def test_work_waits_for_a_lull():
    """Until one begins nothing is done; from then on it goes on beside."""
    done = threading.Event()
    with in_lull(done.set) as result:
        assert not done.wait(timeout=0.05)
        lull_begins()
        assert done.wait(timeout=10)
        assert result() is None


def test_work_that_is_asked_for_waits_no_longer():
    """Without a lull it is done where its result is asked for, once, and what goes wrong in it is raised there."""
    asked = []
    with in_lull(lambda: asked.append(1)) as result:
        result()
        lull_begins()
        result()
    assert asked == [1]
    with in_lull(lambda: 1 / 0) as result, pytest.raises(ZeroDivisionError):
        result()


def test_work_that_nobody_asked_for_is_not_done():
    """No lull that comes later begins it."""
    asked = []
    with in_lull(lambda: asked.append(1)):
        pass
    lull_begins()
    assert asked == []
