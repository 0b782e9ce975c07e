"""What changed since the last meeting, a line a recommendation that opens to each change; and what is outstanding.

Draws; what changed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from tracker.outputs.markup import NOTHING, Html, for_ears, joined, paragraph
from tracker.outputs.parts.changes import changed_beside, changes_list, late_hint, of_recommendations
from tracker.outputs.parts.showing import section
from tracker.rules.changes.change import AnyChange, field_of, stands
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.changes.importance import most_important_first
from tracker.ui.meetings.opened import OpenMeeting
from tracker.ui.parts.few import rest_of
from tracker.ui.parts.recorded import Recorders
from tracker.ui.parts.worked_out import changes_withheld
from tracker.ui.shell.view import View
from tracker.words.meetings import meeting as words

SHOWN = 5  # lines that are seen at once
MOST = 60  # recommendations in full; beyond them the command


def changed_since(opened: OpenMeeting) -> Comparison | None:
    """Return what changed since the last meeting; None where there was none."""
    if opened.before is None:
        return None
    before, after = opened.before.snapshot, opened.view.snapshot
    return opened.view.kept("since", lambda: compare(before, after), before.valid.key, before.as_at)


def since_section(opened: OpenMeeting, found: Comparison | None) -> Html:
    """Return what changed since the last meeting, the most important first; nothing where there was none."""
    last, before, view = opened.last, opened.before, opened.view
    if found is None or last is None or before is None:
        return NOTHING
    heading = section(view, words.since_title(last, view.as_at), "two-dates", "since")
    told = words.clocks_text(*before.snapshot.clocks, *view.snapshot.clocks)
    why = words.without_history(opened.why_alike, view.snapshot.revision) if opened.why_alike else ""
    clocks = [
        paragraph(told, class_="quiet"),
        paragraph(why, class_="quiet") if why else NOTHING,
        changes_withheld(view),
    ]
    return joined([heading, _changes(view, found), late_hint(found, before.as_at), *clocks])


def _changes(view: View, found: Comparison) -> Html:
    ordered = most_important_first(found.recommendations)
    lines = of_recommendations(view, ordered[:MOST])
    beside = changed_beside(found, MOST)
    if not lines and not beside:
        return paragraph(words.NOTHING_CHANGED)
    shown = [each for line in (*lines, *beside) for each in line.changes if stands(each)]
    who = Recorders(view, (each.path for each in shown if each.path))
    more = len(ordered) - MOST

    def recorded(change: AnyChange) -> Html:
        return who.of(change.path, change.line, field_of(change))

    changed = words.changed_text(len(ordered), len(view.position.standings))
    rest = [
        changes_list(view, lines[SHOWN:], recorded),
        paragraph(words.more_text(more)) if more > 0 else NOTHING,
        changes_list(view, beside, recorded),
        paragraph(changed),
        joined(paragraph(each, class_="quiet") for each in who.why_not if each != view.live.no_head),
        who.names_withheld,
    ]
    told = joined([words.all_changed_text(len(ordered), [line.name for line in beside]), for_ears(" that changed")])
    return joined([changes_list(view, lines[:SHOWN], recorded), rest_of(told, *rest)])
