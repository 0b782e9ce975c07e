"""What the surroundings set: environment variables that begin with TRACKER_, read once.

Knows no default that a register decides itself. Plain pydantic, because `check` reads it before every commit.
"""

import os
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from tracker.vocabulary import Marking


class Settings(BaseModel):
    """Where the register is, where what is made from it goes, by which clock days are told, and who may read what.

    `audience`: that of a reader at the server's own machine where nobody signs in; `sign_in_hours`: how long one lasts.
    """

    model_config = ConfigDict(frozen=True)

    register_folder: Path = Field(Path("data"), alias="TRACKER_REGISTER")
    database_url: str | None = Field(None, alias="TRACKER_DATABASE_URL")
    time_zone: str = Field("Europe/London", alias="TRACKER_TIME_ZONE")
    cache: Path = Field(Path(".cache"), alias="TRACKER_CACHE")
    audience: Marking = Field(Marking.PUBLIC, alias="TRACKER_AUDIENCE")
    sign_in_hours: float = Field(12, alias="TRACKER_SIGN_IN_HOURS", gt=0)


@cache
def settings() -> Settings:
    """Return the settings of this process; a variable that is empty is as if it were not there."""
    return Settings.model_validate({name: value for name, value in os.environ.items() if value})
