"""What a pack says of small registers: changes, what to decide, empty parts, clocks, places, what it encloses."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.outputs.pack.packs import (
    SHIPPED,
    all_lines,
    headings,
    lines_of,
    pack_of,
    rows_of,
    section,
    table_below,
    write_literal,
)
from tests.repository.conftest import ASKED, DONE, UPDATE, Repository, cache_of_commands, repository  # noqa: F401
from tracker.commands import app
from tracker.outputs.paper.blocks import Bullets, Heading, PaperTable, Reference, StacksFigure
from tracker.register.schema.levels import EVERYTHING
from tracker.vocabulary import Marking

MEETINGS = """meetings:
  - {id: april, date: 2024-04-10, body: audit, title: Panel, status: held}
  - id: may
    date: 2024-05-10
    body: audit
    title: Panel
    status: held
    decisions: [{id: D1, text: Buy a printer., outcome: agreed, owner: police, due: 2024-05-20}]
  - {id: july, date: 2024-07-10, body: audit, title: Panel, status: planned, chair: audit}
"""
EMPTY = """
sources: []
meetings: [{id: first, date: 2020-03-01, body: board, title: Board, status: held}]
"""
LATE = """
settings: {as_at: 2020-06-15}
title: Keep a log
owner: head
due: 2020-03-31
actions:
  - {title: Draft it, owner: successor, updates: [2020-02-01: in_progress]}
meetings: [{id: first, date: 2020-06-15, body: board, title: Board, status: planned}]
"""


@pytest.fixture
def county(repository: Repository) -> Repository:  # noqa: F811
    """A register of three commits, before, between and after two meetings."""
    repository.write("recommendations.yaml", ASKED.replace("title: Custody", "title: Custody, as_at: 2024-06-01"))
    repository.write("meetings.yaml", MEETINGS)
    repository.commit("It begins", "2024-02-01T10:00:00+00:00")
    repository.write("responses/AUD-01.yaml", UPDATE)
    repository.commit("In progress", "2024-03-04T10:00:00+00:00")
    repository.write("responses/AUD-01.yaml", UPDATE + DONE)
    repository.commit("Done", "2024-05-03T10:00:00+00:00")
    return repository


def test_what_changed_is_told_from_what_the_last_meeting_was_told(county: Repository) -> None:
    paper = pack_of(county.data, "may")

    assert section(paper, "What changed since the last meeting, 10 April") == [
        "Something changed about 1 of 1 recommendation. All of it is in section 1.3.",
        "AUD-01 in progress → implemented – awaiting verification; 2 more changes",
    ]
    assert rows_of(table_below(paper, "How many stand where")) == [
        ["Verified", "0", "no change"],
        ["Implemented – awaiting verification", "1", "+1"],
        ["Of all: overdue", "0", "no change"],
    ]
    known, *_ = section(paper, "1.3 Since the last meeting")
    assert re.fullmatch(
        r"Compared: 10 April 2024, as known then \(commit [0-9a-f]{7}\); and 10 May 2024, as known now\.", known
    )


def test_every_change_names_the_commit_in_which_it_was_recorded(county: Repository) -> None:
    done = county.git("rev-parse", "HEAD")[:7]
    rows = rows_of(table_below(pack_of(county.data, "may"), "Every change, the most important first"))

    assert ["AUD-01", f"commit {done} on 3 May 2024"] in [[row[0], row[2]] for row in rows]
    assert rows[-1][0] == "Decisions"


def test_what_the_last_meeting_was_told_and_reads_the_same_is_said_so(county: Repository) -> None:
    assert "What the meeting of 10 April 2024 was told of its day reads the same now." in section(
        pack_of(county.data, "may"), "1.3 Since the last meeting"
    )


def test_what_the_last_meeting_was_told_and_reads_differently_now_comes_before_the_detail(county: Repository) -> None:
    late = "      - {date: 2024-04-05, status: implemented, by: police, note: It was in use before.}\n"
    county.write("responses/AUD-01.yaml", UPDATE + late + DONE)
    county.commit("Recorded late", "2024-05-06T10:00:00+00:00")
    paper = pack_of(county.data, "may")

    assert (
        "Told differently: what the meeting of 10 April 2024 was told of 1 recommendation (AUD-01) and 1 source reads"
        " differently now."
    ) in section(paper, "Key considerations")
    [about, told, why] = rows_of(
        table_below(paper, "What the meeting of 10 April 2024 was told that reads differently now")
    )[0]
    assert about == "AUD-01"
    assert told.startswith("State: then in progress, now implemented – awaiting verification.")
    assert why == (
        "Recorded late: an update on AUD-01.1 of 5 April 2024 (implemented), newer than the newest one held then, of"
        " 1 March 2024."
    )


def test_of_a_history_that_is_cut_off_nobody_is_told_to_have_recorded_what_came_before(
    county: Repository, tmp_path: Path
) -> None:
    county.git("clone", "--quiet", "--depth=1", f"file://{county.root}", str(tmp_path / "cut"))

    entries = rows_of(
        table_below(pack_of(tmp_path / "cut" / "data", "july"), "Everything dated about AUD-01, newest first")
    )

    assert {row[2].partition(", ")[2] for row in entries} == {"who recorded it is not known"}


def test_a_reader_of_official_sees_who_recorded_it(county: Repository) -> None:
    rows = rows_of(table_below(pack_of(county.data, "may", Marking.OFFICIAL), "Every change, the most important first"))

    assert any(row[2].endswith("by Keeper, 3 May 2024") for row in rows)


def test_an_earlier_meetings_pack_tells_what_it_was_told(county: Repository) -> None:
    paper = pack_of(county.data, "april")
    in_progress = county.git("rev-parse", "HEAD~1")

    assert section(paper, "Purpose of this paper") == [
        "To show where 1 recommendation from 1 source stood on 10 April 2024: who says that it is done, on what"
        f" evidence, and what is late. It is told as the register then stood (commit {in_progress[:7]}, recorded on"
        " 4 March 2024), under today’s rules. Later on the register: 1 entry up to 10 May 2024."
    ]
    assert "State: In progress" in section(paper, "AUD-01 Say who checked")
    assert (paper.imprint.known_at, paper.imprint.commit, paper.imprint.made_at) == (
        "april",
        in_progress,
        date(2024, 3, 4),
    )


def test_what_a_meeting_decided_is_not_in_the_papers_that_it_had(county: Repository) -> None:
    decided = "status: held, decisions: [{id: D1, text: Print more., outcome: agreed}]}"
    county.write("meetings.yaml", MEETINGS.replace("status: held}", decided, 1))
    county.commit("april: decided", "2024-04-12T10:00:00+00:00")

    assert section(pack_of(county.data, "april"), "3. Decisions and escalations") == [
        "No decision of this meeting is on record.",
        "No decision is waiting to be carried out.",
        "No escalation is on record for what is open.",
    ]


def test_what_is_put_to_a_meeting_is_to_be_decided_and_what_it_decided_is_on_record(tmp_path: Path) -> None:
    literal = """
owner: head
meetings:
  - id: m
    date: 2020-02-14
    body: board
    title: Board
    status: held
    decisions: [{id: D1, text: Ask for more., outcome: asked}, {id: D2, text: Print it., outcome: agreed}]
"""
    paper = pack_of(write_literal(tmp_path / "register", literal), "m")

    assert section(paper, "Recommendation to the meeting") == [
        "The Oversight Board is asked to:",
        "Decide on D1: Ask for more.",
    ]
    assert rows_of(table_below(paper, "Put to this meeting")) == [
        ["D1", "Ask for more.", "asked; the outcome is not on record", "nobody named"],
        ["D2", "Print it.", "agreed", "nobody named"],
    ]


def test_a_meeting_to_come_is_told_the_registers_own_day_and_what_waits(county: Repository) -> None:
    paper = pack_of(county.data, "july")

    assert paper.imprint.as_at == date(2024, 6, 1)
    assert section(paper, "Recommendation to the meeting") == [
        "The County Audit is asked to:",
        "Escalate AUD-01 Say who checked: shown as done since 2 May 2024, no evidence – County Police",
        "Ask about Decision may/D1 Buy a printer.: 12 days past its date, not shown as done – County Police",
        "Follow up Buy a printer. (Panel, 10 May 2024; County Police; due 20 May 2024, 12 days past)",
    ]
    assert section(paper, "5. Contact details")[:3] == [
        "Meeting: County Audit",
        "Chair: County Audit",
        "Report author: not on record",
    ]


def test_the_same_inputs_make_the_same_paper_and_another_commit_another_hash(county: Repository) -> None:
    first, again = pack_of(county.data, "july"), pack_of(county.data, "july")
    county.write("concerns.yaml", "concerns: []\n")
    county.commit("No concern", "2024-05-20T10:00:00+00:00")

    assert first == again
    assert pack_of(county.data, "july").imprint.inputs != first.imprint.inputs
    assert pack_of(county.data, "july", Marking.OFFICIAL).imprint.inputs != first.imprint.inputs
    before = pack_of(county.data, "july").imprint
    county.git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert pack_of(county.data, "july").imprint.inputs != before.inputs


def test_files_that_no_commit_holds_are_told_as_such(county: Repository) -> None:
    county.write("responses/AUD-01.yaml", UPDATE)

    paper = pack_of(county.data, "july")

    assert paper.imprint.commit is None
    assert "not yet committed" not in section(paper, "AUD-01 Say who checked")[-1]
    county.write("responses/AUD-01.yaml", UPDATE.replace("the printer", "another printer") + DONE)
    entries = rows_of(table_below(pack_of(county.data, "july"), "Everything dated about AUD-01, newest first"))
    assert [row[2].partition(", ")[2] for row in entries][1].startswith("not yet committed")


def test_without_git_nobody_is_known_to_have_recorded_anything(tmp_path: Path) -> None:
    paper = pack_of(write_literal(tmp_path / "register", LATE), "first")

    [update] = [
        row for row in rows_of(table_below(paper, "Everything dated about R-01, newest first")) if "Update" in row[1]
    ]
    assert re.fullmatch(r"responses/R-01\.yaml:\d+, who recorded it is not known", update[2])
    assert paper.imprint.commit is None
    assert section(paper, "Purpose of this paper") == [
        "To show where 1 recommendation from 1 source stood on 15 June 2020: who says that it is done, on what"
        " evidence, and what is late. It is told as known now."
    ]


def test_what_is_late_is_told_with_each_of_its_owners(tmp_path: Path) -> None:
    paper = pack_of(write_literal(tmp_path / "register", LATE), "first")

    assert section(paper, "Key considerations")[0] == (
        "Late: the one open is past its deadline: 1 overdue. Overdue: R-01. By owner: the Head of Delivery 1;"
        " the Head of Change 1."
    )


def test_a_register_without_a_recommendation_says_so_in_each_part_and_has_no_table(tmp_path: Path) -> None:
    paper = pack_of(write_literal(tmp_path / "register", EMPTY), "first", as_at="2020-03-01")

    assert not [block for block in paper.blocks if isinstance(block, PaperTable)]
    said = {name: section(paper, name) for name in headings(paper) if name.startswith(tuple("12345"))}
    assert said.pop("1. Supporting information")
    assert said == {
        "1.1 Position, source by source": ["No source had been issued by this day."],
        "1.2 What was said of each source as a whole": ["Nothing is on record that was said of a source as a whole."],
        "1.3 Since the last meeting": [
            "No earlier meeting that was held is on the register, so there is nothing to compare with."
        ],
        "1.4 Exceptions, by rule": ["No rule finds anything."],
        "1.5 Each recommendation on a line": ["No recommendation is on the register by this day."],
        "1.6 Progress by quarter": ["No recommendation is on the register by this day."],
        "1.7 Before the next meeting": [
            "No later meeting is on the register, so this looks ahead to 1 June 2020, a quarter.",
            "Nothing falls due or expires, and no answer is owed, by 1 June 2020.",
        ],
        "2. Outcomes, and equality and diversity": [
            "No outcome figure is on the register. The register’s keeper adds indicators and their published figures in"
            " indicators.yaml. data/README.md says how."
        ],
        "3. Decisions and escalations": [
            "No decision of this meeting is on record.",
            "No decision is waiting to be carried out.",
            "No escalation is on record for what is open.",
        ],
        "4. Concerns": ["No concern is open."],
        "5. Contact details": [
            "Meeting: Oversight Board",
            "Chair: not on record",
            "Report author: not on record",
            "No party answers for anything by this day.",
        ],
    }
    assert section(paper, "Recommendation to the meeting") == [
        "No decision is put to this meeting, and no rule finds anything to escalate or to ask about."
    ]


def test_of_many_sources_one_headline_tells_and_the_worst_are_a_table(tmp_path: Path) -> None:
    sources = "\n".join(
        f"  - {{id: S{number:03}, recommendations: [{{title: Do it, due: 2020-02-{number % 28 + 1:02}}}]}}"
        for number in range(550)
    )
    literal = f"""
settings: {{as_at: 2020-02-14}}
sources:
{sources}
meetings: [{{id: first, date: 2020-02-14, body: board, title: Board, status: planned}}]
"""
    paper = pack_of(write_literal(tmp_path / "register", literal), "first")
    headline, caption, titles, *rows = section(paper, "Where things stand")

    assert headline.startswith("None of 550 recommendations from 550 sources shown as done.")
    assert caption == "The 8 sources with the most past their deadline"
    assert titles == "Source | Made | Done, or may be | Overdue | Nothing reported | Not vouched for"
    assert rows[0] == "S000 Review S000 | 1 | 0 of 1 | 0 | 1 | none done"
    assert rows[8] == "and 542 more, in section 1.1"
    assert len(table_below(paper, "What each source comes to").rows) == 550
    assert not [block for block in paper.blocks if isinstance(block, StacksFigure) and "stand" in block.caption]


def test_more_than_80_recommendations_are_a_bar_for_each_source(tmp_path: Path) -> None:
    asked = "\n".join("  - {title: Do it}" for _ in range(81))
    literal = f"recommendations:\n{asked}\nmeetings: [{{id: m, date: 2020-02-14, body: board, title: B, status: held}}]"

    paper = pack_of(write_literal(tmp_path / "register", literal), "m")

    [bars, _] = [block for block in paper.blocks if isinstance(block, StacksFigure)]
    assert (bars.caption, bars.alternative) == ("Where the recommendations stand", "R: 81 no progress reported.")
    assert [(label, [part.number for part in parts]) for label, parts in bars.bars] == [("R", [81])]


def test_no_cell_of_any_table_is_empty(county: Repository) -> None:
    for paper in (pack_of(county.data, "july"), pack_of(SHIPPED, "audit-panel-2020-01")):
        tables = [block for block in paper.blocks if isinstance(block, PaperTable)]
        assert len(tables) > 5
        assert [
            table.caption for table in tables for row in rows_of(table) if not all(cell.strip() for cell in row)
        ] == []


def test_every_reference_leads_to_a_heading_and_no_anchor_stands_twice(county: Repository) -> None:
    for paper in (pack_of(county.data, "july"), pack_of(SHIPPED, "audit-panel-2020-01")):
        anchors = [block.anchor for block in paper.blocks if isinstance(block, Heading) and block.anchor]
        cells = [
            part
            for block in paper.blocks
            for said in (
                [cell for row in block.rows for cell in row]
                if isinstance(block, PaperTable)
                else block.items
                if isinstance(block, Bullets)
                else [getattr(block, "content", ())]
            )
            for part in said
        ]
        led_to = {part.anchor for part in cells if isinstance(part, Reference)}
        assert len(anchors) == len(set(anchors))
        assert led_to
        assert led_to <= set(anchors)


def test_no_heading_stands_above_nothing(county: Repository) -> None:
    blocks = pack_of(county.data, "july").blocks

    for one, other in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(one, Heading):
            assert other is not None
            assert not isinstance(other, Heading) or other.level > one.level, one.text


def test_the_position_is_enclosed_as_the_command_prints_it(county: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(county.root)
    paper = pack_of(county.data, "july")

    printed = CliRunner().invoke(app, ["position", "--format", "json"])

    assert [(each.name, each.media_type) for each in paper.enclosures] == [("position.json", "application/json")]
    assert json.loads(paper.enclosures[0].content) == json.loads(printed.stdout)


def test_readers_of_everything_get_the_registers_texts(county: Repository) -> None:
    paper = pack_of(county.data, "july", EVERYTHING)

    texts = {each.name: each.content for each in paper.enclosures[1:]}
    assert texts == {
        f"register/{path}": (county.data / path).read_bytes()
        for path in ("meetings.yaml", "recommendations.yaml", "responses/AUD-01.yaml")
    }


def test_a_long_wording_stands_in_full(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(1_500))
    literal = f"summary: {words}\nmeetings: [{{id: m, date: 2020-02-14, body: board, title: B, status: held}}]"

    paper = pack_of(write_literal(tmp_path / "register", literal), "m")

    assert words in all_lines(paper)
    assert lines_of(paper.blocks[0]) == ["Recommendations: paper for the B on 14 February 2020"]


IN_FULL = """
settings: {as_at: 2020-06-15}
title: Keep a log
summary: Keep a log of every search.
owner: head
due: 2020-03-31
limbs: [a, b]
acceptance: [{decision: accepted_in_part, date: 2020-01-20, by: head, reason: No paper.}]
extensions: [2020-03-15: 2020-05-31]
handovers: [2020-02-10: successor]
actions:
  - {title: Draft it, owner: head, limbs: [b], updates: [2020-02-01: in_progress, 2020-07-01: implemented]}
evidence: [2020-02-01, 2020-07-01]
escalations: [2020-05-01]
meetings: [{id: first, date: 2020-06-15, body: board, title: Board, status: planned}]
"""


def test_a_recommendation_in_full_is_told_as_at_the_day_and_of_nothing_later(tmp_path: Path) -> None:
    paper = pack_of(write_literal(tmp_path / "register", IN_FULL), "first")
    told = section(paper, "R-01 Keep a log")

    assert told[0] == "Keep a log of every search."
    assert (
        told[told.index("What each body answered:") + 1]
        == "Borset Police: Accepted in part on 20 January 2020, by the Head of Delivery. No paper."
    )
    assert [row[:2] for row in rows_of(table_below(paper, "Limbs of R-01 and the actions that deliver them"))] == [
        ["(a) Part a", "no live action delivers this limb"],
        ["(b) Part b", "R-01.1 in progress"],
    ]
    [extension] = rows_of(table_below(paper, "Extensions of R-01"))
    assert extension[:1] + extension[2:5] == ["R-01", "31 Mar 2020", "31 May 2020", "61 days"]
    assert [row[0] for row in rows_of(table_below(paper, "Evidence on R-01"))] == ["E1"]
    days = [row[0] for row in rows_of(table_below(paper, "Everything dated about R-01, newest first"))]
    assert days == ["1 May 2020", "15 Mar 2020", "10 Feb 2020", "1 Feb 2020", "1 Feb 2020", "20 Jan 2020", "1 Jan 2020"]
    assert len(table_below(paper, "Escalations on what is open").rows) == 1
