"""Python's collector of circles, paused while many objects are made that have none.

Knows nothing of what is made.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector: to look for circles among objects that are being made can take half of the making."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
