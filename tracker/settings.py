"""What the surroundings set: environment variables that begin with TRACKER_, read once.

Knows no default that a register decides itself.
"""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the register is, and where what is made from it goes."""

    model_config = SettingsConfigDict(env_prefix="TRACKER_", frozen=True)

    register_folder: Path = Field(Path("data"), validation_alias="TRACKER_REGISTER")
    database_url: str | None = None
    cache: Path = Path(".cache")


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
