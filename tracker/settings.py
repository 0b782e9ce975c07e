"""What the surroundings set: environment variables that begin with TRACKER_, read once.

Knows no default that a register decides itself. Plain pydantic, because `check` reads it before every commit.
"""

import os
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.problems import quoted
from tracker.vocabulary import Marking

_PREFIX = "TRACKER_"
# Without a query or an anchor: the address of each page is made from it.
_WEB_ADDRESS = r"^https?://[^\s/?#@\\\"'<>]+(/[^\s?#\\\"'<>]*)?$"
_LONGEST = 720  # hours; after thirty days Streamlit forgets a reader anyhow


class Settings(BaseModel):
    """Where the register is, where what is made from it goes, by which clock days are told, and who may read what.

    `database_audience`: for whom the database is written; `audience`: that of a reader at the server's own machine
    where nobody signs in; `sign_in_hours`: how long one lasts; `trusts_addresses`: whether an address counts that the
    provider does not say it has checked; `publishes`: whether editors may send changes to the `publish_remote`;
    `address`: where people open the dashboard; `smtp_…`: the mail server that takes messages, and who sends them;
    `wrong`: a sentence for each variable that says what it cannot, and counts as absent.
    """

    model_config = ConfigDict(frozen=True)

    register_folder: Path = Field(Path("data"), alias="TRACKER_REGISTER")
    database_url: str | None = Field(None, alias="TRACKER_DATABASE_URL")
    database_audience: Marking = Field(Marking.PUBLIC, alias="TRACKER_DATABASE_AUDIENCE")
    time_zone: str = Field("Europe/London", alias="TRACKER_TIME_ZONE")
    cache: Path = Field(Path(".cache"), alias="TRACKER_CACHE")
    audience: Marking = Field(Marking.PUBLIC, alias="TRACKER_AUDIENCE")
    sign_in_hours: float = Field(12, alias="TRACKER_SIGN_IN_HOURS", gt=0, le=_LONGEST)
    trusts_addresses: bool = Field(False, alias="TRACKER_TRUST_ADDRESSES")
    publishes: bool = Field(False, alias="TRACKER_PUBLISH")
    publish_remote: str = Field("origin", alias="TRACKER_PUBLISH_REMOTE")
    address: str | None = Field(None, alias="TRACKER_ADDRESS", pattern=_WEB_ADDRESS)
    smtp_host: str | None = Field(None, alias="TRACKER_SMTP_HOST")
    smtp_port: int = Field(587, alias="TRACKER_SMTP_PORT", ge=1, le=65535)
    smtp_tls: Literal["starttls", "implicit", "none"] | None = Field(None, alias="TRACKER_SMTP_TLS")
    smtp_user: str = Field("", alias="TRACKER_SMTP_USER")
    smtp_password_file: Path | None = Field(None, alias="TRACKER_SMTP_PASSWORD_FILE")
    smtp_from: str | None = Field(None, alias="TRACKER_SMTP_FROM")
    smtp_unsubscribe: str | None = Field(None, alias="TRACKER_SMTP_UNSUBSCRIBE")
    wrong: tuple[str, ...] = ()


_WANTED = {
    "TRACKER_AUDIENCE": f"one of {', '.join(Marking)}",
    "TRACKER_DATABASE_AUDIENCE": f"one of {', '.join(Marking)}",
    "TRACKER_SIGN_IN_HOURS": f"a number of hours above 0 and up to {_LONGEST}",
    "TRACKER_TRUST_ADDRESSES": "true or false",
    "TRACKER_PUBLISH": "1 or 0",
    "TRACKER_ADDRESS": "the web address of the dashboard, such as https://tracker.example.org",
    "TRACKER_SMTP_PORT": "a port from 1 to 65535",
    "TRACKER_SMTP_TLS": "one of starttls, implicit, none",
}


@cache
def settings() -> Settings:
    """Return the settings of this process; a variable that is empty is as if it were not there."""
    given = {name: value for name, value in os.environ.items() if value and name.startswith(_PREFIX)}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        names = [str(each["loc"][0]) for each in error.errors()]
    wrong = [
        f"{name} says {quoted(given[name])}, which is not {_WANTED[name]}, so it counts as not set."
        " Correct it, or leave it out."
        for name in names
    ]
    return Settings.model_validate({**{name: given[name] for name in given.keys() - set(names)}, "wrong": wrong})
