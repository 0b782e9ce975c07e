"""How figures over time, and lists beside the positions, are worked out: for About, where each figure leads.

Texts; the rules that they tell are in `rules`. Those of states, deadlines, flags and exceptions are in `copy`.
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
            "It is shown as done, or its verification has lapsed, and one of these holds: a statement about its source"
            " alone says so; no evidence of it is on the register; newer evidence shows the contrary; the evidence of"
            " its verdict has expired; who verified it owns it; a body that was asked refused it, and nobody settled"
            " that.",
            "A claim that waits for its verdict is not among them: its state says so. A rule that is switched off still"
            " counts here.",
        ),
    ),
    Explained(
        "quarters",
        "Quarter by quarter",
        (
            "Each recommendation is given its state and stands against its deadline as at the last day of each quarter"
            " since the first source was issued, and as at the day shown, which is marked “to date”.",
            "Every row is worked out anew from the entries, by today’s rules; none is a count that was kept.",
        ),
    ),
    Explained(
        "answers",
        "Answers and states",
        (
            "Each recommendation is counted once, by its state and its answer: that of its owner’s body; without one,"
            " the newest of another body; else that of a statement which covers it. Each number leads to its list.",
        ),
    ),
    Explained(
        "flow",
        "What happened in each quarter",
        (
            "Made: its source was issued. Claimed done: it came to be reported as implemented, or was claimed again"
            " after a verdict against it. Verified: it came to be verified, also by a retest.",
            "Reopened: it had been verified, and is so no longer. Closed or superseded: it was rejected, withdrawn or"
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
            "How many are still open, and for how long, always stands beside it: a median of the done alone would"
            " leave out what takes longest.",
        ),
    ),
    Explained(
        "slippage",
        "Deadlines that moved",
        (
            "The original deadline is never edited; an extension is an entry with its day, who agreed it and why. Moved"
            " by: the days between the original deadline and the present one.",
            "Told late: it was agreed after the deadline that it replaces had passed.",
        ),
    ),
    Explained(
        "forecast",
        "Forecast",
        (
            "Counted are the completions so far, one by one; those made by a statement alone are left out. Each run"
            " draws past weeks at random, those with no completion too, and counts on until nothing is open;"
            f" {RUNS:,} runs, always the same for the same register.",
            f"With completions in fewer than {ENOUGH} different weeks there is no number, nor where forecasts at four"
            " earlier quarters or more can be judged and fewer than half of them held. How the method would have done"
            " at each earlier quarter stands beside it, and so do the dates that owners expect.",
        ),
    ),
    Explained(
        "two-dates",
        "Two dates side by side, and since the last meeting",
        (
            "Two days: both as the register is known at the time shown above. Two meetings: each as at its day and as"
            " known at that meeting (the revision its papers were made from, else the last commit before that day"
            " began); the newest meeting held as known now.",
            "Listed is what differs: entries, states, deadlines, owners, exceptions. Who recorded each, and in which"
            " commit, is what git says of its line.",
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
            "Matters: the exceptions that call for action or a question, by what they are about. Until the next"
            " meeting: deadlines, dates that owners expect, decisions to be carried out, evidence that expires, and"
            " escalations that have no answer.",
        ),
    ),
    Explained(
        "library",
        "Evidence",
        (
            "Age: from its own date to the day shown. Expired: its last day has passed. “Hash matches”: the file in the"
            " register is, byte for byte, the one that was recorded; with any other the register is not sound.",
        ),
    ),
    Explained(
        "complete",
        "Completeness against the source",
        (
            "On file: the recommendations that the register holds, against the number that the source says it makes. Of"
            " those on file it is counted of how many the register holds the wording, an owner, a deadline, an answer.",
        ),
    ),
    Explained(
        "kept",
        "Promises kept",
        (
            "The register as it is now, against its first sound revision and against what the last meeting held had"
            " before it. What was recorded once may be filled in and added to; a change needs a correction.",
        ),
    ),
    Explained(
        "published",
        "Published figures",
        (
            "Each figure stands as it was published, with where and when. Where two publications differ about one day,"
            " both are shown; nothing is averaged, and nothing is filled in between.",
        ),
    ),
    Explained(
        "audience",
        "Who may read what",
        (
            "Every figure is made from the whole register, whoever reads. What is marked above a reader loses its"
            " words, titles, links and files, and a concern also who raised it and to whom it was put. Its id, its"
            " days, its status or verdict and the other parties stay, because the figures are made from them. What was"
            " restricted at any time since is kept in the past too.",
        ),
    ),
)
