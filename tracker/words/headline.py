"""Where a source stands, in one headline: done and on whose word, late, not vouched for; as pieces that can be linked.

Takes figures, returns text with what each number counts and which statement each claim is; decides nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.rules.lists.sources import LateCount, RegisterFigures, SourceFigures
from tracker.rules.state.sources import Counted
from tracker.vocabulary import Says, State, Timeliness
from tracker.words.figures import capital, known_briefly, on_or_in, short_name
from tracker.words.statements import own_word

# What a number counts: recommendations in a state, late in a way, all that were issued, not vouched for, not on file.
Counts = State | Timeliness | Literal["issued", "not vouched for", "not on file", "statements"]
_MOST_OWNERS = 3  # more would not fit in two lines
NOTHING_ISSUED = "No source had been issued by this day."


class Piece(NamedTuple):
    """A few words of a headline. `counts`: what its number counts; `statement`: the claim that it tells."""

    text: str
    counts: Counts | None = None
    statement: Statement | None = None


Headline = tuple[Piece, ...]


def text_of(headline: Headline) -> str:
    """Return a headline as plain text."""
    return "".join(piece.text for piece in headline)


def source_headline(register: Register, figures: SourceFigures) -> Headline:
    """Return the headline of a source, what is shown first: "None of 16 shown as done. The ICO said “the majority” …".

    What was said of it comes after, so that nobody takes a claim for what was shown.
    """
    if not figures.source.on_file:
        all_missing = Piece(f"None of its {figures.missing:,}" if figures.missing else "None", "not on file")
        return all_missing, Piece(" is on the register." if figures.missing else " of its recommendations is on file.")
    sentences = [
        list(_shown_as_done(register, figures)),
        list(_stated(register, figures)),
        list(_late(figures)),
        list(_whose(register, figures)),
        list(_not_vouched_for(figures.doubted)),
    ]
    if figures.missing:
        sentences.append([Piece(f"{figures.missing:,}", "not on file"), Piece(" not on the register")])
    return _sentences(sentences)


def done_text(figures: SourceFigures) -> str:
    """Return how many of a source are done, for a narrow column: "9 to 15 of 16", "5 of 10", "2 of 7, disputed".

    Disputed: a statement claims more than the entries leave room for.
    """
    source, total = figures.source, f"{figures.source.total:,}"
    if source.contradicted:
        return f"{source.done:,} of {total}, disputed"
    if figures.claim is None:
        return f"{source.done:,} of {total}"
    low, high = source.done_from, source.done_to
    return f"{low:,} of {total}, stated" if low == high else f"{low:,} to {high:,} of {total}"


def register_headline(figures: RegisterFigures) -> Headline:
    """Return the headline of many sources together."""
    total, low, high = f"{figures.recommendations:,}", figures.done_from, figures.done_to
    done = [
        Piece(f"{figures.done:,} of {total}" if figures.done else f"None of {total}", "issued"),
        Piece(f" recommendations from {_sources(figures.sources)} shown as done"),
    ]
    shown = list(_shown(figures.verified, figures.claimed, has_verifiers=figures.has_verifiers))
    sentences = [[*done, Piece(": "), *shown] if shown else done]
    if figures.with_claim:
        which = Piece(f"Statements about {_sources(figures.with_claim)}", "statements")
        may = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        sentences.append([which, Piece(f" do not say which, so {may} may be done")])
    sentences += [list(_late(figures)), list(_not_vouched_for(figures.doubted))]
    if figures.contradicted:
        statements = Piece(f"What is stated of {_sources(figures.contradicted)}", "statements")
        sentences.append([statements, Piece(" is contradicted by the entries")])
    return _sentences(sentences)


def _sources(number: int) -> str:
    return f"{number:,} {'source' if number == 1 else 'sources'}"


def _sentences(sentences: Sequence[Sequence[Piece]]) -> Headline:
    """Return sentences as one headline; what is late and what is not vouched for share a sentence."""
    pieces: list[Piece] = []
    for sentence in filter(None, sentences):
        pieces += [*([Piece(" ")] if pieces else []), *sentence, Piece(".")]
    return tuple(pieces)


def _stated(register: Register, figures: SourceFigures) -> Iterator[Piece]:
    """Yield the statement behind a range, in the source's own word, and the range: "…: 9 to 15 of 16 may be done"."""
    source, claim = figures.source, figures.claim
    if claim is None:
        return
    yield _claim(register, claim)
    if source.contradicted:
        yield Piece(f"; the entries contradict that, and leave room for {source.contradicted_room:,}")
        return
    low, high = source.done_from, source.done_to
    yield Piece(": " if source.done else ", without saying which: ")  # beside figures of its own a range says as much
    yield Piece(f"{low:,} to {high:,} of {source.total:,}" if low != high else f"{low:,} of {source.total:,}", "issued")
    yield Piece(" may be done" if low != high else " are done, by what was said")
    if not source.done:
        yield Piece("; none can be vouched for")


def _claim(register: Register, claim: Counted) -> Piece:
    """Return a claim in the source's own word: "The ICO said “the majority” on 4 October 2019 (as reported)"."""
    statement = claim.statement
    listed_ones = f" of the {len(claim.listed)} that it lists" if claim.listed is not None else ""
    verified = " verified" if statement.says is Says.VERIFIED else ""
    said = f"said {own_word(statement)}{listed_ones}{verified} {on_or_in(statement.date)}{known_briefly(statement)}"
    return Piece(f"{capital(short_name(register, statement.by))} {said}", statement=statement)


def _shown_as_done(register: Register, figures: SourceFigures) -> Iterator[Piece]:
    """Yield how many are shown as done, and by whom: "All 16 verified, on a statement alone, by …"."""
    source = figures.source
    if not source.done:
        one = source.total == 1
        yield Piece("Its one recommendation is not" if one else f"None of {source.total:,}", "issued")
        yield Piece(" shown as done")
        return
    number = f"All {source.done:,}" if source.done == source.total > 1 else f"{source.done:,} of {source.total:,}"
    verified, claimed = figures.count(State.VERIFIED), figures.count(State.IMPLEMENTED)
    if verified and claimed:
        yield Piece(number, "issued")
        yield Piece(" shown as done: ")
        yield from _breakdown(figures)
        return
    yield Piece(number, State.VERIFIED if verified else State.IMPLEMENTED)
    only_claimed = " claimed done, none verified" if figures.has_verifiers else " claimed done"
    yield Piece(" verified" if verified else only_claimed)
    if source.done_by_statement == source.done and figures.carried_by:
        by = figures.carried_by
        yield Piece(", on a statement alone, ")
        said = f"{short_name(register, by.by)} {on_or_in(by.date)}{known_briefly(by)}"
        yield Piece(f"by {said}", statement=by)
    else:
        yield from _by_statement(figures)


def _breakdown(figures: SourceFigures) -> Iterator[Piece]:
    verified, claimed = figures.count(State.VERIFIED), figures.count(State.IMPLEMENTED)
    yield from _shown(verified, claimed, has_verifiers=figures.has_verifiers)
    yield from _by_statement(figures)


def _shown(verified: int, claimed: int, *, has_verifiers: bool) -> Iterator[Piece]:
    """Yield by whose word: a verifier's, or that of the owner alone."""
    if verified:
        yield Piece(f"{verified:,}", State.VERIFIED)
        yield Piece(" verified")
    if verified and claimed:
        yield Piece(", ")
    if claimed:
        yield Piece(f"{claimed:,}", State.IMPLEMENTED)
        yield Piece(" only claimed" if has_verifiers else " claimed")


def _by_statement(figures: SourceFigures) -> Iterator[Piece]:
    number, statement = figures.source.done_by_statement, figures.carried_by
    if number and statement:
        which = "" if number == figures.source.done else f"{number:,} of the {figures.source.done:,} "
        yield Piece("; " if which else ", ")
        yield Piece(f"{which}on a statement alone{known_briefly(statement)}", statement=statement)


def _late(figures: SourceFigures | RegisterFigures) -> Iterator[Piece]:
    """Yield how many are late, in both ways; "none past a deadline" only where something open has one."""
    overdue, unreported = figures.overdue, figures.unreported
    all_late = LateCount(overdue.number + unreported.number, overdue.inferred + unreported.inferred)
    is_same = all_late.inferred in (0, all_late.number)  # then it is said once of both
    if overdue.number:
        yield Piece(f"{overdue.number:,}", Timeliness.OVERDUE)
        yield Piece(f" overdue{'' if is_same and unreported.number else _inferred(overdue)}")
    if overdue.number and unreported.number:
        yield Piece(", ")
    if unreported.number:
        yield Piece(f"{unreported.number:,}", Timeliness.UNREPORTED)
        both = " (all inferred)" if is_same and overdue.number and all_late.inferred else ""
        yield Piece(f" past deadline with nothing reported{both or _inferred(unreported)}")
    if figures.open_with_deadline and not (overdue.number or unreported.number):
        yield Piece("None past its deadline")


def _whose(register: Register, figures: SourceFigures) -> Iterator[Piece]:
    """Yield whose the late ones are: one owner's, or where nothing else is to be told of what is done few owners'."""
    owners = figures.late_owners
    if 0 < len(owners) <= (1 if figures.source.done else _MOST_OWNERS):
        names = [short_name(register, owner) for owner in owners]
        yield Piece(f"Owner{'s' if len(names) > 1 else ''}: {', '.join(names)}")


def _inferred(late: LateCount) -> str:
    if not late.inferred:
        return ""
    return " (inferred)" if late.inferred == late.number else f" ({late.inferred:,} inferred)"


def _not_vouched_for(doubted: int) -> Iterator[Piece]:
    if doubted:
        yield Piece(f"{doubted:,}", "not vouched for")
        yield Piece(" cannot be vouched for")
