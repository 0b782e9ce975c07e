"""The read model behind the screens: built when a register is read, of a big one while its pages are already shown.

Until it is there, and whenever it does not answer, the same position is worked out from the spans.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tracker.outputs.database import queries
from tracker.outputs.database.build import NoDatabase, Unavailable, read_model
from tracker.register.records import Register
from tracker.rules.state import position as rules
from tracker.rules.state.standing import Spans

NO_ANSWER = "The database that TRACKER_DATABASE_URL names does not answer."
WITHOUT = "The figures are worked out without it."
BIG = 2000  # recommendations; building the model of so many takes longer than a reader should wait


class Model:
    """The read model of one content. `why_not`: a sentence where the database that is named does not answer."""

    def __init__(
        self, register: Register, spans: Mapping[str, Spans], content: str, url: str | None, cache: Path
    ) -> None:
        """Build it, or begin to."""
        self.why_not = ""
        self._register, self._spans = register, spans
        self._engine: queries.ReadModel | None = None
        if len(register.recommendations) > BIG:
            threading.Thread(target=self._build, args=(content, url, cache), daemon=True).start()
        else:
            self._build(content, url, cache)

    def _build(self, content: str, url: str | None, cache: Path) -> None:
        try:
            self._engine = read_model(self._register, self._spans, content, url, cache)
        except NoDatabase as error:
            self.why_not = f"{error} {WITHOUT}"
        except Unavailable:
            self.why_not = f"{NO_ANSWER} {WITHOUT}"

    def position(self, as_at: date) -> rules.Position:
        """Return where everything stands on a day."""
        if self._engine is not None:
            try:
                return queries.position(self._engine, self._register, as_at)
            except queries.NoAnswer:  # the file was thrown away meanwhile, or the database is gone
                self._engine = None
        return rules.position(self._register, self._spans, as_at)


class WithoutModel(Model):
    """A past content, of which no model is stored: every position is worked out from the spans."""

    def __init__(self, register: Register, spans: Mapping[str, Spans]) -> None:
        """Keep both."""
        self.why_not = ""
        self._register, self._spans = register, spans
        self._engine = None
