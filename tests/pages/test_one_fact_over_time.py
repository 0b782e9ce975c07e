"""The same course of things has the same figures on Progress, on Meetings and in the database as the commands print."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from typing import Any

from tests.pages.every_day import Day, Plain
from tests.pages.facts import CLOSED, DONE, few, first_word, label, label_of_all, past, states, verifiable
from tests.pages.reading import found, number, numbers, rows
from tracker.dates import in_words
from tracker.vocabulary import OPEN, Timeliness


def long(day: str) -> str:
    return in_words(date.fromisoformat(day))


def test_the_last_quarter_is_the_position(days: list[Day]) -> None:
    for day in days:
        with day:
            everything = day.position["recommendations"]
            late = Counter(each["timeliness"] for each in past(everything))
            last = day.progress[-1]
            assert last["states"] == states(everything)
            assert (last["overdue"], last["unreported"]) == (late["overdue"], late["unreported"])


def test_the_tables_of_quarters_are_those_that_the_command_prints(days: list[Day]) -> None:
    for day in days:
        with day:
            quarters = day.progress if day.position["sources"] else []
            markup = day.pages["progress"].markup
            first, last_twelve = (
                rows(markup, "How many were in which state"),
                rows(markup, "The last twelve quarters: how many"),
            )
            if len(quarters) <= 24:
                table_says(day, first, "Quarter", {each["quarter"]: each for each in quarters})
                assert last_twelve == []
            else:
                table_says(day, first, "Year", {each["quarter"].partition(" ")[2]: each for each in quarters})
                table_says(day, last_twelve, "Quarter", {each["quarter"]: each for each in quarters[-12:]})


def table_says(day: Day, table: list[dict[str, str]], title: str, quarters: dict[str, Any]) -> None:
    """Check that a table has a row for each of these, by its name, with the figures that it has in the JSON."""
    assert [row[title].removesuffix(", to date") for row in table] == list(quarters)
    for row, quarter in zip(table, quarters.values(), strict=True):
        cells = {state: first_word(row.get(label_of_all(day, state), "0")) for state in quarter["states"]}
        assert {state: int(cell) for state, cell in cells.items()} == quarter["states"]
        assert int(row["All"]) == sum(quarter["states"].values())
        assert int(row[Timeliness.OVERDUE.label]) == quarter["overdue"]
        assert int(row[Timeliness.UNREPORTED.label]) == quarter["unreported"]


def test_the_reading_of_the_quarters(days: list[Day]) -> None:
    for day in days:
        with day:
            if len(day.progress) == 1:
                continue
            everything = day.position["recommendations"]
            count = states(everything)
            [reading] = re.findall(r"Since the end of Q\d [\d/]+ \(.*?\.(?= |$)", day.pages["progress"].text)
            ids = [each["id"] for each in day.position["sources"]]
            nobody_may = label(day, "implemented", ids) == "Implemented"
            now = {
                "verified": count["verified"],
                "claimed done" if nobody_may else "claimed done and not verified": count["implemented"],
                "open": sum(count[each] for each in OPEN),
                "past the deadline": len(past(everything)),
            }
            for what, figure in now.items():
                moved = rf"{what} (?:stayed at|is|rose from [\d,]+ to|fell from [\d,]+ to) #"
                assert numbers(moved, reading) == [figure], what
            assert f"{len(everything)} " in found(r"\((.*?)\)", reading)[0]


def test_what_happened_in_each_quarter(days: list[Day]) -> None:
    columns = ("Made", "Claimed done", "Verified", "Reopened", "Closed or superseded")
    sentence = "# recommendations? made, # claimed done[^,]*, # verified, # reopened and # closed or superseded"
    for day in days:
        with day:
            table = rows(day.pages["progress"].markup, "What happened in each quarter")
            sums = {column: sum(int(first_word(row[column])) for row in table) for column in columns}
            assert numbers(sentence, day.pages["progress"].text) == list(sums.values())
            assert sums["Made"] == len(day.position["recommendations"])


def test_how_long_it_takes(days: list[Day]) -> None:
    for day in days:
        with day:
            everything, text = day.position["recommendations"], day.pages["progress"].text
            count = states(everything)
            if everything:
                assert numbers("# of # (?:is|are) shown as done", text) == [
                    sum(count[each] for each in DONE),
                    len(everything),
                ]
                still_open = sum(count[each] for each in OPEN)
                assert found("(none|[\\d,]+) (?:is|are) still open", text)[0] == (
                    f"{still_open:,}" if still_open else "none"
                )
                closed = sum(count[each] for each in CLOSED)
                assert ("closed or superseded." in found("still open(.*?)What happened", text)[0]) is bool(closed)
            waiting = sum(each["state"] == "implemented" and verifiable(day, each["source"]) for each in everything)
            assert (f"{waiting} {'waits' if waiting == 1 else 'wait'} for a verdict" in text) is bool(waiting)


def test_the_deadlines_that_were_moved(days: list[Day]) -> None:
    for day in days:
        with day:
            moved = rows(day.pages["progress"].markup, "Deadlines that were moved")
            if moved:
                assert numbers("# deadlines? ha(?:s|ve) been moved", day.pages["progress"].text) == [len(moved)]
            extended = {each["id"]: each for each in day.position["recommendations"] if each["extensions"]}
            by_id = {first_word(row["Deadline of"]): row for row in moved}
            of_recommendations = {id: row for id, row in by_id.items() if "." not in id}
            assert list(of_recommendations) == list(extended)
            for id, row in of_recommendations.items():
                assert number(first_word(row["Moved by"])) == extended[id]["slipped_days"]
                assert row["Now"] == few(extended[id]["due_now"])


def the_forecasts_of_the_past_were_wrong(backtest: Iterable[Plain]) -> bool:
    """Whether so many of them did not hold that none is given: more than half, of four at least."""
    judged = [each["inside"] for each in backtest if each["inside"] is not None]
    return len(judged) >= 4 and judged.count(False) > judged.count(True)


def test_the_forecast(days: list[Day]) -> None:
    for day in days:
        with day:
            made, text = day.forecast, day.pages["progress"].text
            still_open = sum(each["state"] in OPEN for each in day.position["recommendations"])
            assert made["open"] == still_open
            is_open = f"{still_open} {'is' if still_open == 1 else 'are'} open."
            would_be = f"{'the one' if still_open == 1 else f'the {still_open}'} open would be done"
            if not still_open:
                assert "Nothing is open, so there is nothing to forecast." in text
            elif not made["enough_history"]:
                assert re.search(rf"Not enough history: [^.]* are needed\. {is_open}", text)
            elif the_forecasts_of_the_past_were_wrong(made["backtest"]):
                assert re.search(rf"were wrong [^.]*, so none is given\. {is_open}", text)
            else:
                assert f"{made['completions']} completion" in text
                median = f"by {long(made['median'])}" if made["median"] else "more than 25 years from now,"
                assert f"{would_be} {median} as likely as not" in text
                assert made["p85"] is None or f"and by {long(made['p85'])} with a chance of 85%" in text


def test_the_chance_of_the_last_deadline(days: list[Day]) -> None:
    for day in days:
        with day:
            made, text = day.forecast, day.pages["progress"].text
            chance, last = made["chance_by_last_deadline"], made["last_deadline"]
            if chance is None:
                continue
            deadline = f"last deadline, {long(last)}{' (inferred)' if made['last_deadline_inferred'] else ''},"
            percent = round(chance * 100)
            figure = "less than 1%" if percent == 0 else "more than 99%" if percent == 100 else f"{percent}%"
            if last < day.as_at:
                assert chance == 0
                assert f"The {deadline} has passed." in text
            else:
                assert re.search(rf"That all are done by the {re.escape(deadline)} is [a-z ]+ \({figure}\)\.", text)


def test_what_the_owners_expect(days: list[Day]) -> None:
    for day in days:
        with day:
            if day.forecast["expected"] and day.forecast["open"]:
                of = len({each["recommendation"] for each in day.forecast["expected"]})
                assert f"for {of} of the {day.forecast['open']} open" in day.pages["progress"].text


def test_what_changed_since_the_last_meeting(days: list[Day]) -> None:
    for day in days:
        if day.compared is None or day.before is None:
            continue
        with day:
            page, everything = day.pages["progress"], day.position["recommendations"]
            changed = [each["id"] for each in day.compared["recommendations"]]
            if changed:
                how_many = numbers("something changed about # of # recommendation", page.text)
                assert how_many == [len(changed), len(everything)]
            else:
                assert re.search("nothing changed about the|so nothing changed|Nothing was on file", page.text)
            table = rows(page.markup, "What changed between")
            assert [first_word(row["Recommendation"]) for row in table] == changed[:100]
            was = {each["id"]: each["state"] for each in day.before["recommendations"]}
            now = {each["id"]: each["state"] for each in everything}
            of_each = {each["id"]: each["changes"] for each in day.compared["recommendations"]}
            moved = {id for id, changes in of_each.items() for change in changes if change["what"] == "state"}
            assert moved >= {id for id in was if was[id] != now[id]}
            assert all(was.get(id) != now[id] for id in moved)


def test_what_is_outstanding_since_the_last_meeting(days: list[Day]) -> None:
    for day in days:
        if day.compared is None:
            continue
        with day:
            for row in day.compared["outstanding"]:
                [source] = [each for each in day.position["sources"] if each["id"] == row["source"]]
                own = states(each for each in day.position["recommendations"] if each["source"] == source["id"])
                assert (row["made"], row["on_file"]) == (source["total"], source["on_file"])
                assert row["now"]["shown"] == sum(own[each] for each in (*OPEN, "verification_lapsed"))


def test_what_changed_before_the_meeting_that_is_shown(days: list[Day]) -> None:
    for day in days:
        if day.since is None:
            continue
        with day:
            page = day.pages["meetings"]
            changed = [each["id"] for each in day.since["recommendations"]]
            if changed:
                assert numbers("Something changed about # of", page.text) == [len(changed)]
            table = rows(page.markup, "Made, outstanding then, outstanding now")
            outstanding = day.since["outstanding"]
            assert [first_word(row["Source"]) for row in table] == [source["source"] for source in outstanding]
            for row, source in zip(table, outstanding, strict=True):
                least, most = source["now"]["least"], source["now"]["most"]
                if least is not None:
                    assert row["Outstanding now"] == (str(least) if least == most else f"{least} to {most}")
                assert int(first_word(row["Made"])) == source["made"]


IN_THE_DATABASE = ("state", "answer", "verdict", "owner", "evidence", "contradicting", "due_now", "extensions")


def test_the_database_answers_every_day_as_the_position_does(days: list[Day]) -> None:
    on = "WHERE from_date <= :day AND :day < to_date"  # as the manual has it
    with closing(sqlite3.connect(days[0].database)) as database:
        database.row_factory = sqlite3.Row
        for day in days:
            with day:
                rows_found = database.execute(f"SELECT * FROM recommendation_span {on}", {"day": day.as_at}).fetchall()
                spans = {row["recommendation"]: row for row in rows_found}
                assert len(rows_found) == len(spans) == len(day.position["recommendations"])
                for each in day.position["recommendations"]:
                    for column in IN_THE_DATABASE:
                        assert spans[each["id"]][column] == each[column], (each["id"], column)
                rows_found = database.execute(f"SELECT * FROM action_span {on}", {"day": day.as_at}).fetchall()
                actions = [action for each in day.position["recommendations"] for action in each["actions"]]
                assert {(row["action"], row["owner"], row["status"]) for row in rows_found} == {
                    (action["id"], action["owner"], action["status"]) for action in actions
                }
