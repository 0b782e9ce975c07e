"""Contract: "A change is allowed with an entry in the same file's `corrections:`"."""

import pytest

from tests.register.promises import R01, TEXTS, broken, edited, told

DATE = "actions[R-01.1].updates[1].date"


def corrected(texts, *corrections, path=R01):
    """Return the register with corrections (field, was, now) at the end of a file."""
    rows = "".join(
        f'  - {{date: 2021-01-10, by: board, field: "{field}", was: {was}, now: {now}, reason: A slip.}}\n'
        for field, was, now in corrections
    )
    head = "" if "\ncorrections:\n" in texts[path] else "corrections:\n"
    return {**texts, path: texts[path] + head + rows}


def changed(old="date: 2020-06-15", new="date: 2020-06-16", texts=TEXTS, path=R01):
    return edited(path, old, new, texts)


def test_a_correction_allows_its_change():
    assert told(corrected(changed(), (DATE, "2020-06-15", "2020-06-16"))) == []


def test_the_line_that_the_message_gives_allows_it_once_completed():
    after = changed(
        "note: Half of it is done.",
        'note: "Half: \\"50 %\\" of it is done, as far as we know at the time of writing it down."',
    )
    [problem] = broken(after)
    line = problem.message.partition("'corrections:' ")[2]
    line = line.replace("YEAR-MONTH-DAY", "2021-01-10").replace("PARTY", "board").replace("WHY", "A slip.")
    assert told({**after, R01: f"{after[R01]}corrections:\n  {line}\n"}) == []


def test_a_correction_of_another_value_does_not_allow_it_and_says_so():
    after = corrected(changed(), (DATE, "2020-06-14", "2020-06-16"))
    assert told(after) == [
        "responses/R-01.yaml:18:15: error[promise]: 'date' of this update said '2020-06-15' and now says '2020-06-16'; "
        "what was recorded once is not rewritten. The correction on line 33 does not allow it: it is about "
        "actions[R-01.1].updates[1].date, which was '2020-06-14' and is now '2020-06-16'. Put it back and add a new "
        "update, or if it was a mistake add below 'corrections:' - {date: YEAR-MONTH-DAY, by: PARTY, field: "
        '"actions[R-01.1].updates[1].date", was: "2020-06-15", now: "2020-06-16", reason: WHY}'
    ]


@pytest.mark.parametrize(
    ("field", "was", "now"),
    [
        (DATE, "2020-06-15", "2020-06-17"),
        (DATE, "2020-06-15", "null"),
        ("actions[R-01.1].updates[0].date", "2020-06-15", "2020-06-16"),
        ("actions[R-01.1].updates[2].date", "2020-06-15", "2020-06-16"),
        ("actions[R-01.2].updates[1].date", "2020-06-15", "2020-06-16"),
        ("actions[R-01.1].updates[1].note", "2020-06-15", "2020-06-16"),
        ("updates[1].date", "2020-06-15", "2020-06-16"),
    ],
)
def test_a_correction_that_does_not_fit_allows_nothing(field, was, now):
    assert len(broken(corrected(changed(), (field, was, now)))) == 1


def test_a_correction_in_another_file_allows_nothing():
    after = corrected(changed(), (DATE, "2020-06-15", "2020-06-16"), path="concerns.yaml")
    assert len(broken(after)) == 1


def test_a_correction_that_was_there_before_allows_nothing_new():
    before = corrected(TEXTS, (DATE, "2020-06-15", "2020-06-16"))
    assert len(broken(changed(texts=before), before)) == 1


def test_a_correction_may_not_be_taken_out_again():
    before = corrected(changed(), (DATE, "2020-06-15", "2020-06-16"))
    [problem] = broken(changed(), before)
    assert problem.message.startswith("The correction of 2021-01-10 is gone")


def test_corrections_that_follow_one_another_lead_from_what_was_to_what_is():
    after = corrected(changed(), (DATE, "2020-06-17", "2020-06-16"), (DATE, "2020-06-15", "2020-06-17"))
    assert told(after) == []


def test_two_corrections_that_do_not_meet_allow_nothing():
    after = corrected(changed(), (DATE, "2020-06-15", "2020-06-17"), (DATE, "2020-06-18", "2020-06-16"))
    assert len(broken(after)) == 1


def test_numbers_count_in_the_list_as_it_is_now_and_as_it_was_when_the_correction_was_made():
    late = "      - {date: 2020-04-01, status: in_progress, by: force, note: Begun.}\n"
    after = edited(R01, "      - date: 2020-06-15", late + "      - date: 2020-06-16")
    for number, allowed in ((0, False), (1, True), (2, True), (3, False)):
        field = f"actions[R-01.1].updates[{number}].date"
        assert (told(corrected(after, (field, "2020-06-15", "2020-06-16"))) == []) is allowed


def test_an_entry_that_was_a_mistake_may_be_taken_out_with_a_correction():
    line = "      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}\n"
    field = "actions[R-01.1].updates[2]"
    assert told(corrected(edited(R01, line, ""), (field, "2020-09-01", "null"))) == []
    assert len(broken(corrected(edited(R01, line, ""), (field, "2020-09-02", "null")))) == 1


def test_a_correction_is_spent_on_one_entry():
    line = "      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}\n"
    twice = edited(R01, line, line + line)
    field = "actions[R-01.1].updates[2]"
    none = edited(R01, line, "")
    assert len(broken(corrected(none, (field, "2020-09-01", "null")), twice)) == 1
    assert told(corrected(none, *[(field, "2020-09-01", "null")] * 2), twice) == []


def test_a_new_correction_may_say_what_an_old_one_said():
    line = "      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}\n"
    said = ("actions[R-01.1].updates[2]", "2020-09-01", "null")
    before = corrected(TEXTS, said)  # of another such entry, long gone
    assert told(corrected(edited(R01, line, "", before), said), before) == []


def test_texts_that_begin_alike_are_given_in_full():
    start = "All of it was done as it was asked, at every station and in every suite"
    before, after = (edited(R01, "note: Nothing yet.", f"note: {start}, {end}.") for end in ("by May", "by June"))
    [problem] = broken(after, before)
    assert f'was: "{start}, by May.", now: "{start}, by June."' in problem.message


def test_a_record_with_an_id_may_be_taken_out_with_a_correction():
    line = "  - {id: R-01.2, title: Do the rest, owner: null}\n"
    assert told(corrected(edited(R01, line, ""), ("actions[R-01.2]", "R-01.2", "null"))) == []


SEARCHES, SECOND, D2 = (
    "indicators[searches].observations[0].value",
    "sources[R].statements[1].covers",
    "meetings[board-1].decisions[D2].outcome",
)
FIRST_DATE = "actions[R-01.1].updates[0].date"


@pytest.mark.parametrize(
    ("path", "old", "new", "field", "was", "now"),
    [
        ("indicators.yaml", "value: 12.5", "value: 13", SEARCHES, "12.50", "13.0"),
        ("recommendations.yaml", "covers: [R-01]", "covers: [R-02]", SECOND, '"[R-01]"', "R-02"),
        (R01, "evidence: [E1]", "evidence: [E2]", "actions[R-01.1].updates[1].evidence", "E1", "E2"),
        (R01, "      - date: 2020-03\n", "      - date: 2020-04\n", FIRST_DATE, "2020-03", "2020-04"),
        (R01, "passed: 5", "passed: 6", "verifications[0].sample.passed", "5", "6"),
        ("meetings.yaml", "outcome: agreed", "outcome: refused", D2, "agreed", "refused"),
        ("concerns.yaml", "to: force", "to: board", "concerns[C1].steps[0].to", "force", "board"),
        (R01, ", sample: {size: 8, passed: 5}", "", "verifications[0].sample", '"8, 5"', "null"),
    ],
)
def test_was_and_now_are_as_written(path, old, new, field, was, now):
    assert told(corrected(changed(old, new, path=path), (field, was, now), path=path)) == []


def test_a_long_text_may_be_given_by_its_beginning():
    text = "It is done in all of the suites but one, where the rota does not allow it before the spring."
    before = changed("note: Nothing yet.", f"note: {text}")
    after = changed("note: Nothing yet.", "note: Nothing is done.")
    field = "actions[R-01.1].updates[0].note"
    assert told(corrected(after, (field, f'"{text[:40]}…"', "Nothing is done.")), before) == []
    assert len(broken(corrected(after, (field, '"It is…"', "Nothing is done.")), before)) == 1
    assert len(broken(corrected(after, (field, f'"{text[:40]}"', "Nothing is done.")), before)) == 1
