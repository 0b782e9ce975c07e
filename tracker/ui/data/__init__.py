"""Data: every file that can be taken away, what each is for, what is in it, and its address for scripts."""
