"""Contract: "Changes between two positions, per recommendation"."""

from datetime import date

import pytest

from tests.rules.changes import changes, compared, known_of, told, values
from tracker.dates import Month
from tracker.rules.changes.compare import compare
from tracker.vocabulary import AnswerKind, Outcome, Rule, State, Status
from tracker.words.changes.change import change_text

D = date


def test_nothing_changed():
    literal = "actions: [{updates: [2020-02-01: in_progress]}]"
    comparison = compared(literal, literal, "2020-04-01 2020-04-02")
    assert dict(comparison.recommendations) == {}
    assert dict(comparison.sources) == {}
    assert (comparison.decisions, comparison.concerns, comparison.indicators, comparison.others) == ((), (), (), ())


def test_state_with_the_entry_that_made_it():
    literal = "actions: [{updates: [2020-02-01: in_progress, 2020-06-01: implemented, 2020-07-01: implemented]}]"
    comparison = compared(literal)
    [change] = changes(comparison, "state")
    assert (change.was, change.now, change.on) == (State.IN_PROGRESS, State.IMPLEMENTED, D(2020, 6, 1))
    assert change.entry is known_entry(comparison, "update")
    assert change.path == "responses/R-01.yaml"
    assert told(literal, "state") == [
        "Now implemented – awaiting verification, since 1 June 2020; it was: in progress."
    ]


def known_entry(comparison, what):
    return changes(comparison, what)[0].entry


def test_state_that_changed_by_an_expiry():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-05-31}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    [change] = changes(compared(literal), "state")
    assert (change.was, change.now, change.on) == (State.VERIFIED, State.VERIFICATION_LAPSED, D(2020, 6, 1))
    assert change.entry.id == "E1"


def test_state_made_by_a_month_s_entry_keeps_the_month():
    literal = "actions: [{updates: [2020-06: implemented]}]"
    [change] = changes(compared(literal), "state")
    assert isinstance(change.on, Month)
    assert told(literal, "state") == [
        "Now implemented – awaiting verification, since June 2020; it was: no progress reported."
    ]


def test_state_that_comes_from_no_dated_entry():
    before = "{limbs: [a, b], actions: [{limbs: [a, b], updates: [2020-02-01: implemented]}]}"
    after = "{limbs: [a, b], actions: [{limbs: [a], updates: [2020-02-01: implemented]}]}"
    [change] = changes(compared(before, after), "state")
    assert (change.was, change.now, change.on, change.late) == (
        State.IMPLEMENTED,
        State.IN_PROGRESS,
        D(2020, 2, 1),
        True,
    )


def test_updates_each_with_its_note_and_what_was_before():
    literal = """
        actions: [{updates: [
            {date: 2020-02-01, status: in_progress},
            {date: 2020-05-01, status: in_progress, note: Half done., expected: 2020-09, risk: Money.},
            {date: 2020-06-01, status: implemented, note: Done., certainty: reported, reported_in: the minutes},
        ]}]
    """
    assert values(changes(compared(literal), "update")) == [
        (Status.IN_PROGRESS, Status.IN_PROGRESS, "R-01.1", D(2020, 5, 1)),
        (Status.IN_PROGRESS, Status.IMPLEMENTED, "R-01.1", D(2020, 6, 1)),
    ]
    assert told(literal, "update") == [
        "On 1 May 2020 the Head of Delivery reported R-01.1 as in progress, as before: “Half done.” Expected to be "
        "done by the end of September 2020. Risk: Money.",
        "On 1 June 2020 the Head of Delivery reported R-01.1 as implemented, after in progress (reported in the "
        "minutes): “Done.”",
    ]


def test_the_first_update_is_told_as_the_first():
    assert told("actions: [{updates: [2020-05: in_progress]}]", "update") == [
        "In May 2020 the Head of Delivery reported R-01.1 as in progress, the first report of it: “A note.”"
    ]


def test_an_update_recorded_after_the_earlier_day_though_dated_before_it_is_new_and_late():
    before = "actions: [{updates: [2020-02-01: in_progress]}]"
    after = "actions: [{updates: [2020-02-01: in_progress, 2020-03-01: implemented, 2020-05-01: implemented]}]"
    assert [(each.on, each.late) for each in changes(compared(before, after), "update")] == [
        (D(2020, 3, 1), True),
        (D(2020, 5, 1), False),
    ]
    assert told(before, "update", after=after)[0] == (
        "Recorded late: on 1 March 2020 the Head of Delivery reported R-01.1 as implemented, after in progress: "
        "“A note.”"
    )


def test_what_is_dated_after_the_later_day_is_not_seen():
    assert changes(compared("actions: [{updates: [2020-10-02: in_progress]}]"), "update", "state") == []


def test_an_update_that_was_edited_is_not_new_and_is_told_as_rewritten_where_nothing_corrects_it():
    before = "actions: [{updates: [2020-02-01: in_progress]}]"
    after = "actions: [{updates: [{date: 2020-02-01, status: in_progress, note: Another.}]}]"
    assert values(changes(compared(before, after), "update", "rewritten")) == [
        ("A note.", "Another.", "actions[R-01.1].updates[0].note", None)
    ]
    assert told(before, "rewritten", after=after) == [
        "Rewritten without a correction: actions[R-01.1].updates[0].note was “A note.” and is now “Another.”."
    ]


CORRECTED = """
    actions: [{updates: [{date: 2020-02-01, status: in_progress, note: Another.}]}]
    corrections:
      responses/R-01.yaml:
        - {date: 2020-09-01, field: "actions[R-01.1].updates[0].note", was: A note., now: Another.}
"""


def test_a_correction():
    before = "actions: [{updates: [2020-02-01: in_progress]}]"
    assert changes(compared(before, CORRECTED), "update", "rewritten") == []
    assert values(changes(compared(before, CORRECTED), "correction")) == [
        ("A note.", "Another.", "actions[R-01.1].updates[0].note", D(2020, 9, 1))
    ]
    assert told(before, "correction", after=CORRECTED) == [
        "Corrected on 1 September 2020 by the Oversight Board: actions[R-01.1].updates[0].note was “A note.” and is "
        "now “Another.”. A slip."
    ]


def test_a_correction_of_what_was_asked_is_told_of_its_recommendation():
    after = """
        due: 2020-12-31
        corrections: {recommendations.yaml: [
            {date: 2020-09-01, field: "recommendations[R-01].due", was: 2020-11-30, now: 2020-12-31},
            {date: 2020-09-01, field: "sources[R].issued_on", was: 2020-01-02, now: 2020-01-01},
            {date: 2020-09-01, field: "parties[board].name", was: A, now: B},
        ]}
    """
    comparison = compared("due: 2020-11-30", after)
    assert [each.of for each in changes(comparison, "correction")] == ["recommendations[R-01].due"]
    assert [each.of for each in comparison.sources["R"]] == ["sources[R].issued_on"]
    assert [each.of for each in comparison.others] == ["parties[board].name"]


def test_a_handover():
    literal = "handovers: [{date: 2020-05-01, to: head, reason: A new post.}, 2020-06: null]"
    assert values(changes(compared(literal), "owner")) == [
        ("force", "head", "", D(2020, 5, 1)),
        ("head", None, "", Month(2020, 6)),
    ]
    assert told(literal, "owner") == [
        "Handed over on 1 May 2020 from Borset Police to the Head of Delivery: A new post.",
        "Handed over in June 2020 from the Head of Delivery to nobody on record.",
    ]


def test_an_owner_who_changed_without_a_handover():
    assert told("owner: force", "owner", after="owner: head") == [
        "Its owner was Borset Police and is now the Head of Delivery; no handover is on record."
    ]
    before, after = "actions: [{owner: force}]", "actions: [{owner: head}]"
    assert told(before, "owner", after=after) == [
        "The owner of R-01.1 was Borset Police and is now the Head of Delivery; no handover is on record."
    ]


def test_extensions_of_a_recommendation_and_of_an_action():
    literal = """
        due: 2020-06-30
        extensions: [2020-03-01: 2020-07-31, {agreed_on: 2020-05-01, due: 2020-12, reason: More time.}]
        actions: [{due: 2020-05-31, extensions: [2020-06-01: 2020-08-31]}]
    """
    assert values(changes(compared(literal), "deadline")) == [
        (D(2020, 7, 31), Month(2020, 12), "", D(2020, 5, 1)),
        (D(2020, 5, 31), D(2020, 8, 31), "R-01.1", D(2020, 6, 1)),
    ]
    assert told(literal, "deadline") == [
        "Its deadline was extended from 31 July 2020 to December 2020, agreed on 1 May 2020 by the Oversight Board: "
        "More time.",
        "The deadline of R-01.1 was extended from 31 May 2020 to 31 August 2020, agreed on 1 June 2020 by the "
        "Oversight Board: A reason.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("{}", "{due: 2020-12-31, due_basis: inferred}",
         "Its deadline is now on the register: 31 December 2020 (inferred)."),
        ("due: 2020-12-31", "{}", "Its deadline, 31 December 2020, was taken out."),
        ("due: 2020-12-31", "due: 2021-01-31",
         "Its deadline was 31 December 2020 and is now 31 January 2021; no extension is on record for it."),
        ("due: 2020-12", "due: 2020-12-31",
         "Its deadline was December 2020 and is now 31 December 2020; no extension is on record for it."),
    ],
)  # fmt: skip
def test_a_deadline_that_changed_without_an_extension(before, after, sentence):
    assert told(before, "deadline", after=after) == [sentence]


def test_evidence():
    literal = "evidence: [2020-03-01, {date: 2020-05, title: A letter, shows: It is done., certainty: partial}]"
    assert values(changes(compared(literal), "evidence")) == [(None, "E2", "E2", Month(2020, 5))]
    assert told(literal, "evidence") == [
        "Evidence E2 was recorded: A letter, dated May 2020 (seen in part). It is done."
    ]


def test_verdicts_of_verifications_and_of_statements():
    literal = """
        statements: [{date: 2020-07-01, says: verified, covers: all, by: inspectorate, text: All are done.,
                      certainty: reported, reported_in: a paper}]
        verifications: [
            2020-02-01: not_verified,
            {date: 2020-05-01, outcome: partly_verified, sample: {size: 8, passed: 5}, note: Five of them.},
        ]
    """
    assert values(changes(compared(literal), "verdict")) == [
        (Outcome.NOT_VERIFIED, Outcome.PARTLY_VERIFIED, "", D(2020, 5, 1)),
        (Outcome.PARTLY_VERIFIED, Outcome.VERIFIED, "", D(2020, 7, 1)),
    ]
    assert [each.path for each in changes(compared(literal), "verdict")] == [
        "responses/R-01.yaml",
        "recommendations.yaml",
    ]
    assert told(literal, "verdict") == [
        "Verdict of the Inspectorate on 1 May 2020: partly verified, after not verified. 5 of 8 cases looked at "
        "passed. Five of them.",
        "Reported in a paper: the Inspectorate said on 1 July 2020 that it was verified, after partly verified: “All "
        "are done.”",
    ]


def test_an_acceptance():
    literal = "acceptance: {decision: rejected, date: 2020-05-01, reason: It costs too much.}"
    assert values(changes(compared(literal), "acceptance")) == [(None, AnswerKind.REJECTED, "", D(2020, 5, 1))]
    assert told(literal, "acceptance", "state") == [
        "Now closed – not implemented, since 1 May 2020; it was: no progress reported.",
        "On 1 May 2020 Borset Police answered: rejected: It costs too much.",
    ]


def test_escalations_made_and_answered():
    literal = """
        escalations: [
            {date: 2020-02-01, answered_on: 2020-05-01, answer: Soon.},
            {date: 2020-03-01, answered_on: 2020-03-02},
            2020-06-01,
            {date: 2020-07-01, answered_on: 2020-12-01},
        ]
    """
    assert values(changes(compared(literal), "escalated", "answered")) == [
        (None, "board", "", D(2020, 6, 1)),
        (None, "board", "", D(2020, 7, 1)),
        (None, D(2020, 5, 1), "", D(2020, 5, 1)),
    ]
    assert told(literal, "escalated", "answered")[1:] == [
        "Escalated on 1 July 2020 by the Inspectorate to the Oversight Board: A reason.",
        "The Oversight Board gave an answer on 1 May 2020 to what was escalated on 1 February 2020: Soon.",
    ]


def test_an_answer_filled_in_later_is_new():
    before, after = "escalations: [2020-02-01]", "escalations: [{date: 2020-02-01, answered_on: 2020-03-01}]"
    assert [(each.what, each.late) for each in changes(compared(before, after), "escalated", "answered")] == [
        ("answered", True)
    ]


def test_exceptions_begun_and_cleared():
    literal = """
        due: 2020-03-31
        actions: [{updates: [2020-02-01: in_progress, 2020-06-01: implemented]}]
    """
    comparison = compared(literal)
    assert [(each.what, each.was, each.now, each.of) for each in comparison.recommendations["R-01"]][-3:] == [
        ("exception_begun", None, Rule.UNEVIDENCED, "R-01"),
        ("exception_begun", None, Rule.VERIFICATION_WAITING, "R-01"),
        ("exception_cleared", Rule.OVERDUE, None, "R-01"),
    ]
    assert told(literal, "exception_begun")[0].startswith("New exception: No evidence, R-01, since 1 June 2020. ")
    assert told(literal, "exception_cleared") == ["Cleared exception: Overdue, R-01, found since 1 April 2020."]


def test_an_exception_of_an_action_is_told_of_its_recommendation():
    literal = "actions: [{due: 2020-05-31, updates: [2020-02-01: in_progress]}]"
    assert changes(compared(literal), "exception_begun")[0].of == "R-01.1"


def test_wording():
    before = "recommendations: [{title: First, limbs: [a], wording_status: not_transcribed}]"
    after = "recommendations: [{title: The first, limbs: [a, b], wording_status: summary}]"
    assert told(before, "wording", after=after) == [
        "Its title was “First” and is now “The first”.",
        "The status of its wording was “not transcribed” and is now “summary”.",
        "The wording of its parts was “(a) Part a” and is now “(a) Part a (b) Part b”.",
    ]


def test_added_and_removed():
    one, two = "recommendations: [{title: First}]", "recommendations: [{title: First}, {title: Second, owner: head}]"
    added, removed = compared(one, two), compared(two, one)
    assert [(each.what, each.now, each.late) for each in added.recommendations["R-02"]][:1] == [
        ("added", "Second", True)
    ]
    assert [(each.what, each.was) for each in removed.recommendations["R-02"]][:1] == [("removed", "Second")]
    after = known_of(two, "2020-10-01").register
    assert change_text(after, added.recommendations["R-02"][0]) == (
        "Recorded late: put on the register: “Second”, issued on 1 January 2020."
    )
    assert change_text(after, removed.recommendations["R-02"][0]) == "Taken off the register: “Second”."


def test_a_recommendation_issued_in_between_is_added_in_time():
    literal = "sources: [{id: R}, {id: S, issued_on: 2020-06-01, actions: [{updates: [2020-07-01: in_progress]}]}]"
    comparison = compared(literal)
    assert [(each.what, each.late) for each in comparison.recommendations["S-01"]][:3] == [
        ("added", False),
        ("state", False),
        ("update", False),
    ]
    assert comparison.sources["S"][0].what == "added"


def test_actions_that_came_and_went():
    one, two = "actions: [{title: First}]", "actions: [{title: First}, {title: Second}]"
    assert told(one, "action_added", after=two) == ["Action R-01.2 was added: Second (the Head of Delivery)."]
    assert told(two, "action_removed", after=one) == ["Action R-01.2 was taken out: Second."]


def test_a_response_that_is_gone_is_told():
    before, after = "actions: [{updates: [2020-02-01: in_progress]}]", "{}"
    assert [each.what for each in compared(before, after).recommendations["R-01"]][:1] == ["state"]
    assert "rewritten" in [each.what for each in compared(before, after).recommendations["R-01"]]


def test_the_same_register_on_the_same_day_has_not_changed():
    literal = "{due: 2020-03-31, evidence: [2020-02-01], escalations: [2020-02-01], handovers: [2020-02-01: head]}"
    earlier = known_of(literal, "2020-04-01")
    assert dict(compare(earlier, known_of(literal, "2020-04-01")).recommendations) == {}
