"""A register with markup in every text that it may hold: each page shows it as text."""

from pathlib import Path

import pytest

from tests.registers.hostile import build

ROOT = Path(__file__).parents[2]
PAGES = [
    *(("actions", {}), ("actions", {"owner": "partnerships-lead"}), ("actions", {"owner": "head-custody"})),
    *(("assurance", {}), ("outcomes", {}), ("about", {}), ("data", {}), ("progress", {"from": "2024-11-27"})),
    ("assurance", {"source": "ICP", "claim": "implemented", "verdict": "verified", "state": "verified"}),
    ("update", {}),
    *(("source", {"file": file, "line": "3"}) for file in ("recommendations.yaml", "responses/ICP-04.yaml")),
]


@pytest.fixture
def hostile_register(tmp_path: Path) -> Path:
    build(ROOT / "tests/registers/borsetshire", tmp_path)
    return tmp_path


def test_text_of_the_register_is_shown_as_text_and_never_as_markup(open_page, register, hostile_register):
    register(hostile_register)

    for name, asked in PAGES:
        page = open_page(name, **asked)
        assert "checked, no errors" in page.text, (name, asked)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in page.markup
        assert "**bold**" in page.markup
        for tag in ("<script", "<img", "<b>"):
            assert tag not in page.markup
        for attribute in ('href="javascript:', '"onmouseover=', " onerror=alert(1)>"):
            assert attribute not in page.markup
        assert not page.app.markdown
        assert page.scripts == ['<script src="component/tracker.ui.shell.streamlit_seam.page/page.js"></script>']
