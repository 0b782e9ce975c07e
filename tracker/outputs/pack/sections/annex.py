"""The annex: every recommendation in full, in the order of the register.

Puts blocks in order; what they say comes from `rules` and `words`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.delivery import action_blocks, deadline_line, extension_blocks, limb_blocks
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import anchor, linked, mark_of, references, strong
from tracker.outputs.pack.sections.proof import dated_blocks, evidence_blocks
from tracker.outputs.pack.sections.recorded import place_text
from tracker.outputs.paper.blocks import Block, Bullets, Facts, Heading, Inline, Paragraph, Plain, line
from tracker.register.records import ASKED, response_path
from tracker.register.schema.recommendations import Recommendation
from tracker.rules.lists.bodies import sides_of
from tracker.rules.lists.dated import last_entries
from tracker.rules.state.position import Standing
from tracker.words.evidence import evidence_text
from tracker.words.exceptions import clears, message
from tracker.words.figures import capital, short_name
from tracker.words.pack import annex as words
from tracker.words.pack import sections
from tracker.words.recommendation import (
    answer_briefly,
    claim_text,
    course_texts,
    disagreements,
    last_entries_text,
    one_answer_text,
    owners_text,
    rests_on_text,
    verdict_text,
    where_text,
)


def annex_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield everything that the register says of each recommendation."""
    yield Heading(2, sections.ANNEX, "annex", on_new_page=True)
    if not facts.position.standings:
        yield Paragraph(line(sections.NOTHING_ON_FILE))
    for id, standing in facts.position.standings.items():
        yield from _recommendation(facts, facts.register.recommendations[id], standing)


def _recommendation(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
    yield Heading(3, sections.recommendation_title(facts.register, recommendation.id), anchor(recommendation.id))
    yield from _asked(facts, recommendation)
    yield _stands(facts, recommendation, standing)
    yield from _apart(facts, recommendation, standing)
    yield from _answers(facts, standing)
    yield from action_blocks(facts, recommendation, standing)
    yield from limb_blocks(facts, recommendation, standing)
    yield from extension_blocks(facts, recommendation)
    yield from evidence_blocks(facts, recommendation)
    yield from dated_blocks(facts, recommendation)
    yield from _related(facts, recommendation)


def _asked(facts: PackFacts, recommendation: Recommendation) -> Iterator[Block]:
    yield Paragraph(line(recommendation.wording or recommendation.summary or words.NO_TEXT))
    parts: list[Inline] = [Plain(words.origin_text(facts.register, recommendation))]
    if recommendation.basis:
        basis = recommendation.basis
        parts += [Plain(rests_on_text(recommendation)), linked(basis.title, basis.url), Plain(".")]
    yield Paragraph(tuple(parts), note=True)


def _stands(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Facts:
    register, span, id = facts.register, standing.span, recommendation.id
    sides = sides_of(register, standing, facts.as_at)
    last = last_entries(register, standing, facts.as_at)
    newest = f"{in_few_words(last[0].on)}: {last_entries_text(last)}" if last else sections.NONE
    places = [place_text(ASKED, recommendation.line)]
    places += [place_text(response_path(id), 1)] if id in register.responses else []
    return Facts(
        (
            ("State", line(mark_of(register, standing))),
            ("Owner", line(owners_text(register, standing))),
            ("Claim", line(claim_text(span))),
            ("Verdict", line(verdict_text(register, span))),
            ("Evidence", line(evidence_text(span.evidence, span.contradicting))),
            ("Deadline", deadline_line(facts, recommendation, standing)),
            ("Answer", line(answer_briefly(span.answer, [answer for side in sides for answer in side.answers]))),
            ("Actions", line(where_text(standing) if standing.actions else words.NO_ACTION)),
            ("Last entry", line(newest)),
            ("In the register", line(", ".join(places))),
        )
    )


def _apart(facts: PackFacts, recommendation: Recommendation, standing: Standing) -> Iterator[Block]:
    """Yield where claim, verdict and evidence do not say the same, and what the rules find."""
    found = facts.rules_of.get(recommendation.id, ())
    texts = [
        *course_texts(facts.register, standing),
        *disagreements(standing, frozenset(each.rule for each in found)),
    ]
    if texts:
        yield Paragraph(line(strong(words.DISAGREE), " ".join(texts)))
    if found:
        yield Paragraph(line(words.RULES))
        yield Bullets(
            tuple(
                line(strong(f"{each.rule.label}: "), f"{message(facts.register, each)}.", words.ends_text(clears(each)))
                for each in found
            )
        )


def _answers(facts: PackFacts, standing: Standing) -> Iterator[Block]:
    """Yield each body's answers, where there are any."""
    sides = [side for side in sides_of(facts.register, standing, facts.as_at) if side.answers]
    if sides:
        yield Paragraph(line(words.ANSWERS))
        yield Bullets(
            tuple(
                line(
                    strong(f"{capital(short_name(facts.register, side.body))}: "),
                    one_answer_text(facts.register, answer, side.body or ""),
                )
                for side in sides
                for answer in side.answers
            )
        )


def _related(facts: PackFacts, recommendation: Recommendation) -> Iterator[Block]:
    ids = [id for id in facts.register.related_to(recommendation.id) if id in facts.position.standings]
    if ids:
        yield Paragraph(line("Related: ", *references(ids), "."))
