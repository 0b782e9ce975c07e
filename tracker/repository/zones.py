"""The time zone in which the days of the history are told, by its name."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.repository.failures import NoHistory


class NoZone(NoHistory):
    """The time zone that is set is none, so the day of no revision can be told; the message says so in one sentence."""


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its name; raise `NoZone` where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown; no name at all; a folder of names, such as Europe
        raise NoZone(
            f"TRACKER_TIME_ZONE is '{name}', which names no time zone: set it to a name such as Europe/London,"
            " or leave it out."
        ) from None
