"""A register with markup in every text that it may hold: each page shows it as text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)> \"'><b>**bold**</b> [x](javascript:alert(1)) :red[y] $z$"
TEXTS = {
    *("title", "name", "text", "note", "reason", "shows", "held", "summary", "wording", "theme", "unit", "risk"),
    *("answer", "resolution", "reported_in", "raised_by", "reference"),
}
PAGES = [
    *(("actions", {}), ("actions", {"owner": "partnerships-lead"}), ("actions", {"owner": "head-custody"})),
    *(("assurance", {}), ("outcomes", {}), ("about", {}), ("progress", {"from": "2024-11-27"})),
    ("assurance", {"source": "ICP", "claim": "implemented", "verdict": "verified", "state": "verified"}),
]


def hostile(value: Any, name: str = "") -> Any:
    """The same with every free text made hostile, and every address as hostile as an address may be."""
    if isinstance(value, dict):
        return {key: hostile(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [hostile(each, name) for each in value]
    if name == "url" and value:
        return 'https://example.org/"onmouseover="alert(1)"><script>alert(2)</script>'
    return NASTY if name in TEXTS and value else value


@pytest.fixture
def hostile_register(tmp_path: Path) -> Path:
    folder = ROOT / "tests/registers/borsetshire"
    for file in folder.rglob("*"):
        copy = tmp_path / file.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".yaml":
            values = hostile(yaml.safe_load(file.read_text(encoding="utf-8")))
            copy.write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
        elif file.is_file():
            copy.write_bytes(file.read_bytes())
    return tmp_path


def test_text_of_the_register_is_shown_as_text_and_never_as_markup(open_page, register, hostile_register):
    register(hostile_register)

    for name, asked in PAGES:
        page = open_page(name, **asked)
        assert "record sound" in page.text, (name, asked)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" in page.markup
        assert "**bold**" in page.markup
        for tag in ("<script", "<img", "<b>"):
            assert tag not in page.markup
        for attribute in ('href="javascript:', '"onmouseover=', " onerror=alert(1)>"):
            assert attribute not in page.markup
        assert not page.app.markdown
        assert page.scripts == ['<script src="component/tracker.ui.script.page/page.js"></script>']
