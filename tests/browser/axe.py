"""axe-core in the browser: which rules are asked about, what is excluded, and what it finds.

What only Streamlit can mend stands in EXCLUDED, rule by rule and element by element, and in the accessibility statement
(LIMITS in tracker/ui/about/copy.py).
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
EXCLUDED = (
    # Streamlit draws the open list of a field beside the page, outside its landmarks.
    ("region", "[role=listbox]"),
)
# What axe leaves to a person to decide, and was looked at.
LOOKED_AT = (
    # A closed list names the part that it opens, which is there once it is open.
    ("aria-valid-attr-value", "input[role=combobox]"),
    # While a list is open the rest is hidden from assistive technology; Tab closes it (test_keyboard.py).
    ("aria-hidden-focus", "[aria-hidden=true]"),
    # White on black, and nearly black on white: in their lines lie Streamlit's empty header, or the link to a rule.
    ("color-contrast", ".register, h1, h2"),
    # Signs beside words that say the same: the triangle of what is late, the arrows of a sorted column.
    ("color-contrast", "span[aria-hidden=true]"),
    # Dark grey on white: a cell beside several rows lies over all of them, and axe makes out no ground.
    ("color-contrast", "td.who > .recorded"),
    # Nearly black on white (INK in tracker/ui/kit/charts.py); patterns make axe give up.
    ("color-contrast", "svg text"),
)

_RUN = """async ([tags, excluded, lookedAt]) => {
  const options = {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']}
  const found = await axe.run(document, options)
  const known = (list, rule, node) => list.some(([its, place]) =>
    its === rule && node.target.length === 1 && document.querySelector(node.target[0])?.matches(place))
  const told = (results, list) => results.flatMap(result => result.nodes
    .filter(node => !known(list, result.id, node))
    .map(node => `${result.id}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}: ${node.failureSummary}`))
  return {broken: told(found.violations, excluded), undecided: told(found.incomplete, lookedAt)}
}"""
# Whatever can be opened is open; and the shadows at a table's edges, before which axe cannot tell a contrast, are away.
_BARE = """() => {
  document.querySelectorAll('details').forEach(each => { each.open = true })
  const style = document.createElement('style')
  style.textContent = '.region { background: #fff !important }'
  document.head.append(style)
}"""

NOTHING: dict[str, list[str]] = {"broken": [], "undecided": []}


def lay_bare(tab: Page) -> None:
    """Open whatever can be opened, and take away what hides contrasts from axe."""
    tab.evaluate(_BARE)


def findings(tab: Page) -> dict[str, list[str]]:
    """Return what axe finds broken on the page as it is, and what it cannot decide."""
    if not tab.evaluate("() => Boolean(window.axe)"):
        tab.evaluate(AXE)
    found: Any = tab.evaluate(_RUN, [TAGS, list(EXCLUDED), list(LOOKED_AT)])
    return dict(found)
