"""A forecast → sentences: when the open ones may be done, how the method did before, what the owners expect.

Takes values, returns text; decides nothing. Where there is not enough history, no number of the forecast is given.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.rules.series.draws import RUNS
from tracker.rules.series.forecast import ENOUGH, Backtest, Forecast, Outlook
from tracker.words.figures import by_the_end, capital, count, times

# From which chance on, in hundredths, it is called so: the yardstick of the United Kingdom's Professional Head of
# Intelligence Assessment, which police forces use. Where it leaves a gap between two terms, the middle divides them.
_YARDSTICK = (
    (92.5, "is almost certain"),
    (77.5, "is highly likely"),
    (52.5, "is likely"),
    (37.5, "is a realistic possibility"),
    (22.5, "is unlikely"),
    (7.5, "is highly unlikely"),
    (0.0, "is a remote chance"),
)


METHOD = (
    "Each run draws from the weeks so far at random, including weeks with no completion, until nothing is open. There"
    f" are {RUNS:,} runs. They take no account of how hard the open ones are, nor of new ones."
)


def forecast_gist(outlook: Outlook) -> str:
    """Return in a few words when the open ones may be done, or why nothing is said of that."""
    if not outlook.open:
        return "nothing is open"
    if not outlook.enough_history or outlook.since is None:
        return f"not enough history; {outlook.open:,} open"
    if outlook.was_wrong:
        return f"none given: earlier ones were wrong {outlook.wrong:,} of {times(outlook.judged)}"
    return f"{outlook.open:,} open, done {_when(outlook)}"


def forecast_text(outlook: Outlook) -> str:
    """Return when the open ones are done if it goes on at the pace so far; where nothing can be said, why not."""
    if not outlook.open:
        return "Nothing is open, so there is nothing to forecast."
    still_open = f"{count(outlook.open, 'is', 'are')} open."
    if not outlook.enough_history or outlook.since is None:
        return f"Not enough history: {_too_few(outlook)}. {still_open}"
    if outlook.was_wrong:
        wrong = f"wrong {outlook.wrong:,} of {times(outlook.judged)}"
        return f"Earlier forecasts by this method were {wrong}, so none is given. {still_open}"
    pace = f"{count(outlook.completions, 'completion')} one by one since {in_words(outlook.since)}"
    still = f"the {outlook.open:,} open" if outlook.open > 1 else "the one open"
    return f"At the pace so far ({pace}), {still} would be done {_when(outlook)}. {_by_deadline(outlook)}"


def _too_few(outlook: Outlook) -> str:
    if not outlook.completions:
        return f"no completion one by one; completions in {ENOUGH} different weeks are needed"
    number = f"{count(outlook.completions, 'completion')} one by one"
    return f"{number}, in {count(outlook.weeks, 'week')}; completions in {ENOUGH} different weeks are needed"


def _when(outlook: Outlook) -> str:
    if outlook.median is None:
        return "as likely as not more than 25 years from now"
    median = f"by {in_words(outlook.median)} as likely as not"
    if outlook.p85 is None:
        return f"{median}; the day with a chance of 85% is more than 25 years ahead"
    return f"{median}, and by {in_words(outlook.p85)} with a chance of 85%"


def _by_deadline(outlook: Outlook) -> str:
    """Return the chance of ending by the last deadline of the open ones, and how many have none."""
    without = f" {count(outlook.undated, 'of them has', 'of them have')} no deadline." if outlook.undated else ""
    if outlook.last_deadline is None:
        return "None of them has a deadline." if outlook.open > 1 else "It has no deadline."
    last = f"the last deadline, {in_words(outlook.last_deadline)}{' (inferred)' if outlook.inferred else ''},"
    if outlook.last_deadline < outlook.made_on:
        return f"{capital(last)} has passed.{without}"
    if outlook.chance is None:
        return f"{capital(last)} is less than a week away, too near for weekly counts.{without}"
    return f"That all are done by {last} {chance_text(outlook.chance)}.{without}"


def chance_text(chance: float) -> str:
    """Return a chance in words and number: "is highly unlikely (12%)"."""
    percent = round(chance * 100)
    number = "less than 1%" if percent == 0 else "more than 99%" if percent == 100 else f"{percent}%"
    return f"{next(words for least, words in _YARDSTICK if chance * 100 >= least)} ({number})"


def backtest_text(backtest: Sequence[Backtest]) -> str:
    """Return how the method did at earlier quarter-ends, and at how many of them that cannot be said."""
    if not backtest:
        return "No quarter has ended yet, so there is no earlier forecast to judge the method by."
    made = [each for each in backtest if each.then.given]
    known = [each.inside for each in made if each.inside is not None]
    none = len(backtest) - len(made)
    without = f"; at {none:,} there was no forecast" if none and made else ""
    if not made:
        return f"At {_ends(none)} there was no forecast, so the method cannot be judged."
    if not known:
        why = "some that were open then still are, and none of the days given a chance of 85% has passed"
        return f"None of the forecasts at {_ends(len(made))} can be judged yet: {why}{without}."
    waiting = len(made) - len(known)
    yet = f"; at {waiting:,} that is not known yet" if waiting else ""
    did = "everything open then was done or closed by the day given a chance of 85%"
    return f"At {sum(known):,} of {_ends(len(known))} {did}{yet}{without}."


def _ends(number: int) -> str:
    return count(number, "earlier quarter-end")


def expected_text(forecast: Forecast) -> str:
    """Return what the owners themselves expect: of how many, by when the last, how many of those days have passed."""
    expected, now = forecast.expected, forecast.now
    if not now.open:
        return "Nothing is open, so no owner has a date to give."
    of = len({each.recommendation for each in expected})
    if not expected:
        return f"Of the {now.open:,} open, no owner has said by when it will be done."
    last = max(each.expected for each in expected)
    late = _passed(sum(each.expected < now.made_on for each in expected), len(expected))
    return f"Owners have given a date for {of:,} of the {now.open:,} open, the last {by_the_end(last)}{late}."


def _passed(passed: int, of: int) -> str:
    if passed == of:
        return "; that day has passed" if of == 1 else "; all these days have passed"
    return f"; {count(passed, 'of these days has', 'of these days have')} passed" if passed else ""


def later_text(number: int) -> str:
    """Return how many owners' dates are not shown, and where each is."""
    is_one = number == 1
    return f"{number:,} more {'is' if is_one else 'are'} later. Each is shown with its action, on its owner’s page."


def then_text(row: Backtest, likely: date | None) -> str:
    """Return a day of an earlier forecast: "17 May 2027"; where it gave none, why."""
    if not row.then.given:
        return "no forecast"
    return in_few_words(likely) if likely else "more than 25 years ahead"


def came_of_it(row: Backtest) -> str:
    """Return what came of an earlier forecast: whether those open then ended by the day given a chance of 85%."""
    ended = f"all done or closed by {in_few_words(row.ended_on)}" if row.ended_on else "some are still open"
    verdicts = {True: "held", False: "did not hold", None: "not known yet" if row.then.given else "nothing to judge"}
    return f"{verdicts[row.inside]}: {ended}"
