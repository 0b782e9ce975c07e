"""Weekly counts → in how many runs everything is done by the end of each week to come.

Takes numbers, returns numbers. The only rule that uses numpy: the same runs in plain Python take ten times as long.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy

RUNS = 10_000
SEED = 1
HORIZON = 25 * 52  # weeks, 25 years: further ahead the answer is "not within that time"
_HALF, _LOW = numpy.uint64(32), numpy.uint64(2**32 - 1)


def runs_done(counts: Sequence[int], to_do: int, runs: int, weeks: int) -> list[int]:
    """Return how many of the runs have done all `to_do` by the end of the first week, of the second, and so on.

    Each run draws one of `counts` for each week, with replacement. The answer goes on until `runs` of them have ended
    and `weeks` weeks are covered, or all have ended, or the horizon is reached. `counts` must not all be 0.
    """
    return list(_drawn(tuple(counts), to_do, runs, weeks))


# What was forecast at the end of an earlier quarter is asked for again on every later day, and is always the same.
@lru_cache(maxsize=512)
def _drawn(counts: tuple[int, ...], to_do: int, runs: int, weeks: int) -> tuple[int, ...]:
    # The raw words of a bit generator: numpy guarantees that a seed always gives the same ones, and says so of no draw.
    words = numpy.random.PCG64(SEED)
    weekly, many = numpy.array(counts, numpy.int32), numpy.uint64(len(counts))
    left = numpy.full(RUNS, to_do, numpy.int32)
    done = [0]
    while done[-1] < RUNS and (done[-1] < runs or len(done) <= weeks) and len(done) <= HORIZON:
        drawn = words.random_raw(RUNS // 2)  # 64 bits each: enough for two runs
        which = numpy.concatenate((drawn >> _HALF, drawn & _LOW)) * many >> _HALF
        left -= weekly.take(which.astype(numpy.intp))
        done.append(int(numpy.count_nonzero(left <= 0)))
    return tuple(done[1:])
