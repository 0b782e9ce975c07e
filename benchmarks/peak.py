"""The most memory that this process has held so far. `python benchmarks/peak.py` tells that of a bare interpreter."""

import sys


def peak() -> int:
    """Return the peak resident size of this process, in bytes."""
    try:
        with open("/proc/self/status") as status:
            # Not ru_maxrss: on Linux it begins with the size of the process that started this one.
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:"))
    except OSError:
        from resource import RUSAGE_SELF, getrusage

        return getrusage(RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(peak())
