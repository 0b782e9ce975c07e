import re
import shutil
from datetime import date, timedelta

import pytest

from tests.pages.history import BORSETSHIRE, change, git, named
from tests.pages.reading import rows, words_of
from tracker.dates import in_words


@pytest.fixture
def demo(register, replayed):
    register(replayed / "data")
    return replayed


def heading(page):
    """Which meeting is shown, which one that is, and of which day the position is, as known when."""
    title = re.search(r'<h1[^>]*>(.*?)</h1><p class="which">(.*?)</p>', page.markup)
    position = re.search(r"Position as at (\d+ \w+ \d+)", page.text)
    known = page.app.selectbox(key="known_at_choice").value
    return title[1], title[2], position[1], known


def tiles(page):
    """The numbers at the top, each by what it counts."""
    every = r'<dt><span>(.*?)</span></dt><dd>(?:<a [^>]*>)?<span class="figure">([\d,]+)'
    return {name: int(number) for name, number in re.findall(every, page.markup)}


def block(page, place):
    """What a reader reads of the block to which a link leads."""
    return words_of(page.markup.partition(f'id="{place}">')[2].partition("</section>")[0])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # The next one, on the day shown.
        ({}, ("Joint Assurance Board, 30 April 2025", "next meeting", "31 March 2025", "now")),
        (
            {"as_at": "2023-06-01"},
            (
                "Police and Crime Panel, yearly report on recommendations, 21 June 2023",
                "next meeting",
                "1 June 2023",
                "now",
            ),
        ),
        # One that is held: its own day, as known then; the newest held as known now.
        (
            {"meeting": "jab-2023-05"},
            ("Joint Assurance Board, 17 May 2023", "held", "17 May 2023", "jab-2023-05"),
        ),
        ({"meeting": "jab-2025-02"}, ("Joint Assurance Board, 12 February 2025", "held", "12 February 2025", "now")),
        # One to come: the day shown.
        (
            {"meeting": "jab-2025-07"},
            ("Joint Assurance Board, 16 July 2025", "to come", "31 March 2025", "now"),
        ),
        (
            {"meeting": "jab-2024-07"},
            (
                "Joint Assurance Board, cancelled because too few could come, 24 July 2024",
                "cancelled",
                "24 July 2024",
                "now",
            ),
        ),
        # Another day was chosen there: the meeting of that day, or the next one after it.
        (
            {"meeting": "jab-2023-05", "as_at": "2023-10-11"},
            ("Joint Assurance Board, 11 October 2023", "held", "11 October 2023", "now"),
        ),
        (
            {"meeting": "jab-2025-04", "as_at": "2023-03-31"},
            ("Joint Assurance Board, 17 May 2023", "next meeting", "31 March 2023", "now"),
        ),
        (
            {"meeting": "jab-2023-05", "as_at": "2023-05-17"},
            ("Joint Assurance Board, 17 May 2023", "held", "17 May 2023", "now"),
        ),
        # After the last one on the register.
        (
            {"as_at": "2026-01-31"},
            (
                "Since Joint Assurance Board, 12 February 2025",
                "no later meeting is on the register",
                "31 January 2026",
                "now",
            ),
        ),
        # Before any was held.
        (
            {"as_at": "1800-01-01"},
            ("Joint Assurance Board, first meeting, 27 April 2022", "next meeting", "1 January 1800", "now"),
        ),
    ],
)
def test_one_day_stands_on_the_page_and_the_line_at_the_top_says_it(demo, open_page, asked, expected):
    page = open_page("meetings", **asked)

    assert heading(page) == expected
    day = re.search(r"as_at=([\d-]+)", page.markup.partition('class="halves"')[2])
    if day:
        assert in_words(date.fromisoformat(day[1])) == expected[2]


def test_choosing_a_meeting_opens_it_on_its_own_position(demo, open_page):
    page = open_page("meetings", as_at="2023-10-11", known_at="jab-2023-10")
    assert page.app.selectbox(key="filter_meeting").value == "jab-2023-10"
    page.app.selectbox(key="filter_meeting").set_value("jab-2022-09")
    page.again()

    assert {name: page.app.query_params[name] for name in page.app.query_params} == {"meeting": "jab-2022-09"}
    assert heading(page)[0] == "Joint Assurance Board, 28 September 2022"
    assert heading(page)[2:] == ("28 September 2022", "jab-2022-09")


def test_choosing_another_day_moves_the_page_to_the_meeting_of_that_day(demo, open_page):
    page = open_page("meetings", meeting="jab-2023-05")
    [option] = [each for each in page.app.selectbox(key="as_at_choice").options if each.startswith("30 June 2024")]
    page.app.selectbox(key="as_at_choice").set_value(option)
    page.again()

    title = "Joint Assurance Board, 18 September 2024"
    assert heading(page) == (title, "next meeting", "30 June 2024", "now")


def test_a_past_meeting_is_shown_as_it_was_known_then(demo, open_page):
    page = open_page("meetings", meeting="jab-2023-05")

    told = (
        "Compared: 22 February 2023, as known then (commit {2023-02-22});"
        " and 17 May 2023, as known then (commit {2023-05-17})."
    )
    assert named(demo, told) in block(page, "since")
    assert "act now DATA-02 Audit each week how crimes were recorded 47 days past its deadline" in page.text
    assert "recommendations?id=DATA-02&amp;as_at=2023-05-17&amp;known_at=jab-2023-05" in page.markup
    assert "Chair Deputy Police and Crime Commissioner Apologies Police and Crime Commissioner" in page.text


def test_the_numbers_at_the_top_are_those_of_the_blocks(demo, open_page):
    page = open_page("meetings")

    assert tiles(page) == {
        "changed since 12 February": 7,
        "to escalate": 6,
        "to ask about": 10,
        "decisions open": 3,
        "due or expiring before this meeting": 4,
    }
    assert "Something changed about 7 of 24 recommendations." in block(page, "since")
    agenda = rows(page.markup, "The agenda")
    assert [each["How urgent"] for each in agenda] == ["act now"] * 5
    assert block(page, "agenda").count("act now") == 6
    assert block(page, "agenda").count(" ask ") == 10
    decisions = rows(page.markup, "Open from earlier meetings")
    assert [(each["By when"], each["Owner"]) for each in decisions] == [
        ("▲ 31 Dec 2024, 90 days past", "Deputy Chief Constable"),
        ("31 May 2025", "Force Crime Registrar"),
        ("30 Jun 2025", "Head of Custody"),
    ]
    assert page.markup.count('<a href="#decisions"') == page.markup.count('id="decisions"') == 1


def test_what_changed_is_a_line_each_the_most_important_first(demo, open_page):
    since = open_page("meetings").markup.partition('id="since"')[2].partition('<details class="rest">')[0]
    lines = re.findall(r'<span class="subject">(.*?)</span><details><summary>(.*?)</summary>', since)

    assert [words_of(name) for name, _ in lines] == ["ICP-12", "DATA-03", "DATA-06", "ICP-11", "ICP-03"]
    assert words_of(lines[3][1]) == ("ICP-11: in progress → implemented – awaiting verification; 3 more changes")
    assert "verdict “not verified” by Borsetshire Shared Internal Audit, 29 Jan 2025, recorded late" in lines[0][1]


def test_what_was_made_and_what_is_outstanding(demo, open_page):
    text = open_page("meetings", meeting="jab-2023-05").text

    assert "an inspection 15 (14 on file) 10 8 2 done: ICP-02 and ICP-05; 4 new updates on 4 recommendations" in text


def test_each_change_with_who_recorded_it(demo, open_page):
    text = open_page("meetings", meeting="jab-2025-02").text

    change = "Handed over on 6 January 2025 from the Head of Custody to the Head of Estates: The building contract"
    recorded = text.partition(f"{change} is run by Estates. ")[2]
    assert re.match(r"\( recorded in [0-9a-f]{7} by opcc-secretariat, 11 Jan 2025 \)", recorded)
    answer = text.partition("The DCC gave an answer on 18 December 2024")[2]
    # Not who recorded the question.
    assert re.search(r"\( recorded in [0-9a-f]{7} by opcc-secretariat, 20 Dec 2024 \)", answer[:250])


def test_what_its_papers_said_that_reads_differently_now(demo, open_page):
    text = block(open_page("meetings", meeting="jab-2025-02"), "restated")

    assert "Something reads differently now about 2 recommendations and 2 sources." in text
    assert "Verdict: then none, now not verified." in text
    assert "Recorded late: a verdict of 29 January 2025" in text


def test_what_a_held_meeting_decided_with_its_follow_up_as_known_now(demo, open_page):
    page = open_page("meetings", meeting="jab-2022-04")
    [decided] = rows(page.markup, "Decisions of this meeting")

    assert decided["Decision"].startswith("D1. Keep one register of recommendations")
    assert (decided["Outcome"], decided["Owner"], decided["Follow-up"]) == (
        "Agreed",
        "Board Secretariat",
        "carried out on 15 June 2022",
    )
    assert "Follow-up: what is known now of the time up to 31 March 2025." in page.text
    assert tiles(page)["decisions open"] == 0  # as its papers stood, nothing had been decided


def test_what_is_empty_is_told_in_one_line(demo, open_page):
    page = open_page("meetings", meeting="jab-2022-04")

    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page.markup)
    assert headings == ["Agenda", "Decisions and their follow-up", "The meeting", "What reads differently now"]
    [told] = re.findall(r'<p class="quiet nothing">(.*?)</p>', page.markup)
    assert told.startswith("No earlier meeting that was held is on the register, so there is nothing to compare with.")
    assert "No concern is open." in told
    assert "changed since" not in " ".join(tiles(page))


def test_claims_of_the_week_before_and_of_the_day(demo, open_page):
    text = block(open_page("meetings", meeting="jab-2023-05"), "claims")

    assert "On 10 May 2023, the Stop and Search Lead reported ICP-08.1 as in progress." in text
    assert 'id="claims"' not in open_page("meetings").markup


def test_a_meeting_that_is_not_there(demo, open_page):
    page = open_page("meetings", meeting="<b>")

    assert "No meeting is called ‘<b>’, so another one is shown." in page.text
    assert heading(page)[0] == "Joint Assurance Board, 30 April 2025"


def test_without_git_everything_is_as_known_now(register, tmp_path, open_page):
    register(shutil.copytree(BORSETSHIRE, tmp_path / "data"))
    page = open_page("meetings", meeting="jab-2023-05")
    text = page.text

    assert "Compared: 22 February 2023, as known now; and 17 May 2023, as known now." in text
    assert "so its history cannot be shown. Both positions are as known now." in text
    assert "What the meeting was shown cannot be compared with what is known now." in text
    assert 'class="recorded"' not in page.markup


def test_on_a_past_day_the_next_meeting_is_the_one_that_came_next(demo, open_page):
    assert "Until the next meeting, 17 May 2023" in open_page(as_at="2023-03-31").text


def test_a_register_without_meetings_says_what_can_be_seen_instead(register, small_register, open_page):
    (small_register / "meetings.yaml").unlink()
    register(small_register)
    page = open_page("meetings")

    assert page.text.count("No meeting is on the register") == 1
    assert "<h2" not in page.markup
    instead = ("overview", "assurance", "progress", "actions")
    assert [page.markup.count(f'<li><a href="{each}?as_at=2020-01-08"') for each in instead] == [1, 1, 1, 1]


def test_a_position_from_before_the_last_meeting_is_compared_as_it_is_known(demo, open_page):
    page = open_page("meetings", as_at="2023-03-31", known_at="jab-2022-09")

    told = "Compared: 6 July 2022, as known then (commit {2022-07-06}); and 31 March 2023, as known then"
    assert "Taken off the register" not in page.text
    assert named(demo, told) in page.text or "Both positions are as known then" in page.text


def test_a_meeting_whose_revision_was_not_sound(register, repository, open_page):
    change(repository, "responses/ICP-01.yaml", "status: implemented", "status: finished")
    git(repository, "commit", "-aqm", "break it")
    broken = git(repository, "rev-parse", "HEAD")
    change(repository, "responses/ICP-01.yaml", "status: finished", "status: implemented")
    git(repository, "commit", "-aqm", "mend it")
    git(repository, "tag", "-f", "papers-2025-02", broken)
    register(repository / "data")

    assert f"The register’s files had 1 error at commit {broken[:7]}" in open_page("meetings").text


def test_of_many_matters_the_rest_is_on_the_page_of_exceptions(register, tmp_path, open_page):
    # Ten of a source at most: a rule that holds for more of one source is one matter.
    sources = {f"AUD{source}": range(1, 11 if source < 7 else 3) for source in range(1, 8)}
    asked = [
        f"  - {{id: {source}-{number:02}, source: {source}, title: Do it, wording_status: summary, owner: police,"
        f" due: {date(2024, 2, 1) + timedelta(10 * int(source[3:]) + number)}, due_basis: stated}}"
        for source, numbers in sources.items()
        for number in numbers
    ]
    audits = "\n".join(
        f"  - {{id: {id}, title: Audit, kind: audit, issued_by: audit, issued_on: 2024-01-15, verifiers: [audit],"
        f" expected_count: {len(numbers)}}}"
        for id, numbers in sources.items()
    )
    (tmp_path / "recommendations.yaml").write_text(
        "register: {title: Custody, as_at: 2024-06-30}\n"
        "parties: [{id: police, name: County Police, kind: body}, {id: audit, name: County Audit, kind: body}]\n"
        f"sources:\n{audits}\n"
        "recommendations:\n" + "\n".join(asked) + "\n"
    )
    (tmp_path / "meetings.yaml").write_text(
        "meetings: [{id: panel, date: 2024-06-01, body: audit, title: Panel, status: held}]\n"
    )
    register(tmp_path)
    page = open_page("meetings")
    agenda = block(page, "agenda")

    assert agenda.count("past its deadline") == 60
    assert "AUD6-10" in agenda
    assert "AUD7-01" not in agenda
    assert "And 2 more matters: all exceptions, by rule" in agenda
    assert 'href="assurance?severity=2&amp;as_at=2024-06-01"' in page.markup


def test_of_more_than_are_listed_it_is_said_how_many_are(register, tmp_path, open_page):
    asked = [
        f"  - {{id: {source}-{number:02}, source: {source}, title: Do it, wording_status: summary, owner: police,"
        f" due: {date(2024, 2, 1) + timedelta(number + 10 * int(source[3:]))}, due_basis: stated}}"
        for source in (f"AUD{number}" for number in range(1, 9))
        for number in range(1, 10)
    ]
    audits = "\n".join(
        f"  - {{id: AUD{number}, title: Audit, kind: audit, issued_by: audit, issued_on: 2024-01-15,"
        " verifiers: [audit], expected_count: 9}"
        for number in range(1, 9)
    )
    (tmp_path / "recommendations.yaml").write_text(
        "register: {title: Custody, as_at: 2024-06-30}\n"
        "parties: [{id: police, name: County Police, kind: body}, {id: audit, name: County Audit, kind: body}]\n"
        f"sources:\n{audits}\nrecommendations:\n" + "\n".join(asked) + "\n"
    )
    (tmp_path / "meetings.yaml").write_text(
        "meetings: [{id: panel, date: 2024-07-01, body: audit, title: Panel, status: planned}]\n"
    )
    register(tmp_path)
    page = open_page("meetings")

    assert tiles(page)["to ask about"] == 72
    assert "60 of 72 on the agenda" in block(page, "agenda")
