"""Contract: "Write-once promises": what is guarded, what may be filled, and what is not guarded."""

import pytest

from tests.register.promises import R01, TEXTS, broken, edited, register_of, told
from tracker.register.promises.promises import broken_promises
from tracker.register.reading.reading import read

ASKED, MEETINGS, CONCERNS, INDICATORS = "recommendations.yaml", "meetings.yaml", "concerns.yaml", "indicators.yaml"

# path, what it said, what it says now, the line and the field that the message names, its path in a correction
CHANGES = [
    (ASKED, "issued_on: 2020-01\n", "issued_on: 2020-02\n", 11, "issued_on", "sources[R].issued_on"),
    (ASKED, "expected_count: 2", "expected_count: 3", 13, "expected_count", "sources[R].expected_count"),
    (ASKED, "covers: all", "covers: some", 15, "covers", "sources[R].statements[0].covers"),
    (ASKED, "covers: [R-01]", "covers: [R-01, R-02]", 16, "covers", "sources[R].statements[1].covers"),
    (ASKED, "The first is done.", "One is done.", 16, "text", "sources[R].statements[1].text"),
    (ASKED, "Do the first thing.", "Do another thing.", 22, "summary", "recommendations[R-01].summary"),
    (ASKED, "due: 2020-12-31", "due: 2021-01-31", 24, "due", "recommendations[R-01].due"),
    (ASKED, "text: One part.", "text: A part.", 27, "text", "recommendations[R-01].limbs[a].text"),
    (R01, "decision: accepted", "decision: noted, reason: Why not", 2, "decision", "acceptance[0].decision"),
    (R01, "date: 2020-02-01", "date: 2020-02-02", 2, "date", "acceptance[0].date"),
    (R01, "due: 2021-03-31", "due: 2021-06-30", 4, "due", "extensions[0].due"),
    (R01, "date: 2020-05-01, to: board", "date: 2020-05-01, to: force", 6, "to", "handovers[0].to"),
    (R01, "date: 2020-05-01, to: board", "date: 2020-05-03, to: board", 6, "date", "handovers[0].date"),
    (R01, "due: 2020-12-31", "due: 2021-01-31", 11, "due", "actions[R-01.1].due"),
    (R01, "note: Nothing yet.", "note: Something.", 17, "note", "actions[R-01.1].updates[0].note"),
    (R01, "date: 2020-06-15", "date: 2020-06-16", 18, "date", "actions[R-01.1].updates[1].date"),
    (R01, "status: in_progress", "status: implemented", 19, "status", "actions[R-01.1].updates[1].status"),
    (R01, "evidence: [E1]", "evidence: [E2]", 22, "evidence", "actions[R-01.1].updates[1].evidence"),
    (R01, "note: All of it is done.", "note: All., marking: official", 23, "note", "actions[R-01.1].updates[2].note"),
    (R01, "date: 2020-06-01", "date: 2020-06-02", 26, "date", "evidence[E1].date"),
    (R01, "received: 2020-08-01", "received: 2020-08-02", 27, "received", "evidence[E2].received"),
    (R01, "passed: 5", "passed: 6", 29, "passed", "verifications[0].sample.passed"),
    (R01, "outcome: partly_verified", "outcome: verified", 29, "outcome", "verifications[0].outcome"),
    (R01, "reason: Too slow.", "reason: Slow.", 31, "reason", "escalations[0].reason"),
    (MEETINGS, "outcome: agreed", "outcome: refused", 9, "outcome", "meetings[board-1].decisions[D2].outcome"),
    (MEETINGS, "owner: force", "owner: board", 9, "owner", "meetings[board-1].decisions[D2].owner"),
    (CONCERNS, "raised_by: Residents", "raised_by: Others", 5, "raised_by", "concerns[C1].raised_by"),
    (CONCERNS, "text: Asked for", "text: Hoped for", 8, "text", "concerns[C1].steps[0].text"),
    (INDICATORS, "value: 12.5", "value: 12.6", 6, "value", "indicators[searches].observations[0].value"),
]


@pytest.mark.parametrize(("path", "old", "new", "line", "field", "named"), CHANGES)
def test_a_filled_field_may_not_change(path, old, new, line, field, named):
    problems = broken(edited(path, old, new))
    about = [each for each in problems if f"'{field}' of this" in each.message]
    assert [(each.path, each.line, each.level, each.code) for each in about] == [(path, line, "error", "promise")]
    assert f'field: "{named}"' in about[0].message


def test_the_message_says_what_was_what_is_and_what_to_write():
    assert told(edited(R01, "date: 2020-06-15", "date: 2020-06-16")) == [
        "responses/R-01.yaml:18:15: error[promise]: 'date' of this update said '2020-06-15' and now says '2020-06-16'; "
        "what was recorded once is not rewritten. Put it back and add a new update, or if it was a mistake add below "
        "'corrections:' - {date: YEAR-MONTH-DAY, by: PARTY, field: \"actions[R-01.1].updates[1].date\", "
        'was: "2020-06-15", now: "2020-06-16", reason: WHY}'
    ]


def test_of_a_deadline_an_extension_is_named_first():
    [problem] = broken(edited(ASKED, "due: 2020-12-31", "due: 2021-01-31"))
    assert problem.message == (
        "'due' of this recommendation said '2020-12-31' and now says '2021-01-31'; what was recorded once is not "
        "rewritten. Put it back, and where a later day was agreed add it to 'extensions' in responses/R-01.yaml; if it "
        "was a mistake add below 'corrections:' - {date: YEAR-MONTH-DAY, by: PARTY, "
        'field: "recommendations[R-01].due", was: "2020-12-31", now: "2021-01-31", reason: WHY}'
    )


OFF = "title: A register, rules_off: [{rule: quiet, reason: Nobody asks., since: 2021-01-01}]"
SWITCH = (
    "corrections:\n  - {date: 2021-01-01, by: board, field: 'register.rules_off[0]', was: %s, now: %s, reason: R.}\n"
)


def switched_off(texts=TEXTS):
    """Return the register with a rule switched off."""
    return edited(ASKED, "title: A register", OFF, texts)


def test_a_rule_that_is_switched_off_needs_a_correction():
    assert told(switched_off()) == [
        "recommendations.yaml:1:43: error[promise]: The exception rule 'quiet' is now switched off. Put it back as it "
        "was, or add below 'corrections:' - {date: YEAR-MONTH-DAY, by: PARTY, "
        'field: "register.rules_off[0]", was: null, now: "quiet", reason: WHY}'
    ]
    after = switched_off()
    assert told({**after, ASKED: after[ASKED] + SWITCH % ("null", "quiet")}) == []


def test_a_rule_that_is_switched_on_again_needs_a_correction():
    before, after = switched_off(), TEXTS
    [problem] = broken_promises(register_of(before), register_of(after))
    assert problem.message.startswith("The exception rule 'quiet' is now switched on again. Put it back as it was, or ")
    after = {**TEXTS, ASKED: TEXTS[ASKED] + SWITCH % ("quiet", "null")}
    assert broken_promises(register_of(before), register_of(after)) == ()


def test_a_field_that_was_emptied_is_told_at_its_record():
    [problem] = broken(edited(ASKED, "    summary: Do the first thing.\n", ""))
    assert (problem.line, problem.message.partition(";")[0]) == (
        18,
        "'summary' of this recommendation said 'Do the first thing.' and now says nothing",
    )


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "named"),
    [
        (R01, "acceptance: {decision: accepted, date: 2020-02-01, by: force}\n", "", 1, "The answer of 2020-02-01"),
        (R01, "  - {date: 2020-05-01, to: board}\n", "", 5, "The handover of 2020-05-01"),
        (R01, "      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}\n", "", 13,
         "The update of 2020-09-01"),
        (R01, "  - {id: R-01.2, title: Do the rest, owner: null}\n", "", 7, "The action R-01.2"),
        (R01, "  - {id: E2, title: A letter, kind: letter, received: 2020-08-01, shows: The rest., marking: public}\n",
         "", 25, "The evidence E2"),
        (R01, ", sample: {size: 8, passed: 5}", "", 29, "The sample of 8, 5"),
        (ASKED, "      - {id: b, text: Another part.}\n", "", 26, "The limb b"),
        (ASKED, "  - {id: R-02, source: R, title: Second, wording_status: not_transcribed, due_basis: none}\n", "", 17,
         "The recommendation R-02"),
        (MEETINGS, "      - {id: D1, text: Note it., outcome: asked, recommendations: [R-01]}\n", "", 7,
         "The decision D1"),
        (CONCERNS, "    steps:\n      - {date: 2020-05-02, to: force, text: Asked for an answer.}\n", "", 2,
         "The step of 2020-05-02"),
        (INDICATORS, "      - {as_of: 2020-03, value: 12.5, published_on: 2020-04-01, title: First figures}\n", "", 5,
         "The observation of 2020-03"),
    ],
)  # fmt: skip
def test_an_entry_may_not_be_taken_out(path, old, new, line, named):
    [problem] = broken(edited(path, old, new))
    assert (problem.path, problem.line, problem.message.partition(" is gone")[0]) == (path, line, named)


def test_an_entry_that_is_gone_says_how_to_correct_it():
    line = "      - {date: 2020-09-01, status: implemented, by: force, note: All of it is done.}\n"
    assert told(edited(R01, line, "")) == [
        "responses/R-01.yaml:13:5: error[promise]: The update of 2020-09-01 is gone; what was recorded once is not "
        "taken out. Put it back, or if it was a mistake add below 'corrections:' - {date: YEAR-MONTH-DAY, by: PARTY, "
        'field: "actions[R-01.1].updates[2]", was: "2020-09-01", now: null, reason: WHY}'
    ]


def test_a_file_may_not_be_taken_away():
    after = {path: text for path, text in TEXTS.items() if path != R01}
    assert told(after) == [
        "responses/R-01.yaml:1:1: error[promise]: The file is gone, with all that was answered and done about R-01. "
        "Put it back as it was."
    ]


def test_a_file_that_goes_with_its_recommendation_is_told_once():
    first = TEXTS[ASKED][TEXTS[ASKED].index("  - id: R-01\n") : TEXTS[ASKED].index("  - {id: R-02")]
    after = edited(ASKED, first, "", {path: text for path, text in TEXTS.items() if path != R01})
    after = edited(ASKED, "covers: [R-01]", "covers: [R-02]", after)
    after = edited(MEETINGS, ", recommendations: [R-01]", "", after)
    assert [each.message.partition(";")[0] for each in broken(after) if "is gone" in each.message] == [
        "The recommendation R-01 is gone"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ASKED, "    owner: force\n", "    owner: force\n    wording: The official text.\n"),
        (ASKED, "title: Second, ", "title: Second, due: 2021-01-01, "),
        (R01, "reason: Too slow.", "reason: Too slow., answered_on: 2020-08-01, answer: Soon."),
        (R01, "received: 2020-08-01", "date: 2020-07-30, received: 2020-08-01"),
        (R01, "shows: The rest.", "shows: The rest., file: null"),
        (MEETINGS, "owner: force", "owner: force, due: 2020-08-01, done_on: 2020-07-01"),
        (CONCERNS, "    steps:", "    resolved_on: 2020-08-01\n    resolution: Done.\n    steps:"),
    ],
)
def test_a_null_may_be_filled(path, old, new):
    after = edited(path, old, new)
    if "due: 2021" in new:
        after = edited(ASKED, "due_basis: none", "due_basis: stated", after)
    assert told(after) == []


def test_an_outcome_that_was_not_on_record_may_be_filled():
    assert told(edited(MEETINGS, "outcome: asked", "outcome: agreed")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("issued_on: 2020-01\n", "issued_on: 2020-01-01\n"),
        ("issued_on: 2020-01\n", "issued_on: 2020-01-31\n"),
    ],
)
def test_a_month_may_be_made_exact(old, new):
    assert told(edited(ASKED, old, new)) == []


def test_a_day_may_not_be_made_a_month_though_it_is_the_last_of_it():
    before = edited(ASKED, "issued_on: 2020-01\n", "issued_on: 2020-01-31\n")
    [problem] = broken(TEXTS, before)
    assert "said '2020-01-31' and now says '2020-01'" in problem.message


def test_a_month_may_not_be_made_a_day_of_another():
    [problem] = broken(edited(R01, "date: 2020-03\n", "date: 2020-04-01\n"))
    assert "said '2020-03' and now says '2020-04-01'" in problem.message


def test_a_list_of_names_may_grow_in_order():
    assert told(edited(R01, "evidence: [E1]", "evidence: [E2, E1]")) == []


def test_the_date_that_counts_is_guarded_and_the_other_is_not():
    before = edited(R01, "received: 2020-08-01", "date: 2020-07-30, received: 2020-08-01")
    assert told(edited(R01, "received: 2020-08-01", "received: 2020-08-05", before), before) == []


def test_a_hash_is_guarded():
    def register(digest):
        texts = edited(R01, "shows: The rest.", f"shows: The rest., file: evidence/a.txt, sha256: {digest}")
        return read({path: text.encode() for path, text in texts.items()}, {"evidence/a.txt": digest}).register

    [problem] = broken_promises(register("a" * 64), register("b" * 64))
    assert "'sha256' of this evidence" in problem.message
    assert problem.line == 27


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ASKED, "title: First", "title: Number one"),
        (ASKED, "wording_status: summary", "wording_status: theme"),
        (ASKED, "verifiers: [board]", "verifiers: [board, force]"),
        (ASKED, "name: Borset Police", "name: Borsetshire Police"),
        (R01, "title: Do it", "title: Do it well"),
        (R01, "shows: The rest.", "shows: What is left."),
        (R01, "title: A paper", "title: A report"),
        (MEETINGS, "title: Oversight Board\n    status: held", "title: The Board\n    status: held"),
        (MEETINGS, "  - {id: board-2, date: 2030-04-01, body: board, title: Oversight Board, status: planned}\n", ""),
        (INDICATORS, "  - {id: nothing-yet, title: Nothing yet, unit: people}\n", ""),
        (INDICATORS, "value: 12.5", "value: 12.50"),
    ],
)
def test_what_is_not_guarded_may_change(path, old, new):
    assert told(edited(path, old, new)) == []


def test_records_with_ids_may_stand_in_any_order():
    one, other = "      - {id: a, text: One part.}\n", "      - {id: b, text: Another part.}\n"
    assert told(edited(ASKED, one + other, other + one)) == []


def test_without_texts_a_problem_stands_at_its_entry():
    after = register_of(edited(R01, "status: in_progress", "status: implemented"))
    [problem] = broken_promises(register_of(TEXTS), after)
    assert (problem.line, problem.column) == (18, 9)
