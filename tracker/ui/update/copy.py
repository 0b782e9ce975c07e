"""What only the Update screen says."""

import re
from pathlib import PurePath

from tracker.words.figures import capital, count, small

_LONGEST = 4_000  # signs of a sentence on the screen

LEAD = "Say what was done. You then see what that changes. Nothing is saved until you send it."
WHO, ABOUT, WHAT, WHICH = "Who do you report for?", "What is it about?", "What do you want to record?", "Which one?"
WHOLE_OR_PART, SOMETHING_ELSE = "What are you reporting on?", "Something else"
CHOOSE_ONE, VERDICTS = "What do you report on?", "Waiting for your verdict"
ANYBODY = "Choose a body or post"
OTHERS_TOO = "Show what others own, too"
NOTHING_OWN = "Whoever you report for owns nothing on this register, so everything is listed."
CHOOSE = "Choose"
DAY_HINT = "such as yesterday, 31 March 2026, or 2026-03"
UPDATE = "All of it"
PART = "One part of it, such as an agreement with one partner"
EVIDENCE = "Evidence by itself"
EXTENSION = "A later deadline that was agreed"
ANSWER = "An answer to the recommendation"
VERIFICATION = "A verdict, by a verifier"
ESCALATION = "A matter put to somebody higher"
ESCALATION_ANSWERED = "The answer to a matter put to somebody higher"
HANDOVER = "A new lead"
CORRECTION = "A correction of something copied wrongly"
WITH_EVIDENCE = "Name a document that shows it (a scan, a letter, a report)"
ATTACH = "Attach a document that shows it (a scan, a letter, a report), if you have one"
ELSEWHERE = "Name a document that is kept elsewhere, or is on the web"
LATER_TOO = "A later deadline was agreed, too"
PART_DONE = "Say where this part stands"
WHOLE_CLAIM = (
    "This says that all of the action is done. If only one part of it is, such as an agreement with one partner, record"
    " that part as an action of its own:"
)
ONE_PART = "record one part"
YOUR_ENTRY, WHAT_IT_DOES, HAND_IN = "Your entry", "What this does", "Send it"
MORE = "More, if it applies"
OPTIONAL = "optional"
HINTS = {
    "evidence": "Say where it can be seen: a web address, or where it is kept. Without either it counts as no evidence."
}
NO_FILE = "Say where it can be seen: a web address, or where it is kept."
HEADINGS = {
    "update": "Where it stands",
    "evidence": "The new evidence",
    "extension": "The later deadline",
    "action": "The part",
}
NOW_SHOWN = "You are looking at an earlier state of the register. What you record here is added to it as it is now."
CHANGED = "has changed since you began. What you typed is kept, and what it does is worked out again."
NOW, THEN = "Now", "With this"
PROBLEMS, MISSING, CHANGES = "Correct these first", "Still missing", "What is added"
LINES = "For technical staff: the exact lines"
WARNINGS = "Look at these"
NOT_ALL_READABLE = (
    "You may not read some lines next to the new ones, so there is no patch to download. Send the new lines,"
    " or what you save below, to the register’s keeper."
)
NOT_SOUND = "Once the errors above are corrected, you can send it here."
NOT_YET = "Once these are filled in, this shows what your entry changes, and the button to send it."
TO_PUT_RIGHT = "Correct what is said below these fields:"
SAVE, LOAD = "Save what I typed", "Load what I saved"
SAVE_WHY = "What you typed is kept here for twelve hours, but not a document. To go on another day, save it as a file."
BROUGHT_BACK, START_AFRESH = "What you typed here before, and did not send, is here again.", "Empty the form"
PASTE, TAKE_OVER = "Paste the text of the saved file here", "Fill the form with it"
NOT_A_DRAFT = "This is not the text of a file saved here. Open the saved file, copy all of it, and paste it again."
LOADED = "The form is filled with what you saved."
PATCH, PATCH_FILE = "As a patch file", "Download the patch"
PATCH_WHY = "Send this file to the register’s keeper, or apply it yourself at the top of the repository:"
WHOLE_FILE, BY_HAND = "Download the whole new file", "As text"
BY_HAND_WHY = "Copy the new lines, and add them where it says, in this order."
NO_REPOSITORY = (
    "The register is not under version control here, so there is no patch. Put the whole new file in its place."
)
DOCUMENT = "The document itself, to be kept in the register"
DOCUMENT_HELP = (
    "PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, text, CSV or e-mail, up to 20 MB, without macros, scripts"
    " or a password."
)
WITH_DOCUMENT = "A document goes with it, so it cannot be sent as text."
TOO_LONG = "It is too long to be sent as text."
TRACES = "This file says more than it shows"
TRACES_WHY = (
    "Everyone who may read this document can see this too. If it is not meant for them, remove it and add the document"
    " again."
)
SEND, SENDING = "Send for approval", "Sending …"
NO_EDITOR = "You are not on the list of those who may send entries from here. Send it in one of the ways below."
MAY_NOT = "You cannot send this from here. Send it to the register’s keeper, as below."
NOT_PUBLISHED = "It was not sent"
SENT, SENT_BEFORE = "Your entry is sent", "This was sent before"
ONE_STEP_LEFT = "One step is left, so that whoever approves it hears of it:"
OPEN_PULL_REQUEST = "Open the pull request"
PULL_REQUEST_WHY = (
    "Its title and text are filled in there. You need an account there; without one, tell the register’s keeper the"
    " reference above."
)
ANOTHER, BACK_TO_IT = "Record something else", "Change what I typed, and send it again"
NO_HOST, REFERENCE = "Tell the register’s keeper this reference:", "the reference"
OTHERWISE_NOW = "The register has changed since. With your entry it now says:"
FILE_ON_HOST_WHY = "You need an account there. Your change becomes a proposal that the keeper looks at."
TITLE_IT = "There it asks for a title. Say:"
NOT_PREFILLED = "Select all of what the editor there shows, and paste the whole new file over it:"

_KEEPERS = "For the secretariat:"
_KINDS = {
    "statement": "a statement about a source as a whole",
    "check": "that a source was looked through",
    "decision": "a decision of a meeting",
    "concern": "a concern",
    "step": "a step taken on a concern",
    "meeting": "a meeting",
    "observation": "a published figure",
}
_LATER = {"decision": "a decision was carried out", "concern": "a concern was resolved"}


def of_secretariat(kind: str, about: str) -> str:
    """Return the label of a kind of entry that the secretariat records; `about`: what the format says of it."""
    told = small(about).rstrip(".")
    return f"{_KEEPERS} {_KINDS.get(kind, f'{kind}: {told}')}"


def happened_later(kind: str) -> str:
    """Return the label of what happened later to an entry of a kind."""
    return f"{_KEEPERS} {_LATER.get(kind, f'what became of a {kind}')}"


def label(called: str, *, is_needed: bool) -> str:
    """Return the label of a field by what it is called."""
    return called if is_needed else f"{called} ({OPTIONAL})"


def without_field_names(message: str) -> str:
    """Return what the register says of evidence that is nowhere, with the fields called as they are here."""
    return message.replace("its 'url' or 'file', or say in 'held'", "its web address or the document, or say")


def others_above(number: int) -> str:
    """Return how many things more there are than are listed, and where to find them."""
    return f"{number:,} more are under “{ABOUT}” above. Type a word of its title there."


def title_of(file: str) -> str:
    """Return what a document is called by its file's name, until its writer says it better."""
    return capital(" ".join(re.split(r"[\s_-]+", PurePath(file).stem)).strip())


def more_lines(number: int) -> str:
    """Return how many lines are not shown."""
    return f"… and {count(number, 'more line')}."


def shortened(text: str) -> str:
    """Return a text, of a very long one its beginning and how much is left: what is sent is whole."""
    left = len(text) - _LONGEST
    return text if left <= 0 else f"{text[:_LONGEST]} … and {count(left, 'more sign')}."


def as_at(day: str, top: str) -> str:
    """Return of which day what is shown is; `top`: the day that the top of the page shows."""
    return f"As at {day}:" if day == top else f"As at {day} (the top of this page shows {top}):"


def goes_as(name: str, address: str) -> str:
    """Return what becomes of an entry that is sent, and in whose name."""
    who = address if name == address else f"{name} <{address}>"
    return f"It goes as a proposal in the name of {who}, and counts once it is approved."


def sides(id: str) -> str:
    """Return what a table holds."""
    return f"{id} now, and with your entry"


def difference_of(path: str) -> str:
    """Return what is shown of a file."""
    return f"What changes in {path}"


def whole_of(path: str) -> str:
    """Return what is there to be copied whole."""
    return f"The whole new text of {path}"


def new_file(path: str) -> str:
    """Return where the first lines of a new file go."""
    return f"A new file, {path}"


def where(path: str, line: int, *, instead: bool) -> str:
    """Return where new lines go: below a line of a file as it is, or in the place of what stands there."""
    return f"In {path}, {f'in place of line {line}' if instead else f'below line {line - 1}'}"


def begin_on(path: str, host: str) -> str:
    """Return the words of a link to where a file is begun."""
    return f"Begin {path} on {host}"


def on_host(host: str) -> str:
    """Return the heading over the way by a repository's host."""
    return f"On {host}, in the browser"
