"""Pages as a reader gets them, without a browser: what is drawn, as text and as markup."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.pages.every_day import days  # noqa: F401  (fixture)
from tests.pages.history import replayed, repository  # noqa: F401  (fixtures)
from tests.pages.reading import text_of_page
from tests.registers.canaries import committed  # noqa: F401  (fixture)
from tracker.repository.heads import Heads
from tracker.settings import settings
from tracker.snapshots import live
from tracker.ui.update import unsent

ROOT = Path(__file__).parents[2]


class Shown:
    """A page that was opened; `text` is what a reader reads, `markup` what was drawn."""

    def __init__(self, app: AppTest) -> None:
        self.app = app

    @property
    def markup(self) -> str:
        return "\n".join(each.proto.body for each in self.app.get("html") if not each.proto.unsafe_allow_javascript)

    @property
    def scripts(self) -> list[str]:
        """The markup that may run scripts."""
        return [each.proto.body for each in self.app.get("html") if each.proto.unsafe_allow_javascript]

    @property
    def text(self) -> str:
        return text_of_page(self.markup)

    def again(self) -> Shown:
        """Draw the page again, as the page does by itself when a file has changed."""
        self.app.run()
        return self


@pytest.fixture(autouse=True)
def looks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard looks at the files at most once a second; here it looks whenever a page is drawn."""
    monkeypatch.setattr(live, "LOOKS_AGAIN_AFTER", 0.0)


@pytest.fixture(autouse=True)
def readers_sit_at_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no connection that could have an address: None is what Streamlit says of one from this machine."""
    monkeypatch.setattr(ContextProxy, "ip_address", None)


@pytest.fixture(autouse=True)
def no_head_was_seen_before(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Heads seen by another run, of a folder that had the same name, are of another history."""
    seen = tmp_path_factory.getbasetemp() / "heads"
    monkeypatch.setattr(live, "Heads", lambda folder, cache: Heads(folder, seen))


@pytest.fixture(autouse=True)
def nothing_was_typed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another test typed into a form is not brought back."""
    monkeypatch.setattr(unsent, "UNSENT", unsent.UnsentForms())


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """`register(folder)`: which register the dashboard shows from now on, and to whom: a reader of everything."""

    def choose(folder: Path, audience: str = "official_sensitive") -> None:
        monkeypatch.setenv("TRACKER_REGISTER", str(folder))
        monkeypatch.setenv("TRACKER_AUDIENCE", audience)
        settings.cache_clear()

    monkeypatch.chdir(ROOT)
    choose(Path("data"))
    yield choose
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def open_page(register: Callable[..., None]) -> Callable[..., Shown]:
    """`open_page("recommendations", id="ICO-05")` opens a page; that it ran to its end without an error is tested."""

    def opened(page: str = "overview", /, **asked: str) -> Shown:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        app.switch_page(f"pages/{page}.py")
        for name, value in asked.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return Shown(app)

    return opened


@pytest.fixture
def small_register(tmp_path: Path) -> Path:
    """A copy of the shipped register, to be changed by a test."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
