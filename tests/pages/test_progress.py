import re
import shutil

import pytest

from tests.pages.history import named
from tests.pages.reading import rows

BORSETSHIRE = "tests/registers/borsetshire"
BARE = """register: {title: Bare}
parties: [{id: body, name: A body, kind: body}]
sources: [{id: R, title: A review, kind: review, issued_by: body, issued_on: 2020-01-01}]
recommendations:
  - {id: R-01, source: R, title: One thing, wording_status: theme, owner: body, due: null, due_basis: none}
"""


def bars(page, caption: str = "A bar for each quarter") -> list[tuple[str, dict[str, int], float]]:
    """Return of each bar what it is of, its parts by their names, and how wide it is in hundredths."""
    stack = next(each for each in re.findall(r"<table.*?</table>", page.markup, re.DOTALL) if f">{caption}" in each)
    found = re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]*)</a></th>(.*?)</tr>', stack, re.DOTALL)
    drawn = []
    for name, row in found:
        parts = dict(re.findall(r'title="([^"]*): ([\d,]+)"', row))
        [width] = re.findall(r'class="bar" style="width: ([\d.]+)%"', row)
        drawn.append((name, {part: int(number) for part, number in parts.items()}, float(width)))
    return drawn


def fields(page) -> dict[str, str]:
    """What stands in the fields of the page, by label."""
    return {each.label: each.value for each in page.app.text_input}


def test_the_shipped_register_says_plainly_how_little_there_is(open_page):
    text = open_page("progress", as_at="2020-01-08").text

    assert (
        "Since the end of Q3 2018/19 (25 on file), verified stayed at 0, claimed done and not verified stayed at 0,"
        " open stayed at 25 and past the deadline rose from 0 to 25 (16 inferred)." in text
    )
    assert "Q4 2019/20, to date 8 Jan 2020 4 21 25 4 21" in text
    assert "0 claimed done, 0 verified, 0 reopened and 0 closed or superseded." in text
    assert "Going by statements that do not say which, 9 to 15 of ICO’s 16 and 1 to 7 of MOPAC’s 9 may be done." in text
    assert "0 of 25 are shown as done; 25 are still open, for a median of 421 days (of 25)." in text
    assert "No deadline has been extended." in text
    assert "handover" not in text.lower()
    assert (
        "Not enough history: no completion one by one; completions in 3 different weeks are needed. 25 are open."
        in text
    )
    assert "At 5 earlier quarter-ends there was no forecast, so the method cannot be judged." in text
    assert "MOPAC-08.1" in text.partition("When owners expect their actions to be done")[2]


def test_a_bar_for_each_quarter_with_a_part_for_each_state(open_page):
    page = open_page("progress", as_at="2020-01-08")

    first = {"In progress": 1, "No progress reported": 24}
    names = ["Q3 2018/19", "Q4 2018/19", "Q1 2019/20", "Q2 2019/20", "Q3 2019/20", "Q4 2019/20, to date"]
    last = {"In progress": 4, "No progress reported": 21}
    assert bars(page) == [(name, first, 100) for name in names[:-1]] + [(names[-1], last, 100)]
    assert 'href="recommendations?as_at=2018-12-31" title="As at 31 Dec 2018">Q3 2018/19</a>' in page.markup
    assert "In progress" in page.markup.partition('class="legend"')[2].partition("</ul>")[0]


def test_what_is_done_by_statement_alone_is_a_hollow_part_of_its_own(open_page, register):
    register(BORSETSHIRE)
    page = open_page("progress", as_at="2025-03-31")
    first, *_, last = bars(page)

    assert first == ("Q4 2021/22", {"No progress reported": 14}, 58.33)
    assert (last[1]["Verified"], last[1]["Verified, by statement"]) == (8, 1)
    assert (sum(last[1].values()), last[2]) == (24, 100)
    assert '<span class="swatch verified by_statement" style="flex-grow: 1" title="Verified, by statement: 1">' in (
        page.markup
    )
    assert not page.app.get("plotly_chart")


def test_answers_and_states_are_counted_and_each_number_leads_to_its_list(open_page, register):
    register(BORSETSHIRE)
    page = open_page("progress", as_at="2025-03-31")
    answers = rows(page.markup, "How many with each answer are in each state")

    assert [(row["Answer"], row["Verified"], row["Closed – not implemented"], row["All"]) for row in answers] == [
        ("Accepted", "9", "0", "21"),
        ("Accepted in part", "0", "0", "1"),
        ("Noted", "0", "1", "1"),
        ("Rejected", "0", "1", "1"),
    ]
    assert 'href="recommendations?answer=accepted&amp;state=verified&amp;as_at=2025-03-31">9</a>' in page.markup


def test_a_register_without_deadlines_verifiers_answers_or_meetings_reads_sensibly(open_page, register, tmp_path):
    (tmp_path / "recommendations.yaml").write_text(BARE, encoding="utf-8")
    register(tmp_path)
    text = open_page("progress", as_at="2020-12-31").text

    assert "No answer to a recommendation is on the register by this day." in text
    for absent in ("deadline", "verified", "Handovers", "earlier meetings"):
        assert absent not in text.partition("Quarter by quarter")[2].lower(), absent


def test_a_quarter_of_borsetshire(open_page, register):
    register(BORSETSHIRE)
    page = open_page("progress", as_at="2025-03-31")

    # Verified, retest due, implemented, partly verified, in progress, not started, no progress reported, superseded,
    # closed; by statement alone; all; overdue, unreported.
    assert "Q4 2024/25 31 Mar 2025 9 1 3 1 4 1 2 1 2 2 24 2 1" in page.text
    assert "verified rose from 0 to 9 (highest 11; 1 of them by statement), claimed done" in page.text
    assert "Hollow: by a statement alone" in page.text
    assert "Q4 2024/25 0 2 claimed done in Q4 2024/25: show them DATA-06 ICP-11 0 0 0" in page.text
    assert page.text.count("by a statement alone") == 3  # in the sentence, beside the one that it counts, in the key
    assert 'href="recommendations?id=ICP-11&amp;as_at=2025-03-31"' in page.markup


def test_borsetshires_times_slippage_and_forecast(open_page, register):
    register(BORSETSHIRE)
    text = open_page("progress", as_at="2025-03-31").text

    assert "12 of 24 are shown as done: from issue to claim a median of 366 days (of 12)" in text
    assert "8 are still open, for a median of 1,112 days (of 8)" in text
    assert "5 deadlines have been moved, by 90 to 912 days, in 7 extensions, of which 2 were agreed late." in text
    assert "From 31 Dec 2022 to 30 Jun 2025, agreed on 12 February 2025 by the Joint Assurance Board" in text
    assert "6 handovers are on record." in text
    assert "At the pace so far (11 completions one by one since 15 March 2022), the 8 open would be done by" in text
    assert "None of the forecasts at 9 earlier quarter-ends can be judged yet" in text
    assert "There are 10,000 runs." in text


def test_the_last_meeting_is_compared_with_the_day_shown(open_page, register):
    register(BORSETSHIRE)
    page = open_page("progress", as_at="2025-03-31")

    assert fields(page) == {"First day": "12 February 2025", "Second day": "31 March 2025"}
    changed = "Between 12 February 2025 and 31 March 2025 something changed about 6 of 24 recommendations."
    assert f"{changed} Both days are as known now." in page.text
    changed = page.text.partition("What changed between")[2]
    assert (
        "In progress Implemented – awaiting verification Now implemented"
        in changed.partition("ICP-11")[2].partition("ICP-12")[0]
    )


def test_the_address_chooses_two_days_and_their_order_does_not_matter(open_page, register):
    register(BORSETSHIRE)
    asked = {"from": "2025-02-12", "to": "27 November 2024"}
    page = open_page("progress", as_at="2025-03-31", **asked)

    assert "The first day is later than the second, so they are compared the other way round." in page.text
    assert "Between 27 November 2024 and 12 February 2025 something changed" in page.text


@pytest.mark.parametrize("nonsense", ["yesterday", "2020-02-30", "<b>1</b>"])
def test_a_day_that_is_none_is_told_and_the_usual_one_taken(open_page, nonsense):
    page = open_page("progress", as_at="2020-01-08", **{"from": nonsense, "to": nonsense})

    assert f"'{nonsense}' is not a da" in page.text
    assert "8 October 2019 is compared instead." in page.text
    assert "8 January 2020 is compared instead." in page.text
    assert fields(page) == {"First day": "8 October 2019", "Second day": "8 January 2020"}
    assert "<b>1</b>" not in page.markup


def test_a_day_that_is_typed_goes_into_the_address(open_page):
    page = open_page("progress", as_at="2020-01-08")
    page.app.text_input(key="day_to").set_value("29 February 2020").run()

    assert page.app.query_params["to"] == "29 February 2020"
    assert "Between 8 October 2019 and 29 February 2020 something changed" in page.text


def test_two_days_that_are_one_and_a_day_before_anything_was_made(open_page):
    same = open_page("progress", as_at="2020-01-08", **{"from": "2020-01-08"}).text
    assert "Both days are 8 January 2020, so nothing changed between them." in same

    early = open_page("progress", as_at="1800-01-01").text
    assert "There is no earlier quarter to compare with: the series begins on 1 January 1800." in early
    assert "Nothing is on file on this day." in early
    assert "Nothing was on file by 1 January 1800." in early


RESTATED = "What earlier meetings were shown that reads differently now"


def test_each_meeting_with_what_it_was_told_that_reads_differently_now(open_page, register, replayed):
    register(replayed / "data")
    page = open_page("progress")
    told = page.text.partition(RESTATED)[2]

    assert told.startswith(
        " 12 of 16 meetings held Of 16 meetings held, 12 were shown a position of their day that reads differently now."
        " An entry recorded after a meeting can change what is known of its day."
    )
    board = "27 Nov 2024 – Joint Assurance Board as known then (commit {papers-2024-11}) 0 0 nothing none 18 Sep 2024"
    assert named(replayed, board) in told
    assert (
        f"28 Sep 2022 – Joint Assurance Board as known then ({named(replayed, 'commit {2022-09-28}')}) 2 1"
        " state (1), standing against the deadline (1), deadline (1), number done (1)"
        " recorded late (1), corrected (1) 6 Jul 2022" in told
    )
    assert 'href="meetings?meeting=jab-2022-09#restated"' in page.markup


def test_what_the_table_counts_is_what_the_meetings_page_lists(open_page, register, replayed):
    register(replayed / "data")
    listed = open_page("meetings", meeting="jab-2025-02").text

    assert "Something reads differently now about 2 recommendations and 2 sources." in listed
    counted = open_page("progress").text.rpartition("12 Feb 2025 – Joint Assurance Board")[2]
    assert counted.startswith(named(replayed, " as known then (commit {papers-2025-02}) 2 2 "))


def test_meetings_after_the_day_shown_are_left_out(open_page, register, replayed):
    register(replayed / "data")
    told = open_page("progress", as_at="2022-06-30").text.partition(RESTATED)[2]

    assert "Of 1 meeting held, 1 was shown a position" in told
    assert "6 Jul 2022" not in told


def test_without_git_it_is_said_why_nothing_is_told_of_meetings(open_page, register, tmp_path):
    register(shutil.copytree(BORSETSHIRE, tmp_path / "data"))
    told = open_page("progress").text.partition(RESTATED)[2]

    assert told.startswith(" not known The register is not under version control here, so its history cannot be shown.")


def test_of_a_long_history_the_years_are_shown_and_the_last_twelve_quarters(open_page):
    markup = open_page("progress", as_at="2024-12-31").markup
    years = markup.partition("How many were in which state at the end of each year")[2].partition("</table>")[0]
    quarters = markup.partition("The last twelve quarters: how many")[2].partition("</table>")[0]
    titles = ["2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25, to date"]
    assert re.findall(r'<th scope="row"[^>]*>([^<]*)</th>', years) == titles
    assert len(re.findall(r'<th scope="row"', quarters)) == 12
    assert "Q4 2021/22" in quarters
    assert "Q3 2021/22" not in quarters


def test_24_quarters_are_shown_one_by_one(open_page):
    text = open_page("progress", as_at="2024-09-30").text
    assert "How many were in which state at the end of each quarter" in text
    assert "The last twelve quarters" not in text


def test_what_happened_in_a_quarter_has_a_list_of_its_own(open_page, register):
    register(BORSETSHIRE)
    page = open_page("progress", as_at="2025-03-31", happened="claimed", quarter="2025-03-31")

    listed = rows(page.markup, "Claimed done in Q4 2024/25: 2")
    assert [(row["Recommendation"].split()[0], row["On"], row["How"]) for row in listed] == [
        ("DATA-06", "19 Feb 2025", "one by one"),
        ("ICP-11", "26 Feb 2025", "one by one"),
    ]
    assert 'href="progress?as_at=2025-03-31">All of Progress</a>' in page.markup


@pytest.mark.parametrize("asked", [{"happened": "lost"}, {"happened": "claimed", "quarter": "2024-01-01"}])
def test_what_did_not_happen_is_told_and_all_is_shown(open_page, asked):
    text = open_page("progress", as_at="2020-01-08", **asked).text

    assert "The address asks for something that did not happen in the quarters shown, so everything is shown." in text
    assert "Quarter by quarter" in text


def test_the_numbers_of_a_large_register_lead_to_lists_in_place_of_holding_them(open_page, register, tmp_path):
    more = "".join(BARE.splitlines(keepends=True)[-1].replace("R-01", f"R-{number:03}") for number in range(2, 210))
    (tmp_path / "recommendations.yaml").write_text(BARE + more, encoding="utf-8")
    register(tmp_path)
    markup = open_page("progress", as_at="2020-12-31").markup

    assert 'href="progress?happened=made&amp;quarter=2020-03-31&amp;as_at=2020-12-31">209<' in markup
    assert 'href="recommendations?id=R-002' not in markup.partition('id="flow"')[2].partition("</table>")[0]


def test_deadlines_moved_and_handovers_have_pages_of_their_own(open_page, register):
    register(BORSETSHIRE)
    moved = open_page("progress", as_at="2025-03-31", list="moved", sort="-moved")
    changed = open_page("progress", as_at="2025-03-31", list="handovers")

    assert [row["Moved by"] for row in rows(moved.markup, "Deadlines that were moved")] == [
        *("912 days", "489 days", "425 days", "304 days", "90 days"),
    ]
    assert "ICP-10 – On 8 June 2022 from nobody on record to the Stop and Search Lead" in changed.text
