"""The paper of 8 January 2020, from the shipped register: what it knows of that day, in these very sentences."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.outputs.pack.packs import (
    SHIPPED,
    all_lines,
    containing,
    headings,
    pack_of,
    rows_of,
    section,
    table_below,
)
from tests.repository.conftest import Repository
from tracker.outputs.paper.blocks import MeetingPaper, SquaresFigure

ICO = (
    "ICO None of 16 shown as done. The ICO said “the majority” on 4 October 2019 (as reported), without saying which:"
    " 9 to 15 of 16 may be done; none can be vouched for. 1 overdue, 15 past deadline with nothing reported"
    " (all inferred). Owner: the MPS. Reported in: Joint Audit Panel paper, 8 January 2020."
)
MOPAC = (
    "MOPAC None of 9 shown as done. The Head of Intelligence said “many” on 8 January 2020, without saying which:"
    " 1 to 7 of 9 may be done; none can be vouched for. 3 overdue, 6 past deadline with nothing reported. Owners:"
    " the MPS, nobody on record, Mayor's Office for Policing and Crime."
)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> MeetingPaper:
    """The pack of the meeting, of a register that was first recorded on 23 November 2026."""
    repository = Repository(tmp_path_factory.mktemp("shipped") / "met")
    shutil.copytree(SHIPPED, repository.data, dirs_exist_ok=True)
    repository.commit("The register begins", "2026-11-23T10:00:00+00:00")
    return pack_of(repository.data, "audit-panel-2020-01")


def test_it_is_called_after_the_register_and_the_meeting(paper: MeetingPaper) -> None:
    title = "Gangs Violence Matrix recommendations: paper for the MPS-MOPAC Joint Audit Panel on 8 January 2020"

    assert paper.title == headings(paper)[0] == title


def test_its_headings_are_those_of_the_panels_own_paper(paper: MeetingPaper) -> None:
    assert headings(paper, 2)[1:] == [
        "Report summary",
        "Key considerations",
        "Recommendation to the meeting",
        "1. Supporting information",
        "2. Outcomes, and equality and diversity",
        "3. Decisions and escalations",
        "4. Concerns",
        "5. Contact details",
        "Annex: every recommendation in full",
    ]


def test_it_says_plainly_that_it_tells_what_is_known_now(paper: MeetingPaper) -> None:
    [purpose] = section(paper, "Purpose of this paper")

    assert re.sub(r"commit [0-9a-f]{7}", "commit 1a2b3c4", purpose) == (
        "To show where 25 recommendations from 2 sources stood on 8 January 2020: who says that it is done, on what"
        " evidence, and what is late. It tells what is known now (commit 1a2b3c4), not what was known then."
        " The register began on 23 November 2026; it said nothing before. Later on the register: 33 entries up to"
        " 30 January 2025."
    )


def test_who_said_the_majority_and_many_and_that_none_is_shown_one_by_one(paper: MeetingPaper) -> None:
    assert section(paper, "Where things stand")[:2] == [ICO, MOPAC]


def test_the_squares_show_25_of_which_4_are_in_progress_and_all_are_late(paper: MeetingPaper) -> None:
    [figure] = [block for block in paper.blocks if isinstance(block, SquaresFigure)]

    assert [(source, len(squares)) for source, squares in figure.groups] == [("ICO", 16), ("MOPAC", 9)]
    assert all(square.late for _, squares in figure.groups for square in squares)
    assert figure.alternative == (
        "ICO: 1 in progress; 15 no progress reported. MOPAC: 3 in progress; 6 no progress reported."
    )


def test_the_key_considerations(paper: MeetingPaper) -> None:
    assert section(paper, "Key considerations") == [
        "Late: all 25 open are past their deadline (16 by an inferred deadline): 4 overdue and 21 with nothing"
        " reported. Overdue: ICO-05, MOPAC-04, MOPAC-06 and MOPAC-08. By owner: the MPS 23; nobody on record 1;"
        " Mayor's Office for Policing and Crime 1.",
        "Expected dates passed: ICO: The Head of Intelligence said on 8 January 2020 that all would be done by the end"
        " of December 2019, which has passed; 16 are not shown as done. MOPAC: The Head of Intelligence said on"
        " 8 January 2020 that all would be done by the end of December 2019, which has passed; 9 are not shown as done."
        " The day that its owner named has passed for 3 actions (ICO-05.1, MOPAC-04.1 and MOPAC-08.1).",
        "Proof: nothing is shown as done one by one. What is said of ICO and MOPAC as a whole names none.",
        "Not on the register: ICO: The wording of 11 of 16 is not yet transcribed. MOPAC: All 9 are themes, not known"
        " to be recommendations of their own.",
        "Outcomes: 15 indicators have 20 figures by 8 January 2020, of 29 on the register. When 16 were published"
        " is not on record.",
        "Concerns: 3 are open (C1, C2 and C3), the oldest since 9 May 2018.",
        "Since the last meeting",
        "No earlier meeting that was held is on the register, so there is nothing to compare with.",
    ]


def test_what_the_panel_is_asked(paper: MeetingPaper) -> None:
    assert section(paper, "Recommendation to the meeting")[:3] == [
        "The MPS-MOPAC Joint Audit Panel is asked to:",
        "Decide on D1: To note how far the MOPAC recommendations have been carried out, and how the Matrix is"
        " governed. What the Panel decided was not seen.",
        "Escalate ICO-05 Data Sharing Agreements with partners: 240 days past an inferred deadline; its owner expected"
        " it by Dec 2019 – Metropolitan Police Service",
    ]


def test_who_said_so_and_where(paper: MeetingPaper) -> None:
    said = rows_of(table_below(paper, "Statements about a source as a whole, in the order of the register"))

    assert [(row[0], row[1], row[2].partition(":")[0], row[3]) for row in said] == [
        (
            "ICO",
            "16 Nov 2018",
            "The MPS said that all of the source’s recommendations were accepted",
            "reported in The ICO's own announcement of the notice",
        ),
        (
            "ICO",
            "4 Oct 2019",
            "The ICO said that the majority (at least 9), without saying which, were done",
            "reported in Joint Audit Panel paper, 8 January 2020",
        ),
        (
            "ICO",
            "8 Jan 2020",
            "The Head of Intelligence said that all of the source’s recommendations would be done by the end of"
            " December 2019",
            "first hand",
        ),
        ("MOPAC", "21 Dec 2018", "The MPS said that all of the source’s recommendations were accepted", "first hand"),
        (
            "MOPAC",
            "8 Jan 2020",
            "The Head of Intelligence said that many, without saying which or how many, were done",
            "first hand",
        ),
        (
            "MOPAC",
            "8 Jan 2020",
            "The Head of Intelligence said that all of the source’s recommendations would be done by the end of"
            " December 2019",
            "first hand",
        ),
    ]


def test_the_agreements_are_open_and_their_expected_date_has_passed(paper: MeetingPaper) -> None:
    agreements = section(paper, "ICO-05 Data Sharing Agreements with partners")

    assert "State: In progress" in agreements
    assert "Claim: In progress, first said on 8 January 2020." in agreements
    assert "Verdict: No verdict is on the register. Only the ICO may give one." in agreements
    assert "Where they disagree: Its owner said by when it would be done. That day has passed." in agreements
    assert containing(agreements, "expected by the end of December 2019") == [
        "ICO-05.1 Agree and sign Data Sharing Agreements with partners | Metropolitan Police Service | In progress |"
        " the recommendation’s, 13 May 2019 (inferred); 240 days past an inferred deadline | expected by the end of"
        " December 2019 | 8 Jan 2020"
    ]


def test_engagement_as_it_was_published(paper: MeetingPaper) -> None:
    [website] = containing(section(paper, "MOPAC-07 Publishing how the Matrix works"), "website")

    assert website.startswith(
        "8 Jan 2020 | Evidence E1, report: Joint Audit Panel paper, 8 January 2020: There is now a public website about"
        " the Matrix, with the main documents and answers to frequent questions. | responses/MOPAC-07.yaml:"
    )


def test_equality_as_it_was_published_and_by_whom(paper: MeetingPaper) -> None:
    figures = rows_of(table_below(paper, "Figures as published, the newest of each indicator first"))
    review = "MOPAC review, page 21, footnote 10, on an MPS freedom of information page, 21 Dec 2018"

    assert [
        "Black African-Caribbean share of people on the Matrix, percent",
        "Dec 2018",
        "80",
        review,
        "none",
    ] in figures
    assert ["BAME share of people on the Matrix, percent", "Dec 2018", "88", review, "none"] in figures
    assert containing(section(paper, "What each figure is"), "BAME share of people on the Matrix") == [
        "BAME share of people on the Matrix: BAME as published; how the sources define it is not on record. The only"
        " figure is 88 percent in December 2018."
    ]


def test_who_recorded_an_entry_is_told_by_commit_and_to_the_public_by_no_name(paper: MeetingPaper) -> None:
    [update] = containing(section(paper, "ICO-05 Data Sharing Agreements with partners"), "Update on ICO-05.1")

    assert re.fullmatch(r".*\| responses/ICO-05\.yaml:10, commit [0-9a-f]{7} on 23 Nov 2026", update)
    assert not containing(all_lines(paper), "Keeper,")


def test_nothing_that_was_said_after_the_day_is_in_it(paper: MeetingPaper) -> None:
    later = [line for line in all_lines(paper) if re.search(r"\b(?:Feb|February|Mar|March) 202[01]\b", line)]

    # A source that was read later may be named as where the words of a recommendation were found.
    assert [line for line in later if "These words come from" not in line and "mixes this series up" not in line] == []
