"""The shipped register holds what the public record supports, and nothing else: shared/record/README.md."""

from collections import Counter
from datetime import date
from pathlib import Path

from tracker.dates import as_written
from tracker.files import read_folder
from tracker.register.reading.reading import read
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Marking, State, Timeliness
from tracker.words.overview import range_text, stated_text, where_things_stand

HERE = Path(__file__).parents[1]
ICO = [f"ICO-{number:02}" for number in range(1, 17)]
MOPAC = [f"MOPAC-{number:02}" for number in range(1, 10)]


def sound(folder, today):
    found = read_folder(HERE / folder)
    register, problems = read(found.texts, found.held, today)
    assert problems == ()
    return register


REGISTER = sound("data", date(2026, 12, 31))
SPANS = spans_of_register(REGISTER)


def on(text):
    return position(REGISTER, SPANS, date.fromisoformat(text))


def raised(found):
    return {(each.rule.value, each.subject): each for each in exceptions(REGISTER, found)}


def states(found, ids):
    return Counter(found.standings[id].span.state.value for id in ids)


# what is on it


def test_16_and_9_entries_under_the_registers_own_references():
    assert list(REGISTER.recommendations) == [*ICO, *MOPAC]
    assert {source.id: source.expected_count for source in REGISTER.sources.values()} == {"ICO": 16, "MOPAC": 9}


def test_no_number_of_the_sources_own_is_invented():
    assert {each.reference for each in REGISTER.recommendations.values()} == {None}


def test_no_official_wording_is_invented():
    assert {each.wording for each in REGISTER.recommendations.values()} == {None}
    statuses = {id: each.wording_status.value for id, each in REGISTER.recommendations.items()}
    assert [statuses[id] for id in ICO] == ["summary"] * 5 + ["not_transcribed"] * 11
    assert [statuses[id] for id in MOPAC] == ["theme"] * 9


def test_what_was_not_seen_has_no_words():
    for id in ICO[5:]:
        each = REGISTER.recommendations[id]
        assert each.title == "Not yet transcribed from the notice"
        assert (each.summary, each.theme, each.limbs, each.related) == (None, None, (), ())
        assert id not in REGISTER.responses


def test_the_sources():
    ico, mopac = REGISTER.sources["ICO"], REGISTER.sources["MOPAC"]
    assert (as_written(ico.issued_on), ico.verifiers) == ("2018-11-13", ("ico",))
    assert (as_written(mopac.issued_on), mopac.verifiers) == ("2018-12-21", ("mopac",))
    assert (len(ico.findings), len(mopac.findings)) == (10, 0)


def test_deadlines_and_how_they_are_known():
    dues = {(id[:3], as_written(each.due), each.due_basis.value) for id, each in REGISTER.recommendations.items()}
    assert dues == {("ICO", "2019-05-13", "inferred"), ("MOP", "2019-12-31", "stated")}


def test_owners():
    owners = {id: each.owner for id, each in REGISTER.recommendations.items()}
    assert owners == dict.fromkeys([*ICO, *MOPAC], "mps") | {"MOPAC-03": None, "MOPAC-09": "mopac"}


def statements(source):
    return [
        (
            as_written(each.date),
            each.by,
            each.says.value,
            each.at_least,
            tuple(each.covers) if isinstance(each.covers, tuple) else each.covers and each.covers.value,
            each.expected and as_written(each.expected),
            each.certainty.value,
        )
        for each in REGISTER.sources[source].statements
    ]


def test_what_was_said_of_each_source_as_a_whole():
    assert statements("ICO") == [
        ("2018-11-16", "mps", "accepted", None, "all", None, "first_hand"),
        ("2019-10-04", "ico", "implemented", 9, None, None, "reported"),
        ("2020-01-08", "mps-intelligence", "expected", None, "all", "2019-12", "first_hand"),
        ("2020-02-15", "ico", "verified", None, "all", None, "reported"),
        ("2024-02-13", "mps", "superseded", None, "all", None, "inferred"),
    ]
    assert statements("MOPAC") == [
        ("2018-12-21", "mps", "accepted", None, "all", None, "first_hand"),
        ("2020-01-08", "mps-intelligence", "implemented", None, "some", None, "first_hand"),
        ("2020-01-08", "mps-intelligence", "expected", None, "all", "2019-12", "first_hand"),
        ("2020-02-16", "mopac", "implemented", None, ("MOPAC-05",), None, "first_hand"),
        ("2024-02-13", "mps", "superseded", None, "all", None, "inferred"),
    ]


def test_updates_only_where_an_owner_reported():
    updates = {
        (action.id, as_written(update.date), update.status.value, update.expected and as_written(update.expected))
        for response in REGISTER.responses.values()
        for action in response.actions
        for update in action.updates
    }
    assert updates == {
        ("ICO-05.1", "2020-01-08", "in_progress", "2019-12"),
        ("MOPAC-04.1", "2020-01-08", "in_progress", "2019-12"),
        ("MOPAC-06.1", "2018-12-21", "in_progress", None),
        ("MOPAC-08.1", "2020-01-08", "in_progress", "2019-12"),
    }


def test_evidence():
    evidence = {id: [as_written(each.date) for each in one.evidence] for id, one in REGISTER.responses.items()}
    assert evidence == {
        "ICO-03": ["2018-12"],
        "ICO-05": ["2018-11-16", "2020-01-08"],
        "MOPAC-01": ["2021-01"],
        "MOPAC-04": ["2020-01-08"],
        "MOPAC-06": ["2018-12-21"],
        "MOPAC-07": ["2020-01-08"],
        "MOPAC-08": ["2020-01-08"],
    }


def test_nothing_else_was_answered():
    for response in REGISTER.responses.values():
        assert (response.acceptance, response.verifications, response.escalations) == (None, (), ())
        assert (response.extensions, response.handovers, response.corrections) == ((), (), ())


def sure_entries():
    for source in REGISTER.sources.values():
        yield from (*source.findings, *source.statements)
    for response in REGISTER.responses.values():
        yield from (*response.evidence, *(update for action in response.actions for update in action.updates))
    yield from (decision for meeting in REGISTER.meetings for decision in meeting.decisions)
    yield from (each for indicator in REGISTER.indicators for each in indicator.observations)


def test_what_is_reported_at_second_hand_says_where():
    reported = [each for each in sure_entries() if each.certainty.value == "reported"]
    assert len(reported) > 5
    assert all(each.reported_in for each in reported)
    assert {each.reported_in for each in sure_entries() if each.certainty.value == "first_hand"} == {None}


def test_everything_is_public():
    marked = [each.marking for response in REGISTER.responses.values() for each in response.evidence]
    marked += [update.marking for each in REGISTER.responses.values() for one in each.actions for update in one.updates]
    marked += [each.marking for meeting in REGISTER.meetings for each in (*meeting.decisions, *meeting.papers)]
    marked += [each.marking for each in REGISTER.concerns]
    assert set(marked) == {Marking.PUBLIC}


def test_the_meeting_whose_dates_are_on_record_and_no_other():
    (meeting,) = REGISTER.meetings
    assert (meeting.id, as_written(meeting.date), meeting.body) == ("audit-panel-2020-01", "2020-01-08", "audit-panel")
    assert [each.outcome.value for each in meeting.decisions] == ["asked"]


def test_the_position_shown_by_default():
    assert as_written(REGISTER.settings.as_at) == "2020-01-08"


# what must then be true


def test_the_ico_on_8_january_2020():
    found = on("2020-01-08")
    ico = found.sources["ICO"]
    assert (ico.on_file, ico.expected_count, ico.done, ico.done_by_statement) == (16, 16, 0, 0)
    assert (ico.stated_implemented.at_least, ico.stated_verified, ico.gap) == (9, None, 9)
    assert (ico.done_from, ico.done_to, ico.ranged) == (9, 15, True)
    assert (range_text(ico), stated_text(ico)) == ("9 to 15 of 16 may be done", "at least 9 stated; 0 shown one by one")
    agreements = found.standings["ICO-05"]
    assert (agreements.span.state, agreements.timeliness, agreements.days) == (
        State.IN_PROGRESS,
        Timeliness.OVERDUE,
        240,
    )
    for id in (*ICO[:4], *ICO[5:]):
        standing = found.standings[id]
        assert (standing.span.state, standing.timeliness) == (State.NOT_REPORTED, Timeliness.UNREPORTED)
        assert standing.days == 240


def test_what_was_expected_by_the_end_of_december_2019_has_passed():
    passed = [subject for rule, subject in raised(on("2020-01-08")) if rule == "expectation_passed"]
    assert sorted(passed) == ["ICO", "ICO-05.1", "MOPAC", "MOPAC-04.1", "MOPAC-08.1"]
    found = raised(on("2020-01-08"))["expectation_passed", "ICO-05.1"]
    assert as_written(found.figures.update.expected) == "2019-12"
    assert (as_written(found.since), found.days) == ("2020-01-01", 8)


def test_mopac_on_8_january_2020():
    found = on("2020-01-08")
    mopac = found.sources["MOPAC"]
    assert (mopac.on_file, mopac.done, mopac.gap, mopac.stated) == (9, 0, 0, None)
    assert (mopac.done_from, mopac.done_to, mopac.ranged) == (0, 6, True)
    reported = {"MOPAC-04", "MOPAC-06", "MOPAC-08"}
    for id in MOPAC:
        standing = found.standings[id]
        expected = ("in_progress", "overdue", 8) if id in reported else ("not_reported", "unreported", 8)
        assert (standing.span.state, standing.timeliness, standing.days) == expected, id


def test_the_exceptions_of_8_january_2020():
    counts = Counter(rule for rule, _ in raised(on("2020-01-08")))
    assert counts == {
        "unreported": 21,
        "expectation_passed": 5,
        "overdue": 4,
        "wording_missing": 2,
        "concern_unresolved": 1,
        "owner_missing": 1,
        "stated_not_evidenced": 1,
    }


def test_at_29_february_2020_the_icos_are_all_verified_by_a_statement():
    ico = on("2020-02-29").sources["ICO"]
    assert (ico.on_file, ico.done, ico.done_by_statement, ico.gap) == (16, 16, 16, 0)
    assert dict(ico.states) == {State.VERIFIED: 16}
    assert range_text(ico) == "16 of 16 done"


def test_at_1_march_2024_what_was_done_stays_done_and_the_rest_is_superseded():
    found = on("2024-03-01")
    assert states(found, ICO) == {"verified": 16}
    assert states(found, MOPAC) == {"implemented": 1, "closed_not_implemented": 8}
    assert found.standings["MOPAC-05"].span.state is State.IMPLEMENTED
    closed = [found.standings[id].span for id in MOPAC if id != "MOPAC-05"]
    assert {(str(each.closed_by), as_written(each.closed_on)) for each in closed} == {("superseded", "2024-02-13")}


def test_at_20_november_2018_there_is_no_review_yet_and_no_stated_count():
    found = on("2018-11-20")
    assert list(found.sources) == ["ICO"]
    assert list(found.standings) == ICO
    ico = found.sources["ICO"]
    assert (ico.stated_implemented, ico.stated_verified, ico.ranged) == (None, None, False)


def test_the_overview_in_words_on_8_january_2020():
    assert where_things_stand(REGISTER, on("2020-01-08")) == [
        "ICO’s 16: 1 is in progress; about the other 15 nothing is reported one by one; "
        "all 16 are shown as open, 240 days past an inferred deadline. "
        "Reported in Joint Audit Panel paper, 8 January 2020: "
        "the ICO said on 4 October 2019 that at least 9 were done; which ones is not on record.",
        "MOPAC’s 9: 3 are in progress; about the other 6 nothing is reported one by one; "
        "all 9 are shown as open, 8 days past the deadline. "
        "The Head of Intelligence said on 8 January 2020 that some were done, without saying which or how many.",
    ]


def test_the_overview_in_words_on_29_february_2020():
    assert where_things_stand(REGISTER, on("2020-02-29")) == [
        "ICO’s 16: all 16 are verified, by a statement about the source alone "
        "(reported in BBC News, 15 February 2020, and Public Law Today).",
        "MOPAC’s 9: 1 is claimed done and not verified, by a statement about the source alone; 3 are in progress; "
        "about the other 5 nothing is reported one by one; 8 are shown as open, 60 days past the deadline. "
        "The Head of Intelligence said on 8 January 2020 that some were done, without saying which or how many.",
    ]
