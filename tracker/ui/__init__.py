"""The screens: the frame round every page, and the parts that pages are made of. The only place that knows Streamlit.

A page is `view = begin("Actions", settings())` as its first statement, then calls that draw. It holds no markup and
decides nothing: what is true comes from `rules`, what is said about the data from `words`.

`frame.begin(title, settings)` draws name, menu, position, choice of a day and whatever is wrong, and returns a `View`;
where there is nothing to show it says so and ends the page. `notices.say(sentence)` tells a reader of a slip.

`view.View`: `register`, `position`, `exceptions`, `spans`, `as_at`, `problems`, and
  `link("recommendations", id="ICO-05")`  an address that carries the position; `anchor=` for a place on the page
  `same_page("actions")(sort="due")`      the page that is open, with something of what it asks for changed
  `position_at(day)`                      where everything stood on another day
  `at_revision(name)`                     the register as it stood at a meeting, a day, a tag or a commit, a `Snapshot`
  `showing(snapshot)`                     the same page on that one, so that its links lead there
  `kept("rows", make, *key)`              what is made once for this content and day; `key`: what else it rests on
  `headed(title, heading)`                another heading and name for the page, once it is known what it shows
  `place(path, line)`                     where in the register's files something stands, a link to that line (`source`)

`outputs.markup`: `element`, `link`, `outward` (to other sites), `paragraph`, `bullets`, `details`, `joined` and
others. What is not `Html` is text, and is escaped there. Draw with `st.html`; the register's text goes nowhere else.
`outputs.drawn`: `marks` (`state_mark`, `status_mark`, `timeliness_mark`, `severity_mark`, `certainty_mark`, `tag`,
`swatch`, `legend`), `html_table` (`Column`, `table` as it stands), `bars`, `tiles` (`Tile`, `tiles`).
`outputs.parts`: what screens share with pages that leave, drawn for a `showing.Showing`, as a `View` is.
`tables`: `sortable_table` (sorted by links, by the page). `charts`: `empty_chart`, `draw_chart`.
`downloads.download_csv` (a table of the page), `copying.to_copy`. `filters.choose(choices)`: filters that live in the
address. `address.asked(name)`: what the address asks for.
`parts` draws what several screens share of a register: `subjects.subject_link` and `matter_link`,
`matters.matter_lines`, `recorded.Recorders` (who recorded a line), `fetching.fetch_links` (files that the server
makes). `sheets/`: the one place for looks.
A new page is a file in pages/ and its name in `menu.PAGES`, or in `menu.UNLISTED` where links alone lead to it.
"""
