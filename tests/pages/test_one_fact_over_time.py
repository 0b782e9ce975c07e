"""The same course of things has the same figures on Progress, on Meetings and in the database as the commands print."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date

from tests.pages.facts import CLOSED, DONE, few, label, label_of_all, past, states, verifiable
from tests.pages.reading import found, number, numbers, rows
from tracker.dates import in_words
from tracker.vocabulary import OPEN, Timeliness


def long(day: str) -> str:
    return in_words(date.fromisoformat(day))


def test_the_last_quarter_is_the_position(days):
    for day in days:
        with day:
            everything = day.position["recommendations"]
            late = Counter(each["timeliness"] for each in past(everything))
            table = rows(day.pages["progress"].markup, "How many were in which state")
            quarters = day.progress if day.position["sources"] else []
            assert [row["Quarter"].removesuffix(", to date") for row in table] == [each["quarter"] for each in quarters]
            for row, quarter in zip(table, quarters, strict=True):
                told = {state: row.get(label_of_all(day, state), "0").split()[0] for state in quarter["states"]}
                assert {state: int(cell) for state, cell in told.items()} == quarter["states"]
                assert int(row["All"]) == sum(quarter["states"].values())
                assert int(row[Timeliness.OVERDUE.label]) == quarter["overdue"]
                assert int(row[Timeliness.UNREPORTED.label]) == quarter["unreported"]
            last = day.progress[-1]
            assert last["states"] == states(everything)
            assert (last["overdue"], last["unreported"]) == (late["overdue"], late["unreported"])


def test_the_sentences_of_progress(days):
    for day in days:
        with day:
            everything, text = day.position["recommendations"], day.pages["progress"].text
            count, late = states(everything), len(past(everything))
            is_open = sum(count[each] for each in OPEN)
            if len(day.progress) > 1:
                [reading] = re.findall(r"Since the end of Q\d [\d/]+ \(.*?\.(?= |$)", text)
                ids = [each["id"] for each in day.position["sources"]]
                nobody_may = label(day, "implemented", ids) == "Implemented"
                claimed = "claimed done" if nobody_may else "claimed done and not verified"
                now = {"verified": count["verified"], claimed: count["implemented"], "open": is_open}
                for what, figure in {**now, "past the deadline": late}.items():
                    moved = rf"{what} (?:stayed at|is|rose from [\d,]+ to|fell from [\d,]+ to) #"
                    assert numbers(moved, reading) == [figure], what
                assert f"{len(everything)} " in found(r"\((.*?)\)", reading)[0]
            flow = rows(day.pages["progress"].markup, "What happened in each quarter")
            made = sum(int(row["Made"].split()[0]) for row in flow)
            sentence = "# recommendations? made, # claimed done[^,]*, # verified, # reopened and # closed or superseded"
            told = numbers(sentence, text)
            titles = ("Made", "Claimed done", "Verified", "Reopened", "Closed or superseded")
            assert told == [sum(int(row[each].split()[0]) for row in flow) for each in titles]
            assert made == len(everything)
            if everything:
                assert numbers("# of # (?:is|are) done", text) == [sum(count[each] for each in DONE), len(everything)]
                assert numbers("# (?:is|are) still open", text) == [is_open]
                closed = sum(count[each] for each in CLOSED)
                assert ("closed or superseded." in found("still open(.*?)Deadlines moved", text)[0]) is bool(closed)
            waiting = sum(each["state"] == "implemented" and verifiable(day, each["source"]) for each in everything)
            assert (f"{waiting} {'waits' if waiting == 1 else 'wait'} for a verdict" in text) is bool(waiting)
            moved = rows(day.pages["progress"].markup, "Deadlines that were moved")
            if moved:
                assert numbers("# deadlines? ha(?:s|ve) been moved", text) == [len(moved)]
            extended = {each["id"]: each for each in everything if each["extensions"]}
            by = {row["Deadline of"].split()[0]: row for row in moved if "." not in row["Deadline of"].split()[0]}
            assert list(by) == list(extended)
            for id, row in by.items():
                assert number(row["Moved by"].split()[0]) == extended[id]["slipped_days"]
                assert row["Now"] == few(extended[id]["due_now"])


def the_forecasts_of_the_past_were_wrong(backtest) -> bool:
    """Whether so many of them did not hold that none is given: more than half, of four at least."""
    judged = [each["inside"] for each in backtest if each["inside"] is not None]
    return len(judged) >= 4 and judged.count(False) > judged.count(True)


def test_the_forecast(days):
    for day in days:
        with day:
            made, text = day.forecast, day.pages["progress"].text
            number = sum(each["state"] in OPEN for each in day.position["recommendations"])
            assert made["open"] == number
            is_open = f"{number} {'is' if number == 1 else 'are'} open."
            would_be = f"{'the one' if number == 1 else f'the {number}'} open would be done"
            if not number:
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


def test_the_chance_of_the_last_deadline(days):
    for day in days:
        with day:
            made, text = day.forecast, day.pages["progress"].text
            chance, last = made["chance_by_last_deadline"], made["last_deadline"]
            if chance is None:
                continue
            deadline = f"last deadline, {long(last)}{' (inferred)' if made['last_deadline_inferred'] else ''},"
            percent = round(chance * 100)
            number = "less than 1%" if percent == 0 else "more than 99%" if percent == 100 else f"{percent}%"
            if last < day.as_at:
                assert chance == 0
                assert f"The {deadline} has passed." in text
            else:
                assert re.search(rf"That all are done by the {re.escape(deadline)} is [a-z ]+ \({number}\)\.", text)


def test_what_the_owners_expect(days):
    for day in days:
        with day:
            if day.forecast["expected"] and day.forecast["open"]:
                of = len({each["recommendation"] for each in day.forecast["expected"]})
                assert f"for {of} of the {day.forecast['open']} open" in day.pages["progress"].text


def test_what_changed_since_the_last_meeting(days):
    for day in days:
        with day:
            everything = day.position["recommendations"]
            if day.compared is not None:
                changed = [each["id"] for each in day.compared["recommendations"]]
                text = day.pages["progress"].text
                if changed:
                    told = numbers("something changed about # of # recommendation", text)
                    assert told == [len(changed), len(everything)]
                else:
                    assert re.search("nothing changed about any of the|so nothing changed|Nothing was on file", text)
                table = rows(day.pages["progress"].markup, "What changed between")
                assert [row["Recommendation"].split()[0] for row in table] == changed[:100]
                was = {each["id"]: each["state"] for each in day.before["recommendations"]}
                now = {each["id"]: each["state"] for each in everything}
                changes = [
                    (each["id"], change) for each in day.compared["recommendations"] for change in each["changes"]
                ]
                moved = {id for id, change in changes if change["what"] == "state"}
                assert moved >= {id for id in was if was[id] != now[id]}
                assert all(was.get(id) != now[id] for id in moved)
                for row in day.compared["outstanding"]:
                    [source] = [each for each in day.position["sources"] if each["id"] == row["source"]]
                    own = states(each for each in everything if each["source"] == source["id"])
                    assert (row["made"], row["on_file"]) == (source["total"], source["on_file"])
                    assert row["now"]["shown"] == sum(own[each] for each in (*OPEN, "verification_lapsed"))
            if day.since is not None:
                page = day.pages["meetings"]
                changed = [each["id"] for each in day.since["recommendations"]]
                if changed:
                    assert numbers("Something changed about # of", page.text) == [len(changed)]
                table = rows(page.markup, "Made, outstanding then, outstanding now")
                sources = [each["source"] for each in day.since["outstanding"]]
                assert [row["Source"].split()[0] for row in table] == sources
                for row, told in zip(table, day.since["outstanding"], strict=True):
                    least, most = told["now"]["least"], told["now"]["most"]
                    if least is not None:
                        assert row["Outstanding now"] == (str(least) if least == most else f"{least} to {most}")
                    assert int(row["Made"].split()[0]) == told["made"]


def test_the_database_answers_every_day_as_the_position_does(days):
    with closing(sqlite3.connect(days[0].database)) as database:
        database.row_factory = sqlite3.Row
        for day in days:
            with day:
                on = "WHERE from_date <= :day AND :day < to_date"  # as the manual has it
                told = database.execute(f"SELECT * FROM recommendation_span {on}", {"day": day.as_at}).fetchall()
                spans = {each["recommendation"]: each for each in told}
                assert len(told) == len(spans) == len(day.position["recommendations"])
                for each in day.position["recommendations"]:
                    for name in (
                        "state",
                        "answer",
                        "verdict",
                        "owner",
                        "evidence",
                        "contradicting",
                        "due_now",
                        "extensions",
                    ):
                        assert spans[each["id"]][name] == each[name], (each["id"], name)
                told = database.execute(f"SELECT * FROM action_span {on}", {"day": day.as_at}).fetchall()
                actions = [action for each in day.position["recommendations"] for action in each["actions"]]
                assert {(each["action"], each["owner"], each["status"]) for each in told} == {
                    (each["id"], each["owner"], each["status"]) for each in actions
                }
