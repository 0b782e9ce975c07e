"""A paper made in a process of its own: the same file, and no more time and memory than there is."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from tests.outputs.paper.papers import ORIGIN, PAPER
from tracker.outputs.paper.apart import PaperFailed, PaperTooLarge, made_apart
from tracker.outputs.paper.forms import FORMS


@pytest.mark.parametrize("ending", sorted(FORMS))
def test_the_file_is_the_same(ending: str) -> None:
    assert made_apart(FORMS[ending], PAPER, ORIGIN) == FORMS[ending].made(PAPER, ORIGIN)


@pytest.mark.skipif(sys.platform != "linux", reason="this system has no limit of memory")
def test_what_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(PaperTooLarge):
        made_apart(FORMS[".pdf"], replace(PAPER, blocks=PAPER.blocks * 400), ORIGIN, memory=160 << 20)


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(PaperTooLarge):
        made_apart(FORMS[".html"], PAPER, ORIGIN, seconds=0.01)


def test_what_fails_says_where_and_quotes_nothing() -> None:
    with pytest.raises(PaperFailed) as failed:
        made_apart(replace(FORMS[".html"], ending=".none-such"), PAPER, ORIGIN)
    assert "KeyError" in str(failed.value)
    assert "in _main" in str(failed.value)
    assert ".none-such" not in str(failed.value)
