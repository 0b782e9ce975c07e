"""Who recorded a line of the register: its commit, author and day; or, once, why that cannot be told.

Draws what `git blame` says of the revision that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.outputs.markup import NOTHING, Html, element, outward, paragraph
from tracker.register.text.field_lines import line_of_field
from tracker.repository.blame import Recorded, names_whoever_recorded
from tracker.snapshots.errors import CannotAnswer
from tracker.ui.shell.view import View
from tracker.words.changes.known import BROKEN_NOW, CUT_OFF, NAMES_WITHHELD, NOT_YET, recorded_text


class Recorders:
    """Who recorded what, in the revision that a view shows. `why_not`: each file's reason, once, why it is not told."""

    def __init__(self, view: View, paths: Iterable[str] = ()) -> None:
        """Ask about each of the files."""
        self._view = view
        self._lines: dict[str, tuple[Recorded | None, ...]] = {}
        self.why_not: tuple[str, ...] = ()
        self._oldest = ""
        if view.known_at is None and view.live.broken:
            self.why_not = (BROKEN_NOW,)
            return
        try:
            history = view.door.history(view.live)
        except CannotAnswer as error:
            self.why_not = (str(error),)
            return
        self._oldest = history.revisions[0].commit if history.shallow else ""
        for path in dict.fromkeys(paths):
            self._ask(path)

    def _ask(self, path: str) -> None:
        try:
            self._lines[path] = self._view.door.past.who(path, self._view.snapshot)
        except CannotAnswer as error:
            self.why_not = (*self.why_not, str(error))

    @property
    def knows(self) -> bool:
        """Return whether anything is known of any file."""
        return bool(self._lines)

    @property
    def names_withheld(self) -> Html:
        """Return who is told the names of those who recorded, where this audience is told the commits alone."""
        kept = self.knows and not names_whoever_recorded(self._view.audience)
        return paragraph(NAMES_WITHHELD, class_="quiet") if kept else NOTHING

    def commits(self, path: str, lines: int) -> list[str | None]:
        """Return the commit that recorded each of so many lines of a file; None where none has, or is known."""
        known = [found and found.commit for found in self._lines.get(path, ())[:lines]]
        return known + [None] * (lines - len(known))

    def of(self, path: str | None, line: int | None, field: str = "", *, named: bool = True) -> Html:
        """Return who recorded an entry that starts on a line of a file, or a field of it; nothing if not known.

        `named`: in words that say that it is about recording, where nothing above them does.
        """
        lines = self._lines.get(path or "")
        if field and path and line:
            line = line_of_field(self._view.snapshot.valid.texts.get(path, b""), line, field)
        if lines is None or line is None or not 0 < line <= len(lines):
            return NOTHING
        found = lines[line - 1]
        if found is None:
            return element("span", NOT_YET, class_="recorded")
        now = self._view.live.valid
        repository = now.register.settings.repository if now else None
        commit = element("span", found.commit[:7], class_="commit", title=found.subject or None)
        shown = commit
        if repository:
            shown = outward(commit, f"{repository.rstrip('/')}/commit/{found.commit}", names_host=False)
        what = "recorded in " if named else NOTHING
        if found.commit == self._oldest:
            return element("span", what, shown, f" {CUT_OFF}", class_="recorded")
        day = found.recorded_at.date()
        return element("span", what, shown, " ", recorded_text(found.author, day), class_="recorded")
