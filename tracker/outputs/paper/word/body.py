"""The blocks of a paper → the body of a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tracker.outputs.markup import Html, joined
from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    MeetingPaper,
    PaperTable,
    Paragraph,
    Plain,
    SquaresFigure,
    StacksFigure,
)
from tracker.outputs.paper.legible import legible
from tracker.outputs.paper.places import Places
from tracker.outputs.paper.word.numbering import FIRST_LIST
from tracker.outputs.paper.word.pictures import Picture
from tracker.outputs.paper.word.tables import table_of
from tracker.outputs.paper.word.wordml import paragraph, run, w
from tracker.outputs.paper.word.words import DocumentWording, text_of

_STYLES = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3"}
_LONGEST_NAME = 20  # letters of a fact's name that stand before the tab of its style
_FEW = 300  # letters of facts
_SECTION = 2  # the level of headings that the contents list
# Word itself makes this list anew when it is asked to: from headings of its first level, as links, without numbers.
_LISTED = ' TOC \\o "1-1" \\h \\z \\n '


@dataclass
class Body:
    """Draws the blocks of one paper in their order; `lists`: how many numbered lists it has drawn."""

    paper: MeetingPaper
    places: Places
    wording: DocumentWording
    figures: Iterator[Picture]
    lists: int = field(default=0, init=False)

    def drawn(self) -> Html:
        """Return the whole body, but for what a page is like."""
        return joined(self._all())

    def _all(self) -> Iterator[Html]:
        blocks = self.paper.blocks
        if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
            yield self.wording.line("Title", (Plain(self.paper.title),))
        before = self._contents_before()
        for number, block in enumerate(blocks):
            if not isinstance(block, Heading):
                yield self._block(block, leads_on=isinstance(block, Paragraph) and self._is_list(number + 1))
            elif number == before:
                yield self._contents(block.on_new_page)
                yield self._heading(replace(block, on_new_page=False), number)
            else:
                yield self._heading(block, number)
        if blocks and isinstance(blocks[-1], PaperTable):
            yield w("p")  # Word wants a paragraph after a table that is the last of all

    def _contents_before(self) -> int:
        """Return the number of the section before which the contents stand: the first that begins a page.

        Before it is what has to be decided, on two pages of its own; where there is none, the contents come first.
        """
        sections = [
            (block.on_new_page, number)
            for number, block in enumerate(self.paper.blocks)
            if isinstance(block, Heading) and block.level == _SECTION
        ]
        return next((number for is_new, number in sections if is_new), sections[0][1] if sections else -1)

    def _heading(self, heading: Heading, number: int) -> Html:
        text = legible(heading.text)
        begin = w("bookmarkStart", id=number, name=self.places.headings[number])
        content = joined([begin, run(text), w("bookmarkEnd", id=number)])
        return paragraph(_STYLES[heading.level], content, text, on_new_page=heading.on_new_page)

    def _is_list(self, number: int) -> bool:
        return number < len(self.paper.blocks) and isinstance(self.paper.blocks[number], Bullets)

    def _contents(self, on_new_page: bool) -> Html:
        """Return a list of the sections as links."""
        sections = [
            w("hyperlink", run(legible(block.text), "Hyperlink"), anchor=self.places.headings[number], history=1)
            for number, block in enumerate(self.paper.blocks)
            if isinstance(block, Heading) and block.level == _SECTION
        ]
        instruction = Html('<w:instrText xml:space="preserve">{}</w:instrText>').format(_LISTED)
        sections[0] = joined([_field("begin"), w("r", instruction), _field("separate"), sections[0]])
        sections[-1] = joined([sections[-1], _field("end")])
        listed = joined(paragraph("TOC1", section, "") for section in sections)
        return joined([paragraph("TOCHeading", run("Contents"), "", on_new_page=on_new_page), listed])

    def _block(self, block: Block, leads_on: bool) -> Html:
        """Return a block; `leads_on`: it introduces the list after it, and stays with it."""
        match block:
            case Paragraph(content=content, note=note):
                return self.wording.line("Note" if note else "Normal", content, keeps_next=leads_on)
            case Bullets():
                return self._list(block)
            case Facts(items=items):
                return self._facts(items)
            case PaperTable():
                return table_of(block, self.wording)
            case SquaresFigure() | StacksFigure():
                return self._figure(block)
            case Heading():
                raise AssertionError("a heading is drawn with its number")

    def _list(self, block: Bullets) -> Html:
        if not block.numbered:
            return joined(self.wording.line("ListBullet", item) for item in block.items)
        numbering = FIRST_LIST + self.lists
        self.lists += 1
        return joined(self.wording.line("ListNumber", item, numbering=numbering) for item in block.items)

    def _facts(self, items: tuple[tuple[str, Line], ...]) -> Html:
        """Return a paragraph for each fact; what there is few of stays on one page."""
        is_tabbed = all(len(name) <= _LONGEST_NAME for name, _ in items)
        style, between = ("Fact", "\t") if is_tabbed else ("LongFact", "\u2003")
        last = len(items) if sum(len(text_of(content)) for _, content in items) <= _FEW else 0
        return joined(
            self.wording.line(style, (Plain(name, strong=True), Plain(between), *content), keeps_next=number < last)
            for number, (name, content) in enumerate(items, 1)
        )

    def _figure(self, figure: SquaresFigure | StacksFigure) -> Html:
        caption = legible(figure.caption)
        picture = self.wording.picture(next(self.figures), caption, legible(figure.alternative))
        return joined([self.wording.line("Caption", (Plain(caption),)), paragraph("Figure", picture, "")])


def _field(part: str) -> Html:
    return w("r", w("fldChar", fldCharType=part))
