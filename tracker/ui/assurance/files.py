"""What is wrong with the register's files, as they are now.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.markup import NOTHING, details, element, opens, paragraph
from tracker.problems import errors_in
from tracker.ui.assurance import copy
from tracker.ui.shell.notices import problem_list
from tracker.ui.shell.view import View
from tracker.words import assurance as words

_FIRST = 3  # the others open on demand: many warnings would stand before what the group must look at


def draw_files(view: View) -> None:
    """Draw the problems of the register's files, each with its file and line; open where there is any."""
    failed = errors_in(view.problems)
    numbers = failed, len(view.problems) - failed
    first, others = view.problems[:_FIRST], view.problems[_FIRST:]
    listed = problem_list(first, view.folder, view.as_at) if first else NOTHING
    more = details(f"{len(others):,} more", problem_list(others, view.folder, view.as_at)) if others else NOTHING
    sentence = paragraph(words.problems_text(*numbers), " ", element("span", copy.FILES_HINT, class_="quiet"))
    heading = element("h2", "Problems of the files", id="files")
    st.html(opens(heading, words.problems_gist(*numbers), sentence, listed, more, open_=bool(first)))
