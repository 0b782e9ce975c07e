"""Exceptions by rule, evidence, claims beside verdicts, completeness → the sentences of Assurance.

Takes what the rules found, returns text; decides nothing.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.response import Update, Verification
from tracker.register.schema.supporting import Meeting
from tracker.rules.exceptions.case import OversightException
from tracker.rules.lists.completeness import Completeness, Pairing
from tracker.vocabulary import Outcome, Rule, Status, WordingStatus
from tracker.words.figures import capital, count, listed, short_name, small
from tracker.words.states import state_label

SEVERITIES = {3: "Act now", 2: "The group should ask", 1: "Note"}
NO_VERDICT = "No verdict"
NO_PROBLEMS = "Every check of the register’s files passes: no error, no warning."


def exceptions_text(exceptions: Sequence[OversightException], of: int) -> str:
    """Return how many exceptions are shown, by how many rules and how urgent; `of`: how many there are in all."""
    if not of:
        return "No rule finds anything that the group must look at on this day."
    if not exceptions:
        return f"None of the {count(of, 'exception')} of this day is of the kind chosen. Choose All to see them."
    rules = len({each.rule for each in exceptions})
    ranks = ((word.lower(), sum(each.rule.severity == rank for each in exceptions)) for rank, word in _RANKS.items())
    urgency = listed([f"{number:,} {word}" for word, number in ranks if number])
    among = f" of the {of:,}" if len(exceptions) < of else ""
    return f"{count(len(exceptions), 'exception')}{among}, by {count(rules, 'rule')}: {urgency}."


_RANKS = {3: "to act on now", 2: "that the group should ask about", 1: "to note"}


def rule_text(rule: Rule) -> str:
    """Return when a rule holds: "Holds when open, and no owner is on record"."""
    return f"Holds when: {small(rule.meaning)}"


def more_text(rule: Rule, number: int) -> str:
    """Return the words of the link to all exceptions of a rule."""
    return f"All {number:,} of ‘{rule.label}’"


def none_of_rule(rule: Rule) -> str:
    """Return that a rule finds nothing."""
    return f"The rule ‘{rule.label}’ finds nothing on this day. {rule_text(rule)}"


def left_text(shown: int, of: int) -> str:
    """Return that a table is cut, and where the rest is."""
    return f"The first {shown:,} of {of:,}. The download has all of them."


def side_text(register: Register, entry: Update | Verification) -> str:
    """Return what a claim or a verdict says: "Verified, Commissioner's office, 3 May 2024"."""
    what = entry.outcome.label if isinstance(entry, Verification) else "Claimed done"
    return f"{what}, {short_name(register, entry.by)}, {in_few_words(entry.date)}"


def sides_left_text(shown: int, of: int) -> str:
    """Return that a table is cut, and where the rest is."""
    return f"The latest {shown:,} of {of:,}. Of each of the others its own page says who recorded what."


def promises_text(broken: int, first: date, meeting: Meeting | None) -> str:
    """Return how many promises are broken of those made by the first day, and by what a meeting had before it."""
    since = f"had promised on {in_words(first)}, its oldest sound revision"
    if meeting:
        since += f", or before the {meeting.title} of {in_words(meeting.date)}"
    if not broken:
        return f"Nothing that the register {since}, is broken."
    return f"Of what the register {since}, {count(broken, 'promise is', 'promises are')} broken:"


def verdict_label(verdict: Outcome | None) -> str:
    """Return the word for a verdict."""
    return verdict.label if verdict else NO_VERDICT


def claim_label(claim: Status) -> str:
    """Return the word for what is reported."""
    return "Claimed done" if claim is Status.IMPLEMENTED else claim.label


def pairing_text(register: Register, pairing: Pairing, number: int) -> str:
    """Return what a list of recommendations with the same claim and verdict holds."""
    claim, verdict = claim_label(pairing.claim).lower(), verdict_label(pairing.verdict).lower()
    state = state_label(register, [pairing.source], pairing.state)
    what = f"by what is reported: {claim}; by the verdict: {verdict}; so the state is: {state}"
    return f"{count(number, 'recommendation')} of {pairing.source}, {what}."


def completeness_text(register: Register, held: Completeness) -> list[str]:
    """Return what is missing of a source's recommendations, a sentence each."""
    source = register.sources[held.source]
    sentences = [f"{held.on_file:,} on file."]
    if held.expected is not None:
        is_whole = held.on_file == held.expected
        differs = f"{held.on_file:,} on file, where the source makes {held.expected:,}."
        sentences = [f"{held.on_file:,} of {held.expected:,} on file." if is_whole else differs]
    sentences += [_wording(held, status) for status in held.wording]
    if held.wording.get(WordingStatus.NOT_TRANSCRIBED) or held.wording.get(WordingStatus.SUMMARY):
        where = f"the published {source.kind.label.lower()}"
        sentences.append(f"The register’s keeper can fill in the official wording from {where}.")
    return sentences


_WORDING = {
    WordingStatus.VERBATIM: "held in the official wording",
    WordingStatus.SUMMARY: "held in own words; the official wording is not yet transcribed",
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
    parts = [count(errors, "error")] if errors else []
    parts += [count(warnings, "warning")] if warnings else []
    consequence = "Errors block: the last sound register is shown until they are put right." if errors else ""
    return f"{capital(listed(parts))}. {consequence or 'Warnings take nothing away.'}"
