"""Which day it is: told by a setting, not by the zone of the machine, which may be a server's in another country."""

from datetime import date, datetime

from tracker.repository.zones import NoZone, zone_named
from tracker.snapshots.errors import WrongQuestion


def today_in(zone: str, now: datetime) -> date:
    """Return which day it is in a time zone, by its name; raise `WrongQuestion` where it names none."""
    try:
        return now.astimezone(zone_named(zone)).date()
    except NoZone as error:
        raise WrongQuestion(str(error)) from None
