"""Questions and answers: the keeper's Markdown is a page, and nothing in it is markup by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.outputs.site.conftest import REGISTERS, make
from tracker.outputs.site.pages.markdown import markdown


def test_without_questions_there_is_no_page_and_nothing_leads_to_one(tmp_path: Path) -> None:
    make(tmp_path / "site", "--register", str(REGISTERS["data"]))
    assert not (tmp_path / "site/questions.html").exists()
    assert "questions.html" not in (tmp_path / "site/index.html").read_text("utf-8")


def test_what_the_keeper_wrote_is_a_page(tmp_path: Path) -> None:
    shutil.copytree(REGISTERS["data"], tmp_path / "data")
    (tmp_path / "data/faq.md").write_text("# What is the Matrix?\n\nA *list*.\n", "utf-8")
    make(tmp_path / "site", "--register", str(tmp_path / "data"))
    page = (tmp_path / "site/questions.html").read_text("utf-8")
    assert "<h2>What is the Matrix?</h2><p>A <em>list</em>.</p>" in page
    assert 'href="questions.html"' in (tmp_path / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("# One\n\n## Two", "<h2>One</h2><h3>Two</h3>"),
        ("Three\n===\n\n###### Four", "<h2>Three</h2><h6>Four</h6>"),
        ("**a** and *b*", "<p><strong>a</strong> and <em>b</em></p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("```\na & b\n```", "<pre><code>a &amp; b\n</code></pre>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("a\nb", "<p>a\nb</p>"),
        ("---", "<hr>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](data:text/html,x)", "<p>a</p>"),
        ("![a](https://a.example/b.png)", "<p>a</p>"),
        ("[a]: https://a.example\n\nb", "<p>b</p>"),
        ("&lt;b&gt; \\<b\\>", "<p>&lt;b&gt; &lt;b&gt;</p>"),
    ],
)
def test_what_each_thing_becomes(text: str, markup: str) -> None:
    assert markdown(text, first_level=2) == markup


def test_a_link_leads_to_the_web_and_says_where(tmp_path: Path) -> None:
    made = markdown("[the notice](https://www.ico.example/a?b=1&c=2)", first_level=2)
    assert 'href="https://www.ico.example/a?b=1&amp;c=2"' in made
    assert "(at ico.example)" in made
