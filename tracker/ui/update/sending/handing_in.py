"""The ways to hand an entry in: on the host in the browser, as a patch, as text. Each is one function of `WAYS`.

Draws; makes no change itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import streamlit as st

from tracker.outputs.markup import Html, element, joined, outward, paragraph
from tracker.outputs.patch import patch
from tracker.register.difference import DifferenceLine, FileDifference
from tracker.repository.failures import NoHistory
from tracker.repository.working_tree import branch_of, prefix_in_patch
from tracker.snapshots.proposed import ReaderProposal
from tracker.ui.kit.copying import to_copy
from tracker.ui.shell.view import View
from tracker.ui.update import copy
from tracker.ui.update.sending.hosts import FileOnHost, file_on_host
from tracker.words.submitted import subject_text


class Offer(NamedTuple):
    """A sound entry that can be handed in.

    `prefix`: where the register is in its repository; `branch`: the one that its folder is on, "" where it is in no
    repository, or on none; `title`: what is recorded, in a line; `documents`: those that are new, by path.
    """

    view: View
    shown: ReaderProposal
    prefix: str
    branch: str
    in_repository: bool
    title: str
    documents: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """Return what a file that is downloaded is called, less its ending."""
        return self.title.partition(":")[0]

    def on_host(self, file: FileDifference) -> FileOnHost | None:
        """Return where a file is edited in the browser, None where that is not known."""
        return file_on_host(self.view.register.settings.repository, self.branch, self.prefix + file.path)


Way = Callable[[Offer], None]
_MOST_TO_COPY = 100_000  # signs


def offer_of(view: View, shown: ReaderProposal, documents: Mapping[str, bytes]) -> Offer:
    """Return what is offered, with where the register is in its repository."""
    branch, in_repository = "", True
    try:
        branch = branch_of(view.folder)
    except NoHistory:
        in_repository = False
    title = subject_text(view.register, shown.proposal.additions)
    return Offer(view, shown, prefix_in_patch(view.folder), branch, in_repository, title, documents)


def draw_ways(offer: Offer) -> None:
    """Draw every way to hand an entry in oneself that there is, below the heading over all ways."""
    is_long = sum(len(line) for file in offer.shown.differences for line in file.added) > _MOST_TO_COPY
    if offer.documents or is_long:
        st.html(paragraph(copy.WITH_DOCUMENT if offer.documents else copy.TOO_LONG))
        _draw_patch(offer)
        return
    for draw in WAYS:
        draw(offer)


def _draw_on_host(offer: Offer) -> None:
    for file in offer.shown.differences:
        on_host = offer.on_host(file)
        if on_host and file.is_file_readable:
            st.html(_on_host(offer, file, on_host))


def _on_host(offer: Offer, file: FileDifference, on_host: FileOnHost) -> Html:
    content = _new_text(offer, file)
    if file.is_new:
        address = on_host.new_address(content)
        said = copy.begin_on(file.path, on_host.host_name)
    else:
        address, said = on_host.edit_address, f"Open {file.path} on {on_host.host_name}"
    is_filled = file.is_new and len(address) > len(content)
    paste = [] if is_filled else [paragraph(copy.NOT_PREFILLED), _wholeto_copy(offer, file)]
    heading = element("h3", copy.on_host(on_host.host_name))
    title = paragraph(copy.TITLE_IT, " ", element("strong", offer.title))
    return joined([heading, paragraph(copy.FILE_ON_HOST_WHY), paragraph(outward(said, address)), *paste, title])


def _draw_patch(offer: Offer) -> None:
    if not offer.shown.is_readable:
        st.html(paragraph(copy.NOT_ALL_READABLE))
        return
    if not offer.in_repository:
        st.html(paragraph(copy.NO_REPOSITORY))
        for file in offer.shown.differences:
            if file.is_file_readable:
                text = offer.shown.proposal.new_texts[file.path]
                st.download_button(
                    f"{copy.WHOLE_FILE}: {file.path}",
                    text,
                    file.path.rpartition("/")[2],
                    "text/yaml",
                    on_click="ignore",
                )
        return
    command = element("code", f"git apply {offer.name}.patch")
    st.html(joined([element("h3", copy.PATCH), paragraph(copy.PATCH_WHY, " ", command)]))
    made = patch(offer.shown.was, offer.shown.proposal.new_texts, offer.documents, offer.prefix)
    st.download_button(copy.PATCH_FILE, made, f"{offer.name}.patch", "text/x-diff", on_click="ignore", type="primary")


def _draw_text(offer: Offer) -> None:
    parts: list[Html] = []
    for file in offer.shown.differences:
        if file.added:
            blocks = (block for hunk in file.hunks for block in _blocks(hunk))
            parts += [_block(offer, file, block, number) for number, block in enumerate(blocks)]
        if file.is_file_readable and not file.is_new and offer.on_host(file) is None:
            parts.append(_wholeto_copy(offer, file))
    if parts:
        st.html(joined([element("h3", copy.BY_HAND), paragraph(copy.BY_HAND_WHY), *parts]))


def _blocks(hunk: Iterable[DifferenceLine]) -> Iterator[list[DifferenceLine]]:
    """Yield the lines that change and stand together: in a short file one hunk reaches over several places."""
    for is_as_before, lines in groupby(hunk, key=lambda line: line.sign == " "):
        block = list(lines)
        if not is_as_before and any(line.sign == "+" for line in block):
            yield block


def _block(offer: Offer, file: FileDifference, block: Sequence[DifferenceLine], number: int) -> Html:
    """Return the new lines that stand together, with where they go."""
    new = [line for line in block if line.sign == "+"]
    instead = any(line.sign == "-" for line in block)
    place = f"{offer.prefix}{file.path}"
    where = copy.new_file(place) if file.is_new else copy.where(place, new[0].number, instead=instead)
    text = "".join(f"{''.join(map(str, line.parts))}\n" for line in new)
    return joined([paragraph(where, ":"), to_copy(text, str(number), where)])


def _wholeto_copy(offer: Offer, file: FileDifference) -> Html:
    """Return the whole new text of a file, folded, to be copied as it is."""
    return to_copy(_new_text(offer, file), "whole", copy.whole_of(file.path), folded=True)


def _new_text(offer: Offer, file: FileDifference) -> str:
    return offer.shown.proposal.new_texts[file.path].decode("utf-8-sig", errors="replace")


WAYS: tuple[Way, ...] = (_draw_on_host, _draw_patch, _draw_text)
