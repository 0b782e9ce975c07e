"""Text of the register in a comment: shown as it is, and nothing in it comes alive."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.registers.hostile import NASTY, SPRAWLING
from tracker.outputs.inert import LONGEST, inert, is_inert, one_line

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What hosts look for in the text that is shown, outside of code: GitHub's and GitLab's own documentation of references.
ALIVE = re.compile(
    r"@\w|[#!$%~^*]\w|&\w|://|www\.|\bG[HL]-\d|:[\w+-]+:|(?<!\w)[0-9a-f]{7,40}(?!\w)|\[\[|\[\w|\{[+-]", re.IGNORECASE
)
LIVE = [
    "@octocat and @group/team",
    "#1, octocat/repo#1, GH-1, gh-12, GL-3",
    '!1 $1 ~1 ~bug %1 %"a b" &1 ^alert#1 *iteration:1 [issue:1] [vulnerability:1]',
    "https://example.org http://a.b ftp://c www.example.org WWW.example.org mailto:a@b.example",
    "commit a1b2c3d and 0123456789abcdef0123456789abcdef01234567",
    ":tada: ICO-05.yaml:100:11: [[_TOC_]] [[page]] {+ new +} [- old -]",
    "<!-- x --> <img src=x> <script>alert(1)</script> &lt;b&gt; &#64;octocat",
    "![x](https://a.b/c.png) [x](javascript:alert(1)) [x]: https://a.b [^1]",
    "**bold** _it_ ~~gone~~ `code` ``` $x$ $`x`$ | a | b |",
    "\u202eevil \u200b@octocat \x00 \x1b[31m",
    NASTY,
]
AT_THE_BEGINNING = [
    "/close",
    "# heading",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "> quote",
    "=== ",
    ": x",
    "- [ ] task",
]


def shown(markdown: str) -> str:
    """Return the text that a reader sees of an item; fail where anything but text is in it."""
    html = MARKDOWN.render(f"- {markdown}\n")
    inner = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", html)
    assert inner, html
    assert "<" not in inner[1], html
    text = inner[1]
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


@pytest.mark.parametrize("text", LIVE + AT_THE_BEGINNING)
def test_what_is_alive_elsewhere_is_text_here(text: str) -> None:
    seen = shown(inert(text))
    assert seen.replace("\u200b", "") == one_line(text)
    assert not ALIVE.search(seen), seen


@pytest.mark.parametrize("text", ["@octocat", "#1", "https://a.b", "a1b2c3d", "GH-1", ":tada:", "www.a.b"])
def test_the_test_sees_what_is_alive(text: str) -> None:
    assert ALIVE.search(text)


@pytest.mark.parametrize("text", AT_THE_BEGINNING)
def test_no_line_begins_with_a_command_or_a_block(text: str) -> None:
    assert re.match(r"\\|\d+\\|&gt;", inert(text)), inert(text)


SIGNS = st.sampled_from(
    [*"@#!$%~&^*[](){}<>|`_-+=:/\\.\"' \n\t\r\u200b\u202e0aAfgzé1", "www.", "GH-1", "://", "&#64;", "&amp;"]
)


@given(st.lists(SIGNS, max_size=40).map("".join) | st.text(max_size=60))
def test_whatever_is_written_it_is_shown_and_is_dead(text: str) -> None:
    seen = shown(inert(text)) if one_line(text) else ""
    assert seen.replace("\u200b", "") == one_line(text)
    assert not ALIVE.search(seen), seen
    assert is_inert(f"### {inert(text)}\n\n- {inert(text)}\n")


def test_what_is_long_is_cut_and_takes_no_more_than_its_share() -> None:
    assert inert("a " * 800) == "a " * 499 + "a…"
    assert len(inert("@a" * 5000).encode()) <= 8 * LONGEST
    assert len(one_line(SPRAWLING)) == LONGEST


@pytest.mark.parametrize(
    "line",
    [
        "- @octocat",
        "- see https://a.b",
        "text of its own",
        "/close",
        "<b>x</b>",
        "- <!-- x -->",
        "> - x",
        "- `@x`",
        "- a\\",
        "##### x",
        "- \u202ex",
    ],
)
def test_what_was_not_written_so_is_told_apart(line: str) -> None:
    assert is_inert("### A heading\n\n- An item\n")
    assert not is_inert(f"### A heading\n\n{line}\n")
