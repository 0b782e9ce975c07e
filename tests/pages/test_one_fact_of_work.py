"""The same work has the same figures on Actions, Assurance and About as the commands print."""

from __future__ import annotations

import re
from collections import Counter

from tests.pages.facts import PAST, past, states
from tests.pages.reading import found, number, numbers, rows
from tracker.vocabulary import OPEN, Rule

STAGES = ("Open", "Done", "Ended")


def stage(recommendation, action):
    """What an action is: owed, done, or ended because nothing is owed on it any more."""
    claimed = action["status"] == "implemented" and action["upheld"]
    if recommendation["state"] in OPEN and action["status"] != "withdrawn" and not claimed:
        return "Open"
    return "Done" if action["status"] == "implemented" else "Ended"


def actions_of(day):
    every = [(each, action) for each in day.position["recommendations"] for action in each["actions"]]
    return [(each, action, stage(each, action)) for each, action in every]


def name_of(day, party):
    names = {each["id"]: each["name"] for each in day.register["parties"]}
    return names[party] if party else "Nobody on record"


def open_decisions(day):
    """Who is to carry out what was decided by the day, and was not refused."""
    held = [meeting for meeting in day.register["meetings"] if meeting["date"] <= day.as_at]
    decided = [each for meeting in held for each in meeting["decisions"]]
    return [
        each["owner"]
        for each in decided
        if (each["owner"] or each["due"])
        and each["outcome"] != "refused"
        and not (each["done_on"] and each["done_on"] <= day.as_at)
    ]


def test_what_is_owed_is_counted_alike_by_owner(days):
    for day in days:
        with day:
            every = actions_of(day)
            count = Counter(stage for *_, stage in every)
            late = [action for _, action, stage in every if stage == "Open" and action["timeliness"] in PAST]
            page = day.pages["actions"]
            if every:
                assert numbers(r"# actions? (?:is|are) on the register: # open", page.text) == [
                    len(every),
                    count["Open"],
                ]
                lead = found(r"on the register: (.*?)\. ", page.text)[0]
                assert numbers(r"# done", lead) == [count["Done"]] if count["Done"] else " done" not in lead
                assert numbers(r"# ended", lead) == [count["Ended"]] if count["Ended"] else " ended" not in lead
                if late and count["Open"] > 1:
                    past_it = "all" if len(late) == count["Open"] else str(len(late))
                    assert f"({past_it} of them past" in lead
            without = sum(not each["actions"] for each in day.position["recommendations"])
            if every and without:
                assert f"{without} of {len(day.position['recommendations'])} recommendation" in page.text
            by_owner = {row["Action owner"]: row for row in rows(page.markup, "Actions by their owner")}
            owners = {name_of(day, each): each for each in {action["owner"] for _, action, _ in every}}
            is_open = [each for each in day.position["recommendations"] if each["state"] in OPEN]
            leads = {name_of(day, owner) for each in is_open for owner in each["owners"]}
            decisions = Counter(name_of(day, each) for each in open_decisions(day))
            assert {*owners, *leads, *decisions} <= set(by_owner)
            for name, row in by_owner.items():
                own = [(action, stage) for _, action, stage in every if name_of(day, action["owner"]) == name]
                counted = Counter(stage for _, stage in own)
                assert {each: int(row[each]) for each in STAGES} == {each: counted[each] for each in STAGES}, name
                its_late = [action for action in late if name_of(day, action["owner"]) == name]
                assert int(row["Past deadline"].partition(",")[0]) == len(its_late), name
                assert int(row["Open decisions"]) == decisions[name], name
            listed = rows(page.markup, "Every open action, by owner")
            still = {action["id"]: action for _, action, stage in every if stage == "Open"}
            assert sorted(row["Action"].split()[0] for row in listed) == sorted(still)
            for row in listed:
                action = still[row["Action"].split()[0]]
                assert row["Owner"] == name_of(day, action["owner"])
                assert row["Against deadline"].startswith("▲") is (action["timeliness"] in PAST)
                assert ("was not upheld" in row["Against deadline"]) is not action["upheld"]
                if action["timeliness"] in PAST:
                    assert row["Against deadline"].startswith(f"▲ {action['days']:,} day")


def test_an_owners_sheet_says_what_all_pages_say(days):
    for day in days:
        if day.owner is None:
            continue
        with day:
            owner = None if day.owner == "nobody" else day.owner
            own = [(each, action, stage) for each, action, stage in actions_of(day) if action["owner"] == owner]
            text = day.pages["sheet"].text
            lead = found(r"(# actions?: .*?\.) ".replace("#", r"\d+"), text)[0]
            count = Counter(stage for *_, stage in own)
            assert numbers("# actions?: # open", lead) == [len(own), count["Open"]]
            led = [
                each
                for each in day.position["recommendations"]
                if each["state"] in OPEN and (owner in each["owners"] if owner else not each["owners"])
            ]
            if led:
                assert numbers("# open recommendation", lead) == [len(led)]
            assert ("open recommendation" in lead) is bool(led)
            decisions = sum(each == owner for each in open_decisions(day))
            assert (f"{decisions} decision" in lead) is bool(decisions)
            listed = rows(day.pages["sheet"].markup, "Open recommendations")
            assert [row["Recommendation"].split()[0] for row in listed] == [each["id"] for each in led]
            nothing = "Nothing is owed on this day." in text
            assert not (nothing and (count["Open"] or decisions or " to give" in lead))
            not_upheld = sum(not action["upheld"] for _, action, _ in own)
            assert text.count("the claim that it is done was not upheld") >= not_upheld


def test_the_exceptions(days):
    for day in days:
        with day:
            page, everything = day.pages["assurance"], day.position["recommendations"]
            count = Counter(each["rule"] for each in day.exceptions)
            in_all = f"{len(day.exceptions)} exception"
            assert in_all in day.pages["overview"].text or not day.exceptions
            if day.exceptions:
                assert numbers("# exceptions?, by # rules?:", page.text) == [len(day.exceptions), len(count)]
                lead = found("exceptions?, by # rules?: (.*?)\\.".replace("#", r"\d+"), page.text)[0]
                ranks = Counter(each["severity"] for each in day.exceptions)
                for rank, words in ((3, "to act on now"), (2, "that the group should ask about"), (1, "to note")):
                    assert numbers(f"# {words}", lead) == [ranks[rank]] if ranks[rank] else words not in lead
            for rule, many in count.items():
                name = Rule.of(rule).label
                listed = rows(page.markup, name)
                assert len(listed) == min(many, 50), rule
                its = [each for each in day.exceptions if each["rule"] == rule][:50]
                assert [number(row["Days"]) for row in listed] == [each["days"] for each in its]
                assert [row["What is found"] for row in listed] == [each["message"] for each in its]
                assert [row["What would clear it"] for row in listed] == [each["clears"] for each in its]
            late = Counter(each["timeliness"] for each in past(everything))
            state = states(everything)
            flags = Counter(flag for each in everything for flag in each["flags"])
            assert (count["overdue"], count["unreported"]) == (late["overdue"], late["unreported"])
            assert count["verification_lapsed"] == state["verification_lapsed"]
            assert (count["rejected_by_verifier"], count["reopened"]) == (
                flags["rejected_by_verifier"],
                flags["reopened"],
            )
            assert count["rests_on_statement"] == sum(each["done_by_statement"] > 0 for each in day.position["sources"])
            assert count["stated_not_evidenced"] + count["statement_contradicted"] >= sum(
                each["gap"] > 0 for each in day.position["sources"]
            )
            assert count["owner_missing"] == sum(each["state"] in OPEN and not each["owners"] for each in everything)


def test_evidence_claims_and_completeness(days):
    for day in days:
        with day:
            page, everything = day.pages["assurance"], day.position["recommendations"]
            shown = sum(each["evidence"] + each["contradicting"] for each in everything)
            if shown:
                told = found(r"#( items?: .*?)\.".replace("#", r"(\d+)"), page.text)
                unsaid = re.search(r"(\d+) with no place on record", told[1])
                assert int(told[0]) - (int(unsaid[1]) if unsaid else 0) == shown
            pairs = re.findall(r"claim=([a-z_]+)&amp;verdict=([a-z_]+)&amp;state=([a-z_]+)[^>]*>([\d,]+)<", page.markup)
            assert sum(number(many) for *_, many in pairs) == len(everything)
            by_state: Counter[str] = Counter()
            for *_, state, many in pairs:
                by_state[state] += number(many)
            assert by_state == states(everything)
            measures = {row["What is counted"]: row for row in rows(page.markup, "What is on file, source by source")}
            for source in day.position["sources"]:
                own = [each for each in everything if each["source"] == source["id"]]
                told = {name: row[source["id"]] for name, row in measures.items()}
                of = f" of {source['expected_count']}" if source["expected_count"] is not None else ""
                assert told["On file, of how many the source makes"] == f"{len(own)}{of}"
                assert int(told["Without an owner on record"]) == sum(not each["owners"] for each in own)
                assert int(told["With an inferred deadline"]) == sum(each["due_basis"] == "inferred" for each in own)
                assert int(told["Without the source’s own number"]) == sum(each["reference"] is None for each in own)
            if "about" in day.pages:
                table = {row["Entries"]: row for row in rows(day.pages["about"].markup, "Entries in the files")}
                [column] = [title for title in table["Recommendations"] if title.startswith("By ")]
                assert int(table["Recommendations"]["In the files"]) == len(day.register["recommendations"])
                assert int(table["Recommendations"][column]) == len(everything)
                assert int(table["Sources"][column]) == len(day.position["sources"])
                answers = sum(len(each["acceptance"]) for each in day.register["responses"])
                assert int(table["Answers to single recommendations"]["In the files"]) == answers
                if shown:
                    items = int(table["Items of evidence"][column])
                    assert numbers(r"# items?: ", page.text) == [items]
                missing = sum(not each["owners"] for each in everything)
                if 0 < missing < len(everything):
                    assert f"An owner, for {missing} of {len(everything)}" in day.pages["about"].text
