"""The same work has the same figures on Actions, Assurance and About as the commands print."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from tests.pages.every_day import Day, Plain
from tests.pages.facts import PAST, few, first_word, past, states
from tests.pages.reading import found, number, numbers, rows
from tracker.vocabulary import OPEN, Rule

STAGES = ("Open", "Done", "Ended")
RANKS = ((3, "to act on now"), (2, "to ask about"), (1, "to note"))
DAYS_PAST = r"([\d,]+) days? past"
MOST, FIRST = 25, 10  # of a rule that holds of more than so many, so many stand on the page


class Work(NamedTuple):
    """An action with what it is: owed, done, or ended because nothing is owed on it any more."""

    action: Plain
    stage: str

    @property
    def is_late(self) -> bool:
        return self.stage == "Open" and self.action["timeliness"] in PAST


def stage(recommendation: Plain, action: Plain) -> str:
    claimed = action["status"] == "implemented" and action["upheld"]
    if recommendation["state"] in OPEN and action["status"] != "withdrawn" and not claimed:
        return "Open"
    return "Done" if action["status"] == "implemented" else "Ended"


def work_of(day: Day) -> list[Work]:
    return [
        Work(action, stage(recommendation, action))
        for recommendation in day.position["recommendations"]
        for action in recommendation["actions"]
    ]


def by_stage(work: list[Work]) -> Counter[str]:
    return Counter(each.stage for each in work)


def name_of(day: Day, party: str | None) -> str:
    names = {each["id"]: each["name"] for each in day.register["parties"]}
    return names[party] if party else "Nobody on record"


def open_decisions(day: Day, due_before: str = "") -> list[str | None]:
    """Who is to carry out what was decided by the day, and was not refused; `due_before`: what was due before a day."""
    held = [meeting for meeting in day.register["meetings"] if meeting["date"] <= day.as_at]
    decided = [decision for meeting in held for decision in meeting["decisions"]]
    return [
        decision["owner"]
        for decision in decided
        if (decision["owner"] or decision["due"])
        and decision["outcome"] != "refused"
        and not (decision["done_on"] and decision["done_on"] <= day.as_at)
        and (not due_before or (decision["due"] or "9999") < due_before)
    ]


def test_the_actions_are_counted(days: list[Day]) -> None:
    for day in days:
        with day:
            work, text = work_of(day), day.pages["actions"].text
            if not work:
                continue
            count, late = by_stage(work), sum(each.is_late for each in work)
            assert numbers(r"# actions? (?:is|are) on the register: # open", text) == [len(work), count["Open"]]
            lead = found(r"on the register: (.*?)\. ", text)[0]
            assert numbers(r"# done", lead) == [count["Done"]] if count["Done"] else " done" not in lead
            assert numbers(r"# ended", lead) == [count["Ended"]] if count["Ended"] else " ended" not in lead
            if late and count["Open"] > 1:
                assert f"({'all' if late == count['Open'] else late} of them past" in lead
            recommendations = day.position["recommendations"]
            without = sum(not each["actions"] for each in recommendations)
            if without:
                assert f"{without} of {len(recommendations)} recommendation" in text


def test_the_actions_are_counted_by_owner(days: list[Day]) -> None:
    for day in days:
        with day:
            work = work_of(day)
            table = {row["Action owner"]: row for row in rows(day.pages["actions"].markup, "Actions by their owner")}
            assert set(table) == {name_of(day, each.action["owner"]) for each in work}
            for name, row in table.items():
                own = [each for each in work if name_of(day, each.action["owner"]) == name]
                count = by_stage(own)
                assert {each: int(row[each]) for each in STAGES} == {each: count[each] for each in STAGES}, name
                assert int(row["Past deadline"].partition(",")[0]) == sum(each.is_late for each in own), name


def owed_recommendations(day: Day, owner: str | None) -> dict[str, bool]:
    """Return the open recommendations that a party leads, or owes an action of, each with whether that is late.

    What has no owners is nobody's, and so is an open action that nobody owns.
    """
    found = {}
    for each in day.position["recommendations"]:
        own = [Work(action, stage(each, action)) for action in each["actions"] if action["owner"] == owner]
        still = [work for work in own if work.stage == "Open"]
        leads = each["owner"] == owner if owner else not each["owners"]
        if each["state"] in OPEN and (leads or still):
            found[each["id"]] = (leads and each["timeliness"] in PAST) or any(work.is_late for work in still)
    return found


def late_decisions(day: Day) -> list[str | None]:
    return open_decisions(day, day.as_at)


def test_who_owes_what_is_counted(days: list[Day]) -> None:
    for day in days:
        with day:
            table = {row["Owner"]: row for row in rows(day.pages["actions"].markup, "What each owner owes")}
            owners = {owner for each in day.position["recommendations"] for owner in each["owners"]}
            owners |= {action["owner"] for each in day.position["recommendations"] for action in each["actions"]}
            decisions, late = Counter(open_decisions(day)), Counter(late_decisions(day))
            answers_are_late = any(each["rule"] == "answer_overdue" for each in day.exceptions)
            for owner in {*owners, *decisions, None}:
                row, owed = table.get(name_of(day, owner)), owed_recommendations(day, owner)
                least = len(owed) + decisions[owner]
                assert row is not None or not least, owner
                if row is None:
                    continue
                overdue = sum(owed.values()) + late[owner]
                assert int(row["Things owed"]) >= least, owner
                assert overdue <= number(re.split("[ ,]", row["Overdue"])[0]) <= overdue + 99 * answers_are_late, owner


def test_the_open_actions_are_listed(days: list[Day]) -> None:
    for day in days:
        with day:
            table = rows(day.pages["actions"].markup, "Every open action, by owner")
            still_open = {each.action["id"]: each.action for each in work_of(day) if each.stage == "Open"}
            assert sorted(first_word(row["Action"]) for row in table) == sorted(still_open)
            for row in table:
                action, against = still_open[first_word(row["Action"])], row["Against deadline"]
                assert row["Owner"] == name_of(day, action["owner"])
                assert against.startswith("▲") is (action["timeliness"] in PAST)
                assert ("claim not upheld" in against) is not action["upheld"]
                if action["timeliness"] in PAST:
                    assert against.startswith(f"▲ {action['days']:,} day")


def test_an_owners_sheet_says_what_all_pages_say(days: list[Day]) -> None:
    for day in days:
        if day.owner is None:
            continue
        with day:
            owner = None if day.owner == "nobody" else day.owner
            own = [each for each in work_of(day) if each.action["owner"] == owner]
            page, count = day.pages["sheet"], by_stage(own)
            gist = re.search(r'Done and ended</h2> <span class="gist">(.*?)</span>', page.markup)
            parts = [f"{count[each]} {each.lower()}" for each in ("Done", "Ended") if count[each]]
            assert (gist[1] if gist else "") == ", ".join(parts)
            table = rows(page.markup, "What is owed")
            owed = owed_recommendations(day, owner)
            shown = [row["What"] for row in table]
            assert all(any(line.startswith(f"{id} ") for line in shown) for id in owed)
            for work in own:
                if work.stage == "Open":
                    [line] = [line for line in shown if f"{work.action['id']} " in line]
                    assert ("claim not upheld" in line) is not work.action["upheld"]
            assert sum("Decided " in line for line in shown) == open_decisions(day).count(owner)
            late = [row["By when"] for row in table if row["By when"].startswith("▲") and " past" in row["By when"]]
            assert [row["By when"] for row in table][: len(late)] == late  # what is late comes first
            past = [int(number_of[1].replace(",", "")) for each in late if (number_of := re.search(DAYS_PAST, each))]
            assert past == sorted(past, reverse=True)
            assert len(past) >= sum(owed.values())
            nothing = "Nothing is owed on this day" in page.text
            assert nothing is not bool(table)


def test_the_exceptions_are_counted(days: list[Day]) -> None:
    for day in days:
        with day:
            if not day.exceptions:
                continue
            text, rules = day.pages["assurance"].text, {each["rule"] for each in day.exceptions}
            assert f"all {len(day.exceptions)}, by rule" in day.pages["overview"].text
            assert numbers("# exceptions?, by # rules?:", text) == [len(day.exceptions), len(rules)]
            lead = found(r"exceptions?, by \d+ rules?: (.*?)\.", text)[0]
            by_rank = Counter(each["severity"] for each in day.exceptions)
            for rank, words in RANKS:
                assert numbers(f"# {words}", lead) == [by_rank[rank]] if by_rank[rank] else words not in lead


def test_the_exceptions_are_listed_rule_by_rule(days: list[Day]) -> None:
    for day in days:
        with day:
            for rule in {each["rule"] for each in day.exceptions}:
                table = rows(day.pages["assurance"].markup, Rule.of(rule).label)
                every = [each for each in day.exceptions if each["rule"] == rule]
                own = every if len(every) <= MOST else every[:FIRST]
                assert [number(row["Days"]) for row in table] == [each["days"] for each in own], rule
                assert [row["What is found"] for row in table] == [each["message"] for each in own]
                assert [row["What would clear it"] for row in table] == [each["clears"] for each in own]


def test_the_exceptions_follow_from_the_position(days: list[Day]) -> None:
    for day in days:
        with day:
            everything, sources = day.position["recommendations"], day.position["sources"]
            count = Counter(each["rule"] for each in day.exceptions)
            late = Counter(each["timeliness"] for each in past(everything))
            flags = Counter(flag for each in everything for flag in each["flags"])
            assert (count["overdue"], count["unreported"]) == (late["overdue"], late["unreported"])
            assert count["verification_lapsed"] == states(everything)["verification_lapsed"]
            assert count["rejected_by_verifier"] == flags["rejected_by_verifier"]
            assert count["reopened"] == flags["reopened"]
            assert count["rests_on_statement"] == sum(each["done_by_statement"] > 0 for each in sources)
            beyond = count["stated_not_evidenced"] + count["statement_contradicted"]
            assert beyond >= sum(each["gap"] > 0 for each in sources)
            assert count["owner_missing"] == sum(each["state"] in OPEN and not each["owners"] for each in everything)


def items_shown(day: Day) -> int:
    return sum(each["evidence"] + each["contradicting"] for each in day.position["recommendations"])


def test_the_evidence(days: list[Day]) -> None:
    for day in days:
        with day:
            if items_shown(day):
                items, of_them = found(r"(\d+)( items?: .*?)\.", day.pages["assurance"].text)
                unplaced = re.search(r"(\d+) with no place on record", of_them)
                assert int(items) - (int(unplaced[1]) if unplaced else 0) == items_shown(day)


def test_claims_beside_verdicts(days: list[Day]) -> None:
    link = r"claim=[a-z_]+&amp;verdict=[a-z_]+&amp;state=([a-z_]+)[^>]*>([\d,]+)<"
    for day in days:
        with day:
            by_state: Counter[str] = Counter()
            for state, cell in re.findall(link, day.pages["assurance"].markup):
                by_state[state] += number(cell)
            assert by_state == states(day.position["recommendations"])


def test_how_complete_the_register_is(days: list[Day]) -> None:
    for day in days:
        with day:
            table = rows(day.pages["assurance"].markup, "What is on file, source by source")
            by_source = {first_word(row["Source"]): row for row in table}
            for source in day.position["sources"]:
                own = [each for each in day.position["recommendations"] if each["source"] == source["id"]]
                cells = by_source[source["id"]]
                of = f" of {source['expected_count']}" if source["expected_count"] is not None else ""
                assert cells["On file"] == f"{len(own)}{of}"
                assert cells["Last checked"] == (few(source["last_checked"]) if source["last_checked"] else "never")
                assert int(cells["Without an owner on record"]) == sum(not each["owners"] for each in own)
                assert int(cells["With an inferred deadline"]) == sum(each["due_basis"] == "inferred" for each in own)
                assert int(cells["Without the source’s own number"]) == sum(each["reference"] is None for each in own)


def test_the_entries_in_the_files(days: list[Day]) -> None:
    for day in days:
        if "about" not in day.pages:
            continue
        with day:
            everything, about = day.position["recommendations"], day.pages["about"]
            table = {row["Entries"]: row for row in rows(about.markup, "Entries in the files")}
            [by_the_day] = [title for title in table["Recommendations"] if title.startswith("By ")]
            assert int(table["Recommendations"]["In the files"]) == len(day.register["recommendations"])
            assert int(table["Recommendations"][by_the_day]) == len(everything)
            assert int(table["Sources"][by_the_day]) == len(day.position["sources"])
            answers = sum(len(each["acceptance"]) for each in day.register["responses"])
            assert int(table["Answers to single recommendations"]["In the files"]) == answers
            if items_shown(day):
                items = int(table["Items of evidence"][by_the_day])
                assert numbers(r"# items?: ", day.pages["assurance"].text) == [items]
            unowned = sum(not each["owners"] for each in everything)
            if 0 < unowned < len(everything):
                assert f"An owner, for {unowned} of {len(everything)}" in about.text
