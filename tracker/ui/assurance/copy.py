"""What Assurance alone says about its lists: texts; decides nothing."""

PAIRINGS_HINT = (
    "What is reported about each recommendation, beside what a verifier of its source found. Each number opens its"
    " list."
)
NO_PAIRINGS = "No source had been issued by this day, so there is nothing to compare."
SIDES_HINT = (
    "Who entered the last claim that it is done, and who entered its last verdict, as git records it. One person may"
    " enter both. The latest come first."
)
NO_SIDES = "On this day, no recommendation has a claim that it is done or a verdict of its own."
COMPLETENESS_HINT = (
    "The least complete source comes first: first by how far its count differs, then by how long it has gone unchecked."
)
PROMISES_HINT = (
    "Entries are not rewritten once they are recorded. A mistake is corrected openly, with an entry under corrections."
    " These are the files as they are now, whatever day is shown."
)
FILES_HINT = "These are the files as they are now, whatever day is shown."
UNKNOWN_PAIRING = "The address asks for a claim and a verdict that no recommendation has on this day."
NOTHING_SAID = "No statement about it as a whole is on the register by this day."


def unknown_source(id: str) -> str:
    """Return that the address asks for a source that was not there."""
    return f"No source ‘{id}’ had been issued by this day, so everything is shown."
