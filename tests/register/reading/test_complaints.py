"""The nearest of the words that were perhaps meant."""

import pytest

from tracker.register.reading.complaints import nearest


@pytest.mark.parametrize(
    ("word", "words", "told"),
    [
        ("onwer", ["owner", "title"], " Did you mean 'owner'?"),
        ("OWNER", ["owner", "title"], " Did you mean 'owner'?"),
        ("in progress", ["in_progress", "implemented"], " Did you mean 'in_progress'?"),
        ("ico-01", ["ICO-01", "ICO-02"], " Did you mean 'ICO-01'?"),
        ("implementd", ["not_implemented", "implemented"], " Did you mean 'implemented'?"),
        ("green", ["not_started", "in_progress", "implemented"], ""),
        ("board", ["body", "group", "post"], ""),
        ("IC0", ["ICO"], " Did you mean 'ICO'?"),
        ("", ["owner"], ""),
        ("owner", [], ""),
    ],
)
def test_the_nearest_word_is_suggested_where_one_is_near(word, words, told):
    assert nearest(word, words) == told


def test_nothing_is_suggested_out_of_very_many_words():
    many = [f"ICO-{number:03}" for number in range(200)]
    assert nearest("ico-199", many) == " Did you mean 'ICO-199'?"
    assert nearest("ico-199", [*many, "ICO-200"]) == ""
    assert nearest("owner" * 41, ["owner" * 40]) == ""
