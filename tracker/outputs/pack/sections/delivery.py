"""The work on one recommendation: its actions, its limbs, the steps of its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, linked, rows_table
from tracker.outputs.pack.sections.recorded import place_text
from tracker.outputs.paper.blocks import Block, Inline, Line, Plain, line
from tracker.register.records import response_path
from tracker.register.schema.recommendations import Limb, Recommendation
from tracker.register.schema.response import Action
from tracker.rules.history.deadline import ExtensionStep, extended_by, is_inferred, was_inferred
from tracker.rules.state.position import ActionStanding, Standing
from tracker.vocabulary import Status
from tracker.words.deadlines import action_text, deadline_text
from tracker.words.figures import small
from tracker.words.pack import annex as words
from tracker.words.pack.supporting import deadline_brief
from tracker.words.recommendation import stated_in_text


class _ActionRow(NamedTuple):
    action: Action
    standing: ActionStanding


def action_blocks(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
    """Yield the actions, a row each; nothing where there is none."""
    work = _work(facts, recommendation, standing)
    if not work:
        return
    register = facts.register
    columns: list[RowsColumn[_ActionRow]] = [
        RowsColumn("Action", lambda each: f"{each.action.id} {each.action.title}", 3),
        RowsColumn("Owner", lambda each: register.name_of(each.action.owner), 2),
        RowsColumn("Status", lambda each: each.standing.span.status.label, 1.4),
        RowsColumn("Deadline", lambda each: _deadline(recommendation, each), 2.4),
        RowsColumn("Expected, waiting on", lambda each: words.expected_text(each.standing, register), 2),
        RowsColumn("Last update", lambda each: words.updated_text(each.standing), 1.2),
    ]
    yield rows_table(f"Actions on {recommendation.id}", columns, work)


def _work(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> list[_ActionRow]:
    response = facts.register.responses.get(recommendation.id)
    standings = {each.span.action: each for each in standing.actions}
    return [_ActionRow(each, standings[each.id]) for each in response.actions] if response else []


def _deadline(recommendation: Recommendation, row: _ActionRow) -> str:
    own, deadline = row.action.due is not None, row.standing.span.deadline
    stands = action_text(recommendation, row.standing, own_due=own)
    if own or deadline.now is None:
        return f"{deadline_text(deadline, inferred=False)}; {stands}"
    basis = " (inferred)" if is_inferred(recommendation, deadline) else ""
    return f"the recommendation’s, {in_few_words(deadline.now)}{basis}; {stands}"


def limb_blocks(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
    """Yield each limb with the actions that deliver it; nothing where there are no limbs."""
    if not recommendation.limbs:
        return
    work = _work(facts, recommendation, standing)
    columns: list[RowsColumn[Limb]] = [
        RowsColumn("Limb", lambda limb: f"({limb.id}) {limb.text}", 3),
        RowsColumn("Delivered by", lambda limb: _coverage(limb, work), 2),
    ]
    yield rows_table(f"Limbs of {recommendation.id} and the actions that deliver them", columns, recommendation.limbs)


def _coverage(limb: Limb, work: list[_ActionRow]) -> str:
    live = [each for each in work if limb.id in each.action.limbs and each.standing.span.status is not Status.WITHDRAWN]
    return "; ".join(f"{each.action.id} {small(each.standing.span.status.label)}" for each in live) or words.UNCOVERED


class _StepRow(NamedTuple):
    """A step of the deadline `of` the recommendation, or of one of its actions, by id."""

    of: str
    step: ExtensionStep


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
    steps = _steps(facts, recommendation)
    if not steps:
        return
    path = response_path(recommendation.id)
    columns: list[RowsColumn[_StepRow]] = [
        RowsColumn("Of", lambda each: each.of, 1.2),
        RowsColumn("Agreed", lambda each: words.agreed_text(facts.register, each.step), 2.4),
        RowsColumn("From", lambda each: words.replaced_text(each.step), 1.2),
        RowsColumn("To", lambda each: in_few_words(each.step.extension.due), 1.2),
        RowsColumn("Added", lambda each: words.added_text(each.step), 1),
        RowsColumn("Why", lambda each: str(each.step.extension.reason), 3),
        RowsColumn("In the register", lambda each: place_text(path, each.step.extension.line), 2.4),
    ]
    yield rows_table(f"Extensions of {recommendation.id}", columns, steps)


def _steps(facts: PackFacts, recommendation: Recommendation) -> list[_StepRow]:
    response = facts.register.responses.get(recommendation.id)
    if response is None:
        return []
    _, own = extended_by(recommendation.due, response.extensions, facts.as_at)
    steps = [_StepRow(recommendation.id, step) for step in own]
    for action in response.actions:
        _, of_action = extended_by(action.due, action.extensions, facts.as_at)
        steps += [_StepRow(action.id, step) for step in of_action]
    return steps
