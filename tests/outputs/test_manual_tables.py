"""The manual's tables, made from the declarations."""

import pytest

from tracker.outputs.generated.manual import NoSuchTable, with_tables

SAMPLE = """\
| field | holds | needed | what it says |
|---|---|---|---|
| `size` | a whole number | yes | How many were looked at. |
| `passed` | a whole number | | How many of them passed; empty where that is not on record. |
"""
BETTER = """\
| write | shown as | means |
|---|---|---|
| `lower` | Lower | A lower figure is claimed to be better. |
| `higher` | Higher | A higher figure is claimed to be better. |
"""


def table(what: str) -> list[list[str]]:
    """Return the cells of a table."""
    lines = with_tables(f"<!-- {what} -->\n<!-- end -->").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:-1]]


def test_a_table_stands_between_its_markers_and_what_people_wrote_stays() -> None:
    marked = (
        "Before.\n<!-- fields of Sample -->\n{}<!-- end -->\nBetween.\n<!-- words of Better -->\n{}<!-- end -->\nAfter."
    )
    assert with_tables(marked.format("", "")) == marked.format(SAMPLE, BETTER)
    assert with_tables(marked.format("| out of date |\n", "")) == marked.format(SAMPLE, BETTER)


def test_fields_say_what_they_hold_whether_they_are_needed_and_what_else_holds() -> None:
    rows = {row[0]: row[1:3] for row in table("fields of RegisterSettings")}
    assert rows["`title`"] == ["text", "yes"]
    assert rows["`as_at`"] == ["a day, a month or a year", ""]
    assert rows["`quarters`"] == ["`financial` `calendar`", "else `financial`"]
    assert rows["`due_soon_days`"] == ["a whole number", "else `30`"]
    assert rows["`repository`"] == ["a web address", ""]


def test_fields_are_called_as_files_call_them_and_lists_say_of_what() -> None:
    assert [row[0] for row in table("fields of Handover")][2:] == ["`date`", "`from`", "`to`", "`reason`"]
    assert ["`sample`", "[Sample](#sample)"] in [row[:2] for row in table("fields of Verification")]
    assert ["`updates`", "a list of [Update](#update)"] in [row[:2] for row in table("fields of Action")]
    assert ["`covers`", "`all` `some`, or a list of text"] in [row[:2] for row in table("fields of Statement")]
    assert ["`acceptance`", "[Answer](#answer), or a list of [Answer](#answer)"] in [
        row[:2] for row in table("fields of Response")
    ]
    assert ["`rule`", "[an exception rule](#exceptions)"] in [row[:2] for row in table("fields of RuleOff")]
    assert ["`title`", "text", ""] in [row[:3] for row in table("fields of Recommendation")]
    assert ["`due`", "a day or a month"] in [row[:2] for row in table("fields of Recommendation")]
    assert ["`value`", "a number"] in [row[:2] for row in table("fields of Observation")]
    assert ["`approximate`", "`true` or `false`", "else `false`"] in [row[:3] for row in table("fields of Observation")]


def test_nobody_is_told_to_write_that_nothing_is_reported() -> None:
    words = [row[0] for row in table("words of Status")]
    assert words == [
        "write",
        "---",
        "`not_started`",
        "`in_progress`",
        "`partly_implemented`",
        "`implemented`",
        "`withdrawn`",
    ]


def test_words_that_are_worked_out_are_not_said_to_be_written() -> None:
    assert table("words of Flag")[0] == ["word", "shown as", "means"]
    assert table("words of Rule")[0] == ["rule", "shown as", "severity", "holds when"]
    assert table("words of Rule")[2][:3] == ["`overdue`", "Overdue", "3"]


@pytest.mark.parametrize("what", ["fields of Nothing", "words of Nothing", "fields of Status", "words of Source"])
def test_a_marker_that_names_nothing_is_told(what: str) -> None:
    with pytest.raises(NoSuchTable, match=f"There are no {what}, so no table of them"):
        table(what)


def test_a_marker_that_is_not_closed_swallows_nothing() -> None:
    text = "<!-- fields of Sample -->\nNot closed.\n<!-- words of Better -->\n<!-- end -->"
    assert (
        with_tables(text) == f"<!-- fields of Sample -->\nNot closed.\n<!-- words of Better -->\n{BETTER}<!-- end -->"
    )
