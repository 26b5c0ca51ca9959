"""The shapes in which an account says how it wants to be told. As `incoming`: form only."""

from typing import Annotated, Literal

import msgspec

from functions._edge.schemas.incoming import Key, Limit, Moment, Spoken
from functions._edge.schemas.shapes import In


class PreferencesIn(In):
    """Replaces what was chosen before; null leaves it at what was said with each report.

    `channels` in the order in which they are tried; to choose `whatsapp` is to consent to it, and
    `email` goes to the address that the account has verified. Everything stands in the inbox as well,
    with no channel at all too. `quiet`: at night only what cannot wait.
    """

    language: Spoken | None = None
    channels: (
        Annotated[list[Literal["push", "whatsapp", "email"]], msgspec.Meta(max_length=10)] | None
    ) = None
    quiet: bool = True


class InboxQuery(In):
    jurisdiction_id: Key | None = None
    cursor: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    limit: Limit = 20


class ReadIn(In):
    """All that the inbox holds up to that moment has been seen."""

    until: Moment
