"""The same fact has the same figure and the same words on every page, command and export, of both registers."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html import unescape
from io import StringIO

from tests.pages.every_day import DAYS, PAST_DEADLINES, SHARP, Day, Plain, days_of, waited_for
from tests.pages.facts import (
    DONE,
    PAST,
    first_word,
    inferred,
    label_of,
    label_of_all,
    of_source,
    past,
    states,
)
from tests.pages.reading import number, numbers, rows, words_of
from tracker.vocabulary import OPEN, AnswerKind, Outcome, Timeliness

IN_THE_FILE = (
    "id",
    "state",
    "answer",
    "verdict",
    "timeliness",
    "done_on",
    "days",
    "evidence",
    "contradicting",
)


def test_each_register_is_looked_at_on_a_hundred_days() -> None:
    for folder in SHARP:
        assert len(set(days_of(folder))) == DAYS
        assert set(SHARP[folder]) <= set(days_of(folder))


def test_a_source_counts_its_recommendations(days: list[Day]) -> None:
    for day in days:
        with day:
            for source in day.position["sources"]:
                own = of_source(day, source["id"])
                done = [each for each in own if each["state"] in DONE]
                assert source["states"] == states(own)
                assert source["answers"] == Counter(each["answer"] or "none" for each in own)
                assert (source["on_file"], source["done"]) == (len(own), len(done))
                assert source["done_by_statement"] == sum("by_statement" in each["flags"] for each in done)


def tiles_of(day: Day) -> dict[str, tuple[int, str]]:
    """Return the number on each tile of Overview, and the words beside it."""
    [drawn] = re.findall(r'<dl class="tiles".*?</dl>', day.pages["overview"].markup, re.DOTALL) or [""]
    found = {}
    for tile in re.findall(r"<div.*?</div>", drawn):
        [(name, figure)] = re.findall(r'aria-label="([^"]+): ([\d,]+)\. Show them"', tile)
        [beside] = re.findall(r'class="beside">(.*?)</dd>', tile) or [""]
        found[unescape(name)] = number(figure), words_of(beside)
    return found


def in_each_way(recommendations: list[Plain]) -> dict[str, list[Plain]]:
    """Return those past their deadline by the label of the way in which they are."""
    return {
        Timeliness.of(way).label: [each for each in recommendations if each["timeliness"] == way]
        for way in ("overdue", "unreported")
    }


def test_the_tiles_count_the_recommendations(days: list[Day]) -> None:
    for day in days:
        with day:
            now, tiles = day.position["recommendations"], tiles_of(day)
            counts = {label_of_all(day, state): how_many for state, how_many in states(now).items()}
            late = {name: those for name, those in in_each_way(now).items() if those}
            counts |= {name: len(those) for name, those in late.items()}
            zeros = {"Verified"} if now else set()
            zeros |= {"Overdue"} if not late and any(each["due_now"] for each in now) else set()
            assert {name: figure for name, (figure, _) in tiles.items()} == dict.fromkeys(zeros, 0) | counts
            for name, those in late.items():
                some, (_, beside) = inferred(those), tiles[name]
                of_all = "all inferred" if some > 1 else "inferred"
                words = of_all if some == len(those) else f"{some} inferred"
                assert beside.startswith(words) if some else "inferred" not in beside


def test_the_tiles_say_what_moved_since_the_last_meeting(days: list[Day]) -> None:
    for day in days:
        with day:
            if day.last is None or day.before is None:
                assert not any(re.search("[+−]", beside) for _, beside in tiles_of(day).values())
                continue
            was = day.before["recommendations"]
            before = Counter({label_of_all(day, state): how_many for state, how_many in states(was).items()})
            before |= {name: len(those) for name, those in in_each_way(was).items()}
            for name, (figure, beside) in tiles_of(day).items():
                moved = figure - before[name]
                change = f"{'+' if moved > 0 else '−'}{abs(moved)}"
                assert beside.split(" ")[-1] == change if moved else not re.search("[+−]", beside), name


def headlines_of(day: Day) -> dict[str, str]:
    """Return the headline of each source, without its id."""
    drawn = re.findall(r'<p class="headline"><a.*?<strong>(.*?)</strong>.*?</a>(.*?)</p>', day.pages["overview"].markup)
    return {id: words_of(told).replace(" .", ".").replace(" ,", ",").replace(" ;", ";") for id, told in drawn}


def test_a_headline_tells_how_many_are_done(days: list[Day]) -> None:
    for day in days:
        with day:
            headlines = headlines_of(day)
            assert list(headlines) == [each["id"] for each in day.position["sources"]]
            for source in day.position["sources"]:
                low, high, total, done = (source[name] for name in ("done_from", "done_to", "total", "done"))
                words = headlines[source["id"]]
                shown = f"All {done} " if done == total > 1 else f"{done} of {total} " if done else "None of "
                assert words.startswith(shown) or (not done and total == 1)
                if low is None:
                    assert "the entries contradict that" in words
                elif " may be done" in words or "by what was said" in words:
                    are = f"{low} of {total} are done, by what was said."
                    assert (are if low == high else f"{low} to {high} of {total} may be done") in words
                else:
                    assert low == done


def test_a_headline_tells_on_whose_word(days: list[Day]) -> None:
    for day in days:
        with day:
            for source in day.position["sources"]:
                shown = headlines_of(day)[source["id"]].partition(". ")[0]
                for pattern, state in ((r"verified", "verified"), (r"(?:only )?claimed", "implemented")):
                    figures = [int(n) for n in re.findall(rf"(\d+)(?: of \d+)? {pattern}\b", shown)]
                    assert figures == ([source["states"][state]] if state in source["states"] else [])
                assert ("on a statement alone" in shown) is bool(source["done_by_statement"])
                if 0 < source["done_by_statement"] < source["done"]:
                    assert f"{source['done_by_statement']} of the {source['done']} on a statement alone" in shown


def test_a_headline_tells_what_is_late_or_missing(days: list[Day]) -> None:
    for day in days:
        with day:
            for source in day.position["sources"]:
                words, own = headlines_of(day)[source["id"]], of_source(day, source["id"])
                overdue, unreported = in_each_way(own).values()
                once = overdue and unreported and inferred(past(own)) in (0, len(past(own)))
                for late, what in ((overdue, "overdue"), (unreported, "past deadline with nothing reported")):
                    assert (f" {what}" in words) is bool(late)
                    some = inferred(late)
                    suffix = "" if not some or once else " (inferred)" if some == len(late) else f" ({some} inferred)"
                    assert not late or f" {len(late)} {what}{suffix}" in words
                assert ("(all inferred)" in words) is bool(once and inferred(past(own)))
                due = any(each["due_now"] for each in own if each["state"] in OPEN)
                assert ("None past its deadline" in words) is (due and not past(own))
                missing = source["total"] - source["on_file"]
                assert (f" {missing} not on the register" in words) is bool(missing and own)


def test_a_recommendation_is_listed_as_it_stands(days: list[Day]) -> None:
    for day in days:
        with day:
            recommendations = day.position["recommendations"]
            table = rows(day.pages["recommendations"].markup, "Recommendations as at")
            assert [first_word(row["Recommendation"]) for row in table] == [each["id"] for each in recommendations]
            assert [row["State"] for row in table] == [label_of(day, each) for each in recommendations]
            for each, row in zip(recommendations, table, strict=True):
                assert row["Answer"] == (AnswerKind.of(each["answer"]).label if each["answer"] else "not on record")
                verdict, *undone = row["Verdict"].split(", ")
                assert verdict == (Outcome.of(each["verdict"]).label if each["verdict"] else "none")
                assert undone == (["reopened since"] if "reopened" in each["flags"] and verdict == "Verified" else [])
                against = row["Against its deadline"]
                assert against.startswith("▲") is (each["timeliness"] in PAST)
                if each["days"] and each["timeliness"] != "undated":
                    assert f"{each['days']:,} day" in against


def test_a_square_says_what_the_list_says(days: list[Day]) -> None:
    for day in days:
        with day:
            recommendations = day.position["recommendations"]
            table = rows(day.pages["recommendations"].markup, "Recommendations as at")
            drawn = re.findall(r'title="([^"]+: [^"]+)"><span class="swatch', day.pages["overview"].markup)
            for each, row, title in zip(recommendations, table, map(unescape, drawn), strict=True):
                stands = f"{each['id']} {each['title']}: {label_of(day, each)}"
                assert title.startswith(stands) or each["title"] == "restricted"
                against = row["Against its deadline"]
                if each["timeliness"] in PAST:
                    late = title.rpartition(", ")[2].removesuffix(" deadline")
                    way = "overdue" if each["timeliness"] == "overdue" else "past"
                    short = late.replace("past its", way).replace("past an inferred", f"{way} (inferred)")
                    assert short == against[2:]
                elif each["timeliness"] != "not_applicable":
                    assert title.endswith(against)


def test_the_deadlines_are_those_of_what_is_open(days: list[Day]) -> None:
    for day in days:
        with day:
            table = rows(day.pages["overview"].markup, "Deadlines of what is open")
            recommendations = day.position["recommendations"]
            still_open = {each["id"]: each for each in recommendations if each["state"] in OPEN and each["due_now"]}
            longest_past = sorted(past(still_open.values()), key=lambda each: -each["days"])
            to_come = [each for each in still_open.values() if each not in longest_past]
            in_order = [*longest_past, *sorted(to_come, key=lambda each: each["days"])]
            assert [first_word(row["Recommendation"]) for row in table] == [each["id"] for each in in_order][:25]
            for row in table:
                assert row["State"] == label_of(day, still_open[first_word(row["Recommendation"])])


def test_the_reading_of_the_deadlines(days: list[Day]) -> None:
    for day in days:
        with day:
            text = day.pages["overview"].text
            still_open = [each for each in day.position["recommendations"] if each["state"] in OPEN]
            if not still_open:
                assert "Nothing is open, so no deadline is running." in text
                continue
            late, undated = past(still_open), sum(not each["due_now"] for each in still_open)
            [sentence] = re.findall(r"Of [\d,]+ open recommendations?, .*?\.(?= |$)", text)
            assert numbers("Of # open recommendation", sentence) == [len(still_open)]
            if late:
                by = sorted({each["days"] for each in late})
                assert numbers("# (?:is|are) past the deadline, by ", sentence) == [len(late)]
                assert (f"by {by[0]:,} to {by[-1]:,} days" if len(by) > 1 else f"by {by[0]:,} day") in sentence
                some = inferred(late)
                assert ("(all inferred)" in sentence) is (some == len(late))
                assert (f"({some} inferred)" in sentence) is (0 < some < len(late))
            else:
                assert "none is past its deadline" in sentence
            assert (f"{undated} has no deadline" in sentence) is (undated == 1)
            assert (f"{undated} have no deadline" in sentence) is (undated > 1)


def choices_that_fit(day: Day, recommendation: Plain) -> dict[str, list[str]]:
    """Return of each filter the choices that leave a recommendation in the list."""
    id, timeliness = recommendation["id"], recommendation["timeliness"]
    return {
        "state": [recommendation["state"]],
        "owner": recommendation["owners"] or ["nobody"],
        "answer": [recommendation["answer"] or "none"],
        "verdict": [recommendation["verdict"] or "none"],
        "timeliness": [timeliness, *([PAST_DEADLINES] if timeliness in PAST else [])],
        "rule": [each["rule"] for each in day.exceptions if each["subject"].partition(".")[0] == id],
        "source": [recommendation["source"]],
        "vouched": ["no"] if is_doubted(day, recommendation) else [],
        "waiting_on": list(waited_for({"recommendations": [recommendation]})),
        "priority": [recommendation["priority"] or "none"],
    }


DOUBTS = {"unevidenced", "contradicted", "verification_lapsed", "self_verified", "refused_by_some"}


def is_doubted(day: Day, recommendation: Plain) -> bool:
    """Whether it is shown as done and a statement alone, or an exception, says why it cannot be vouched for."""
    if recommendation["state"] not in (*DONE, "verification_lapsed"):
        return False
    rules = {each["rule"] for each in day.exceptions if each["subject"] == recommendation["id"]}
    return "by_statement" in recommendation["flags"] or bool(rules & DOUBTS)


def test_the_quick_filters_count_what_every_page_counts(days: list[Day]) -> None:
    chip = r'class="chip"[^>]*>([^<]+) <strong>([\d,]+)</strong>'
    for day in days:
        with day:
            everything = day.position["recommendations"]
            drawn = re.findall(chip, day.pages["recommendations"].markup)
            counted = {name: number(figure) for name, figure in drawn}
            timeliness = Counter(each["timeliness"] for each in everything)
            expected = {"All": len(everything)}
            if any(each["due_now"] for each in everything):
                expected |= {"Overdue": timeliness["overdue"]}
                expected |= {"Deadline passed, nothing reported": timeliness["unreported"]}
            if any(each["state"] in (*DONE, "verification_lapsed") for each in everything):
                expected["Cannot be vouched for"] = sum(is_doubted(day, each) for each in everything)
            assert counted == expected


def test_a_filter_leaves_what_the_command_counts(days: list[Day]) -> None:
    for day in days:
        with day:
            kind, value = day.filtered
            everything, page = day.position["recommendations"], day.pages["filtered"]
            left = [each["id"] for each in everything if value in choices_that_fit(day, each)[kind]]
            table = rows(page.markup, "Recommendations as at")
            assert [first_word(row["Recommendation"]) for row in table] == left
            if left:
                assert f"{len(left)} of {len(everything)} recommendation" in page.text
            elif everything:
                assert f"None of the {len(everything)} recommendations fits these filters" in page.text
            assert f"{len(everything)} recommendation" in day.pages["recommendations"].text or not everything


def test_what_leaves_as_a_file_is_the_position(days: list[Day]) -> None:
    for day in days:
        with day:
            recommendations = day.position["recommendations"]
            lines = list(csv.DictReader(StringIO(day.csv)))
            for column in IN_THE_FILE:
                cells = ["" if each[column] is None else str(each[column]) for each in recommendations]
                assert [line[column] for line in lines] == cells, column
            assert [line["owners"] for line in lines] == ["; ".join(each["owners"]) for each in recommendations]
            if day.json is not None:
                whole = json.loads(day.json)
                assert (whole["position"], whole["exceptions"]) == (day.position, day.exceptions)
                assert whole["responses"] == day.register["responses"]
