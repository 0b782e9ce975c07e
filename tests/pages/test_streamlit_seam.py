"""What the dashboard takes of Streamlit beyond what it promises to keep. What fails here after an upgrade is to be put
right in `tracker/ui/shell/streamlit_seam.py`, in the style sheets or in `page.js`.
"""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets

from tracker.settings import settings
from tracker.ui.shell import gate, streamlit_seam

ROOT = Path(__file__).parents[2]
UI = ROOT / "tracker" / "ui"
# Of `streamlit.`, what any module may import: the errors it promises to raise, and the type of what it draws into.
PROMISED = {"streamlit", "streamlit.errors", "streamlit.delta_generator"}


def served() -> str:
    """Every script that Streamlit serves, as one text."""
    return "\n".join(path.read_text("utf-8") for path in streamlit_seam.static_files().rglob("*.js"))


def test_no_other_module_takes_more_than_streamlit_promises():
    places = [*(ROOT / "pages").glob("*.py"), *(ROOT / "tracker").rglob("*.py")]
    taken = {}
    for path in places:
        if path.name == "streamlit_seam.py":
            continue
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        modules = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        modules |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        if wrong := {name for name in modules if name.split(".")[0] == "streamlit"} - PROMISED:
            taken[path.relative_to(ROOT).as_posix()] = wrong
    assert taken == {}


def test_the_start_page_has_only_scripts_that_the_policy_can_name():
    scripts = re.findall(r"<script[^>]*>", streamlit_seam.start_page())
    assert "<script>" in scripts  # inline: named by its hash
    assert all(script == "<script>" or ' src="./' in script for script in scripts), scripts


def test_whether_somebody_named_the_secrets_files_is_known(monkeypatch: pytest.MonkeyPatch):
    assert streamlit_seam.names_secrets_files() is False
    monkeypatch.setattr(config, "_config_options", dict(config.get_config_options(force_reparse=False)))
    option = config.get_config_options()["secrets.files"]
    was = option.value, option.where_defined
    try:
        option.set_value(["/run/secrets/readers.toml"], "a test")
        assert streamlit_seam.names_secrets_files() is True
    finally:
        option.set_value(*was)


def test_a_page_of_the_menu_is_one_of_streamlits():
    assert isinstance(st.Page(lambda: None, title="Overview", url_path="overview"), streamlit_seam.Page)


def test_the_server_takes_what_stands_before_the_pages():
    """Streamlit finds the app by the words of dashboard.py; where it does not, the pages go out without the guard."""
    from streamlit.web.server.app_discovery import discover_asgi_app

    assert discover_asgi_app(ROOT / "dashboard.py").is_asgi_app


def test_the_script_is_sent_as_a_file_under_the_components_name(open_page):
    assert open_page().scripts == ['<script src="component/tracker.ui.shell.streamlit_seam.page/page.js"></script>']


def test_what_styles_and_script_rest_on_is_still_drawn():
    sheets = "".join(sheet.read_text("utf-8") for sheet in (UI / "kit" / "sheets").glob("*.css")) + (
        UI / "shell" / "browser" / "page.js"
    ).read_text("utf-8")
    names = set(re.findall(r'data-testid="(\w+)"', sheets)) | set(re.findall(r"\.(st[A-Z]\w+)", sheets))
    assert {"stMainBlockContainer", "stHtml", "stPageLink-NavLink".partition("-")[0]} <= names
    scripts = served()
    assert sorted(name for name in names if name not in scripts) == []
    assert "st-key-" in scripts


def test_whether_a_reader_went_back_is_known():
    from streamlit.runtime.scriptrunner import get_script_run_ctx
    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

    assert get_script_run_ctx(suppress_warning=True) is None
    assert streamlit_seam.reader_went_back() is False
    assert "is_history_navigation" in ScriptRunContext.__dataclass_fields__


@pytest.fixture
def parses_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back afterwards how Streamlit reads a secrets file."""
    monkeypatch.setattr(Secrets, "_parse_file_path", Secrets._parse_file_path)


@pytest.mark.usefixtures("parses_as_before")
def test_a_server_that_begins_twice_reads_secrets_as_one_that_begins_once():
    streamlit_seam.bear_with_secrets()
    once = Secrets._parse_file_path
    streamlit_seam.bear_with_secrets()
    assert Secrets._parse_file_path is once


@pytest.mark.usefixtures("parses_as_before")
@pytest.mark.parametrize("kind", ["a folder", "no text", "no TOML"])
def test_a_secrets_file_that_cannot_be_read_does_not_take_the_server_down_and_lets_nobody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
):
    file = tmp_path / "{secrets}.toml"
    if kind == "a folder":
        file.mkdir()
    else:
        file.write_bytes(b"\xff\xfe[auth]" if kind == "no text" else b"{auth")
    streamlit_seam.bear_with_secrets()
    secrets = Secrets()
    option = config.get_config_options()["secrets.files"]
    was = option.value, option.where_defined
    try:
        option.set_value([str(file)], option.where_defined)  # as if nobody had named it
        assert secrets.load_if_toml_exists() is False
        with pytest.raises(streamlit_seam.UnusableSecrets, match=re.escape(str(file))):
            secrets.to_dict()
        monkeypatch.setattr(st, "secrets", secrets)
        monkeypatch.setattr(Path, "exists", lambda path: False)  # of a folder that may not be entered, on some systems
        with pytest.raises(gate.Closed, match="Sign-in is not set up correctly"):
            gate._reader(settings(), datetime(2026, 11, 23, tzinfo=UTC))
    finally:
        option.set_value(*was)
