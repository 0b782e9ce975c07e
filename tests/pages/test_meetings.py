import re
import shutil
from datetime import date, timedelta

import pytest

from tests.pages.history import BORSETSHIRE, change, git, named


@pytest.fixture
def demo(register, replayed):
    register(replayed / "data")
    return replayed


def part(page, begins, ends):
    """What a reader reads between two headings, of which the first is also in the contents."""
    return page.text.rpartition(begins)[2].partition(ends)[0]


def test_the_newest_meeting_held_by_the_day_is_shown(demo, open_page):
    assert "Joint Assurance Board, 12 February 2025 Status Held" in open_page("meetings").text
    assert "Joint Assurance Board, 17 May 2023 Status Held" in open_page("meetings", as_at="2023-06-01").text


def test_a_past_meeting_is_shown_as_it_was_known_then(demo, open_page):
    page = open_page("meetings", meeting="jab-2023-05")

    assert "Chair Deputy Police and Crime Commissioner Apologies Police and Crime Commissioner" in page.text
    told = "the position as at 17 May 2023, the day of the meeting, as then known (commit {2023-05-17})"
    assert named(demo, told) in page.text
    told = (
        "From 22 February 2023, as then known (commit {2023-02-22}),"
        " to 17 May 2023, as then known (commit {2023-05-17})."
    )
    assert named(demo, told) in page.text
    assert "act now DATA-02 Audit each week how crimes were recorded 47 days past its deadline" in page.text
    assert "recommendations?id=DATA-02&amp;as_at=2023-05-17&amp;known_at=jab-2023-05" in page.markup


def test_what_was_made_and_what_is_outstanding(demo, open_page):
    text = open_page("meetings", meeting="jab-2023-05").text

    assert "an inspection 15 (14 on file) 10 8 2 done: ICP-02 and ICP-05; 4 new updates on 4 recommendations" in text


def test_each_change_with_who_recorded_it(demo, open_page):
    text = open_page("meetings").text

    change = "Handed over on 6 January 2025 from the Head of Custody to the Head of Estates: The building contract"
    recorded = text.partition(f"{change} is run by Estates. ")[2]
    assert re.match(r"\( recorded in [0-9a-f]{7} by opcc-secretariat, 11 Jan 2025 \)", recorded)
    answer = text.partition("The DCC gave an answer on 18 December 2024")[2]
    # Not who recorded the question.
    assert re.search(r"\( recorded in [0-9a-f]{7} by opcc-secretariat, 20 Dec 2024 \)", answer[:250])


def test_what_it_was_told_that_is_told_differently_now(demo, open_page):
    text = part(open_page("meetings"), "What it was told that is told differently now", "no end")

    assert "Of 2 recommendations and 2 sources something is told differently now." in text
    assert "Verdict: none as told then, not verified as known now. Recorded late: a verdict of 29 January 2025" in text


def test_a_meeting_to_come(demo, open_page):
    text = open_page("meetings", meeting="jab-2025-04").text

    assert "The meeting is still to come. What stands here is the position as at 31 March 2025, as known now." in text
    assert "It has not been held, so it has been told nothing yet." in text


def test_the_first_meeting_has_none_before_it(demo, open_page):
    assert "none before it to compare with" in open_page("meetings", meeting="jab-2022-04").text


@pytest.mark.parametrize(("as_at", "told"), [("1800-01-01", "1 January 1800"), ("2022-03-20", "20 March 2022")])
def test_before_any_meeting_was_held_the_first_one_is_shown(demo, open_page, as_at, told):
    text = open_page("meetings", as_at=as_at).text

    assert f"No meeting on the register had been held by {told}. The first one after it is shown." in text
    assert "first meeting, 27 April 2022" in text
    assert "No earlier meeting had been held, so there is none before it to compare with." in text
    assert "Taken off the register" not in text


def test_a_meeting_to_come_is_compared_with_the_last_one_held_by_the_day_shown(demo, open_page):
    text = open_page("meetings", meeting="jab-2025-04", as_at="2023-03-31").text

    told = "From 22 February 2023, as then known (commit {2023-02-22}), to 31 March 2023, as known now."
    assert named(demo, told) in text
    assert "Taken off the register" not in text

    before_all = open_page("meetings", meeting="jab-2025-04", as_at="2022-03-20").text
    assert "No earlier meeting had been held, so there is none before it to compare with." in before_all


def test_a_meeting_that_is_not_there(demo, open_page):
    text = open_page("meetings", meeting="<b>").text

    assert "No meeting is called ‘<b>’. Another one is shown." in text
    assert "Joint Assurance Board, 12 February 2025" in text


def test_without_git_everything_is_as_known_now(register, tmp_path, open_page):
    register(shutil.copytree(BORSETSHIRE, tmp_path / "data"))
    page = open_page("meetings", meeting="jab-2023-05")
    text = page.text

    assert "From 22 February 2023, as known now, to 17 May 2023, as known now." in text
    assert "so its history cannot be shown. Both positions are as known now." in text
    assert "What this meeting was told cannot be set against what is known now." in text
    assert 'class="recorded"' not in page.markup


def test_on_a_past_day_the_next_meeting_is_the_one_that_came_next(demo, open_page):
    told = open_page(as_at="2023-03-31").text.partition("Until the next meeting ")[2]

    assert told.startswith("The next meeting is Joint Assurance Board, 17 May 2023; this looks up to that day.")


def test_a_register_without_meetings(register, small_register, open_page):
    (small_register / "meetings.yaml").unlink()
    register(small_register)

    assert "No meeting is on the register." in open_page("meetings").text


def test_a_meeting_whose_revision_was_not_sound(register, repository, open_page):
    change(repository, "responses/ICP-01.yaml", "status: implemented", "status: finished")
    git(repository, "commit", "-aqm", "break it")
    broken = git(repository, "rev-parse", "HEAD")
    change(repository, "responses/ICP-01.yaml", "status: finished", "status: implemented")
    git(repository, "commit", "-aqm", "mend it")
    git(repository, "tag", "-f", "papers-2025-02", broken)
    register(repository / "data")

    assert f"The register was not sound at commit {broken[:7]}" in open_page("meetings").text


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
    agenda = part(page, "Agenda", "Open decisions")

    assert agenda.count("past its deadline") == 60
    assert "AUD6-10" in agenda
    assert "AUD7-01" not in agenda
    assert "And 2 more matters: all exceptions, by rule" in agenda
    assert 'href="assurance?severity=2&amp;as_at=2024-06-01"' in page.markup
