"""Every kind of change has its sentence."""

from typing import get_args

import pytest

from tests.rules import register_of
from tracker.rules.changes.change import Change, What
from tracker.words.changes.change import SENTENCES, change_text


def test_every_kind_of_change_has_its_sentence():
    assert set(SENTENCES) == set(get_args(What))


def test_a_change_that_rests_on_another_entry_than_its_sentence_is_about_is_a_mistake_of_the_program():
    register = register_of("actions: [{updates: [2020-02-01: in_progress]}]")
    [update] = register.responses["R-01"].actions[0].updates
    with pytest.raises(TypeError, match="a change 'evidence' rests on Evidence, not on Update"):
        change_text(register, Change("evidence", None, "E1", entry=update))
