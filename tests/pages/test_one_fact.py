"""The same fact has the same figure and the same words on every page, command and export, of both registers."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html import unescape
from io import StringIO

from tests.pages.every_day import DAYS, PAST_DEADLINES, SHARP, Day, Plain, days_of
from tests.pages.facts import (
    DONE,
    PAST,
    few,
    first_word,
    inferred,
    label_of,
    label_of_all,
    of_source,
    past,
    states,
    verifiable,
)
from tests.pages.reading import number, numbers, rows, words_of
from tracker.vocabulary import OPEN, AnswerKind, Outcome

WORDS_FOR = {  # states of a source's recommendations, in Overview's first sentence
    "verified": "verified",
    "verification_lapsed": "verified on evidence that has expired",
    "implemented": "claimed done",
    "partly_verified": "verified in part",
    "partly_implemented": "claimed done in part",
    "in_progress": "in progress",
    "not_started": "not started",
    "superseded": "superseded",
    "closed_not_implemented": "closed without being done",
}
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
    tile = r'aria-label="([^"]+): ([\d,]+)\. Show them".*?class="beside">(.*?)</dd>'
    drawn = re.findall(tile, day.pages["overview"].markup)
    return {unescape(name): (number(figure), words_of(beside)) for name, figure, beside in drawn}


def test_the_tiles_count_the_recommendations(days: list[Day]) -> None:
    for day in days:
        with day:
            now, tiles = day.position["recommendations"], tiles_of(day)
            counts = {label_of_all(day, state): how_many for state, how_many in states(now).items()}
            late = past(now)
            if late:
                counts["Past deadline"] = len(late)
            assert {name: figure for name, (figure, _) in tiles.items() if figure} == counts
            _, beside = tiles["Past deadline"]
            some = inferred(late)
            assert ("all of them inferred" in beside) is (0 < some == len(late))
            assert (f"{some} of them inferred" in beside) is (0 < some < len(late))


def test_the_tiles_say_what_moved_since_the_last_meeting(days: list[Day]) -> None:
    for day in days:
        with day:
            if day.last is None or day.before is None:
                assert all(beside.endswith("no earlier meeting") for _, beside in tiles_of(day).values())
                continue
            was = day.before["recommendations"]
            before = Counter({label_of_all(day, state): how_many for state, how_many in states(was).items()})
            before["Past deadline"] = len(past(was))
            for name, (figure, beside) in tiles_of(day).items():
                moved = figure - before[name]
                change = f"{abs(moved)} {'more' if moved > 0 else 'fewer'}" if moved else "no change"
                assert beside.endswith(f"{change} since {few(day.last['date'])}"), name


def said_first_of(day: Day, source: Plain) -> list[str]:
    """Return the parts of what Overview says first of a source."""
    id, text = source["id"], day.pages["overview"].text
    [sentence] = re.findall(rf"{id}’s \d+: .*?\.(?= |$)", text)
    begins = f"{id}’s {source['total']}: "
    assert sentence.startswith(begins)
    return sentence.removeprefix(begins).removesuffix(".").split("; ")


def test_the_states_are_said_first_of_each_source(days: list[Day]) -> None:
    for day in days:
        with day:
            for source in day.position["sources"]:
                parts = said_first_of(day, source)
                for state, words in WORDS_FOR.items():
                    of_state = rf"(?:all )?(\d+) (?:is|are) {words}(?: and not verified)?(?:,.*)?"
                    figures = [int(match[1]) for part in parts if (match := re.fullmatch(of_state, part))]
                    assert figures == ([source["states"][state]] if state in source["states"] else []), state
                claims = " ".join(part for part in parts if " claimed done" in part and " in part" not in part)
                assert ("and not verified" in claims) is (bool(claims) and verifiable(day, source["id"]))


def test_the_silence_is_said_first_of_each_source(days: list[Day]) -> None:
    for day in days:
        with day:
            for source in day.position["sources"]:
                parts = said_first_of(day, source)
                about = [part for part in parts if part.startswith("about ")]
                words = [re.sub(r"about (?:all |the other )?(\S+).*", r"\1", part) for part in about]
                silent = [1 if word in ("it", "one") else int(word) for word in words]
                assert silent == ([source["states"]["not_reported"]] if "not_reported" in source["states"] else [])


def test_what_is_late_or_missing_is_said_first_of_each_source(days: list[Day]) -> None:
    for day in days:
        with day:
            for source in day.position["sources"]:
                parts, own = said_first_of(day, source), of_source(day, source["id"])
                late, some = past(own), inferred(past(own))
                of_the_late = [part for part in parts if "shown as open" in part]
                assert len(of_the_late) == bool(late)
                for part in of_the_late:
                    longest = max(each["days"] for each in late)
                    figures = numbers(r"# (?:is|are) shown as open, (?:up to )?# days? past", part)
                    assert figures == [len(late), longest]
                    assert part.endswith("an inferred deadline") is (some == len(late))
                    assert (f"{some} of them an inferred one" in part) is (0 < some < len(late))
                missing = source["total"] - source["on_file"]
                not_there = f"{missing} {'is' if missing == 1 else 'are'} not on the register"
                assert (not_there in parts) is bool(missing and own)


def test_the_range_of_each_source(days: list[Day]) -> None:
    row = r'<strong>([A-Z]+)</strong>[^<]*</a><span class="source-told">(.*?)</span>'
    for day in days:
        with day:
            ranges = dict(re.findall(row, day.pages["overview"].markup))
            assert list(ranges) == [each["id"] for each in day.position["sources"]]
            for source in day.position["sources"]:
                low, high, total = source["done_from"], source["done_to"], source["total"]
                words, shown = unescape(ranges[source["id"]]), f"{source['done']} of {total}"
                if low is None:
                    assert words.startswith(f"{shown} shown as done; a statement that claims more")
                elif low == high:
                    assert words.startswith(f"{low} of {total} done")
                else:
                    assert words.startswith((f"{low} to {high} of {total} may be done", f"{shown} done"))
                if " shown one by one" in words:
                    assert numbers("# shown one by one", words) == [source["done"] - source["done_by_statement"]]
                if source["done_by_statement"]:
                    assert f"{source['done_by_statement']} by statement" in words


def test_a_recommendation_is_listed_as_it_stands(days: list[Day]) -> None:
    for day in days:
        with day:
            recommendations = day.position["recommendations"]
            table = rows(day.pages["recommendations"].markup, "Recommendations as at")
            assert [first_word(row["Recommendation"]) for row in table] == [each["id"] for each in recommendations]
            assert [row["State"] for row in table] == [label_of(day, each) for each in recommendations]
            for each, row in zip(recommendations, table, strict=True):
                assert row["Answer"] == (AnswerKind.of(each["answer"]).label if each["answer"] else "not on record")
                assert row["Verdict"] == (Outcome.of(each["verdict"]).label if each["verdict"] else "none")
                assert row["Evidence"] == str(each["evidence"])
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
                    short = late.replace("past its", "past").replace("past an inferred", "past (inferred)")
                    assert short == against[2:]
                elif each["timeliness"] != "not_applicable":
                    assert title.endswith(against)


def test_the_deadlines_are_those_of_what_is_open(days: list[Day]) -> None:
    for day in days:
        with day:
            table = rows(day.pages["overview"].markup, "Deadlines of what is open")
            recommendations = day.position["recommendations"]
            still_open = {each["id"]: each for each in recommendations if each["state"] in OPEN and each["due_now"]}
            assert [first_word(row["Recommendation"]) for row in table] == list(still_open)
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
                assert ("(all of them inferred)" in sentence) is (some == len(late))
                assert (f"({some} of them inferred)" in sentence) is (0 < some < len(late))
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
    }


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
