"""Properties of the rules on registers made at random: what must hold whatever the entries are."""

from copy import deepcopy
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.rules import files_of, register_from
from tests.rules.by_the_letter import ByTheLetter
from tests.rules.registers_at_random import days_of_interest, on, registers
from tracker.dates import ONE_DAY, as_written, last_day
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import at, spans_of_register
from tracker.vocabulary import DONE, State
from tracker.words.exceptions import clears, message


def told(register, day):
    """Return everything that is told of a day but when the spans end, which looks ahead."""
    found = position(register, spans_of_register(register), day)
    standings = {
        id: (
            each.span._replace(from_date=None, to_date=None),
            (each.timeliness, each.days),
            [(one.span._replace(from_date=None, to_date=None), one.timeliness, one.days) for one in each.actions],
        )
        for id, each in found.standings.items()
    }
    raised = [(each.rule, each[:5], message(register, each), clears(each)) for each in exceptions(register, found)]
    return standings, found.sources, raised


def up_to(short, day):
    """Return the values of a register without every entry whose own date is after the day."""
    left = deepcopy(short)
    left["sources"] = [each for each in left["sources"] if on(each["issued_on"]) <= day]
    for source in left["sources"]:
        source["statements"] = [each for each in source["statements"] if on(each["date"]) <= day]
        for told in source["recommendations"]:
            _answers_up_to(told, day)
    left["meetings"] = [each for each in left["meetings"] if on(each["date"]) <= day]
    for meeting in left["meetings"]:
        _without(meeting["decisions"], "done_on", day)
    left["concerns"] = [each for each in left["concerns"] if on(each["raised_on"]) <= day]
    _without(left["concerns"], "resolved_on", day)
    for indicator in left["indicators"]:
        seen = indicator["observations"]
        indicator["observations"] = [each for each in seen if on(each.get("published_on", each["as_of"])) <= day]
    return left


def _answers_up_to(told, day):
    if "acceptance" in told and on(told["acceptance"]["date"]) > day:
        del told["acceptance"]
    for owner in (told, *told["actions"]):
        owner["extensions"] = [each for each in owner.get("extensions", []) if on(each["agreed_on"]) <= day]
    for action in told["actions"]:
        action["updates"] = [each for each in action["updates"] if on(each["date"]) <= day]
    told["evidence"] = [{"id": f"E{number}", **each} for number, each in enumerate(told["evidence"], 1)]
    for name in ("handovers", "evidence", "verifications", "escalations"):
        told[name] = [each for each in told[name] if on(each["date"]) <= day]
    there = {each["id"] for each in told["evidence"]}
    for verification in told["verifications"]:
        verification["evidence"] = [each for each in verification["evidence"] if each in there]
    _without(told["escalations"], "answered_on", day)


def _without(entries, field, day):
    for each in entries:
        if field in each and on(each[field]) > day:
            del each[field]


@examples(50)
@given(registers(), st.lists(days_of_interest(), min_size=3, max_size=3))
def test_the_position_of_a_day_is_that_of_the_entries_dated_up_to_it_alone(short, days):
    register = register_from(files_of(short))
    for day in days:
        left = up_to(short, day)
        if left["sources"]:
            assert told(register, day) == told(register_from(files_of(left)), day)
        else:
            assert told(register, day)[:2] == ({}, {})


LATE = {
    "updates": {"date": "2020-08-02", "status": "withdrawn", "expected": "2020-01-10"},
    "verifications": {"date": "2020-08", "outcome": "superseded", "evidence": []},
    "handovers": {"date": "2020-08-02", "to": "null"},
    "evidence": {"date": "2020-08", "expires": "2020-08-01"},
    "escalations": {"date": "2020-08-02"},
    "statements": {"date": "2020-08-02", "says": "superseded", "covers": "all"},
}


@examples(30)
@given(registers(), st.sampled_from(sorted(LATE)), days_of_interest().filter(lambda day: day <= date(2020, 8, 1)))
def test_an_entry_dated_after_the_day_changes_nothing_on_it(short, kind, day):
    later = deepcopy(short)
    source = later["sources"][0]
    first = source["recommendations"][0]
    for holder in (source, first, *first["actions"]):
        if kind in holder:
            holder[kind] = [LATE[kind], *holder[kind]] if kind != "evidence" else [*holder[kind], LATE[kind]]
    assert told(register_from(files_of(later)), day) == told(register_from(files_of(short)), day)


@examples(40)
@given(registers())
def test_spans_follow_one_another_from_the_day_of_issue_without_a_gap_for_good(short):
    register = register_from(files_of(short))
    for id, spans in spans_of_register(register).items():
        issued_on = last_day(register.issued_on(register.recommendations[id]))
        for parts in (spans.recommendation, *spans.actions.values()):
            assert [part.from_date for part in parts] == [issued_on, *(part.to_date for part in parts[:-1])]
            assert parts[-1].to_date is None
            assert all(part.to_date is None or part.from_date < part.to_date for part in parts)
            assert at(parts, issued_on - ONE_DAY) is None
            assert [at(parts, part.from_date) for part in parts] == list(parts)
            assert [at(parts, part.to_date - ONE_DAY) for part in parts[:-1]] == list(parts[:-1])


@examples(40)
@given(registers(), days_of_interest())
def test_the_figures_of_a_position_fit_together(short, day):
    register = register_from(files_of(short))
    found = position(register, spans_of_register(register), day)
    for source in found.sources.values():
        assert sum(source.states.values()) == source.on_file
        assert source.done + source.known_not_done <= source.on_file
        assert source.done_by_statement <= source.done
        if source.done_from is not None and source.done_to is not None:
            assert source.done <= source.done_from <= source.done_to <= source.on_file
    for standing in found.standings.values():
        span = standing.span
        assert (span.done_on is not None) is (span.state in DONE or span.state is State.VERIFICATION_LAPSED)
        assert (span.closed_on is not None) is (span.state is State.CLOSED_NOT_IMPLEMENTED)
        assert standing.days is None or standing.days >= 0
        own = (span.done_on, span.closed_on, span.reported_on, span.fell_on, span.verdict_on, span.last_activity)
        assert all(each is None or each <= day for each in own)
    for each in exceptions(register, found):
        assert each.since <= day
        assert each.days == (day - last_day(each.since)).days + 1


@examples(15)
@given(registers(), st.randoms(use_true_random=False), days_of_interest())
def test_the_order_of_the_files_does_not_matter(short, random, day):
    texts = list(files_of(short).items())
    before = told(register_from(dict(texts)), day)
    random.shuffle(texts)
    assert told(register_from(dict(texts)), day) == before


@examples(30)
@given(registers(), days_of_interest())
def test_the_order_of_entries_in_a_list_matters_only_among_those_of_one_day(short, day):
    turned = deepcopy(short)
    for source in turned["sources"]:
        _turn(source, "statements", "date")
        for told_of in source["recommendations"]:
            _turn(told_of, "extensions", "agreed_on")
            for name in ("handovers", "verifications", "escalations"):
                _turn(told_of, name, "date")
            for action in told_of["actions"]:
                _turn(action, "updates", "date")
    assert told(register_from(files_of(turned)), day) == told(register_from(files_of(short)), day)


def _turn(holder, name, field):
    entries = holder.get(name, [])
    if len({on(each[field]) for each in entries}) == len(entries):
        holder[name] = entries[::-1]


def _on_paper(standing):
    span = standing.span
    dates = [each and as_written(each) for each in (span.reported_on, span.fell_on, span.done_on, span.closed_on)]
    return (
        str(span.state),
        str(span.reported),
        *dates,
        frozenset(map(str, span.flags)),
        str(standing.timeliness),
        standing.days,
    )


def _by_the_letter(reading):
    dates = [
        each and as_written(each) for each in (reading.reported_on, reading.fell_on, reading.done_on, reading.closed_on)
    ]
    return reading.state, reading.reported, *dates, reading.flags, reading.timeliness, reading.days


@examples(60)
@given(registers())
def test_the_spans_agree_with_a_second_reading_of_the_contract(short):
    register = register_from(files_of(short))
    spans = spans_of_register(register)
    for id, recommendation in register.recommendations.items():
        source = register.sources[recommendation.source]
        letter = ByTheLetter(recommendation, register.responses.get(id), source, register.settings.due_soon_days)
        parts = spans[id].recommendation
        ends = [part.to_date - ONE_DAY for part in parts[:-1]]
        for day in {*(part.from_date for part in parts), *ends, date(2020, 12, 31)}:
            standing = position(register, spans, day).standings[id]
            assert _on_paper(standing) == _by_the_letter(letter.on(day)), day
