"""Where a source stands, in one headline: done and on whose word, late, not vouched for."""

import pytest

from tests.rules import day, register_of
from tracker.rules.lists.sources import figures_of_sources, in_all
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import State, Timeliness
from tracker.words.headline import register_headline, source_headline, text_of

PROVED = "evidence: [2020-02-01]"
CLAIMED = f"{{actions: [{{updates: [2020-02-01: implemented]}}], {PROVED}}}"
UNDER_WAY = "{actions: [{updates: [2020-02-01: in_progress]}]}"
VERIFIED = f"{{verifications: [2020-02-01: verified], {PROVED}}}"


def figures(literal, as_at="2020-03-01"):
    register = register_of(literal)
    return register, figures_of_sources(register, position(register, spans_of_register(register), day(as_at)))


def headline(literal, as_at="2020-03-01"):
    register, [found] = figures(literal, as_at)
    return source_headline(register, found)


def told(literal, as_at="2020-03-01"):
    return text_of(headline(literal, as_at))


@pytest.mark.parametrize(
    ("recommendations", "expected"),
    [
        ("[{}]", "Its one recommendation is not shown as done."),
        ("[{}, {}]", "None of 2 shown as done."),
        (f"[{UNDER_WAY}, {VERIFIED}]", "1 of 2 verified."),
        (f"[{VERIFIED}]", "1 of 1 verified."),
        (f"[{VERIFIED}, {VERIFIED}]", "All 2 verified."),
        (f"[{CLAIMED}, {{}}]", "1 of 2 claimed done, none verified."),
        (f"[{VERIFIED}, {CLAIMED}, {CLAIMED}]", "All 3 shown as done: 1 verified, 2 only claimed."),
        (
            "[{actions: [{updates: [2020-02-01: implemented]}]}]",
            "1 of 1 claimed done, none verified. 1 cannot be vouched for.",
        ),
    ],
)
def test_how_many_are_done_and_on_whose_word(recommendations, expected):
    assert told(f"recommendations: {recommendations}") == expected


def test_where_nobody_verifies_a_claim_is_not_told_as_unverified():
    assert told(f"{{verifiers: [], recommendations: [{CLAIMED}]}}") == "1 of 1 claimed done."


@pytest.mark.parametrize(
    ("recommendations", "expected"),
    [
        ("[{due: 2020-03-01}, {}]", "None past its deadline."),
        ("[{due: 2020-02-29}, {due: 2020-03-01}]", "1 past deadline with nothing reported."),
        (
            "[{due: 2020-02-29, due_basis: inferred}, {due: 2020-02-20}, "
            "{due: 2020-02-20, due_basis: inferred, actions: [{updates: [2020-02-01: in_progress]}]}]",
            "1 overdue (inferred), 2 past deadline with nothing reported (1 inferred).",
        ),
    ],
)
def test_what_is_late_in_which_way_and_how_much_of_it_is_inferred(recommendations, expected):
    late = told(f"recommendations: {recommendations}").partition("done. ")[2]
    assert late.partition(" Owner")[0] == expected


@pytest.mark.parametrize(
    ("recommendations", "expected"),
    [
        ("[{due: 2020-02-29}, {due: 2020-02-29}]", "Owner: Borset Police."),
        ("[{due: 2020-02-29, owner: null}]", "Owner: nobody on record."),
        (
            "[{due: 2020-02-29, owner: null}, {due: 2020-02-29}, {due: 2020-02-20}]",
            "Owners: nobody on record, Borset Police.",
        ),
        ("[{due: 2020-03-01}]", ""),
    ],
)
def test_whose_the_late_ones_are_where_all_are_one_owners(recommendations, expected):
    assert told(f"recommendations: {recommendations}").partition("nothing reported. ")[2] == expected


def test_where_nothing_open_has_a_deadline_none_is_told():
    assert "deadline" not in told("recommendations: [{}, {}]")
    assert "deadline" not in told(f"recommendations: [{VERIFIED.replace('{', '{due: 2020-03-01, ', 1)}]")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "says: verified, covers: all",
            "All 2 verified; 1 of the 2 on a statement alone.",
        ),
        (
            "says: implemented, covers: [R-02], certainty: reported, reported_in: the Borset Echo",
            "All 2 shown as done: 1 verified, 1 only claimed; 1 of the 2 on a statement alone (as reported).",
        ),
        (
            "says: implemented, at_least: 2",
            "1 of 2 verified. The Inspectorate said at least 2 on 15 February 2020: 2 of 2 are done, by what was said.",
        ),
        (
            "says: verified, at_least: 1, covers: [R-02]",
            "1 of 2 verified. The Inspectorate said at least 1 of the 1 that it lists verified on 15 February 2020: "
            "2 of 2 are done, by what was said.",
        ),
        (
            "says: implemented, covers: some",
            "1 of 2 verified. The Inspectorate said some on 15 February 2020: 1 to 2 of 2 may be done.",
        ),
        (
            "says: implemented, covers: some, as_said: many, certainty: inferred",
            "1 of 2 verified. The Inspectorate said “many” on 15 February 2020 (inferred): 1 to 2 of 2 may be done.",
        ),
    ],
)
def test_what_statements_claim_is_told_in_their_own_word_and_how_it_is_known(statement, expected):
    literal = f"statements: [{{date: 2020-02-15, {statement}}}]\nrecommendations: [{VERIFIED}, {{}}]"
    assert told(literal).replace(" 1 cannot be vouched for.", "") == expected


def test_a_claim_of_all_alone_names_who_made_it():
    literal = "statements: [{date: 2020-02, says: verified, covers: all}]\nrecommendations: [{}, {}]"
    alone = "All 2 verified, on a statement alone, by the Inspectorate in February 2020. 2 cannot be vouched for."
    assert told(literal) == alone


def test_a_claim_for_which_the_entries_leave_no_room_is_told_as_contradicted():
    literal = "statements: [{date: 2020-01-15, says: implemented, at_least: 2, as_said: both}]"
    literal += f"\nrecommendations: [{CLAIMED}, {UNDER_WAY}]"
    assert told(literal) == (
        "1 of 2 claimed done, none verified. The Inspectorate said “both” on 15 January 2020; "
        "the entries contradict that, and leave room for 1."
    )


def test_a_statement_of_a_later_day_is_not_told():
    literal = "statements: [{date: 2020-03-02, says: implemented, covers: some}]\nrecommendations: [{}, {}]"
    assert told(literal) == "None of 2 shown as done."


def test_those_that_are_not_on_the_register_are_counted():
    assert told("{expected_count: 3, recommendations: [{}]}") == "None of 3 shown as done. 2 not on the register."
    assert told("{expected_count: 9, recommendations: []}") == "None of its 9 is on the register."


def test_each_number_says_what_it_counts_and_each_claim_which_statement_it_is():
    literal = f"""
        expected_count: 5
        statements: [{{date: 2020-02-15, says: implemented, at_least: 3}}]
        recommendations: [{VERIFIED}, {CLAIMED}, {{due: 2020-02-20}},
          {{due: 2020-02-20, actions: [{{updates: [2020-02-01: in_progress]}}]}}]
    """
    pieces = headline(literal)
    assert [(piece.text, piece.counts) for piece in pieces if piece.counts] == [
        ("2 of 5", "issued"),
        ("1", State.VERIFIED),
        ("1", State.IMPLEMENTED),
        ("3 to 5 of 5", "issued"),
        ("1", Timeliness.OVERDUE),
        ("1", Timeliness.UNREPORTED),
        ("1", "not on file"),
    ]
    [claim] = [piece for piece in pieces if piece.statement]
    assert (claim.text, claim.statement.at_least) == ("The Inspectorate said at least 3 on 15 February 2020", 3)


def test_of_many_sources_together_those_alone_that_have_a_claim_have_a_range():
    _, found = figures(
        f"""
        sources:
        - {{id: A, recommendations: [{VERIFIED}, {{due: 2020-02-20, due_basis: inferred}}]}}
        - id: B
          statements: [{{date: 2020-02-15, says: implemented, at_least: 2}}]
          recommendations: [{{}}, {{}}, {{}}]
        - {{id: C, statements: [{{date: 2020-01-15, says: implemented, at_least: 1}}], recommendations: [{UNDER_WAY}]}}
        """
    )
    assert text_of(register_headline(in_all(found))) == (
        "1 of 6 recommendations from 3 sources shown as done: 1 verified. "
        "Statements about 2 sources do not say which, so 3 to 4 may be done. "
        "1 past deadline with nothing reported (inferred). "
        "What is stated of 1 source is contradicted by the entries."
    )


def test_of_sources_without_a_claim_no_range_is_told():
    _, found = figures(
        f"sources: [{{id: A, recommendations: [{VERIFIED}, {CLAIMED}]}}, {{id: B, recommendations: [{{}}]}}]"
    )
    assert text_of(register_headline(in_all(found))) == (
        "2 of 3 recommendations from 2 sources shown as done: 1 verified, 1 only claimed."
    )
