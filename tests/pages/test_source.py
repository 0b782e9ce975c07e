"""The register's own text: every place that a page names opens the file at that line, for nobody more than they may."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.pages.history import git
from tests.pages.reading import words_of
from tests.registers.canaries import AUTHOR, CANARY, canaries_into
from tracker.ui.source.window import MOST_NODES, Window, window_with, windows
from tracker.words.changes.known import BROKEN_NOW

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"
FILE = "responses/ICO-05.yaml"
ROW = re.compile(
    r'<tr id="L(\d+)"( class="asked-for")?><th scope="row">(.*?)</th><td class="text">(.*?)</td>(.*?)</tr>'
)


def rows(page) -> dict[int, str]:
    """The text of each line that is shown, as it stands there; what is kept back is ▒."""
    kept_back = '<span class="kept-back">restricted</span>'
    text = {int(row[0]): row[3].replace(kept_back, "▒") for row in ROW.findall(page.markup)}
    return {line: "" if "blank line" in each else unescape(each) for line, each in text.items()}


def asked_for(page) -> list[int]:
    return [int(row[0]) for row in ROW.findall(page.markup) if row[1]]


def leads(page) -> list[dict[str, str]]:
    """What each link to the register's own text asks for, with the place within the page."""
    found = [urlsplit(unescape(each)) for each in re.findall(r'href="(source\?[^"]*)"', page.markup)]
    return [{**dict(parse_qsl(each.query)), "#": each.fragment} for each in found]


def test_a_file_is_shown_line_by_line_with_the_line_asked_for_marked(open_page):
    page = open_page("source", file=FILE, line="6")

    text = (Path("data") / FILE).read_text(encoding="utf-8").splitlines()
    assert list(rows(page).values()) == text
    assert asked_for(page) == [6]
    assert "▶ , the line asked for" in words_of(page.markup)
    assert f"{FILE}, {len(text)} lines" in page.markup
    assert "ICO-05 Data Sharing Agreements with partners · All files" in page.text


@pytest.mark.parametrize(
    ("name", "asked"),
    [("recommendations", {"id": "ICO-05"}), ("recommendations", {"id": "MOPAC-01"}), ("about", {})],
)
def test_every_place_on_a_page_leads_to_the_line_of_its_entry(open_page, name, asked):
    page = open_page(name, **asked)
    named = re.findall(r'<span class="place">([^<:]+):(\d+)</span>', page.markup)
    links = leads(page)

    assert len(named) == len(links) > 3
    for (file, line), link in zip(named, links, strict=True):
        assert link == {"file": file, "line": line, "#": f"L{line}", "as_at": "2020-01-08"}
    for file, line in set(named):
        text = rows(open_page("source", file=file, line=line))[int(line)]
        assert re.match(r" *- |recommendation: ", text) or int(line) == 1, (file, line, text)


def test_a_link_carries_the_revision_and_opens_the_file_as_it_then_was(open_page, register, replayed):
    register(replayed / "data")
    then = {"known_at": "2023-05-17", "as_at": "2023-05-17"}
    links = [each for each in leads(open_page("recommendations", id="ICP-01", **then)) if "responses" in each["file"]]
    assert all(each["known_at"] == "2023-05-17" and each["as_at"] == "2023-05-17" for each in links)

    page = open_page("source", file="responses/ICP-01.yaml", line="1", **then)
    commit = git(replayed, "log", "-1", "--format=%H", "--before=2023-05-18T00:00:00+01:00")
    assert list(rows(page).values()) == git(replayed, "show", f"{commit}:data/responses/ICP-01.yaml").splitlines()
    blamed = git(replayed, "blame", "-s", "--abbrev=6", commit, "--", "data/responses/ICP-01.yaml").splitlines()
    assert f"Line 1: recorded in {blamed[0].split()[0].lstrip('^')[:7]} by " in page.text


@pytest.mark.parametrize(("audience", "names"), [("official_sensitive", True), ("official", True), ("public", False)])
def test_who_recorded_a_line_is_named_to_readers_of_official_and_above(open_page, register, committed, audience, names):
    register(committed / "data", audience)
    page = open_page("source", file="responses/ICP-01.yaml", line="1")

    assert re.search(rf"Line 1: recorded in [0-9a-f]{{7}} {f'by {AUTHOR}, ' if names else 'on '}", page.text)
    assert (AUTHOR in page.markup) is names
    assert ("others see the commits" in page.text) is not names


def test_every_comment_is_kept_from_readers_below(open_page, register, small_register):
    file = small_register / FILE
    file.write_text(f"# {CANARY}\n{file.read_text(encoding='utf-8')}# {CANARY}\n", encoding="utf-8")
    register(small_register, "official")

    page = open_page("source", file=FILE)
    assert rows(page)[1] == "# ▒"
    assert "So is every comment, because nothing says who may read it." in page.text
    assert CANARY not in page.markup

    register(small_register)
    page = open_page("source", file=FILE)
    assert rows(page)[1] == f"# {CANARY}"
    assert "So is every comment" not in page.text


@pytest.mark.parametrize(
    "file",
    [
        *("../data/recommendations.yaml", "responses/../recommendations.yaml", "/etc/passwd", "responses/ICO-99.yaml"),
        *("README.md", "faq.md", "evidence/paper.yaml", "evidence/paper.pdf", "notes.yaml", "responses/notes.yml"),
        *("responses", "a\0b", "x" * 500, "<script>alert(1)</script>"),
    ],
)
def test_nothing_but_the_files_that_were_read_can_be_opened(open_page, register, small_register, file):
    (small_register / "evidence").mkdir()
    for name in ("evidence/paper.yaml", "evidence/paper.pdf", "notes.yaml", "responses/notes.yml"):
        (small_register / name).write_text(f"a: {CANARY}\n", encoding="utf-8")
    register(small_register)

    page = open_page("source", file=file)
    assert rows(page) == {}
    assert CANARY not in page.markup
    assert "<script" not in page.markup
    assert "is not a file of this register at the revision shown." in page.text
    assert {each["file"] for each in leads(page)} >= {"recommendations.yaml", "meetings.yaml"}


def test_a_link_that_was_put_in_the_place_of_a_file_is_not_followed(open_page, register, small_register):
    register(small_register)
    open_page()
    file, elsewhere = small_register / "responses" / "MOPAC-01.yaml", small_register.parent / "elsewhere.yaml"
    before = file.read_text(encoding="utf-8")
    elsewhere.write_text(CANARY, encoding="utf-8")
    file.unlink()
    file.symlink_to(elsewhere)

    page = open_page("source", file="responses/MOPAC-01.yaml", text="now")
    assert "'responses/MOPAC-01.yaml' is not a file of this register" in page.text
    assert CANARY not in page.markup
    assert "\n".join(rows(open_page("source", file="responses/MOPAC-01.yaml")).values()) == before.rstrip("\n")


@pytest.mark.parametrize("line", ["0", "39", "-1", "1.5", "²", "9" * 40, "<b>", "one"])
def test_a_line_that_is_not_there_is_told_and_the_file_is_shown(open_page, line):
    page = open_page("source", file=FILE, line=line)

    assert f"is not a line of {FILE}, which has 38. The file is shown from its beginning." in page.text
    assert len(rows(page)) == 38
    assert asked_for(page) == []
    assert "<b>" not in page.markup


def test_without_a_file_the_page_tells_which_there_are(open_page):
    page = open_page("source")

    assert "No file is named in the address." in page.text
    assert [each["file"] for each in leads(page)] == [
        *("recommendations.yaml", "meetings.yaml", "concerns.yaml", "indicators.yaml")
    ]


def test_a_line_that_no_commit_holds_is_told_so(open_page, register, repository):
    file = repository / "data" / "responses" / "ICP-01.yaml"
    lines = len(file.read_text(encoding="utf-8").splitlines())
    file.write_text(f"{file.read_text(encoding='utf-8')}# new\n", encoding="utf-8")
    register(repository / "data")

    page = open_page("source", file="responses/ICP-01.yaml", line=str(lines + 1))
    assert f"Line {lines + 1}: not yet committed" in page.text
    assert rows(page)[lines + 1] == "# new"


def test_without_a_history_the_page_says_why_nobody_is_named(open_page, register, small_register):
    register(small_register)
    page = open_page("source", file=FILE, line="3")

    assert rows(page)[3] == "recommendation: ICO-05"
    assert "Recorded in" not in page.text
    why_not = "The register is not under version control here, so its history cannot be shown."
    assert f'<p class="quiet">{why_not}</p>' in page.markup


HASTE = "        marking offical"


def broken(folder: Path, line: str) -> Path:
    """The register with a line in a file that cannot be read."""
    file = folder / FILE
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("line", ["  \t[", HASTE, "unknown: 1", "\x07"])
def test_a_mistake_leads_to_its_line_as_it_is_now_for_readers_of_everything_alone(
    open_page, register, small_register, line
):
    register(small_register)
    open_page()
    register(small_register, "public")
    open_page()
    file = broken(small_register, f"{line} # {CANARY}")

    register(small_register)
    found = leads(open_page())
    assert [(each["file"], each["text"]) for each in found] == [(FILE, "now")] * len(found) != []
    page = open_page("source", **{name: value for name, value in found[0].items() if name != "#"})
    assert list(rows(page).values()) == file.read_text(encoding="utf-8").splitlines()
    assert "The register’s own text as it is now, with its errors." in page.text
    assert BROKEN_NOW in page.text

    register(small_register, "public")
    page = open_page("source", file=FILE, line="3", text="now")
    assert "While the register’s files have errors, their text as it is now is shown only to readers" in page.text
    assert rows(page) == {}
    assert CANARY not in page.markup


def test_nothing_is_shown_of_a_file_whose_markings_are_not_clear_and_the_rest_is(open_page, register, small_register):
    for audience in ("public", "official", "official_sensitive"):
        register(small_register, audience)
        open_page()
    broken(small_register, HASTE)

    for audience in ("public", "official"):
        register(small_register, audience)
        page = open_page("source", file=FILE, line="3")
        assert "A marking in this file is not clear, so its text is shown only to readers" in page.text
        assert rows(page) == {}
        assert rows(open_page("source", file="responses/MOPAC-01.yaml"))[1] != ""
    register(small_register)
    assert rows(open_page("source", file=FILE, line="3"))[3] == "recommendation: ICO-05"


def test_what_is_marked_up_is_kept_back_at_once(open_page, register, tmp_path):
    folder = canaries_into(tmp_path / "data", marking="public")
    register(folder, "public")
    assert CANARY in open_page("source", file="responses/ICP-01.yaml").markup

    canaries_into(folder)
    assert CANARY not in open_page("source", file="responses/ICP-01.yaml").markup


def test_where_the_repository_is_hosted_there_is_a_second_link(open_page, register, repository, monkeypatch):
    asked = repository / "data" / "recommendations.yaml"
    text = asked.read_text(encoding="utf-8")
    text = re.sub(r"  repository: .*\n", "", text).replace(
        "register:\n", "register:\n  repository: https://h.example/r/\n"
    )
    asked.write_text(text, encoding="utf-8")
    monkeypatch.chdir(repository.parent)
    register(Path("repository/data"))
    head = git(repository, "rev-parse", "HEAD")

    page = open_page("source", file="meetings.yaml", line="2")
    assert f'href="https://h.example/r/blob/{head}/repository/data/meetings.yaml#L2"' in page.markup
    assert "This line where the repository is hosted (at h.example)" in page.text


def test_a_long_file_is_shown_in_parts_each_with_links_to_its_neighbours(open_page, register, small_register):
    file = small_register / "concerns.yaml"
    count = 2500
    concern = "  - {{id: C{}, kind: delivery, raised_on: 2019-10-04, raised_by: mps, text: A concern.}}\n"
    file.write_text("concerns:\n" + "".join(concern.format(each) for each in range(1, count + 1)), encoding="utf-8")
    register(small_register, "public")

    page = open_page("source", file="concerns.yaml", line="1801")
    shown = list(rows(page))
    assert 1801 in shown
    assert asked_for(page) == [1801]
    assert f"concerns.yaml, lines {shown[0]:,} to {shown[-1]:,} of 2,501" in page.markup
    assert page.markup.count("<") / 2 < 6000
    neighbours = [each for each in leads(page) if "start" in each]
    assert {each["line"] for each in neighbours} == {"1801"}
    assert [each["start"] for each in neighbours[:2]] == [str(shown[0] - len(shown)), str(shown[-1] + 1)]

    after = open_page("source", file="concerns.yaml", line="1801", start=neighbours[1]["start"])
    assert next(iter(rows(after))) == shown[-1] + 1
    assert asked_for(after) == []


@pytest.mark.parametrize(
    ("nodes", "shown"),
    [
        ([], [Window(1, 0)]),
        ([5, 5], [Window(1, 2)]),
        ([MOST_NODES, 1], [Window(1, 1), Window(2, 2)]),
        ([MOST_NODES - 1, 1, 1], [Window(1, 2), Window(3, 3)]),
        ([MOST_NODES + 9, MOST_NODES + 9], [Window(1, 1), Window(2, 2)]),
    ],
)
def test_the_parts_of_a_file_hold_every_line_once_and_no_more_than_a_page_may(nodes, shown):
    assert windows(nodes) == shown


def test_a_line_is_in_one_part():
    parts = [Window(1, 10), Window(11, 20)]

    assert [window_with(parts, line) for line in (1, 10, 11, 20, 99)] == [0, 0, 1, 1, 1]
