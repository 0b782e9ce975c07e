"""The same fact has the same figure and the same words on every page, command and export, of both registers."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html import unescape
from io import StringIO

from tests.pages.every_day import DAYS, PAST_DEADLINES, SHARP, days_of
from tests.pages.facts import (
    DONE,
    PAST,
    few,
    inferred,
    label_of,
    label_of_all,
    of_source,
    past,
    states,
    verifiable,
)
from tests.pages.reading import found, number, numbers, rows, words_of
from tracker.vocabulary import OPEN, AnswerKind, Outcome

TOLD = {  # of a source, in Overview's first sentence
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


def test_each_register_is_looked_at_on_a_hundred_days():
    for folder in SHARP:
        assert len(set(days_of(folder))) == DAYS
        assert set(SHARP[folder]) <= set(days_of(folder))


def test_a_source_counts_its_recommendations(days):
    for day in days:
        with day:
            for source in day.position["sources"]:
                own = of_source(day, source)
                done = [each for each in own if each["state"] in DONE]
                assert source["states"] == states(own)
                assert source["answers"] == Counter(each["answer"] or "none" for each in own)
                assert (source["on_file"], source["done"]) == (len(own), len(done))
                assert source["done_by_statement"] == sum("by_statement" in each["flags"] for each in done)


def test_the_tiles(days):
    for day in days:
        with day:
            now = day.position["recommendations"]
            drawn = re.findall(
                r'aria-label="([^"]+): ([\d,]+)\. Show them".*?class="beside">(.*?)</dd>', day.pages["overview"].markup
            )
            tiles = {unescape(name): (number(told), words_of(beside)) for name, told, beside in drawn}
            counts = {label_of_all(day, state): many for state, many in states(now).items()}
            late = past(now)
            assert {name: told for name, (told, _) in tiles.items() if told} == {
                **counts,
                **({"Past deadline": len(late)} if late else {}),
            }
            beside = tiles["Past deadline"][1]
            some = inferred(late)
            assert ("all of them inferred" in beside) is (0 < some == len(late))
            assert (f"{some} of them inferred" in beside) is (0 < some < len(late))
            if day.last is None:
                assert all(told.endswith("no earlier meeting") for _, told in tiles.values())
                continue
            was = day.before["recommendations"]
            before = Counter({label_of_all(day, state): many for state, many in states(was).items()})
            before["Past deadline"] = len(past(was))
            for name, (told, words) in tiles.items():
                moved = told - before[name]
                change = f"{abs(moved)} {'more' if moved > 0 else 'fewer'}" if moved else "no change"
                assert words.endswith(f"{change} since {few(day.last['date'])}"), name


def test_what_is_said_first_of_each_source(days):
    for day in days:
        with day:
            text = day.pages["overview"].text
            for source in day.position["sources"]:
                own = of_source(day, source)
                [sentence] = re.findall(rf"{source['id']}’s \d+: .*?\.(?= |$)", text)
                assert sentence.startswith(f"{source['id']}’s {source['total']}: ")
                parts = sentence.removesuffix(".").partition(": ")[2].split("; ")
                for state, words in TOLD.items():
                    its = [
                        part
                        for part in parts
                        if re.fullmatch(rf"(all )?\d+ (is|are) {words}( and not verified)?(,.*)?", part)
                    ]
                    assert [int(found(r"(\d+)", part)[0]) for part in its] == (
                        [source["states"][state]] if state in source["states"] else []
                    ), state
                claims = " ".join(part for part in parts if " claimed done" in part and " in part" not in part)
                assert ("and not verified" in claims) is (bool(claims) and verifiable(day, source["id"]))
                silent = [part for part in parts if part.startswith("about ")]
                said = [re.sub(r"about (?:all |the other )?(\S+).*", r"\1", part) for part in silent]
                assert [1 if each in ("it", "one") else int(each) for each in said] == (
                    [source["states"]["not_reported"]] if "not_reported" in source["states"] else []
                )
                late = past(own)
                told = [part for part in parts if "shown as open" in part]
                if late:
                    assert numbers(r"# (?:is|are) shown as open, (?:up to )?# days? past", told[0]) == [
                        len(late),
                        max(each["days"] for each in late),
                    ]
                    some = inferred(late)
                    assert told[0].endswith("an inferred deadline") is (some == len(late))
                    assert (f"{some} of them an inferred one" in told[0]) is (0 < some < len(late))
                else:
                    assert told == []
                missing = source["total"] - source["on_file"]
                assert (f"{missing} {'is' if missing == 1 else 'are'} not on the register" in parts) is bool(
                    missing and own
                )


def test_the_range_of_each_source(days):
    for day in days:
        with day:
            told = dict(
                re.findall(
                    r'<strong>([A-Z]+)</strong>[^<]*</a><span class="source-told">(.*?)</span>',
                    day.pages["overview"].markup,
                )
            )
            assert list(told) == [each["id"] for each in day.position["sources"]]
            for source in day.position["sources"]:
                low, high, total = source["done_from"], source["done_to"], source["total"]
                words = unescape(told[source["id"]])
                if low is None:
                    assert words.startswith(f"{source['done']} of {total} shown as done; a statement that claims more")
                elif low == high:
                    assert words.startswith(f"{low} of {total} done")
                else:
                    assert words.startswith(
                        (f"{low} to {high} of {total} may be done", f"{source['done']} of {total} done")
                    )
                if " shown one by one" in words:
                    assert numbers("# shown one by one", words) == [source["done"] - source["done_by_statement"]]
                if source["done_by_statement"]:
                    assert f"{source['done_by_statement']} by statement" in words


def test_a_recommendation_is_told_alike_wherever_it_stands(days):
    for day in days:
        with day:
            recommendations = day.position["recommendations"]
            listed = rows(day.pages["recommendations"].markup, "Recommendations as at")
            assert [each["Recommendation"].split()[0] for each in listed] == [each["id"] for each in recommendations]
            assert [each["State"] for each in listed] == [label_of(day, each) for each in recommendations]
            squares = [
                unescape(each)
                for each in re.findall(r'title="([^"]+: [^"]+)"><span class="swatch', day.pages["overview"].markup)
            ]
            for each, row, square in zip(recommendations, listed, squares, strict=True):
                assert row["Answer"] == (AnswerKind.of(each["answer"]).label if each["answer"] else "not on record")
                assert row["Verdict"] == (Outcome.of(each["verdict"]).label if each["verdict"] else "none")
                assert row["Evidence"] == str(each["evidence"])
                assert row["Against its deadline"].startswith("▲") is (each["timeliness"] in PAST)
                against = row["Against its deadline"]
                if each["days"] and each["timeliness"] != "undated":
                    assert f"{each['days']:,} day" in against
                stands = f"{each['id']} {each['title']}: {label_of(day, each)}"
                assert square.startswith(stands) or each["title"] == "restricted"
                told = re.sub(r" past (its|an inferred) deadline$", r" past \1", square.rpartition(", ")[2])
                if each["timeliness"] in PAST:
                    assert (
                        told.replace("past its", "past").replace("past an inferred", "past (inferred)") == against[2:]
                    )
                elif each["timeliness"] != "not_applicable":
                    assert square.endswith(against)
            table = rows(day.pages["overview"].markup, "Deadlines of what is open")
            open_ones = {each["id"]: each for each in recommendations if each["state"] in OPEN and each["due_now"]}
            assert [row["Recommendation"].split()[0] for row in table] == list(open_ones)
            for row in table:
                assert row["State"] == label_of(day, open_ones[row["Recommendation"].split()[0]])


def test_the_reading_of_the_deadlines(days):
    for day in days:
        with day:
            text = day.pages["overview"].text
            open_ones = [each for each in day.position["recommendations"] if each["state"] in OPEN]
            late, undated = past(open_ones), [each for each in open_ones if not each["due_now"]]
            if not open_ones:
                assert "Nothing is open, so no deadline is running." in text
                continue
            [sentence] = re.findall(r"Of [\d,]+ open recommendations?, .*?\.(?= |$)", text)
            assert numbers("Of # open recommendation", sentence) == [len(open_ones)]
            if late:
                by = sorted({each["days"] for each in late})
                assert numbers("# (?:is|are) past the deadline, by ", sentence) == [len(late)]
                assert (f"by {by[0]:,} to {by[-1]:,} days" if len(by) > 1 else f"by {by[0]:,} day") in sentence
                some = inferred(late)
                assert ("(all of them inferred)" in sentence) is (some == len(late))
                assert (f"({some} of them inferred)" in sentence) is (0 < some < len(late))
            else:
                assert "none is past its deadline" in sentence
            assert (f"{len(undated)} has no deadline" in sentence) is (len(undated) == 1)
            assert (f"{len(undated)} have no deadline" in sentence) is (len(undated) > 1)


def choices_that_fit(day, recommendation):
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


def test_a_filter_leaves_what_the_command_counts(days):
    for day in days:
        with day:
            kind, value = day.filtered
            everything = day.position["recommendations"]
            left = [each["id"] for each in everything if value in choices_that_fit(day, each)[kind]]
            page = day.pages["filtered"]
            assert [row["Recommendation"].split()[0] for row in rows(page.markup, "Recommendations as at")] == left
            if left:
                assert f"{len(left)} of {len(everything)} recommendation" in page.text
            elif everything:
                assert f"None of the {len(everything)} recommendations fits these filters" in page.text
            assert f"{len(everything)} recommendation" in day.pages["recommendations"].text or not everything


def test_what_leaves_as_a_file_is_the_position(days):
    for day in days:
        with day:
            lines = list(csv.DictReader(StringIO(day.csv)))
            for name in (
                "id",
                "state",
                "answer",
                "verdict",
                "timeliness",
                "done_on",
                "days",
                "evidence",
                "contradicting",
            ):
                told = [each[name] for each in day.position["recommendations"]]
                assert [each[name] for each in lines] == ["" if each is None else str(each) for each in told], name
            assert [each["owners"] for each in lines] == [
                "; ".join(each["owners"]) for each in day.position["recommendations"]
            ]
            if day.json is not None:
                whole = json.loads(day.json)
                assert (whole["position"], whole["exceptions"]) == (day.position, day.exceptions)
                assert whole["responses"] == day.register["responses"]
