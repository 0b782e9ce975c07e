"""Contract: "a list's old entries must all be in the new one, in order (late entries may be put between)"."""

import pytest

from tests.register.promises import R01, TEXTS, broken, edited, told

FIRST = "      - date: 2020-03\n        status: not_started\n        by: force\n        note: Nothing yet.\n"
LAST = "      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}\n"
LATE = "      - {date: 2020-04-01, status: in_progress, by: force, note: Begun.}\n"


@pytest.mark.parametrize("before", [FIRST, "      - date: 2020-06-15\n", LAST, "  - {id: R-01.2, "])
def test_a_late_entry_may_be_put_anywhere(before):
    assert told(edited(R01, before, LATE + before)) == []


def test_an_entry_like_another_may_be_added_and_one_of_two_may_not_go():
    twice = edited(R01, LAST, LAST + LAST)
    assert told(twice) == []
    assert [each.message.partition(";")[0] for each in broken(TEXTS, twice)] == ["The update of 2020-09-01 is gone"]


def test_a_change_is_told_as_the_field_s_change_though_entries_came_around_it():
    after = edited(R01, FIRST, LATE + FIRST)
    after = edited(R01, "note: Half of it is done.", "note: Most of it is done.", after)
    after = edited(R01, LAST, LATE + LAST + LATE, after)
    [problem] = broken(after)
    assert problem.line == 22
    assert "'note' of this update said 'Half of it is done.' and now says 'Most of it is done.'" in problem.message
    assert 'field: "actions[R-01.1].updates[2].note"' in problem.message  # as the list is now


def test_two_changed_fields_of_one_entry_are_told_one_by_one():
    after = edited(R01, "date: 2020-06-15", "date: 2020-06-20")
    after = edited(R01, "status: in_progress", "status: implemented", after)
    assert [(each.line, each.message.partition(" of this")[0]) for each in broken(after)] == [
        (18, "'date'"),
        (19, "'status'"),
    ]


def test_an_entry_of_one_field_that_changed_is_still_that_entry():
    before = edited(R01, "{date: 2020-05-01, to: board}", "{date: 2020-05-01}")
    [problem] = broken(edited(R01, "{date: 2020-05-01}", "{date: 2020-05-02}", before), before)
    assert problem.message.startswith("'date' of this handover said '2020-05-01' and now says '2020-05-02'")


def test_an_entry_that_says_something_else_altogether_is_gone():
    other = "      - {date: 2020-10-20, status: withdrawn, by: board, note: It will not be done.}\n"
    [problem] = broken(edited(R01, LAST, other))
    assert problem.message.startswith("The update of 2020-09-01 is gone")


def test_an_entry_taken_from_the_middle_is_gone_and_the_next_is_not_mistaken_for_it():
    middle = TEXTS[R01][TEXTS[R01].index("      - date: 2020-06-15") : TEXTS[R01].index(LAST)]
    [problem] = broken(edited(R01, middle, ""))
    assert problem.message.startswith("The update of 2020-06-15 is gone")
    assert 'field: "actions[R-01.1].updates[1]"' in problem.message


def test_the_order_is_kept():
    after = edited(R01, LAST, FIRST, edited(R01, FIRST, ""))
    after = edited(R01, FIRST, FIRST + LAST, after)  # the first comes second, and the last stays
    assert told(after) == [
        "responses/R-01.yaml:19:9: error[promise]: The update of 2020-03 stands at another place in its list; the "
        "order is kept, because it decides between two of one day. Put it back where it was."
    ]


def figures(values):
    """Return a register with one figure a month, by their numbers."""
    rows = "".join(
        f"      - {{as_of: {1950 + number // 12}-{number % 12 + 1:02}, value: {value}, title: Figures}}\n"
        for number, value in enumerate(values)
    )
    text = f"indicators:\n  - id: searches\n    title: Searches\n    unit: searches\n    observations:\n{rows}"
    return {**TEXTS, "indicators.yaml": text}


@pytest.mark.parametrize("length", [10, 600])  # the longer one is not compared each with each
def test_a_list_changed_near_both_ends_is_told_by_its_fields(length):
    before = list(range(length))
    after = [before[0], 2000, *before[2:-2], 3000, before[-1]]
    assert [each.message.partition(";")[0] for each in broken(figures(after), figures(before))] == [
        "'value' of this observation said '1' and now says '2000'",
        f"'value' of this observation said '{length - 2}' and now says '3000'",
    ]
