"""Each call of a file, of git, of the database or of the sign-in's provider, failed one at a time.

`injecting` notices the calls by itself, so that one that is added later is failed as well. What is not looked at: the
installed code, which Python reads when it is started, and a whole machine that stands still.
"""
