"""A tracker of recommendations, over a register kept as text under version control.

The map of the package. Data flows up this list, and an import only points down it:

- `__main__`, `printing`, `options`, `asking`, `comparing`: the command line, and what a command is asked about
- `settings`: environment variables, read once
- `ui`: what the pages are made of; with the pages the only part that knows Streamlit
- `outputs`: what leaves the tracker: JSON, CSV, SQLite, schemas, the manual's tables, comparisons
- `store`: the read model: a register and its spans as rows, and positions out of rows

Edges, each of which owns one outside thing:

- `heads`: the newest revision of the register that was seen, so that a rewritten history is noticed
- `files`: a folder on disk
- `known`: a register as it was known at a revision
- `history`, `blame`, `git`: revisions, who recorded a line, the git command line

The core, values in and values out: no files, no git, no SQL, no clock, no Streamlit:

- `words`: positions, changes, exceptions → sentences; the only place that writes English about the data
- `rules`: a register → spans → where everything stands on a day, its exceptions, its progress, what changed
- `register`: texts → a register and its problems; what it promised; what its files may say
- `vocabulary`, `dates`, `problems`, `collecting`: words, days, problems, and Python's collector paused
"""
