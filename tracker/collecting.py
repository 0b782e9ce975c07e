"""Python's collector of circles, paused while many objects are made that have none.

Knows nothing of what is made.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 10_000  # objects


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector: to look for circles among objects that are being made can take half of the making."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _take_as_old()
            gc.enable()


@contextmanager
def spared() -> Iterator[None]:
    """Pause the collector, and never let it look through what is made meanwhile, not even as the process ends.

    For what stays to the end: modules and classes.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _take_as_old() -> None:
    """Where many objects were made, count all as old: else the collector would go through them all at once when it
    is on again. To freeze and to unfreeze joins the young to the old without a look at any; nothing stays frozen, and
    what was spared is old again: next to so many objects it no longer counts.
    """
    if gc.get_count()[0] > _MANY:
        gc.freeze()
        gc.unfreeze()
