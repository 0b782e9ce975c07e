"""One recommendation: what was asked, where it stands in a few facts, what is related, its places in the register.

Draws; claim, verdict and evidence are in `proof`, the work in `delivery`.
"""

from __future__ import annotations

from tracker.dates import in_few_words, in_words
from tracker.outputs.drawn.marks import certainty_mark, timeliness_mark
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, escaped, joined, opens, outward, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.outputs.parts.states import mark_of
from tracker.register.records import ASKED, response_path
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.rules.history.deadline import was_inferred
from tracker.rules.lists.dated import last_entries
from tracker.rules.state.position import Standing
from tracker.vocabulary import PAST_DEADLINE, WordingStatus
from tracker.words.deadlines import deadline_text, standing_text
from tracker.words.figures import count
from tracker.words.recommendation import beginning_of, last_entries_text, reference_text, rests_on_text, wording_text

_LONG = 600  # characters of a wording that are shown at once: more would push the state off the first screen


def asked(page: Showing, recommendation: Recommendation) -> Html:
    """Return what was asked, in which wording, and by whom; of a long text the beginning, and the rest on demand."""
    words = recommendation.wording or recommendation.summary or ""
    first, rest = beginning_of(words, _LONG)
    name = "blockquote" if recommendation.wording_status is WordingStatus.VERBATIM else "p"
    parts = [element(name, first, class_="asked") if first else NOTHING]
    if rest:
        parts.append(details("The rest of the wording", element(name, rest, class_="asked")))
    source = page.register.sources[recommendation.source]
    by = [page.register.name_of(source.issued_by), in_words(page.register.issued_on(recommendation))]
    facts = [
        joined([element("strong", wording_text(recommendation)), _resting_on(recommendation)]),
        reference_text(recommendation),
        joined(["Asked in ", outward(source.title, source.url), f", {', '.join(by)}."]),
    ]
    return joined([*parts, paragraph(joined(facts, " "), class_="origin")])


def _resting_on(recommendation: Recommendation) -> Html:
    basis = recommendation.basis
    return joined([rests_on_text(recommendation), outward(basis.title, basis.url), "."]) if basis else NOTHING


def summary(page: Showing, recommendation: Recommendation, standing: Standing, belongs: Html) -> Html:
    """Return the answer to where it stands: its state, against its deadline, whose it is, what was answered.

    `belongs`: its source, theme and priority.
    """
    span, late = standing.span, standing.timeliness in PAST_DEADLINE
    timely = timeliness_mark(standing.timeliness, standing_text(page.register, standing))
    deadline = deadline_text(span.deadline, was_inferred(recommendation, span.deadline))
    last = last_entries(page.register, standing, page.as_at)
    facts = [
        ("State", mark_of(page, span, late)),
        ("Against its deadline", joined([timely, _beside(f"deadline: {deadline}")])),
        ("Owner" if len(standing.owners) < 2 else "Owners", _owners(page, standing)),
        ("Answer", escaped(span.answer.label if span.answer else "not on record")),
        ("Last entry", joined([in_few_words(last[0].on) if last else "none", _beside(last_entries_text(last))])),
        ("Source and theme", belongs),
    ]
    pairs = (element("div", element("dt", name), element("dd", value)) for name, value in facts)
    return element("dl", *pairs, class_="facts-row stands")


def _beside(text: str) -> Html:
    return element("span", text, class_="beside-fact") if text else NOTHING


def _owners(page: Showing, standing: Standing) -> Html:
    """Return the lead and the owners of its live actions, each leading to its sheet."""
    links = [page.party(owner) for owner in standing.owners]
    return joined(links, ", ") if links else escaped(page.register.name_of(None))


def findings(source: Source) -> Html:
    """Return what its source found, on demand; nothing where nothing is on record."""
    if not source.findings:
        return NOTHING
    items = [
        joined(
            [
                outward(each.text, each.url),
                f" ({each.reference})" if each.reference else NOTHING,
                " ",
                certainty_mark(each),
            ]
        )
        for each in source.findings
    ]
    heading = element("h2", "What the source found")
    return opens(heading, f"{count(len(items), 'finding')}, not matched to single recommendations", bullets(items))


def related(page: Showing, recommendation: Recommendation) -> Html:
    """Return the recommendations that it is related to, each with where it stands; nothing where there is none."""
    standings = page.position.standings
    ids = [id for id in page.register.related_to(recommendation.id) if id in standings]
    if not ids:
        return NOTHING
    items = [joined([page.recommendation(id), " ", mark_of(page, standings[id].span)]) for id in ids]
    return joined([element("h2", "Related"), bullets(items, "plain")])


def places(page: Showing, recommendation: Recommendation) -> Html:
    """Return where in the files all this stands."""
    response = page.register.responses.get(recommendation.id)
    asked = joined(["What was asked: ", page.place(ASKED, recommendation.line)])
    path = response_path(recommendation.id)
    if response is None:
        answered = escaped(f"What was answered: no response is on the register. It would be {path}.")
    else:
        answered = joined(["What was answered and done: ", page.place(path, 1)])
    source = page.register.sources[recommendation.source]
    said = joined(["Its source, and what was said of it as a whole: ", page.place(ASKED, source.line)])
    return joined([element("h2", "Where this stands in the register"), bullets([asked, answered, said], "plain")])
