"""How a problem is told."""

import pytest

from tracker.problems import Problem, errors_in, quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mps", "'mps'"),
        ("", "''"),
        ("two\nlines\tand a\x07bell", "'two lines and a bell'"),
        ("a\u2028b\ufeffc", "'a b c'"),
        ("préfet «é» 😀", "'préfet «é» 😀'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}…'"),
    ],
)
def test_a_text_is_shown_on_one_line_and_not_at_length(text, shown):
    assert quoted(text) == shown


def test_errors_are_counted_without_warnings():
    error = Problem("meetings.yaml", 1, 1, "error", "date", "Wrong.")
    assert errors_in([error, error._replace(level="warning"), error]) == 2
