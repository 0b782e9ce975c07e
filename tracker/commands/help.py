"""What the command line says of itself: the help of each command, to be read like a manual.

Holds text; `\\b` keeps the lines below it as they are.
"""

ALL = """Keep track of recommendations: where they stand, who owes what, and what is claimed, verified and evidenced.

A register is a folder of YAML files, by default data/; the README.md in it explains every field. The commands read the
register and change nothing in it. `python -m tracker COMMAND --help` tells more about each.
"""

AFTER_ALL = """\b
Exit codes:
  0  done; of `check`: the register is sound (a warning does not make it unsound)
  1  the register has errors, and every one of them is told
  2  wrong usage: a command, an option or a day that cannot be understood
  3  git, a folder or a file stands in the way

\b
Settings, as environment variables:
  TRACKER_REGISTER  the register's folder, where --register does not name one
  TRACKER_TIME_ZONE the time zone in which it is told on which day a revision
                    was recorded, by default Europe/London
  TRACKER_CACHE     the folder, by default .cache, that keeps which revision of
                    a register was seen last: so a rewritten history is told
  TRACKER_AUDIENCE  for whom, where --audience does not say, by default public

A dash, a null or an empty cell means that something is not known or does not apply. It never means 0.
"""

CHECK = """Say what is wrong with a register, and where.

All problems are told at once, each on a line of its own, sorted by file and line. A line names the file, the line and
the column in it, whether this is an error or a warning and of which kind, what is wrong, and what to do:

\b
  data/responses/ICO-05.yaml:14:11: error[date]: '2024-02-30' is not a day in
  the calendar. Write it as YEAR-MONTH-DAY, for example 2024-02-28.

An error blocks: nothing is shown of a register that has one. A warning informs: look at it, and leave it if it is
right as it stands. The problems go to standard output, the verdict to standard error.

\b
Examples:
  python -m tracker check
  python -m tracker check --register tests/registers/borsetshire
"""

POSITION = """Print where everything stands on a day.

There is a line for each recommendation. `days` goes with `timeliness`: past the deadline (overdue, unreported, late),
left until it (due_soon, on_track), done before it (on_time), since evidence expired (retest_due), or since it was asked
(undated). JSON also has the sources' counts, and each recommendation's actions in full.

Who says that something is done is told apart: `reported` is what its owners say, `verdict` what a verifier found,
`evidence` how many documents are on the register, and `state` the one word that follows from them.

\b
Examples:
  python -m tracker position
  python -m tracker position --as-at 2020-02-29 --format json
  python -m tracker position --format csv > position.csv
"""

EXCEPTIONS = """Print what the group must look at on a day.

The worst comes first: severity 3 is to be acted on now, 2 is for the group to ask about, 1 is a note. `since` is the
first day on which the rule held. JSON and CSV also say how many days that is, and what would end it. The rules are
explained in data/README.md.

\b
Examples:
  python -m tracker exceptions --as-at 2020-02-29
  python -m tracker exceptions --format csv > exceptions.csv
"""

EXPORT = """Write the register and its position to a file.

.csv has a row for each recommendation, for a spreadsheet. .json has everything that the register says, its position and
its exceptions. .db is a SQLite database with all that the register says; its table `columns` says what each column
means, and `recommendation_span` answers for every day, past and to come:

\b
  SELECT recommendation, state FROM recommendation_span
  WHERE from_date <= '2020-01-08' AND '2020-01-08' < to_date

The file is written whole or not at all; one that is there already is replaced.

\b
Examples:
  python -m tracker export register.csv
  python -m tracker export register.db
  python -m tracker export position-2020-02.json --as-at 2020-02-29
"""

SCHEMA = """Write the JSON Schemas and the tables of the manual.

For whoever changes the program: both are made from the declarations of the fields, so run it when one of them has
changed. A table of the manual stands between the lines `<!-- fields of CLASS -->` and `<!-- end -->`; what people wrote
around the tables is left alone.
"""

PROGRESS = """Print how many were in which state at the end of each quarter.

There is a line for each quarter's last day since the first source was issued, and one for the day asked about itself
("to date"). The rules are those of `position`, and so are the words.

\b
Examples:
  python -m tracker progress
  python -m tracker progress --as-at 2020-02-29 --format json
"""

FORECAST = """Print when the open ones may be done, and how earlier forecasts did.

Made from the pace of what was done one by one, never from a statement about a source as a whole. With fewer than three
it says so, and gives no number. Beside it stand the dates by which owners themselves expect to be done: in JSON each
of them under `expected`. `last_deadline_inferred` is true where no document states the last deadline.

\b
Examples:
  python -m tracker forecast
  python -m tracker forecast --register tests/registers/borsetshire
"""

COMPARE = """Print what changed between two days, meetings or revisions.

Two days are both told as they are known now. A meeting is told as it was then known: at the revision that its papers
were made from, else the last one before its day; the newest meeting as it is known now. A revision (a commit or a tag)
is told as at its own day. For meetings and revisions the register must be under git.

In JSON, `outstanding` has for each source how many it makes and how many are outstanding then and now, one by one
(`shown`) and as a range by what statements claim (`least`, `most`; null where the register's entries contradict them).

\b
Examples:
  python -m tracker compare 2019-12-31 2020-02-29
  python -m tracker compare --since-last audit-panel-2020-01
  python -m tracker compare HEAD~5 HEAD --format json
"""
