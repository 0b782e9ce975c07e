"""The words that entries of the register's files may hold, beside statuses and verdicts. Takes no decision."""

from tracker.vocabulary.word import Word


class AnswerKind(Word):
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


class ExtensionCause(Word):
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
