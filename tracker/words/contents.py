"""What the register holds and does not hold: its sources, its files, its kinds of entries.

Takes values, returns text; decides nothing.
"""

from collections.abc import Iterable, Sequence

from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import Answer, Escalation, Evidence, Extension, Handover, Update, Verification
from tracker.register.schema.supporting import Decision, Meeting, Observation
from tracker.register.text.folder import RESPONSES
from tracker.rules.lists.completeness import Completeness
from tracker.rules.lists.tally import Tally
from tracker.vocabulary import WordingStatus
from tracker.words.figures import capital, count, listed, on_or_in, short_name


def source_text(register: Register, source: Source) -> str:
    """Return what a source is: kind, by whom and when issued, how many recommendations, who may verify."""
    kind, by = source.kind.label, short_name(register, source.issued_by)
    issued = f"{kind}, issued by {by} {on_or_in(source.issued_on)}"
    names = listed([short_name(register, each) for each in source.verifiers])
    verified = f"{capital(names)} may verify them." if names else "Nobody may verify them."
    makes = "The number of its recommendations is not fixed"
    if source.expected_count is not None:
        makes = f"It makes {count(source.expected_count, 'recommendation')}"
    return f"{issued}. {makes}. {verified}"


_KINDS: dict[type[Entry], tuple[str, str]] = {
    Answer: ("an answer to a single recommendation", "Answers to single recommendations"),
    Verification: ("a verdict on a single recommendation", "Verdicts on single recommendations"),
    Extension: ("an extension of a deadline", "Extensions of deadlines"),
    Handover: ("a handover to a new lead", "Handovers"),
    Escalation: ("an escalation", "Escalations"),
    Meeting: ("a meeting", "Meetings"),
    Decision: ("a decision of a meeting", "Decisions put to meetings"),
    Evidence: ("an item of evidence", "Items of evidence"),
    Update: ("an update by an action owner", "Updates by action owners"),
    Statement: ("a statement about a source as a whole", "Statements about a source as a whole"),
    Observation: ("a published figure", "Published figures"),
}


def kind_name(kind: type[Entry]) -> str:
    """Return the name of a kind of entry, for a table."""
    return _KINDS[kind][1] if kind in _KINDS else f"{kind.__name__}s"


def not_held(held: Sequence[Completeness], tallies: Iterable[Tally], hashed: int, planned: int) -> list[str]:
    """Return what the register does not hold, a sentence each."""
    number = sum(each.on_file for each in held)
    missing = [
        (number - sum(each.wording.get(WordingStatus.VERBATIM, 0) for each in held), "the official wording"),
        (sum(each.unreferenced for each in held), "the source’s own number"),
        (sum(each.unowned for each in held), "an owner"),
        (sum(each.inferred for each in held), "a document that states the deadline (it is inferred)"),
        (sum(each.undated for each in held), "a deadline"),
        (sum(each.unanswered for each in held), "any entry of its own"),
    ]
    sentences = [f"{capital(what)}, for {_of(some, number)}." for some, what in missing if some]
    absent = [_KINDS[each.kind][0] for each in tallies if each.kind in _KINDS and not each.by_day]
    sentences += [f"{capital(what)}: none on record." for what in absent]
    if not hashed:
        sentences.append("A document itself: evidence is linked or held elsewhere, and none has a hash here.")
    if not planned:
        sentences.append("A later meeting: none is planned on the register.")
    return sentences


def _of(some: int, number: int) -> str:
    return f"any of the {number:,} recommendations" if some == number else f"{some:,} of {number:,} recommendations"


def files_text(register: Register) -> list[str]:
    """Return the files of the register, with what is in each."""
    first = (
        f"{ASKED}: {count(len(register.parties), 'party', 'parties')},"
        f" {count(len(register.sources), 'source')}, {count(len(register.recommendations), 'recommendation')}"
    )
    files = [first, f"{RESPONSES}/: {count(len(register.responses), 'file')}"]
    supporting = (
        (MEETINGS, len(register.meetings), "meeting"),
        (CONCERNS, len(register.concerns), "concern"),
        (INDICATORS, len(register.indicators), "indicator"),
    )
    return files + [f"{name}: {count(number, what)}" for name, number, what in supporting if number]
