"""The work on one recommendation: its actions, its limbs and who covers them, the steps of its deadline."""

from __future__ import annotations

from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import status_mark, tag, timeliness_mark
from tracker.outputs.markup import NOTHING, Html, element, escaped, joined, opens, outward, paragraph
from tracker.outputs.parts.showing import Showing, section
from tracker.register.records import response_path
from tracker.register.schema.recommendations import Limb, Recommendation
from tracker.register.schema.response import Action
from tracker.rules.history.deadline import ExtensionStep, StepOfDeadline, steps_of_deadlines
from tracker.rules.state.position import ActionStanding, Standing
from tracker.rules.state.work import ActionAtWork, delivering, work_on
from tracker.vocabulary import PAST_DEADLINE
from tracker.words.deadlines import action_text, deadline_of_action_text
from tracker.words.figures import by_the_end, count, days
from tracker.words.recommendation import stated_in_text, where_text

_MANY = 12  # rows of a grid that are shown at once; more open on demand, so that what follows stays in reach


def actions(page: Showing, recommendation: Recommendation, standing: Standing) -> Html:
    """Return the actions as a grid, one agreement with one partner a row; of many, on demand."""
    work = work_on(page.register, standing)
    heading = element("h2", "Actions", id="actions")
    if not work:
        return joined([heading, paragraph("No action is on the register.")])
    columns: list[Column[ActionAtWork]] = [
        Column(
            "Action", lambda each: joined([element("strong", each.action.id), f" {each.action.title}"]), header=True
        ),
        Column("Owner", lambda each: _owner(page, each.action)),
        Column("Status", lambda each: _status(each)),
        Column("Against its deadline", lambda each: _timely(recommendation, each)),
        Column("Deadline", lambda each: _deadline(recommendation, each)),
        Column("Expected", lambda each: _expected(each.standing)),
        Column("Waiting on", lambda each: _waits(page, each.standing)),
        Column("Last update", lambda each: _updated(each.standing), one_line=True),
    ]
    if recommendation.limbs:
        columns.insert(1, Column("Limbs", lambda each: ", ".join(f"({limb})" for limb in each.action.limbs) or "none"))
    grid = table(f"Actions on {recommendation.id}", columns, work, "lines work", unseen=True)
    return opens(heading, where_text(standing), grid, open_=len(work) <= _MANY)


def _status(work: ActionAtWork) -> Html:
    return status_mark(work.standing.span.status, late=work.standing.timeliness in PAST_DEADLINE)


def _waits(page: Showing, standing: ActionStanding) -> Html:
    span = standing.span
    if span.waiting_on is None:
        return escaped("none named")
    since = f" since {in_few_words(span.waiting_since)}" if span.waiting_since else ""
    return joined([page.party(span.waiting_on), since])


def _owner(page: Showing, action: Action) -> Html:
    return page.party(action.owner) if action.owner else escaped(page.register.name_of(None))


def _timely(recommendation: Recommendation, work: ActionAtWork) -> Html:
    own = work.action.due is not None
    return timeliness_mark(work.standing.timeliness, action_text(recommendation, work.standing, own_due=own))


def _deadline(recommendation: Recommendation, work: ActionAtWork) -> str:
    own = work.action.due is not None
    return deadline_of_action_text(recommendation, work.standing.span.deadline, own_due=own)


def _expected(standing: ActionStanding) -> str:
    return by_the_end(standing.span.expected) if standing.span.expected else "none given"


def _updated(standing: ActionStanding) -> str:
    return in_few_words(standing.span.updated_on) if standing.span.updated_on else "none"


def limbs(page: Showing, recommendation: Recommendation, standing: Standing) -> Html:
    """Return each limb with the actions that deliver it, or nothing where there are no limbs."""
    if not recommendation.limbs:
        return NOTHING
    work = work_on(page.register, standing)
    columns: list[Column[Limb]] = [
        Column("Limb", lambda limb: f"({limb.id}) {limb.text}", header=True),
        Column("Delivered by", lambda limb: _coverage(limb, work)),
    ]
    covered = sum(bool(delivering(limb, work)) for limb in recommendation.limbs)
    gist = f"{covered} of {count(len(recommendation.limbs), 'limb')} delivered by a live action"
    caption = f"Limbs of {recommendation.id} and the actions that deliver them"
    grid = table(caption, columns, recommendation.limbs, "lines", unseen=True)
    return opens(element("h2", "Limbs and their coverage"), gist, grid, open_=len(recommendation.limbs) <= _MANY)


def _coverage(limb: Limb, work: list[ActionAtWork]) -> Html:
    live = delivering(limb, work)
    if not live:
        return tag("no live action delivers this limb", "amber")
    return element("div", *(element("div", f"{each.action.id} ", _status(each)) for each in live))


def _original(recommendation: Recommendation, original: date) -> Html:
    """Return the deadline as it was first set, and which document states it, or it was inferred from."""
    document = recommendation.due_stated_in
    stated = (
        joined([stated_in_text(recommendation), outward(document.title, document.url), "."]) if document else NOTHING
    )
    return joined([f"Original deadline: {in_words(original)}. {recommendation.due_basis.meaning}", stated])


def deadline_steps(page: Showing, recommendation: Recommendation, standing: Standing) -> Html:
    """Return how the deadlines were moved, or that they never were."""
    original = standing.span.deadline.original
    heading = section(page, "Deadline", "deadline")
    lead = joined([_original(recommendation, original) if original else "No deadline is on the register."])
    steps = steps_of_deadlines(recommendation, page.register.responses.get(recommendation.id), page.as_at)
    if not steps:
        return joined([heading, paragraph(lead, " It has not been extended." if original else NOTHING)])
    path = response_path(recommendation.id)
    columns: list[Column[StepOfDeadline]] = [
        Column("Of", lambda each: each.of, header=True),
        Column("Agreed", lambda each: _agreed(page, each.step)),
        Column("From", lambda each: in_few_words(each.step.replaced) if each.step.replaced else "none"),
        Column("To", lambda each: in_few_words(each.step.extension.due)),
        Column("Added", lambda each: "–" if each.step.added is None else days(each.step.added)),
        Column("Why", lambda each: each.step.extension.reason),
        Column("In the register", lambda each: page.place(path, each.step.extension.line)),
    ]
    return joined([heading, paragraph(lead), table("Extensions agreed", columns, steps, "lines steps", unseen=True)])


def _agreed(page: Showing, step: ExtensionStep) -> Html:
    agreed = f"{in_few_words(step.extension.agreed_on)}, {page.register.name_of(step.extension.agreed_by)}"
    return joined([agreed, " ", tag("agreed late", "amber") if step.told_late else NOTHING])
