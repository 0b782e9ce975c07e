"""What a public reader's pages hold of what is restricted: nothing but stubs."""

from __future__ import annotations

import pytest

from tests.registers.canaries import AUTHOR, CANARY, EMAIL, SUBJECT, canaries_into, git

NAMES = (AUTHOR, EMAIL, SUBJECT)
PAGES = [
    *(
        ("overview", {}),
        ("recommendations", {}),
        ("actions", {}),
        ("progress", {}),
        ("meetings", {}),
        ("assurance", {}),
    ),
    *(("outcomes", {}), ("guide", {}), ("guide", {"sheet": "chair"}), ("about", {}), ("data", {})),
    ("recommendations", {"words": CANARY}),
    *(("update", {}), ("update", {"party": "head-custody"}), ("update", {"about": "ICP-01", "record": "correction"})),
    *(("update", {"about": f"ICP-{number:02}", "record": "verification"}) for number in (1, 4, 7, 9)),
    *(("update", {"about": "ICP-01", "record": each}) for each in ("escalation-answered", "decision-later", "step")),
    *(("actions", {"owner": "partnerships-lead"}), ("actions", {"owner": "head-custody"})),
    *(("progress", {"from": "2024-11-27"}), ("meetings", {"meeting": "jab-2023-10"})),
    *(("recommendations", {"id": f"ICP-{number:02}"}) for number in (1, 4, 7, 9)),
    *(("source", {"file": f"responses/ICP-{number:02}.yaml"}) for number in (1, 4, 7, 9)),
    *(("source", {"file": f"{name}.yaml"}) for name in ("recommendations", "meetings", "concerns", "indicators")),
]


def sent(page) -> str:
    """Everything that was sent to the browser, as text."""
    return repr(page.app._tree) + page.markup


@pytest.mark.parametrize(("name", "asked"), PAGES, ids=str)
def test_no_canary_and_no_name_reaches_the_public(open_page, register, committed, name, asked):
    register(committed / "data", "public")

    page = open_page(name, **asked)

    assert "entries restricted" in page.text
    for word in (CANARY, *NAMES) if asked != {"words": CANARY} else NAMES:
        assert word not in sent(page), word


@pytest.mark.parametrize("name", ["overview", "recommendations", "meetings", "progress", "assurance"])
def test_what_was_marked_up_since_is_kept_in_the_past_too(open_page, register, committed, name):
    register(committed / "data", "public")

    page = open_page(name, known_at=git(committed, "rev-parse", "first"))

    assert "as the register then stood" in page.text
    for word in (CANARY, *NAMES):
        assert word not in sent(page), word


@pytest.mark.parametrize("file", ["responses/ICP-01.yaml", "responses/ICP-04.yaml", "meetings.yaml", "concerns.yaml"])
def test_what_was_marked_up_since_is_kept_in_the_text_of_the_past_too(open_page, register, committed, file):
    then = {"file": file, "known_at": git(committed, "rev-parse", "first")}
    register(committed / "data")
    assert CANARY in open_page("source", **then).text

    register(committed / "data", "public")
    page = open_page("source", **then)
    assert "as the register then stood" in page.text
    assert "restricted" in page.markup.partition("<tbody>")[2]
    for word in (CANARY, *NAMES):
        assert word not in sent(page), word


def test_a_search_for_a_restricted_word_finds_nothing(open_page, register, committed):
    folder, words = committed / "data", {"words": CANARY}
    register(folder)
    assert "ICP-01 " in open_page("recommendations", **words).text.partition("Recommendations")[2]

    register(folder, "public")
    assert "ICP-01 " not in open_page("recommendations", **words).text.partition("Recommendations")[2]


def test_readers_of_everything_see_the_words_and_the_names(open_page, register, committed):
    register(committed / "data")

    text = open_page("recommendations", id="ICP-01").text

    assert CANARY in text
    assert AUTHOR in text
    assert "for readers of Official – sensitive" in text
    assert "restricted" not in text.partition("Overview")[0]


def test_readers_of_official_see_names_and_no_words_of_what_is_sensitive(open_page, register, committed):
    register(committed / "data", "official")

    page = open_page("recommendations", id="ICP-01")

    assert AUTHOR in page.text
    assert CANARY not in sent(page)
    assert SUBJECT not in sent(page)


def test_a_mistake_is_told_to_the_public_by_its_place_alone_where_files_hold_what_is_restricted(
    open_page, register, tmp_path
):
    folder = canaries_into(tmp_path / "data")
    register(folder, "public")
    open_page()
    file = folder / "responses" / "ICP-01.yaml"
    broken = file.read_text(encoding="utf-8").replace("status: ", "status: kanari-", 1)
    file.write_text(broken, encoding="utf-8")

    page = open_page()

    assert "responses/ICP-01.yaml, line " in page.text
    assert "What is wrong is shown only to readers who may see the whole register." in page.text
    assert CANARY not in sent(page)


def test_a_mistake_is_told_in_full_where_everything_is_public(open_page, register, small_register):
    register(small_register, "public")
    open_page()
    file = small_register / "responses" / "ICO-05.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2018-11", "2018-13", 1), encoding="utf-8")

    assert "'2018-13-16' is not a day in the calendar." in open_page().text


def test_a_setting_that_is_wrong_is_told_and_nothing_more_is_shown_for_it(open_page, register, committed):
    register(committed / "data", "everybody")

    page = open_page()

    assert (
        "TRACKER_AUDIENCE says 'everybody', which is not one of public, official, official_sensitive, so" in page.text
    )
    assert "for the public, " in page.text
    assert CANARY not in sent(page)


@pytest.mark.parametrize("name", ["progress", "meetings", "assurance"])
def test_what_was_made_for_a_reader_of_everything_is_not_shown_to_the_public(open_page, register, committed, name):
    register(committed / "data")
    assert CANARY in sent(open_page(name))

    register(committed / "data", "public")
    assert CANARY not in sent(open_page(name))


@pytest.mark.parametrize("name", ["assurance", "progress", "meetings"])
def test_a_past_page_that_was_opened_before_the_marking_is_not_kept(open_page, register, tmp_path, name):
    folder = canaries_into(tmp_path / "data", marking="public")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "First")
    first = git(tmp_path, "rev-parse", "HEAD")
    register(folder, "public")
    assert CANARY in sent(open_page(name, known_at=first))

    canaries_into(folder)

    page = open_page(name, known_at=first)
    assert "as the register then stood" in page.text
    assert CANARY not in sent(page)


def test_a_marking_holds_at_once_also_where_another_file_has_a_mistake(open_page, register, tmp_path):
    folder = canaries_into(tmp_path / "data", marking="public")
    register(folder, "public")
    assert CANARY in sent(open_page("assurance"))

    canaries_into(folder)
    file = folder / "responses" / "ICP-01.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "oops: 1\n", encoding="utf-8")

    page = open_page("assurance")
    assert "1 check failed" in page.text
    assert CANARY not in sent(page)
