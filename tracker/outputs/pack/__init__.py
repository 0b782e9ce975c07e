"""What a meeting's pack says: its position, what changed, what to decide, every recommendation in full.

Puts facts of `rules` and sentences of `words` in the order in which the Joint Audit Panel reads them. How a block looks
is a renderer's.
"""
