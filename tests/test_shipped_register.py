"""The shipped register holds what the public record supports, and nothing else: shared/record/README.md."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tracker.dates import as_written
from tracker.files import read_folder
from tracker.register.reading.reading import read
from tracker.rules.exceptions import exceptions
from tracker.rules.lists.sources import figures_of_sources
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import CLOSED, DONE, Flag, Marking, State, Timeliness
from tracker.words.exceptions import message
from tracker.words.headline import source_headline, text_of

HERE = Path(__file__).parents[1]
ICO_ANNOUNCEMENT = (
    "https://fastcrypto.trade/ico-finds-metropolitan-police-services-gangs-matrix-breached-data-protection-laws/"
)
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


def test_each_deadline_names_the_document_that_it_comes_from():
    named = {(id[:3], each.due_stated_in.url) for id, each in REGISTER.recommendations.items()}
    assert named == {
        ("ICO", ICO_ANNOUNCEMENT),
        ("MOP", "https://www.readkong.com/page/review-of-the-metropolitan-police-service-gangs-violence-5342764"),
    }


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
            each.as_said,
            tuple(each.covers) if isinstance(each.covers, tuple) else each.covers and each.covers.value,
            each.expected and as_written(each.expected),
            each.certainty.value,
        )
        for each in REGISTER.sources[source].statements
    ]


def test_what_was_said_of_each_source_as_a_whole():
    assert statements("ICO") == [
        ("2018-11-16", "mps", "accepted", None, None, "all", None, "reported"),
        ("2019-10-04", "ico", "implemented", 9, "the majority", None, None, "reported"),
        ("2020-01-08", "mps-intelligence", "expected", None, None, "all", "2019-12", "first_hand"),
        ("2020-02-15", "ico", "verified", None, None, "all", None, "reported"),
        ("2024-02-13", "mps", "superseded", None, None, "all", None, "inferred"),
    ]
    assert statements("MOPAC") == [
        ("2018-12-21", "mps", "accepted", None, None, "all", None, "first_hand"),
        ("2020-01-08", "mps-intelligence", "implemented", None, "many", "some", None, "first_hand"),
        ("2020-01-08", "mps-intelligence", "expected", None, None, "all", "2019-12", "first_hand"),
        ("2020-02-16", "mopac", "implemented", None, None, ("MOPAC-05",), None, "first_hand"),
        ("2024-02-13", "mps", "superseded", None, None, "all", None, "inferred"),
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
        assert (response.answers, response.verifications, response.escalations) == ((), (), ())
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


def test_concerns_and_what_the_home_affairs_committee_heard():
    raised_by = [(each.id, as_written(each.raised_on), each.raised_by, each.kind.value) for each in REGISTER.concerns]
    assert raised_by == [
        ("C1", "2018-05-09", "Amnesty International", "community"),
        ("C2", "2020-01-08", "people whom the paper to the Joint Audit Panel does not name", "community"),
        ("C3", "2019-07-09", "home-affairs-committee", "community"),
    ]
    steps = [(each.id, as_written(step.date), step.to) for each in REGISTER.concerns for step in each.steps]
    assert steps == [("C1", "2019-06-12", "home-affairs-committee"), ("C2", "2020-01-08", "audit-panel")]
    assert {each.resolved_on for each in REGISTER.concerns} == {None}
    amnesty, _, committee = REGISTER.concerns
    assert "Only the opening was seen" in amnesty.steps[0].text
    assert "Only the opening was seen" in committee.text


def test_what_the_committee_asked_and_heard_changes_no_status():
    without = replace(REGISTER, concerns=())
    for day in ("2019-06-12", "2019-07-09", "2020-01-08"):
        as_at = date.fromisoformat(day)
        assert position(without, spans_of_register(without), as_at) == on(day)


def test_the_position_shown_by_default():
    assert as_written(REGISTER.settings.as_at) == "2020-01-08"


# what must then be true


def test_the_ico_on_8_january_2020():
    found = on("2020-01-08")
    ico = found.sources["ICO"]
    assert (ico.on_file, ico.expected_count, ico.done, ico.done_by_statement) == (16, 16, 0, 0)
    assert (ico.stated_implemented.at_least, ico.stated_verified, ico.gap) == (9, None, 9)
    assert (ico.done_from, ico.done_to, ico.ranged) == (9, 15, True)
    agreements = found.standings["ICO-05"]
    assert (agreements.span.state, agreements.timeliness, agreements.days) == (
        State.IN_PROGRESS,
        Timeliness.OVERDUE,
        240,
    )
    assert REGISTER.recommendations["ICO-05"].due_basis.value == "inferred"
    for id in (*ICO[:4], *ICO[5:]):
        standing = found.standings[id]
        assert (standing.span.state, standing.timeliness) == (State.NOT_REPORTED, Timeliness.UNREPORTED)
        assert standing.days == 240


def test_what_was_expected_by_the_end_of_december_2019_has_passed():
    passed = [subject for rule, subject in raised(on("2020-01-08")) if rule == "expectation_passed"]
    assert sorted(passed) == ["ICO", "ICO-05.1", "MOPAC", "MOPAC-04.1", "MOPAC-08.1"]
    found = raised(on("2020-01-08"))["expectation_passed", "ICO-05.1"]
    assert (as_written(found.figures.expected), as_written(found.since), found.days) == ("2019-12", "2020-01-01", 8)


def test_mopac_on_8_january_2020():
    found = on("2020-01-08")
    mopac = found.sources["MOPAC"]
    assert (mopac.on_file, mopac.done, mopac.gap) == (9, 0, 1)
    assert (mopac.stated_implemented, mopac.stated_verified) == (None, None)  # "many" is no number
    assert [(each.at_least, each.statement.as_said) for each in mopac.counted] == [(1, "many")]
    assert (mopac.done_from, mopac.done_to, mopac.ranged) == (1, 7, True)
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
        "concern_unresolved": 2,
        "owner_missing": 1,
        "stated_not_evidenced": 2,
    }


def test_at_29_february_2020_the_icos_are_all_verified_by_a_statement():
    ico = on("2020-02-29").sources["ICO"]
    assert (ico.on_file, ico.done, ico.done_by_statement, ico.gap) == (16, 16, 16, 0)
    assert dict(ico.states) == {State.VERIFIED: 16}


def test_at_29_february_2020_only_of_the_agreements_is_it_on_record_that_they_were_late():
    found = on("2020-02-29")
    for id in ICO:
        standing = found.standings[id]
        assert standing.span.flags == (Flag.BY_STATEMENT,)
        assert as_written(standing.span.done_on) == "2020-02-15"
        late = (Timeliness.LATE, 240, True) if id == "ICO-05" else (Timeliness.DAY_NOT_KNOWN, None, False)
        assert (standing.timeliness, standing.days, standing.at_least) == late, id
    (agreements,) = found.standings["ICO-05"].actions
    assert (agreements.timeliness, agreements.days) == (Timeliness.NOT_APPLICABLE, None)


def test_at_29_february_2020_an_exception_tells_that_one_report_carries_them():
    rests = raised(on("2020-02-29"))["rests_on_statement", "ICO"]
    assert (rests.figures.carried, rests.figures.done, rests.figures.not_transcribed) == (16, 16, 11)
    assert as_written(rests.since) == "2020-02-15"
    told = message(REGISTER, rests)
    assert "All 16 shown as done rest on a statement" in told
    assert "reported in BBC News, 15 February 2020, and Public Law Today" in told
    assert "the text of 11 of them is not transcribed" in told


def test_at_1_march_2024_what_was_done_stays_done_and_the_rest_is_superseded():
    found = on("2024-03-01")
    assert states(found, ICO) == {"verified": 16}
    assert states(found, MOPAC) == {"implemented": 1, "superseded": 8}
    assert found.standings["MOPAC-05"].span.state is State.IMPLEMENTED
    mopac = found.sources["MOPAC"]
    assert (mopac.done_from, mopac.done_to, mopac.ranged) == (1, 9, True)
    assert states(on("2024-02-12"), MOPAC) == {"implemented": 1, "in_progress": 3, "not_reported": 5}
    assert states(on("2024-02-13"), MOPAC) == {"implemented": 1, "superseded": 8}


def test_at_no_date_is_an_action_overdue_where_its_recommendation_is_done_or_superseded():
    days = (date(2018, 11, 13) + timedelta(days=number) for number in range(0, 2600, 3))
    settled = 0
    for day in days:
        for standing in position(REGISTER, SPANS, day).standings.values():
            if standing.span.state in DONE | CLOSED:
                settled += len(standing.actions)
                assert {each.timeliness for each in standing.actions} <= {Timeliness.NOT_APPLICABLE}, day
    assert settled > 1000


def test_at_20_november_2018_there_is_no_review_yet_and_no_stated_count():
    found = on("2018-11-20")
    assert list(found.sources) == ["ICO"]
    assert list(found.standings) == ICO
    ico = found.sources["ICO"]
    assert (ico.stated_implemented, ico.stated_verified, ico.ranged) == (None, None, False)


def headlines(as_at):
    return [text_of(source_headline(REGISTER, each)) for each in figures_of_sources(REGISTER, on(as_at))]


def test_the_headlines_on_8_january_2020():
    assert headlines("2020-01-08") == [
        "None of 16 shown as done. The ICO said “the majority” on 4 October 2019 (as reported), without saying which: "
        "9 to 15 of 16 may be done; none can be vouched for. 1 overdue, 15 past deadline with nothing reported "
        "(all inferred). Owner: the MPS.",
        "None of 9 shown as done. The Head of Intelligence said “many” on 8 January 2020, without saying which: "
        "1 to 7 of 9 may be done; none can be vouched for. 3 overdue, 6 past deadline with nothing reported. "
        "Owners: the MPS, nobody on record, Mayor's Office for Policing and Crime.",
    ]


def test_the_headlines_on_29_february_2020():
    assert headlines("2020-02-29") == [
        "All 16 verified, on a statement alone, by the ICO on 15 February 2020 (as reported). "
        "16 cannot be vouched for.",
        "1 of 9 claimed done, none verified, on a statement alone, by Mayor's Office for Policing and Crime on "
        "16 February 2020. "
        "The Head of Intelligence said “many” on 8 January 2020: 1 to 7 of 9 may be done. "
        "3 overdue, 5 past deadline with nothing reported. 1 cannot be vouched for.",
    ]
