"""How figures over time, and lists beside the positions, are worked out: for About, where each figure leads.

Texts; the rules that they tell are in `tracker.rules`. Those of states, deadlines, flags and exceptions are in the
module `rules` beside this one.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.rules.series.draws import RUNS
from tracker.rules.series.forecast import ENOUGH


class Explained(NamedTuple):
    """How one thing on the screens is worked out; `place`: where on About it is told, and what leads there."""

    place: str
    title: str
    sentences: tuple[str, ...]


EXPLAINED: Sequence[Explained] = (
    Explained(
        "vouching",
        "Cannot be vouched for",
        (
            "It is shown as done, or its verification has lapsed, and one of these holds: only a statement about its"
            " source says so; no evidence of it is on the register; newer evidence shows the contrary; the evidence of"
            " its verdict has expired; its owner verified it; a body that was asked refused it, and nobody has settled"
            " that.",
            "A claim that waits for its verdict is not counted here: its state already says so. A rule that is switched"
            " off still counts.",
        ),
    ),
    Explained(
        "quarters",
        "Quarter by quarter",
        (
            "The state of each recommendation, and how it stands against its deadline, are worked out as at the last"
            " day of each quarter since the first source was issued. The row marked “to date” is as at the day shown.",
            "Every row is worked out again from the entries, by today’s rules. No row is a count that was stored.",
        ),
    ),
    Explained(
        "answers",
        "Answers and states",
        (
            "Each recommendation is counted once, by its state and its answer. The answer is that of its owner’s body."
            " Without one, it is the newest of another body, or else that of a statement that covers it. Each number"
            " leads to its list.",
        ),
    ),
    Explained(
        "flow",
        "What happened in each quarter",
        (
            "Made: its source was issued. Claimed done: it was reported as implemented, or was claimed again after a"
            " verdict against it. Verified: it became verified, also by a retest.",
            "Reopened: it had been verified and no longer is. Closed or superseded: it was rejected, withdrawn or"
            " superseded without being done. One recommendation may be counted in several columns.",
        ),
    ),
    Explained(
        "times",
        "How long it takes",
        (
            "From issue to claim: of those done, or due for a retest, that were claimed. From claim to verdict: of"
            " those claimed on or before the day since which they have been verified. Each is the median in days, the"
            " middle one when all are put in order.",
            "How many are still open, and for how long, is always shown beside it. A median of those done alone would"
            " leave out what takes longest.",
        ),
    ),
    Explained(
        "slippage",
        "Deadlines that moved",
        (
            "The original deadline is never edited. An extension is an entry with its day, who agreed it and why. Moved"
            " by: the days between the original deadline and the present one.",
            "Agreed late: it was agreed after the deadline that it replaces had passed.",
        ),
    ),
    Explained(
        "forecast",
        "Forecast",
        (
            "Only completions one by one are counted, not those by a statement alone. Each run draws past weeks at"
            " random, including weeks with no completion, until nothing is open. There are"
            f" {RUNS:,} runs, always the same for the same register.",
            f"No number is given where completions fall in fewer than {ENOUGH} different weeks. Nor is one given where"
            " four or more earlier forecasts can be judged and fewer than half of them held. How the method would have"
            " done at each earlier quarter is shown beside it, and so are the dates that owners expect.",
        ),
    ),
    Explained(
        "two-dates",
        "Two dates side by side, and since the last meeting",
        (
            "Two days: both as the register is known at the time shown above. Two meetings: each as at its day and as"
            " known at that meeting (the revision its papers were made from, or else the last commit before that day"
            " began). The newest meeting held is shown as known now.",
            "The list shows what differs: entries, states, deadlines, owners, exceptions. Who recorded each, and in"
            " which commit, comes from git’s record of its line.",
        ),
    ),
    Explained(
        "restated",
        "What reads differently now",
        (
            "The position that a meeting was shown, as at its day and as known then, is compared with that of the same"
            " day as known now. It differs because entries were recorded late, back-dated, corrected, filled in or"
            " removed.",
        ),
    ),
    Explained(
        "coming",
        "What comes up, and the agenda",
        (
            "Matters: the exceptions that call for action or a question, grouped by what they are about. Until the next"
            " meeting: deadlines, dates that owners expect, decisions to be carried out, evidence that expires, and"
            " escalations that have no answer.",
        ),
    ),
    Explained(
        "library",
        "Evidence",
        (
            "Age: from its own date to the day shown. Expired: its last day has passed. “Hash matches”: the file in the"
            " register is, byte for byte, the one that was recorded. Any other file is an error.",
        ),
    ),
    Explained(
        "complete",
        "Completeness against the source",
        (
            "On file: the recommendations that the register holds, compared with the number that the source says it"
            " makes. The other columns count how many of those on file have the wording, an owner, a deadline and an"
            " answer.",
        ),
    ),
    Explained(
        "kept",
        "Promises kept",
        (
            "The register as it is now is compared with its first revision without errors, and with what the last"
            " meeting held was shown. Entries may be filled in and added to. A change needs a correction.",
        ),
    ),
    Explained(
        "published",
        "Published figures",
        (
            "Each figure is shown as it was published, with where and when. Where two publications differ about one"
            " day, both are shown. Nothing is averaged, and no gap is filled.",
        ),
    ),
    Explained(
        "audience",
        "Who may read what",
        (
            "Every figure is made from the whole register, whoever reads it. What is marked above a reader is shown"
            " without its words, titles, links and files. A concern is also shown without who raised it and to whom it"
            " was put. Its id, its days, its status or verdict and the other parties stay, because the figures are made"
            " from them. What was restricted at any time since is restricted in the past too.",
        ),
    ),
)
