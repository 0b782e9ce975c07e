import re
import shutil
import subprocess

import pytest

from tests.pages.history import BORSETSHIRE, change, git, named
from tracker.settings import settings


@pytest.fixture
def demo(register, replayed):
    register(replayed / "data")
    return replayed


def test_a_day_shows_the_register_as_it_then_stood(demo, open_page):
    page = open_page(known_at="2023-05-17", as_at="2023-05-17")

    commit = git(demo, "log", "-1", "--format=%h", "--abbrev=7", "--before=2023-05-18T00:00:00+01:00")
    stood = f"as the register then stood (commit {commit}, recorded on 17 May 2023), under today’s rules"
    assert f"Position as at 17 May 2023 as known {stood} · files checked, no errors" in page.text
    assert "No progress reported 10 −3" in page.text


def test_a_meeting_is_the_revision_that_its_papers_were_made_from(demo, open_page):
    page = open_page(known_at="jab-2023-02")

    assert named(demo, "(commit {2023-02-22}, recorded on 15 February 2023)") in page.text
    assert page.app.selectbox(key="known_at_choice").value == "jab-2023-02"


def test_a_commit_and_every_link_that_carries_it(demo, open_page):
    commit = git(demo, "rev-parse", "HEAD~100")
    page = open_page(known_at=commit)

    assert f"(commit {commit[:7]}, recorded on " in page.text
    assert f"known_at={commit}" in page.markup
    inner = [each for each in page.markup.split('href="')[1:] if each.startswith(("recommendations?", "assurance?"))]
    assert len(inner) > 20
    assert all(f"known_at={commit}" in each for each in inner)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("nonsense", "'nonsense' is not a date, meeting, tag or commit of this register."),
        ("<b>1</b>", "'<b>1</b>' is not a date, meeting, tag or commit of this register."),
        ("--all", "'--all' is not a date, meeting, tag or commit of this register."),
        ("HEAD", "'HEAD' is not a date, meeting, tag or commit of this register."),
        ("HEAD^{/Board}", "'HEAD^{/Board}' is not a date, meeting, tag or commit of this register."),
        (":/Board", "':/Board' is not a date, meeting, tag or commit of this register."),
        (
            "HEAD:data/meetings.yaml",
            "'HEAD:data/meetings.yaml' is not a date, meeting, tag or commit of this register.",
        ),
        ("a\0b", "What the address asks for is not a date, meeting, tag or commit of this register."),
        ("1999-01-01", "The register began on 15 March 2022; it said nothing before."),
    ],
)
def test_what_cannot_be_shown_is_told_and_now_is_shown(demo, open_page, asked, told):
    page = open_page(known_at=asked)

    assert f"{told} The register is shown as known now." in page.text
    assert "Position as at 31 March 2025 as known now" in page.text
    assert "<b>1</b>" not in page.markup


def test_choosing_what_a_meeting_had_before_it_keeps_the_day(demo, open_page):
    page = open_page(as_at="2023-03-31")
    page.app.selectbox(key="known_at_choice").set_value("jab-2023-02")
    page.again()

    assert page.app.query_params["known_at"] == "jab-2023-02"
    assert "Position as at 31 March 2023 as known as the register then stood" in page.text
    options = page.app.selectbox(key="known_at_choice").options
    assert options[:2] == ["now", "12 February 2025 – what Joint Assurance Board had before it"]


def test_of_a_revision_that_was_not_sound_the_nearest_earlier_one_is_shown(register, repository, open_page):
    sound = git(repository, "rev-parse", "HEAD")
    change(repository, "responses/ICP-01.yaml", "status: implemented", "status: finished")
    git(repository, "commit", "-aqm", "break it")
    broken = git(repository, "rev-parse", "HEAD")
    change(repository, "responses/ICP-01.yaml", "status: finished", "status: implemented")
    git(repository, "commit", "-aqm", "mend it")
    register(repository / "data")
    page = open_page(known_at=broken)

    assert f"The register’s files had 1 error at commit {broken[:7]}." in page.text
    assert f"The nearest earlier revision without errors is shown: commit {sound[:7]}" in page.text
    assert f"known_at={sound}" in page.markup
    assert "responses/ICP-01.yaml, line" in page.text
    assert "1 check failed" in page.text


def test_a_git_that_is_broken_is_told_on_every_page_over_the_present_register(register, replayed, tmp_path, open_page):
    broken = tmp_path / "broken"
    shutil.copytree(replayed, broken)
    (broken / ".git/HEAD").write_text("")
    register(broken / "data")
    sentence = "git cannot read the register's history, so it cannot be shown. It says: "

    page = open_page()
    assert sentence in page.text
    assert "Look at first" in page.text
    assert sentence in open_page(known_at="2023-05-17").text


def test_a_revision_of_which_git_lacks_a_file_is_told_and_the_present_is_shown(register, replayed, tmp_path, open_page):
    lacking = tmp_path / "lacking"
    shutil.copytree(replayed, lacking)
    packs = lacking / ".git/objects/pack"
    for pack in list(packs.glob("*.pack")):
        moved = pack.rename(tmp_path / pack.name)
        with moved.open("rb") as file:
            subprocess.run(["git", "-C", str(lacking), "unpack-objects", "-q"], stdin=file, check=True)
    words = ["git", "-C", str(lacking), "rev-list", "--first-parent", "HEAD", "--", "data/recommendations.yaml"]
    first = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()[-1]
    words = ["git", "-C", str(lacking), "rev-parse", f"{first}:data/recommendations.yaml"]
    blob = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    (lacking / ".git/objects" / blob[:2] / blob[2:]).unlink()
    register(lacking / "data")
    page = open_page(known_at=first)

    assert f"git lacks recommendations.yaml of commit {first[:7]}, recorded on " in page.text
    assert "as known now" in page.text
    assert "git lacks recommendations.yaml" in open_page("assurance").text


def test_without_git_its_sentence_is_told_and_nothing_is_offered(register, tmp_path, open_page):
    register(shutil.copytree(BORSETSHIRE, tmp_path / "data"))
    page = open_page(known_at="2023-05-17")

    assert "The register is not under version control here, so its history cannot be shown." in page.text
    assert "as known now" in page.text
    assert "known_at_choice" not in {each.key for each in page.app.selectbox}

    one = open_page("recommendations", id="ICP-01")
    assert one.text.count("is not under version control here") == 1
    assert 'class="recorded"' not in one.markup


def test_who_recorded_each_entry_and_who_recorded_its_end(demo, open_page):
    text = open_page("recommendations", id="ICP-01").text

    text = re.sub(r"recorded in [0-9a-f]{7}\b", "recorded in COMMIT", text)
    assert re.search(r"responses/ICP-01.yaml:\d+ , recorded in COMMIT by icp, 20 Jan 2023", text)
    assert "concerns.yaml:4 , recorded in COMMIT by opcc-secretariat, 20 May 2022" in text  # when it was raised
    assert "concerns.yaml:4 , recorded in COMMIT by opcc-secretariat, 24 Feb 2023" in text  # when it was resolved


def test_a_line_that_no_commit_holds_yet(register, repository, open_page):
    change(repository, "responses/ICP-01.yaml", "date: 2023-01-18", "date: 2023-01-19")
    register(repository / "data")

    assert "responses/ICP-01.yaml:49 , not yet committed" in open_page("recommendations", id="ICP-01").text


def test_a_time_zone_that_is_none_is_told_and_now_is_shown(demo, open_page, monkeypatch):
    monkeypatch.setenv("TRACKER_TIME_ZONE", "Mars/Olympus")
    settings.cache_clear()
    told = (
        "TRACKER_TIME_ZONE is 'Mars/Olympus', which names no time zone: set it to a name such as Europe/London,"
        " or leave it out."
    )

    assert told in open_page().text
    assert f"{told} The register is shown as known now." in open_page(known_at="jab-2023-02").text
    for page in ("recommendations", "meetings", "progress", "assurance"):
        assert told in open_page(page, id="ICP-01").text
