"""What each source comes to, worked out once for all readers of a position."""

from __future__ import annotations

from tracker.rules.lists.sources import SourceFigures, figures_of_sources
from tracker.ui.shell.view import View


def figures_of(view: View) -> tuple[SourceFigures, ...]:
    """Return what each source comes to."""
    return view.kept("figures of sources", lambda: figures_of_sources(view.register, view.position))
