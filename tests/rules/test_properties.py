"""Properties of the rules on registers made at random: what must hold whatever the entries are."""

from copy import deepcopy
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.rules import by_the_letter, register_from
from tests.rules.by_the_letter import last
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tracker.dates import ONE_DAY, last_day
from tracker.outputs.data import position_data
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.spans import at
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import DONE_OR_LAPSED, State
from tracker.words.exceptions import clears, message


def register_of(files):
    return register_from(texts_of(files))


def position_of(files, day):
    """Return what `position --format json` prints of the sources and recommendations of a day."""
    register = register_of(files)
    return _told(register, position(register, spans_of_register(register), day))


def _told(register, found):
    data = position_data(register, found, None)
    return {"sources": data["sources"], "recommendations": data["recommendations"]}


def everything_of(files, day):
    """Return what is told of a day: its position, and every exception with its words."""
    register = register_of(files)
    found = position(register, spans_of_register(register), day)
    raised = exceptions(register, found)
    return _told(register, found), [(each.rule, each.since, message(register, each), clears(each)) for each in raised]


def up_to(files, day):
    """Return the files without every entry whose own date is after the day."""
    left = {path: _without_later(values, day) for path, values in deepcopy(files).items()}
    whole = left["recommendations.yaml"]
    whole["sources"] = [each for each in whole["sources"] if last(each["issued_on"]) <= day]
    known = {each["id"]: each["issued_on"] for each in whole["sources"]}
    for each in whole["recommendations"]:
        each["issued_on"] = each["issued_on"] or known.get(each["source"], "2200")
    whole["recommendations"] = [each for each in whole["recommendations"] if last(each["issued_on"]) <= day]
    ids = {each["id"] for each in whole["recommendations"]}
    about = {path: each.get("recommendation") for path, each in left.items()}
    return {path: each for path, each in left.items() if about[path] is None or about[path] in ids}


def _without_later(values, day):
    if isinstance(values, dict):
        if values.get("answered_on") and last(values["answered_on"]) > day:
            del values["answered_on"], values["answer"]
        return {name: _without_later(each, day) for name, each in values.items()}
    if not isinstance(values, list):
        return values
    kept = [each for each in values if not (isinstance(each, dict) and _own_date(each) and last(_own_date(each)) > day)]
    return [_without_later(each, day) for each in kept]


def _own_date(entry):
    return entry.get("date") or entry.get("agreed_on") or (entry.get("received") if "kind" in entry else None)


def _citing_what_is_there(files):
    """Return the files with no citation of evidence that is not among them."""
    for values in files.values():
        there = {each["id"] for each in values.get("evidence", [])}
        for verification in values.get("verifications", []):
            verification["evidence"] = [each for each in verification["evidence"] if each in there]
    return files


@examples(150)
@given(registers(), days_of_interest())
def test_the_position_agrees_with_a_second_reading_of_the_contract(files, day):
    read = by_the_letter.position(by_the_letter.of_texts(texts_of(files)), day)
    found = position_of(files, day)
    for kind in ("sources", "recommendations"):
        assert [each["id"] for each in found[kind]] == [each["id"] for each in read[kind]]
        for one, other in zip(found[kind], read[kind], strict=True):
            assert {name: one[name] for name in other} == other, (other["id"], day)


@examples(50)
@given(registers(), st.lists(days_of_interest(), min_size=3, max_size=3))
def test_the_position_of_a_day_is_that_of_the_entries_dated_up_to_it_alone(files, days):
    for day in days:
        left = _citing_what_is_there(up_to(files, day))
        found, alone = position_of(files, day), position_of(left, day)
        for each in (*found["recommendations"], *alone["recommendations"]):
            each["issued_on"] = None  # which the register that was cut says of itself
        assert found == alone


LATE = {
    "verifications": {"date": "2021-08", "by": "board", "outcome": "superseded", "evidence": []},
    "handovers": {"date": "2021-08-02", "to": None},
    "escalations": {"date": "2021-08-02", "to": "board", "by": "force", "reason": "Why."},
    "acceptance": {"date": "2021-08-02", "by": "office", "decision": "rejected", "reason": "Why."},
}


@examples(30)
@given(registers(), st.sampled_from(sorted(LATE)), days_of_interest().filter(lambda day: day <= date(2021, 8, 1)))
def test_an_entry_dated_after_the_day_changes_nothing_on_it(files, kind, day):
    later = deepcopy(files)
    verified = {each["id"] for each in files["recommendations.yaml"]["sources"] if each["verifiers"]}
    for path, values in later.items():
        if path != "recommendations.yaml" and (kind != "verifications" or path[10:11] in verified):
            listed = values[kind] if isinstance(values[kind], list) else [values[kind]]
            values[kind] = [LATE[kind], *listed]
    assert everything_of(later, day) == everything_of(files, day)


@examples(40)
@given(registers())
def test_spans_follow_one_another_from_the_day_of_issue_without_a_gap_for_good(files):
    register = register_of(files)
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
def test_the_figures_of_a_position_fit_together(files, day):
    register = register_of(files)
    found = position(register, spans_of_register(register), day)
    for source in found.sources.values():
        assert sum(source.states.values()) == sum(source.answers.values()) == source.on_file <= source.total
        assert source.done + source.known_not_done <= source.on_file
        assert source.done_by_statement <= source.done
        if source.done_from is not None and source.done_to is not None:
            assert source.done <= source.done_from <= source.done_to <= source.total
    for standing in found.standings.values():
        span = standing.span
        assert (span.done_on is not None) is (span.state in DONE_OR_LAPSED)
        assert (span.closing is not None) is (span.state is State.CLOSED_NOT_IMPLEMENTED)
        assert standing.days is None or standing.days >= 0
        own = (span.done_on, span.reported_on, span.details.fell_on, span.verdict_on, span.last_activity)
        assert all(each is None or each <= day for each in own)
    for each in exceptions(register, found):
        assert each.since <= day
        assert each.days == (day - last_day(each.since)).days + 1


@examples(15)
@given(registers(), st.randoms(use_true_random=False), days_of_interest())
def test_the_order_of_the_files_does_not_matter(files, random, day):
    paths = list(files)
    random.shuffle(paths)
    assert everything_of({path: files[path] for path in paths}, day) == everything_of(files, day)


@examples(30)
@given(registers(), days_of_interest())
def test_the_order_of_entries_in_a_list_matters_only_among_those_of_one_day(files, day):
    turned = deepcopy(files)
    for source in turned["recommendations.yaml"]["sources"]:
        _turn(source, "statements", "date")
    for path, values in turned.items():
        if path != "recommendations.yaml":
            _turn(values, "extensions", "agreed_on")
            for name in ("handovers", "verifications", "escalations"):
                _turn(values, name, "date")
            for action in values["actions"]:
                _turn(action, "updates", "date")
    assert everything_of(turned, day) == everything_of(files, day)


def _turn(holder, name, field):
    entries = holder.get(name, [])
    if len({last(each[field]) for each in entries}) == len(entries):
        holder[name] = entries[::-1]
