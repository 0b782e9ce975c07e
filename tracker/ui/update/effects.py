"""What an entry would do, before anything is saved: where things stand without and with it, what is wrong or missing.

Draws; what it would do is worked out in `rules`, the sentences come from `words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import state_mark, status_mark, timeliness_mark
from tracker.outputs.markup import NOTHING, Html, bullets, element, escaped, for_ears, joined, paragraph
from tracker.problems import Problem
from tracker.register.difference import DifferenceLine, FileDifference
from tracker.register.schema.restricted import Restricted
from tracker.rules.changes.known import WorkedOut
from tracker.rules.changes.proposed import Proposal
from tracker.rules.state.position import Standing
from tracker.snapshots.proposed import ReaderProposal
from tracker.ui.update import copy
from tracker.vocabulary import PAST_DEADLINE
from tracker.words.deadlines import standing_text
from tracker.words.evidence import evidence_text
from tracker.words.proposed import NOT_TOLD, change_texts, missing_texts
from tracker.words.recommendation import claim_text, verdict_text
from tracker.words.states import state_text

_MOST_LINES = 400  # of what changes in a file: more is no entry that somebody typed, and would fill the reader's window
_STATE = "State"
_SIGNS = {"+": "new: ", "-": "gone: ", " ": ""}


class _Fact(NamedTuple):
    """One thing that is told of a recommendation, without and with the entry."""

    name: str
    now: Html
    then: Html


def effects(shown: ReaderProposal, top: date) -> Html:
    """Return what an entry would do; `top`: the day that the top of the page shows."""
    proposal = shown.to_writer
    return joined([_problems(proposal), _positions(proposal, top), _missing(proposal)])


def exact_lines(shown: ReaderProposal) -> Html:
    """Return what changes in each file."""
    return joined(_lines(each) for each in shown.differences)


def _positions(proposal: Proposal, top: date) -> Html:
    before, after, changes = proposal.before, proposal.after, proposal.changes
    if before is None or after is None or changes is None:
        return paragraph(NOT_TOLD)
    tables = [_position(before, after, id) for id in proposal.about]
    told = bullets(map(copy.shortened, change_texts(proposal)))
    lead = paragraph(copy.as_at(in_words(proposal.as_at), in_words(top)))
    return joined([lead, *tables, element("h3", copy.CHANGES) if told else NOTHING, told])


def _position(before: WorkedOut, after: WorkedOut, id: str) -> Html:
    columns: list[Column[_Fact]] = [
        Column(id, lambda each: each.name, header=True),
        Column(copy.NOW, lambda each: each.now),
        Column(copy.THEN, lambda each: each.then),
    ]
    return table(copy.sides(id), columns, list(_facts(before, after, id)), "sides", unseen=True)


def _facts(before: WorkedOut, after: WorkedOut, id: str) -> Iterator[_Fact]:
    was, now = before.position.standings.get(id), after.position.standings.get(id)
    then = [_told(after, now), _told(before, was)]
    for name in then[0] or then[1]:
        sides = [side.get(name, escaped("not on the register")) for side in (then[1], then[0])]
        if name == _STATE or sides[0] != sides[1]:  # what stays as it is would hide what changes
            yield _Fact(name, *sides)
    yield from _actions(was, now)


def _told(known: WorkedOut, standing: Standing | None) -> dict[str, Html]:
    if standing is None:
        return {}
    register, span = known.register, standing.span
    late = standing.timeliness in PAST_DEADLINE
    return {
        _STATE: state_mark(span.state, state_text(register, span), span.by_statement, late),
        "Against its deadline": timeliness_mark(standing.timeliness, standing_text(register, standing)),
        "Claim": escaped(claim_text(span)),
        "Verdict": escaped(verdict_text(register, span)),
        "Evidence": escaped(evidence_text(span.evidence, span.contradicting)),
    }


def _actions(was: Standing | None, now: Standing | None) -> Iterator[_Fact]:
    """Yield each action whose status is another than before."""
    before = {each.span.action: each for each in was.actions} if was else {}
    for each in now.actions if now else ():
        earlier = before.get(each.span.action)
        if earlier is None or earlier.span.status is not each.span.status:
            mark = status_mark(earlier.span.status) if earlier else escaped("not on the register")
            yield _Fact(each.span.action, mark, status_mark(each.span.status))


def _problems(proposal: Proposal) -> Html:
    errors = [each for each in proposal.problems if each.level == "error"]
    warnings = [each for each in proposal.problems if each.level != "error"]
    return joined([_problem_box(copy.PROBLEMS, errors, "banner"), _problem_box(copy.WARNINGS, warnings, "notice")])


def _problem_box(heading: str, problems: Iterable[Problem], class_: str) -> Html:
    told = bullets(map(_message, problems))
    return element("div", element("h3", heading), told, class_=class_, role="status") if told else NOTHING


def _message(problem: Problem) -> str:
    return copy.without_field_names(problem.message) if problem.code == "place" else problem.message


def _missing(proposal: Proposal) -> Html:
    told = bullets(missing_texts(proposal))
    return element("div", element("h3", copy.MISSING), told, class_="still-missing") if told else NOTHING


def _lines(file: FileDifference) -> Html:
    """Return what changes in a file: its lines, new ones with a + and a ground of their own."""
    where = element("span", file.path, class_="place")
    shown, left = _first_lines(file, _MOST_LINES)
    blocks = [joined(map(_line, hunk), "\n") for hunk in shown]
    made = joined(blocks, element("span", "\n…\n", class_="left-out"))
    label = copy.difference_of(file.path)
    text = element("pre", made, class_="difference", tabindex=0, role="region", aria_label=label)
    more = paragraph(copy.more_lines(left)) if left else NOTHING
    return joined([paragraph(where, " (a new file)" if file.is_new else ""), text, more])


def _first_lines(file: FileDifference, most: int) -> tuple[list[Sequence[DifferenceLine]], int]:
    """Return the first lines of what changes in a file, by the place where they stand, and how many are left."""
    shown: list[Sequence[DifferenceLine]] = []
    for hunk in file.hunks:
        room = most - sum(map(len, shown))
        if room > 0:
            shown.append(hunk[:room])
    return shown, sum(map(len, file.hunks)) - sum(map(len, shown))


def _line(line: DifferenceLine) -> Html:
    words = joined(_piece(each) for each in line.parts)
    class_ = {"+": "added", "-": "gone", " ": "as-before"}[line.sign]
    return element(
        "span", for_ears(_SIGNS[line.sign]), element("span", f"{line.sign} ", aria_hidden="true"), words, class_=class_
    )


def _piece(part: str | Restricted) -> Html:
    return element("span", part, class_="kept-back") if isinstance(part, Restricted) else escaped(part)
