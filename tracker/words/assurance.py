"""Exceptions by rule, evidence, claims beside verdicts, completeness → the sentences of Assurance.

Takes what the rules found, returns text; decides nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import RuleOff
from tracker.register.schema.response import Update, Verification
from tracker.register.schema.supporting import Meeting
from tracker.rules.exceptions.case import OversightException
from tracker.rules.lists.completeness import Completeness, Pairing
from tracker.vocabulary import Outcome, Rule, Status, WordingStatus
from tracker.words.exceptions.subject import subject_name, subject_title
from tracker.words.figures import capital, count, ids_text, listed, short_name, small
from tracker.words.states import state_label

SEVERITIES = {3: "to act on now", 2: "to ask about", 1: "to note"}
NO_VERDICT = "No verdict"
NO_PROBLEMS = "Every check of the register’s files passes: no error, no warning."


def exceptions_text(exceptions: Sequence[OversightException], of: int) -> str:
    """Return how many exceptions are shown, by how many rules and how urgent; `of`: how many there are in all."""
    if not of:
        return "No rule finds anything on this day."
    if not exceptions:
        return f"None of the {count(of, 'exception')} on this day is of the kind chosen."
    rules = len({each.rule for each in exceptions})
    ranks = ((word, sum(each.rule.severity == rank for each in exceptions)) for rank, word in SEVERITIES.items())
    urgency = listed([f"{number:,} {word}" for word, number in ranks if number])
    among = f" of the {of:,}" if len(exceptions) < of else ""
    return f"{count(len(exceptions), 'exception')}{among}, by {count(rules, 'rule')}: {urgency}."


def rule_text(rule: Rule) -> str:
    """Return when a rule holds: "Holds when open, and no owner is on record"."""
    return f"Holds when: {small(rule.meaning)}"


def since_text(oldest: date, newest: date) -> str:
    """Return since when exceptions are found: "1 Oct 2024 (oldest), 1 Mar 2025 (newest)", of one day that day."""
    first, last = in_few_words(oldest), in_few_words(newest)
    return first if first == last else f"{first} (oldest), {last} (newest)"


def about_text(register: Register, exceptions: Sequence[OversightException]) -> str:
    """Return what exceptions of one rule are about: ids where they are few, else how many of which source."""
    ids = tuple(dict.fromkeys(id for each in exceptions for id in _recommendations_of(each)))
    others = tuple(dict.fromkeys(_name(register, each) for each in exceptions if not _recommendations_of(each)))
    named = ids_text(ids) if len(ids) <= _MOST_IDS else _by_source(register, ids)
    more = listed(others) if len(others) <= _MOST_IDS else f"{len(others):,} {exceptions[-1].kind}s"
    return f"{named}; also {more}" if ids and others else named or more


_MOST_IDS, _MOST_SOURCES = 6, 3


def _recommendations_of(exception: OversightException) -> tuple[str, ...]:
    return exception.recommendations if exception.kind in ("recommendation", "action") else ()


def _name(register: Register, exception: OversightException) -> str:
    if exception.kind == "indicator":
        return subject_title(register, exception)
    return f"source {exception.subject}" if exception.kind == "source" else subject_name(exception)


def _by_source(register: Register, ids: Sequence[str]) -> str:
    numbers = Counter(register.recommendations[id].source for id in ids)
    if len(numbers) > _MOST_SOURCES:
        return f"{len(ids):,} recommendations of {len(numbers):,} sources"
    return listed([f"{number:,} of {source}" for source, number in numbers.items()])


def owner_text(register: Register, exception: OversightException) -> str:
    """Return who owns what an exception is about; that nobody is on record, or that no one party owns such a thing."""
    if exception.kind in ("source", "concern", "indicator"):
        return "no single owner"
    return ", ".join(map(register.name_of, exception.owners or (None,)))


def off_text(switched: RuleOff) -> str:
    """Return that a rule is switched off, since when and why."""
    return f"‘{switched.rule.label}’ has been switched off since {in_words(switched.since)}: {switched.reason}"


def nowhere_count(rules: int) -> str:
    """Return how many rules find nothing."""
    return count(rules, "other rule finds", "other rules find") + " nothing"


def nowhere_text(rules: Sequence[Rule]) -> str:
    """Return which rules find nothing."""
    labels = " · ".join(small(rule.label) for rule in rules)
    return f"{nowhere_count(len(rules))}: {labels}"


def none_of_rule(rule: Rule) -> str:
    """Return that a rule finds nothing."""
    return f"The rule ‘{rule.label}’ finds nothing on this day. {rule_text(rule)}"


def side_text(register: Register, entry: Update | Verification) -> str:
    """Return what a claim or a verdict says: "Verified, Commissioner's office, 3 May 2024"."""
    what = entry.outcome.label if isinstance(entry, Verification) else "Claimed done"
    return f"{what}, {short_name(register, entry.by)}, {in_few_words(entry.date)}"


def sides_left_text(shown: int, of: int) -> str:
    """Return that a table is cut, and where the rest is."""
    return f"The latest {shown:,} of {of:,}. For each of the others, its own page says who recorded what."


def sides_gist(number: int) -> str:
    """Return for how many recommendations there is anything to show side by side."""
    return f"{count(number, 'recommendation')} with a claim or a verdict of its own" if number else "none yet"


def promises_gist(broken: int, first: date) -> str:
    """Return in a few words whether promises were kept."""
    kept = f"all kept since {in_few_words(first)}"
    return f"{count(broken, 'promise')} broken" if broken else kept


def promises_text(broken: int, first: date, meeting: Meeting | None) -> str:
    """Return how many promises are broken of those made by the first day, and by what a meeting had before it."""
    since = f"its oldest revision without errors, of {in_words(first)}"
    if meeting:
        since += f", and with what the {meeting.title} of {in_words(meeting.date)} was shown"
    kept = f"{count(broken, 'promise is', 'promises are')} broken:" if broken else "No promise is broken."
    return f"The register is compared with {since}. {kept}"


def verdict_label(verdict: Outcome | None) -> str:
    """Return the word for a verdict."""
    return verdict.label if verdict else NO_VERDICT


def claim_row_text(row: tuple[str | None, Status]) -> str:
    """Return the name of a row that counts what is claimed of a source (None: of all): "ICO: claimed done"."""
    source, claim = row
    return f"{source}: {claim_label(claim).lower()}" if source else claim_label(claim)


def claim_label(claim: Status) -> str:
    """Return the word for what is reported."""
    return "Claimed done" if claim is Status.IMPLEMENTED else claim.label


def pairing_text(register: Register, pairing: Pairing, number: int) -> str:
    """Return what a list of recommendations with the same claim and verdict holds."""
    claim, verdict = claim_label(pairing.claim).lower(), verdict_label(pairing.verdict).lower()
    sources = [pairing.source] if pairing.source else register.sources
    state = state_label(register, sources, pairing.state)
    of = f" of {pairing.source}" if pairing.source else ""
    return f"{count(number, 'recommendation')}{of}. Reported: {claim}. Verdict: {verdict}. So the state is: {state}."


def pairings_gist(pairings: Mapping[Pairing, Sequence[str]], has_verifiers: bool) -> str:
    """Return how many are claimed done, how many a verifier found so, and how many are both.

    `has_verifiers`: whether any source of the register has somebody who may verify.
    """
    claimed = sum(len(ids) for pairing, ids in pairings.items() if pairing.claim is Status.IMPLEMENTED)
    verified = sum(len(ids) for pairing, ids in pairings.items() if pairing.verdict is Outcome.VERIFIED)
    done = "nothing claimed done" if not claimed else f"{claimed:,} claimed done"
    if not verified:
        return f"{done}, none verified" if has_verifiers else f"{done}; no source has a verifier"
    both = sum(
        len(ids)
        for pairing, ids in pairings.items()
        if pairing.claim is Status.IMPLEMENTED and pairing.verdict is Outcome.VERIFIED
    )
    return f"{done}, {verified:,} with the verdict ‘verified’, {both:,} with both"


def completeness_gist(held: Sequence[Completeness]) -> str:
    """Return how many are on file, of how many, and how well the sources are checked."""
    on_file = sum(each.on_file for each in held)
    sources = f"{count(len(held), 'source')}: " if len(held) > 1 else ""
    differing = sum(each.differs > 0 for each in held)
    expected = [each.expected for each in held]
    known = sum(each for each in expected if each is not None)
    of = f" of {known:,}" if None not in expected else ""
    parts = [f"{sources}{on_file:,}{of} on file"]
    if differing and len(held) > 1:
        parts.append(f"{count(differing, 'source')} with another number on file than the source makes")
    unofficial = on_file - sum(each.wording.get(WordingStatus.VERBATIM, 0) for each in held)
    parts.append(f"{unofficial:,} without the official wording" if unofficial else "all in the official wording")
    return ", ".join([*parts, checked_gist(held)])


def checked_gist(held: Sequence[Completeness]) -> str:
    """Return how many sources were never checked, or since when the one unchecked longest was not."""
    days = [each.last_checked for each in held]
    never = sum(day is None for day in days)
    if never == len(held):
        return "never checked against the source" if never == 1 else "never checked against their sources"
    if never:
        return f"{never:,} never checked"
    return f"last checked {in_few_words(min(day for day in days if day))}{' or later' if len(set(days)) > 1 else ''}"


def checked_text(held: Completeness) -> str:
    """Return when the keeper last looked for reports on a source."""
    return in_few_words(held.last_checked) if held.last_checked else "never"


def on_file_text(held: Completeness) -> str:
    """Return how many are on file; of a source that goes on making them there is no number to compare with."""
    return f"{held.on_file:,}" if held.expected is None else f"{held.on_file:,} of {held.expected:,}"


def completeness_text(register: Register, held: Completeness) -> list[str]:
    """Return what is missing of a source's recommendations, a sentence each."""
    source = register.sources[held.source]
    sentences = [f"{held.on_file:,} on file."]
    if held.expected is not None:
        is_whole = held.on_file == held.expected
        differs = f"{held.on_file:,} on file, but the source makes {held.expected:,}."
        sentences = [f"{held.on_file:,} of {held.expected:,} on file." if is_whole else differs]
    sentences += [_wording(held, status) for status in held.wording]
    if held.wording.get(WordingStatus.NOT_TRANSCRIBED) or held.wording.get(WordingStatus.SUMMARY):
        where = f"the published {source.kind.label.lower()}"
        sentences.append(f"The register’s keeper can fill in the official wording from {where}.")
    return sentences


_WORDING = {
    WordingStatus.VERBATIM: "held in the official wording",
    WordingStatus.SUMMARY: "held in the keeper’s own words; the official wording is not yet transcribed",
    WordingStatus.THEME: "known as themes only, not matched to the source’s own numbers",
    WordingStatus.NOT_TRANSCRIBED: "not yet transcribed",
}


def _wording(held: Completeness, status: WordingStatus) -> str:
    return f"{held.wording[status]:,} of {held.on_file:,} {_WORDING[status]}."


def wording_measure(status: WordingStatus) -> str:
    """Return the name of a count of wordings."""
    return capital(_WORDING[status].partition(";")[0])


MEASURES: tuple[tuple[str, str], ...] = (
    ("unreferenced", "Without the source’s own number"),
    ("unowned", "Without an owner on record"),
    ("inferred", "With an inferred deadline"),
    ("undated", "Without a deadline"),
    ("unanswered", "Without an entry of their own"),
)


def problems_text(errors: int, warnings: int) -> str:
    """Return how many problems the files have."""
    if not errors and not warnings:
        return NO_PROBLEMS
    return f"{capital(problems_gist(errors, warnings))}. {_BLOCKED if errors else _NOT_BLOCKED}"


_BLOCKED = "The last valid register stays on screen until the errors are fixed."
_NOT_BLOCKED = "Warnings do not stop the register from being shown."


def problems_gist(errors: int, warnings: int) -> str:
    """Return how many problems the files have, in a few words."""
    parts = [count(errors, "error")] if errors else []
    parts += [count(warnings, "warning")] if warnings else []
    return listed(parts) if parts else "none"
