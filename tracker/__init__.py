"""A tracker of recommendations, over a register kept as text under version control.

The map of the package. Data flows up this list, and an import only points down it:

- `__main__`: starts the command line
- `commands`: the command line, and what a command is asked about
- `settings`: environment variables, read once
- `ui`: what the pages are made of; with the pages the only part that knows Streamlit
- `outputs`: what leaves the tracker: data, workbooks, papers, pages, calendars, messages, comparisons, schemas

The register as at a day, as known at a revision, as an audience may read it:

- `snapshots`: the one door in for screens, commands and outputs

Edges, each of which owns one outside thing:

- `files`, `folders`: a folder on disk: its files, and a whole one put in the place of another
- `documents`: what a document is that somebody adds as evidence, and why one is not taken
- `repository`: git: revisions, who recorded a line, the newest revision that was seen, changes sent as a branch

The core, values in and values out: no files, no git, no SQL, no clock, no Streamlit:

- `words`: positions, changes, exceptions → sentences; the only place that writes English about the data
- `rules`: a register → spans → where everything stands on a day, its exceptions, its progress, what changed
- `register`: texts → a register and its problems; what it promised; what its files may say
- `vocabulary`, `dates`, `problems`, `collecting`: words, days, problems, and Python's collector paused
"""
