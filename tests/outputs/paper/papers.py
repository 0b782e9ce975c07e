"""Small papers for tests: every kind of block, written out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Enclosure,
    Facts,
    Heading,
    Imprint,
    MeetingPaper,
    PaperColumn,
    PaperTable,
    Paragraph,
    Plain,
    Reference,
    Square,
    SquaresFigure,
    StackPart,
    StacksFigure,
    StateMark,
    WebLink,
    line,
)
from tracker.outputs.paper.imprint import Origin
from tracker.vocabulary import Marking, State

IMPRINT = Imprint(
    meeting="Joint Audit Panel, January 2020",
    as_at=date(2020, 1, 8),
    known_at="now",
    commit="1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d",
    inputs="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    audience=Marking.PUBLIC,
    restricted=3,
    made_at=date(2020, 1, 8),
)
ORIGIN = Origin("audit-panel-2020-01", None, "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d", "data", "Europe/London")
TABLE = PaperTable(
    "Each recommendation on a line",
    (PaperColumn("No."), PaperColumn("Recommendation", 3), PaperColumn("State", 2), PaperColumn("Days", number=True)),
    (
        (
            line("A-1"),
            line("Sign the agreements"),
            line(StateMark(State.IN_PROGRESS, "In progress", late=True)),
            line("240"),
        ),
        (line("A-2"), line("Train the officers"), line(StateMark(State.VERIFIED, "Verified")), line("not applicable")),
    ),
)
SQUARES = SquaresFigure(
    "Where things stand",
    "Of 2 recommendations one is verified, and one is in progress, past its deadline.",
    (("ICO", (Square("A-1", State.IN_PROGRESS, late=True), Square("A-2", State.VERIFIED, by_statement=True))),),
)
EVERY_SQUARE = SquaresFigure(
    "Every state",
    "One of each state; one of each past its deadline; one of each that a statement alone can say.",
    (
        ("each", tuple(Square(f"E-{state.value}", state) for state in State)),
        ("late", tuple(Square(f"L-{state.value}", state, late=True) for state in State)),
        (
            "by a statement alone",
            tuple(
                Square(f"S-{state.value}", state, by_statement=True)
                for state in (State.VERIFIED, State.VERIFICATION_LAPSED, State.IMPLEMENTED)
            ),
        ),
    ),
    tuple((state, state.label) for state in State),
)
STACKS = StacksFigure(
    "Quarter by quarter",
    "In the first quarter none was verified; in the second one was.",
    (
        ("to March 2019", (StackPart(State.IN_PROGRESS, 2),)),
        ("to June 2019", (StackPart(State.VERIFIED, 1, by_statement=True), StackPart(State.IN_PROGRESS, 1))),
    ),
    ((State.VERIFIED, "Verified"), (State.IN_PROGRESS, "In progress")),
)
BLOCKS: tuple[Block, ...] = (
    Heading(1, "Pack for the panel"),
    Heading(2, "Report summary"),
    Paragraph(
        line("Two recommendations. ", Plain("One is late.", strong=True), " See ", Reference("A-1", "rec-A-1"), ".")
    ),
    Bullets((line("note the position"), line("decide who signs")), numbered=True),
    Heading(2, "Supporting information", "supporting", on_new_page=True),
    SQUARES,
    STACKS,
    TABLE,
    Heading(3, "A-1: Sign the agreements", "rec-A-1"),
    Facts((("Owner", line("MPS")), ("Source", line(WebLink("the notice", "https://ico.example/notice.pdf"))))),
    Bullets((line("one"), line("another"))),
    Paragraph(line("Inferred from the date of issue."), note=True),
)
PAPER = MeetingPaper(
    "Pack for the panel",
    "Where two recommendations stand",
    IMPRINT,
    BLOCKS,
    (Enclosure("position.json", "application/json", "The position, as data", b'{"as_at": "2020-01-08"}\n'),),
)


def paper_of(*blocks: Block) -> MeetingPaper:
    """Return a paper that begins with its title, and says this."""
    return replace(PAPER, blocks=(Heading(1, PAPER.title), *blocks))
