"""Contract: "draw weekly counts … with replacement until the open ones are done; 10,000 runs, fixed seed"."""

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tracker.rules.series.draws import HORIZON, RUNS, runs_done

P85 = RUNS * 85 // 100


def exactly(counts, to_do, weeks):
    """Return the chance of having done all by the end of each week, worked out without drawing."""
    left = {to_do: 1.0}
    chances = []
    for _ in range(weeks):
        after = {}
        for still, chance in left.items():
            for count in counts:
                now = max(0, still - count)
                after[now] = after.get(now, 0.0) + chance / len(counts)
        left = after
        chances.append(left.get(0, 0.0))
    return chances


def test_where_every_week_was_alike_every_run_is_alike():
    assert runs_done([2], to_do=5, runs=P85, weeks=0) == [0, 0, RUNS]


def test_the_runs_are_the_same_on_every_machine():
    assert runs_done([0, 0, 1], to_do=2, runs=P85, weeks=0) == [0, 1162, 2563, 4035, 5280, 6402, 7277, 8005, 8542]


def test_a_week_is_drawn_anew_for_each_run_and_each_week():
    done = runs_done([0, 1], to_do=1, runs=P85, weeks=0)
    chances = [each / RUNS for each in done]
    assert len(chances) == 3
    assert all(abs(found - exact) < 0.02 for found, exact in zip(chances, (0.5, 0.75, 0.875), strict=True))


def test_it_goes_on_until_so_many_have_ended_and_so_many_weeks_are_covered():
    until_the_runs = runs_done([0, 1], to_do=1, runs=P85, weeks=0)
    assert until_the_runs[-2] < P85 <= until_the_runs[-1]
    until_the_weeks = runs_done([0, 1], to_do=1, runs=P85, weeks=8)
    assert len(until_the_weeks) == 8
    assert until_the_weeks[:3] == until_the_runs


def test_it_ends_when_every_run_has_ended_however_far_the_deadline():
    assert runs_done([1], to_do=2, runs=P85, weeks=1000) == [0, RUNS]


def test_it_ends_at_the_horizon_of_25_years():
    done = runs_done([0] * 9999 + [1], to_do=50, runs=P85, weeks=0)
    assert len(done) == HORIZON == 1300
    assert done[-1] == 0


@examples(25)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=8).filter(any), st.integers(1, 12))
def test_the_runs_come_close_to_the_chances_worked_out_exactly(counts, to_do):
    done = runs_done(counts, to_do, P85, 0)
    chances = exactly(counts, to_do, len(done))
    assert done == sorted(done)
    assert max(abs(found / RUNS - exact) for found, exact in zip(done, chances, strict=True)) < 0.03
