"""The one way in which publishing fails: `CannotPublish`, whose message is a sentence for whoever filled in the form.

Holds the sentences; what git says is read here, and told without what a remote's address may hold of a password.
"""

import re

from tracker.repository.revisions import clean

_MOST_SAID = 300  # signs of what a remote says: more of it would be its advertising
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_SECRET = re.compile(r"(?<=://)[^/@\s]*@")
KEPT = "Nothing was sent, and what you wrote is still here."

_CAUSES = (
    # What git says, and what that means; the first that is in its words counts.
    ("No space left on device", "there is no room left on the server's disk; whoever runs the server must make some"),
    ("Disk quota exceeded", "there is no room left on the server's disk; whoever runs the server must make some"),
    ("could not read Username", "it asks for a password, and the server has none for it; its keeper must give it one"),
    ("could not read Password", "it asks for a password, and the server has none for it; its keeper must give it one"),
    ("Authentication failed", "it does not accept the server's password; its keeper must give it a new one"),
    ("error: 403", "it does not let the server's account in; its keeper must let that account in"),
    ("Permission denied", "it does not let the server's account in; its keeper must let that account in"),
    ("Host key verification failed", "it is not the host that the server knows; its keeper must look into it"),
    ("dubious ownership", "its folder belongs to another account; its keeper must add it to git's safe.directory"),
    (
        "' not allowed",
        "its address is of a kind that is not used; its keeper must name one by https, ssh or a path",
    ),
    ("not found", "there is no repository at its address; its keeper must look at that"),
    ("does not appear to be a git repository", "there is no repository at its address; its keeper must look at that"),
    ("does not exist", "there is no repository at its address; its keeper must look at that"),
    ("unable to access", "it cannot be reached; try again in a while"),
    ("Could not read from remote", "it cannot be reached; try again in a while"),
    ("hung up", "it broke off; try again in a while"),
    ("early EOF", "it broke off; try again in a while"),
)


class CannotPublish(Exception):
    """It cannot be published; the message says why in a sentence, and what to do."""


def unreachable(name: str, reason: str) -> CannotPublish:
    """Return that a remote could not be asked; `reason`: what git said."""
    cause = next((meaning for words, meaning in _CAUSES if words in reason), None)
    told = cause or f"git says: {said(reason)}"
    return CannotPublish(f"{name} could not be asked: {told}. {KEPT}")


def refused(name: str, reason: str, from_there: str) -> CannotPublish:
    """Return that a remote did not take a branch; `from_there`: what it said itself."""
    words = f"{reason} {from_there}"
    if "rotected branch" in words:
        cause = "branches of this name are protected there; its keeper must leave update/ free"
    elif "hook declined" in reason:
        cause = "a rule of its own refused it"
    elif "unpacker error" in reason:
        cause = "it could not store it; its keeper must make room on its disk"
    else:
        cause = next((meaning for known, meaning in _CAUSES if known in words), f"it says: {said(reason)}")
    told = f" It says: {said(from_there)}" if from_there else ""
    return CannotPublish(f"{name} did not take the change: {cause}. {KEPT}{told}")


def hangs(name: str, seconds: float) -> CannotPublish:
    """Return that a remote did not answer when it was asked what it holds."""
    return CannotPublish(f"{name} did not answer within {seconds:g} seconds. Try again in a while. {KEPT}")


def may_have_arrived(name: str, seconds: float) -> CannotPublish:
    """Return that a remote did not say whether it took a branch."""
    return CannotPublish(
        f"{name} did not say within {seconds:g} seconds whether it took the change, so it may be there or not."
        " Publish the same again: nothing arrives twice. What you wrote is still here."
    )


def no_room(reason: str) -> CannotPublish:
    """Return that the server cannot make the change ready."""
    return CannotPublish(
        f"The server cannot prepare the change: {reason}. Whoever runs it must make sure that there is room. {KEPT}"
    )


def said(words: str) -> str:
    """Return what git or a remote says, on one line, without signs that cannot be seen and without passwords."""
    lines = (clean(_ESCAPES.sub("", line)).strip() for line in words.splitlines())
    whole = _SECRET.sub("", " ".join(filter(None, lines)))
    return whole if len(whole) <= _MOST_SAID else f"{whole[:_MOST_SAID]}…"
