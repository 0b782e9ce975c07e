"""What a git does that misbehaves, as lines of a shell."""

from __future__ import annotations

import shutil

GIT = shutil.which("git")
# The last word on its command line is whatever it was asked.
FAULTS = {
    "refuses": "echo 'fatal: unable to read tree' >&2; exit 128",
    "refuses without a word": "exit 128",
    "may not read": "echo 'fatal: cannot change to /x: Permission denied' >&2; exit 128",
    "meets a lock": "echo 'fatal: Unable to create index.lock: File exists.' >&2; exit 128",
    "meets a full disk": "echo 'fatal: write error: No space left on device' >&2; exit 128",
    "is ended": "kill -9 $$",
    "is cut off in the middle": f'{GIT} "$@" | {{ head -c 30; kill -s KILL -- -$$; }}',
    "talks nonsense": r"printf '\377\000:\001 \342\202 x\n\033[2J\000\n\n\200'",
    "talks nonsense in one word": "printf nonsense",
    "talks nonsense in lines": "printf 'a b c\\nd\\0e f\\0'",
    "says what it is": "cat; echo git version 2.39.5",
    "hangs": "sleep 60",
    "hangs half way": f'{GIT} "$@" | head -c 30; sleep 60',
}
