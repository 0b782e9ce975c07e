"""A rule stands in three places: the vocabulary, its finding with its figures, its sentence with what clears it."""

import ast
from pathlib import Path

import pytest

from tracker.rules.exceptions import (
    OF_A_RECOMMENDATION,
    OF_A_REGISTER,
    answers,
    delivery,
    outcomes,
    proof,
    silence,
    source,
)
from tracker.rules.exceptions.case import Figures
from tracker.vocabulary import Rule
from tracker.words.exceptions import WORDINGS

FAMILIES = (answers, delivery, outcomes, proof, silence, source)


def is_figures_of_a_rule(value):
    return isinstance(value, type) and issubclass(value, Figures) and hasattr(value, "rule")


# By module: a class with slots leaves its first make behind, so that `__subclasses__` has each of them twice.
FIGURES = sorted(
    {each for family in FAMILIES for each in vars(family).values() if is_figures_of_a_rule(each)},
    key=lambda figures: figures.__name__,
)


def test_every_rule_has_figures_and_all_figures_are_of_a_rule():
    assert {each.rule for each in FIGURES} == set(Rule)


@pytest.mark.parametrize("figures", FIGURES, ids=lambda figures: figures.__name__)
def test_every_rule_has_its_sentence_and_what_clears_it(figures):
    wording = WORDINGS[figures]
    assert wording.clears.replace("{where}", "responses/R-01.yaml")[-1] == "."
    assert "{" not in wording.clears.replace("{where}", "")


def test_nothing_is_worded_that_no_rule_finds():
    assert set(WORDINGS) == set(FIGURES)


def test_a_sentence_stands_in_the_module_of_the_name_that_its_rule_stands_in():
    apart = {
        figures.__name__
        for figures, wording in WORDINGS.items()
        if figures.__module__.rpartition(".")[2] != wording.sentence.__module__.rpartition(".")[2]
    }
    assert apart == set()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_every_rule_of_a_family_is_asked(family):
    """A function that raises and is in no list would never be asked, and its rule never hold."""
    tree = ast.parse(Path(family.__file__).read_text("utf-8"))
    found = {
        each.name for each in tree.body if isinstance(each, ast.FunctionDef) and ast.unparse(each.returns) == "Found"
    }
    asked = {rule.__name__ for rule in (*OF_A_RECOMMENDATION, *OF_A_REGISTER) if rule.__module__ == family.__name__}
    assert found == asked != set()
