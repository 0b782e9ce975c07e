"""What the surroundings set: environment variables that begin with TRACKER_, read once.

Knows no default that a register decides itself.
"""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from tracker.vocabulary import Marking


class Settings(BaseSettings):
    """Where the register is, where what is made from it goes, and who may read what.

    `audience`: that of a reader at the server's own machine where nobody signs in; `sign_in_hours`: how long one lasts.
    """

    model_config = SettingsConfigDict(env_prefix="TRACKER_", frozen=True)

    register_folder: Path = Field(Path("data"), validation_alias="TRACKER_REGISTER")
    database_url: str | None = None
    cache: Path = Path(".cache")
    audience: Marking = Marking.PUBLIC
    sign_in_hours: float = Field(12, gt=0)


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
