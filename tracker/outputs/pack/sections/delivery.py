"""The work on one recommendation: its actions, its limbs, the steps of its deadline."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, linked, rows_table
from tracker.outputs.pack.sections.recorded import place_text
from tracker.outputs.paper.blocks import Block, Inline, Line, Plain, line
from tracker.register.records import response_path
from tracker.register.schema.recommendations import Limb, Recommendation
from tracker.rules.history.deadline import StepOfDeadline, steps_of_deadlines, was_inferred
from tracker.rules.state.position import Standing
from tracker.rules.state.work import ActionAtWork, delivering, work_on
from tracker.words.deadlines import action_text, deadline_of_action_text
from tracker.words.figures import small
from tracker.words.pack import annex as words
from tracker.words.pack.supporting import deadline_brief
from tracker.words.recommendation import stated_in_text


def action_blocks(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
    """Yield the actions, a row each; nothing where there is none."""
    work = work_on(facts.register, standing)
    if not work:
        return
    register = facts.register
    columns: list[RowsColumn[ActionAtWork]] = [
        RowsColumn("Action", lambda each: f"{each.action.id} {each.action.title}", 3),
        RowsColumn("Owner", lambda each: register.name_of(each.action.owner), 2),
        RowsColumn("Status", lambda each: each.standing.span.status.label, 1.4),
        RowsColumn("Deadline", lambda each: _deadline(recommendation, each), 2.4),
        RowsColumn("Expected, waiting on", lambda each: words.expected_text(each.standing, register), 2),
        RowsColumn("Last update", lambda each: words.updated_text(each.standing), 1.2),
    ]
    yield rows_table(f"Actions on {recommendation.id}", columns, work)


def _deadline(recommendation: Recommendation, row: ActionAtWork) -> str:
    own, deadline = row.action.due is not None, row.standing.span.deadline
    stands = action_text(recommendation, row.standing, own_due=own)
    return f"{deadline_of_action_text(recommendation, deadline, own_due=own)}; {stands}"


def limb_blocks(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
    """Yield each limb with the actions that deliver it; nothing where there are no limbs."""
    if not recommendation.limbs:
        return
    work = work_on(facts.register, standing)
    columns: list[RowsColumn[Limb]] = [
        RowsColumn("Limb", lambda limb: f"({limb.id}) {limb.text}", 3),
        RowsColumn("Delivered by", lambda limb: _coverage(limb, work), 2),
    ]
    yield rows_table(f"Limbs of {recommendation.id} and the actions that deliver them", columns, recommendation.limbs)


def _coverage(limb: Limb, work: list[ActionAtWork]) -> str:
    live = (f"{each.action.id} {small(each.standing.span.status.label)}" for each in delivering(limb, work))
    return "; ".join(live) or words.UNCOVERED


def deadline_line(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Line:
    """Return the deadline and the days to it or past it, and where it comes from."""
    deadline = standing.span.deadline
    stands = deadline_brief(facts.register, standing, was_inferred(recommendation, deadline))
    if deadline.original is None:
        return line(stands)
    parts: list[Inline] = [Plain(f"{stands}. {recommendation.due_basis.meaning}")]
    stated = recommendation.due_stated_in
    if stated:
        parts += [Plain(stated_in_text(recommendation)), linked(stated.title, stated.url), Plain(".")]
    return tuple(parts)


def extension_blocks(facts: PackFacts, recommendation: Recommendation) -> Iterator[Block]:
    """Yield each extension of its deadline and of its actions' own; nothing where none was agreed."""
    steps = steps_of_deadlines(recommendation, facts.register.responses.get(recommendation.id), facts.as_at)
    if not steps:
        return
    path = response_path(recommendation.id)
    columns: list[RowsColumn[StepOfDeadline]] = [
        RowsColumn("Of", lambda each: each.of, 1.2),
        RowsColumn("Agreed", lambda each: words.agreed_text(facts.register, each.step), 2.4),
        RowsColumn("From", lambda each: words.replaced_text(each.step), 1.2),
        RowsColumn("To", lambda each: in_few_words(each.step.extension.due), 1.2),
        RowsColumn("Added", lambda each: words.added_text(each.step), 1),
        RowsColumn("Why", lambda each: str(each.step.extension.reason), 3),
        RowsColumn("In the register", lambda each: place_text(path, each.step.extension.line), 2.4),
    ]
    yield rows_table(f"Extensions of {recommendation.id}", columns, steps)
