"""What the read model answers is what the core answers."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.rules import day, register_from, texts_of
from tracker.files import read_folder
from tracker.outputs.database import queries
from tracker.outputs.database.build import read_model
from tracker.register.reading.reading import content_hash, read
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

HERE = Path(__file__).parents[3]


def model(register, spans, tmp_path):
    return read_model(register, spans, content_hash({}), None, tmp_path)


def register_in(folder):
    found = read_folder(HERE / folder)
    register, problems = read(found.texts, found.held)
    assert register is not None, problems
    return register


@pytest.mark.parametrize(
    ("folder", "first", "last"),
    [
        ("data", date(2018, 11, 1), date(2024, 4, 1)),
        ("tests/registers/borsetshire", date(2022, 3, 1), date(2025, 6, 1)),
    ],
)
def test_the_position_is_the_cores_at_every_boundary(tmp_path, folder, first, last):
    register = register_in(folder)
    spans = spans_of_register(register)
    engine = model(register, spans, tmp_path)
    parts = [part for each in spans.values() for part in (*each.recommendation, *sum(each.actions.values(), ()))]
    begun = {part.from_date for part in parts}
    for each in sorted({first, last, *begun, *(one - timedelta(1) for one in begun)}):
        assert queries.position(engine, register, each) == position(register, spans, each)


def test_nothing_is_there_before_the_first_source(tmp_path):
    register = register_from(texts_of("{}"))
    found = queries.position(model(register, spans_of_register(register), tmp_path), register, day("2019-12-31"))
    assert (found.standings, found.sources) == ({}, {})


def test_a_month_comes_back_as_a_month(tmp_path):
    register = register_from(texts_of("{due: 2020-06, actions: [{updates: [2020-02: implemented]}]}"))
    found = queries.position(model(register, spans_of_register(register), tmp_path), register, day("2020-03-01"))
    span = found.standings["R-01"].span
    assert (repr(span.done_on), repr(span.deadline.now)) == ("Month(2020, 2, 29)", "Month(2020, 6, 30)")


def test_recommendations_and_actions_keep_the_order_of_the_register(tmp_path):
    literal = """
        sources:
        - {id: S, recommendations: [{actions: [{id: S-01.2}, {id: S-01.1}, {id: S-01.10}]}]}
        - {id: R, recommendations: [{}, {}]}
    """
    register = register_from(texts_of(literal))
    found = queries.position(model(register, spans_of_register(register), tmp_path), register, day("2020-03-01"))
    assert list(found.standings) == ["S-01", "R-01", "R-02"]
    assert [each.span.action for each in found.standings["S-01"].actions] == ["S-01.2", "S-01.1", "S-01.10"]


def test_entries_that_stand_on_one_line_are_rows_of_their_own(tmp_path):
    texts = texts_of("statements: [{date: 2020-02-01, says: accepted, covers: all}]")
    said = "{date: 2020-02-01, status: not_started, by: head, note: n}"
    then = "{date: 2020-03-01, status: in_progress, by: head, note: n}"
    actions = f"[{{id: R-01.1, title: T, updates: [{said}, {then}]}}]"
    texts["responses/R-01.yaml"] = f"{{recommendation: R-01, actions: {actions}}}".encode()
    register = register_from(texts)
    spans = spans_of_register(register)
    engine = model(register, spans, tmp_path)
    with engine.connect() as connection:
        words = connection.execute(text("SELECT word FROM entry ORDER BY date")).scalars().all()
    assert words == ["not_started", "in_progress"]
    assert queries.position(engine, register, day("2020-03-01")) == position(register, spans, day("2020-03-01"))


def test_what_is_missing_is_null_and_never_0_or_empty(tmp_path):
    register = register_from(texts_of("{}"))
    engine = model(register, spans_of_register(register), tmp_path)
    missing = "done_on, due_now, due_original, verdict, verdict_by, last_activity, acceptance, closed_by, retest_since"
    with engine.connect() as connection:
        row = connection.execute(text(f"SELECT {missing} FROM span")).one()
    assert tuple(row) == (None,) * 9
