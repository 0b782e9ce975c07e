"""Lines of a paper → runs of a Word document: words, links within and out of it, marks of states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote, urlsplit

from tracker.outputs.markup import NOTHING, Html, joined
from tracker.outputs.paper.blocks import Inline, Line, Plain, Reference, StateMark, WebLink
from tracker.outputs.paper.legible import legible
from tracker.outputs.paper.word.pictures import MarkShape, Picture, shape_of
from tracker.outputs.paper.word.wordml import paragraph, run, w

_GAP = "\u00a0"  # between a mark and its word, so that no line ends there
_LONGEST_ADDRESS = 2_000  # signs that Word takes
_INLINE = Html(
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="{name} {number}"{said}>{extension}</wp:docPr><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="{name} {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="{part}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
_NUMBER = "NUMBER"  # stands in a mark's drawing for the number that tells it from the others
# The word beside it says the same: a screen reader passes over it.
_DECORATIVE = Html(
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True)
class DocumentWording:
    """What the lines of one document need: where its anchors are, its marks, and a relation for each address.

    `embed`: a picture → the name of its part; `relate`: an address → the name of its relation.
    """

    anchors: Mapping[str, str]
    marks: Mapping[MarkShape, Picture]
    embed: Callable[[Picture], str]
    relate: Callable[[str], str]
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _marks: dict[MarkShape, str] = field(default_factory=dict)

    def line(self, style: str, line: Line, *, numbering: int = 0, keeps_next: bool = False) -> Html:
        """Return a line as a paragraph of a style."""
        return paragraph(style, self.runs(line), text_of(line), numbering=numbering, keeps_next=keeps_next)

    def runs(self, line: Line) -> Html:
        """Return a line as runs."""
        return Html("".join(map(self._part, line)))

    def picture(self, picture: Picture, name: str, alternative: str) -> Html:
        """Return a run with a picture that is read out as its alternative."""
        said = Html(' descr="{}" title="{}"').format(alternative, name)
        return w("r", self._drawn(picture, "Figure", said, NOTHING, next(self._numbers)))

    def _part(self, part: Inline) -> Html:
        text = legible(part.text)
        match part:
            case Plain(strong=strong):
                return run(text, "Strong" if strong else "")
            case Reference(anchor=anchor):
                return self._within(text, anchor)
            case WebLink(address=address):
                return self._outward(text, web_address(legible(address)))
            case StateMark():
                return joined([self._mark(shape_of(part)), run(_GAP + text)])

    def _mark(self, shape: MarkShape) -> Html:
        """Return a run with a mark: its drawing is made once, since a document has thousands of few shapes."""
        if shape not in self._marks:
            drawn = self._drawn(self.marks[shape], "State", Html(' descr=""'), _DECORATIVE, _NUMBER)
            self._marks[shape] = w("r", w("rPr", w("rStyle", val="StateMark")), drawn)
        return Html(self._marks[shape].replace(_NUMBER, str(next(self._numbers))))

    def _within(self, text: str, anchor: str) -> Html:
        if anchor not in self.anchors:
            return run(text)
        return w("hyperlink", run(text, "Hyperlink"), anchor=self.anchors[anchor], history=1)

    def _outward(self, text: str, address: str) -> Html:
        if not address:
            return run(text)
        return Html(f'<w:hyperlink r:id="{self.relate(address)}" w:history="1">{run(text, "Hyperlink")}</w:hyperlink>')

    def _drawn(self, picture: Picture, name: str, said: Html, extension: Html, number: int | str) -> Html:
        return _INLINE.format(
            width=picture.width,
            height=picture.height,
            number=number,
            name=name,
            said=said,
            extension=extension,
            part=self.embed(picture),
        )


def text_of(line: Line) -> str:
    """Return a line's words alone."""
    return "".join(part.text for part in line)


def web_address(address: str) -> str:
    """Return an address in the signs that one may have; "" for what is none: Word opens no file with a broken one."""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port is not False
    except ValueError:
        return ""
    if not is_whole or len(address) > _LONGEST_ADDRESS:
        return ""
    return quote(address, safe="!#$%&'()*+,/:;=?@~")
