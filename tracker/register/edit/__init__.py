"""A text of a register and an addition → the new text, of which every sign that was there stays."""
