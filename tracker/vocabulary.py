"""Every status, kind and rule of the register: value, label, meaning. The one place where a status word is spelt.

Knows what the words mean; takes no decision.
"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of the register: its value in files, its label on screens, its meaning in one sentence."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> "Word":
        word = str.__new__(cls, value)
        word._value_ = value
        word.label, word.meaning = label, meaning
        return word

    def __init_subclass__(cls) -> None:
        """Make the members plain attributes: in Python 3.11, not later, each look-up of one is a call otherwise."""
        for name, member in cls.__members__.items():
            type.__setattr__(cls, name, member)

    @classmethod
    def of(cls, value: str) -> Self:
        return cls._value2member_map_[value]  # type: ignore[return-value]

    __hash__ = str.__hash__  # Enum's own is a Python call for each look-up
    __str__ = str.__str__


class Status(Word):
    """What the owner of an action says of it."""

    NOT_STARTED = "not_started", "Not started", "The action owner says that work has not begun."
    IN_PROGRESS = "in_progress", "In progress", "The action owner says that work is under way."
    PARTLY_IMPLEMENTED = "partly_implemented", "Partly implemented", "The action owner says that part of it is done."
    IMPLEMENTED = "implemented", "Implemented", "The action owner says that it is done."
    WITHDRAWN = "withdrawn", "Withdrawn", "The action owner says that it will not be done."
    NOT_REPORTED = "not_reported", "Nothing reported", "No update is on the register."


class State(Word):
    """The one word for where a recommendation stands."""

    VERIFIED = "verified", "Verified", "A verifier of the source says that it is done."
    VERIFICATION_LAPSED = "verification_lapsed", "Verified – retest due", "Verified on evidence that has since expired."
    IMPLEMENTED = "implemented", "Implemented – awaiting verification", "Claimed to be done; no verifier has said so."
    PARTLY_VERIFIED = "partly_verified", "Partly verified", "A verifier says that part of it is done."
    PARTLY_IMPLEMENTED = "partly_implemented", "Partly implemented", "Part of it is claimed to be done."
    IN_PROGRESS = "in_progress", "In progress", "Work is reported to be under way."
    NOT_STARTED = "not_started", "Not started", "It is reported that work has not begun."
    NOT_REPORTED = "not_reported", "No progress reported", "The register holds no report about this one by itself."
    SUPERSEDED = "superseded", "Superseded", "It no longer applies. That says nothing about what had been done."
    CLOSED_NOT_IMPLEMENTED = "closed_not_implemented", "Closed – not implemented", "It was rejected or withdrawn."


DONE = frozenset({State.VERIFIED, State.IMPLEMENTED})
OPEN = frozenset(
    {State.PARTLY_VERIFIED, State.PARTLY_IMPLEMENTED, State.IN_PROGRESS, State.NOT_STARTED, State.NOT_REPORTED}
)
DONE_OR_LAPSED = DONE | {State.VERIFICATION_LAPSED}
CLOSED = frozenset({State.SUPERSEDED, State.CLOSED_NOT_IMPLEMENTED})


class Timeliness(Word):
    """How a recommendation or an action stands against its deadline."""

    ON_TIME = "on_time", "Done on time", "Done by the original deadline."
    LATE = "late", "Done late", "Done after the original deadline."
    DAY_NOT_KNOWN = "day_not_known", "Done, day not known", "Done by the day shown; on which day is not on record."
    OVERDUE = "overdue", "Overdue", "Open, and past its present deadline."
    UNREPORTED = (
        "unreported",
        "Past deadline, nothing reported",
        "Past its present deadline, and nothing is reported about this one by itself.",
    )
    DUE_SOON = "due_soon", "Due soon", "Open, and its deadline is near."
    ON_TRACK = "on_track", "Before its deadline", "Open, and its deadline is not near."
    UNDATED = "undated", "No deadline", "Open, and no deadline is on the register."
    RETEST_DUE = "retest_due", "Retest due", "Evidence that its verification rests on has expired."
    NOT_APPLICABLE = "not_applicable", "–", "Closed, or done without a deadline to compare with."


PAST_DEADLINE = frozenset({Timeliness.OVERDUE, Timeliness.UNREPORTED})


class Outcome(Word):
    """The verdict of a verification."""

    VERIFIED = "verified", "Verified", "The verifier found it done."
    PARTLY_VERIFIED = "partly_verified", "Partly verified", "The verifier found part of it done."
    NOT_VERIFIED = "not_verified", "Not verified", "The verifier did not find it done."
    SUPERSEDED = "superseded", "Superseded", "It no longer applies; this is no verdict."


class Decision(Word):
    """The answer of the responsible body to a recommendation."""

    ACCEPTED = "accepted", "Accepted", "It will be done."
    ACCEPTED_IN_PART = "accepted_in_part", "Accepted in part", "Part of it will be done; the reason says which."
    NOTED = "noted", "Noted", "Neither accepted nor rejected."
    REJECTED = "rejected", "Rejected", "It will not be done; the reason says why."
    ANSWERED = "answered", "Answered", "The body answered; the answer does not say whether it accepts."
    NO_ANSWER = "no_answer", "No answer", "The body was asked and gave no answer."


class Says(Word):
    """What a statement says of a source's recommendations."""

    ACCEPTED = "accepted", "Accepted", "They were accepted."
    EXPECTED = "expected", "Expected", "They are expected to be done by a date."
    IMPLEMENTED = "implemented", "Claimed done", "They are claimed to be done."
    VERIFIED = "verified", "Verified", "A verifier says that they are done."
    SUPERSEDED = "superseded", "Superseded", "They no longer apply."


class Covers(Word):
    """Which recommendations of its source a statement is about, where it does not list them."""

    ALL = "all", "all", "Every recommendation of the source."
    SOME = "some", "some", "Some of them: no number is given, and none is named."


class Certainty(Word):
    """How the register knows a fact."""

    FIRST_HAND = "first_hand", "First hand", "It stands in the document cited."
    REPORTED = "reported", "Reported", "A second source says that the first one says it."
    PARTIAL = "partial", "Partly seen", "The text that was seen breaks off."
    INFERRED = "inferred", "Inferred", "Worked out from other facts; no document says it."


class Marking(Word):
    """Who may read the words of an item. An audience is named by the highest marking that it may read."""

    PUBLIC = "public", "Public", "Anyone may read it."
    OFFICIAL = "official", "Official", "Readers inside the bodies concerned."
    OFFICIAL_SENSITIVE = "official_sensitive", "Official – sensitive", "Named readers only."


class WordingStatus(Word):
    """What the register holds of a recommendation's own text."""

    VERBATIM = "verbatim", "Official wording", "The official text is held."
    SUMMARY = "summary", "Summary", "Own words; the official wording is not yet transcribed."
    THEME = "theme", "Theme", "A theme that was seen; it is not known to be one recommendation of its own."
    NOT_TRANSCRIBED = "not_transcribed", "Not transcribed", "It is counted by the source; its text was not seen."


class DueBasis(Word):
    """Where a deadline comes from."""

    STATED = "stated", "Stated", "A document states the date."
    INFERRED = "inferred", "Inferred", "The date was worked out; no document states it."
    NONE = "none", "None", "No deadline is on record."


class PartyKind(Word):
    """What sort of party it is."""

    BODY = "body", "Body", "An organisation."
    GROUP = "group", "Group", "A meeting or panel of people from one or more bodies."
    POST = "post", "Post", "An office that somebody holds; never a named person."


class SourceKind(Word):
    """What sort of document makes the recommendations."""

    ENFORCEMENT_NOTICE = "enforcement_notice", "Enforcement notice", "A regulator's notice that must be complied with."
    REVIEW = "review", "Review", "A review by or for an oversight body."
    INSPECTION = "inspection", "Inspection", "An inspectorate's report."
    INQUIRY = "inquiry", "Inquiry", "A public inquiry's report."
    AUDIT = "audit", "Audit", "An auditor's report."
    OTHER = "other", "Other", "Any other document."


class EvidenceKind(Word):
    """What sort of document an item of evidence is."""

    LETTER = "letter", "Letter", "A letter or e-mail."
    REPORT = "report", "Report", "A paper or report."
    POLICY = "policy", "Policy", "A policy, procedure or guidance."
    ASSESSMENT = "assessment", "Assessment", "An impact or risk assessment."
    AGREEMENT = "agreement", "Agreement", "A signed agreement."
    MINUTES = "minutes", "Minutes", "Minutes of a meeting."
    DATASET = "dataset", "Dataset", "Figures."
    WEB_PAGE = "web_page", "Web page", "A page on the web."
    TRAINING = "training", "Training record", "Material or attendance of a training."
    AUDIT = "audit", "Audit", "An audit or dip sample."
    OTHER = "other", "Other", "Any other document."


class Stance(Word):
    """What an item of evidence does to the claim that it is about."""

    SUPPORTS = "supports", "Supports", "It shows what is claimed."
    CONTRADICTS = "contradicts", "Contradicts", "It shows that what is claimed is not so."


class Priority(Word):
    """How urgent a recommendation is, in the source's own judgement."""

    HIGH = "high", "High", "The source calls it urgent, or puts it first."
    MEDIUM = "medium", "Medium", "The source puts it between the others."
    LOW = "low", "Low", "The source puts it last."


class Cause(Word):
    """What sort of thing made an extension necessary."""

    RESOURCES = "resources", "Resources", "People or money were missing."
    TECHNOLOGY = "technology", "Technology", "A system was late or did not work."
    LEGAL = "legal", "Legal", "Law, advice or a court stood in the way."
    PARTNERS = "partners", "Partners", "Another body was needed."
    PROCUREMENT = "procurement", "Procurement", "Something had to be bought."
    SCOPE = "scope", "Scope", "More was asked than before."
    OTHER = "other", "Other", "Anything else; the reason says what."


class MeetingStatus(Word):
    """Whether a meeting took place."""

    PLANNED = "planned", "Planned", "It is to take place."
    HELD = "held", "Held", "It took place."
    CANCELLED = "cancelled", "Cancelled", "It did not take place."


class DecisionOutcome(Word):
    """What became of a decision put to a meeting."""

    ASKED = "asked", "Asked", "The meeting was asked; the outcome is not on record."
    AGREED = "agreed", "Agreed", "The meeting agreed."
    AMENDED = "amended", "Amended", "The meeting agreed, with changes."
    REFUSED = "refused", "Refused", "The meeting refused."


class ConcernKind(Word):
    """What sort of concern it is."""

    COMMUNITY = "community", "Community", "A concern of people affected, or of those who speak for them."
    DELIVERY = "delivery", "Delivery", "A concern about how the work is going."


class Better(Word):
    """Which direction of an indicator is claimed to be better."""

    LOWER = "lower", "Lower", "A lower figure is claimed to be better."
    HIGHER = "higher", "Higher", "A higher figure is claimed to be better."


class QuarterKind(Word):
    """Which year the quarters belong to."""

    FINANCIAL = "financial", "Financial", "April to March: Q1 is April to June."
    CALENDAR = "calendar", "Calendar", "January to December."


class Flag(Word):
    """What a reader must know beside the state."""

    BY_STATEMENT = (
        "by_statement",
        "By statement",
        "It is done by a statement about its source as a whole; its own entries alone would show less.",
    )
    REFUSED_BY_SOME = "refused_by_some", "Refused by some", "It is done, and a body that was asked has refused it."
    REJECTED_BY_VERIFIER = (
        "rejected_by_verifier",
        "Claim not upheld",
        "Claimed to be done; the verifier did not find it so.",
    )
    REJECTED_THEN_ACTED = (
        "rejected_then_acted",
        "Rejected, then acted on",
        "Its answer is a rejection, and work, a claim or a verdict came after it.",
    )
    REOPENED = "reopened", "Reopened", "It was verified once, and is not now."


class Rule(Word):
    """What makes an exception: something that the group must look at. The meaning says when the rule holds."""

    severity: int  # 3 act now, 2 the group should ask, 1 note

    OVERDUE = "overdue", 3, "Overdue", "Open, something is reported, and the present deadline has passed."
    ACTION_OVERDUE = (
        "action_overdue",
        3,
        "Action overdue",
        "An action of an open recommendation is past a deadline of its own.",
    )
    ANSWER_OVERDUE = (
        "answer_overdue",
        3,
        "Answer overdue",
        "Open, the day by which it must be answered has passed, and a body that owns it has not answered.",
    )
    REJECTED_BY_VERIFIER = "rejected_by_verifier", 3, "Claim not upheld", "Claimed done; no verifier found it so."
    REOPENED = "reopened", 3, "Reopened", "It was verified once, and is not now; or it was done, where nobody verifies."
    UNEVIDENCED = "unevidenced", 3, "No evidence", "Done, with no evidence of its own and no statement that covers it."
    CLOSED_WITHOUT_AGREEMENT = (
        "closed_without_agreement",
        3,
        "Closed without agreement",
        "Rejected or withdrawn, and no decision of a meeting and no verifier's outcome names it.",
    )
    ESCALATION_UNANSWERED = (
        "escalation_unanswered",
        3,
        "Escalation unanswered",
        "Open, and an escalation has waited for an answer for longer than the quiet period.",
    )
    STATEMENT_CONTRADICTED = (
        "statement_contradicted",
        3,
        "Statement contradicted",
        "A statement claims more done than the register's own entries leave room for.",
    )
    RESTS_ON_STATEMENT = (
        "rests_on_statement",
        2,
        "Rests on a statement",
        "Some are done by a statement about the source; their own entries alone would show less.",
    )
    CONTRADICTED = (
        "contradicted",
        2,
        "Contradicted by evidence",
        "Done, and evidence as new as its verdict, or as its claim where no verdict stands, shows the contrary.",
    )
    REFUSED_BY_SOME = (
        "refused_by_some",
        2,
        "Refused by some",
        "Done, a body refused it, and neither a meeting agreed nor a verifier has looked at it since.",
    )
    WAITING = (
        "waiting",
        2,
        "Waiting on another",
        "An action of an open recommendation has waited on the same party for longer than the quiet period.",
    )
    UNREPORTED = "unreported", 2, "Past deadline, nothing reported", "Past its deadline, and nothing is reported of it."
    EXPECTATION_PASSED = (
        "expectation_passed",
        2,
        "Expected date passed",
        "The day by which it was expected to be done has passed, and it is open.",
    )
    UNDATED = "undated", 2, "No deadline", "Open for more than 182 days, and no deadline is on the register."
    OWNER_MISSING = "owner_missing", 2, "No owner", "Open; it has no lead on record, and no live action has an owner."
    SLIPPED_TWICE = "slipped_twice", 2, "Extended twice", "Two or more extensions were agreed."
    EXTENSION_TOLD_LATE = "extension_told_late", 2, "Extension told late", "Agreed after the deadline it replaces."
    VERIFICATION_LAPSED = "verification_lapsed", 2, "Retest due", "Evidence that the verification rests on has expired."
    VERIFICATION_WAITING = (
        "verification_waiting",
        2,
        "Waiting for verification",
        "Claimed done for longer than the quiet period, and not verified.",
    )
    SELF_VERIFIED = (
        "self_verified",
        2,
        "Verified by its owner",
        "Who verified it acts for the body that owns it, or one of its actions.",
    )
    LIMB_UNCOVERED = "limb_uncovered", 2, "Limb not covered", "Open, and no live action delivers one of its limbs."
    STATED_NOT_EVIDENCED = (
        "stated_not_evidenced",
        2,
        "Stated, not evidenced",
        "A statement claims more done than the register shows one by one.",
    )
    COUNT_MISMATCH = "count_mismatch", 2, "Count differs", "The register does not hold as many as the source made."
    DECISION_OVERDUE = "decision_overdue", 2, "Decision overdue", "The decision's date has passed and it is not done."
    CONCERN_UNRESOLVED = "concern_unresolved", 2, "Concern unresolved", "Raised longer ago than the quiet period."
    QUIET = "quiet", 1, "Quiet", "Open, and nothing was recorded about it for longer than the quiet period."
    EVIDENCE_AFTER_CLAIM = "evidence_after_claim", 1, "Evidence after claim", "Its evidence is newer than the claim."
    WORDING_MISSING = "wording_missing", 1, "Wording missing", "The official wording of some is not on the register."
    FIGURES_DISAGREE = "figures_disagree", 1, "Figures disagree", "Two publications give different figures for one day."

    def __new__(cls, value: str, severity: int, label: str, meaning: str) -> "Rule":
        word = str.__new__(cls, value)
        word._value_ = value
        word.severity, word.label, word.meaning = severity, label, meaning
        return word
