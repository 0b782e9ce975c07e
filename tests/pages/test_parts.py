import pytest

from tracker.outputs.drawn.html_table import Column
from tracker.outputs.markup import element, escaped, joined, outward
from tracker.outputs.tables import csv_of
from tracker.ui.kit.tables import in_order


def test_text_is_escaped_once_and_markup_is_left_alone():
    assert element("p", "a < b", element("b", "&"), class_="x") == '<p class="x">a &lt; b<b>&amp;</b></p>'
    assert element("a", "x", href='"><script>') == '<a href="&#34;&gt;&lt;script&gt;">x</a>'
    assert joined(["<", escaped("<")], "&") == "&lt;&amp;&lt;"


def test_only_web_addresses_become_links():
    assert outward("paper", "javascript:alert(1)") == "paper"
    assert outward("paper", None) == "paper"
    assert outward("paper", "https://example.org/a", names_host=False) == (
        '<a href="https://example.org/a" target="_blank" rel="noopener noreferrer" class="outward">paper</a>'
    )


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://dokumen.tips/documents/notice.html", ' <span class="host">(at dokumen.tips)</span>'),
        ("https://WWW.Example.org:8443/a?b#c", ' <span class="host">(at example.org)</span>'),
        ("https://ico.org.uk@elsewhere.example/a", ' <span class="host">(at elsewhere.example)</span>'),
        ("https://<b>/a", ' <span class="host">(at &lt;b&gt;)</span>'),
        ("https://[/a", ""),
        ("https://:80/a", ""),
    ],
)
def test_where_a_link_leads_is_named_after_it(address, host):
    assert outward("paper", address).partition("</a>")[2] == host


def test_a_spreadsheet_finds_no_formula_in_a_download():
    made = csv_of(("id", "title"), [("ICO-01", "=1+1"), ("ICO-02", "-5"), ("ICO-03", "@x"), (None, 7)])

    assert made == "id,title\nICO-01,'=1+1\nICO-02,'-5\nICO-03,'@x\n,7\n"


def test_what_has_no_value_comes_last_whichever_way_a_table_is_sorted():
    columns = [Column("Due", str, "due", lambda row: row)]

    assert list(in_order(columns, [2, None, 1], "due")) == [1, 2, None]
    assert list(in_order(columns, [2, None, 1], "-due")) == [2, 1, None]
    assert list(in_order(columns, [2, None, 1], "nonsense")) == [2, None, 1]
