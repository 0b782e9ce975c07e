"""A register as at a day, as known at a revision, as an audience may read it: the one door in.

`ReaderView` is the door: screens, commands and outputs ask it for a `Snapshot`, and get one or a `CannotAnswer`. It
sees the files as they are now through `live`, and what they said before through `past`; `clocks` chooses the two
snapshots that a comparison or a meeting is about. Knows no Streamlit, and asks no clock: whoever asks says what day it
is.
"""
