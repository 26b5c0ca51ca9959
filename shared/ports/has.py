"""What a use case may ask for, each port on its own: it names those that it has, and sees no others.

`class Ports(has.Reports, has.Clock, Protocol)` is a need of two. What a deployment has meets every need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # To be given a port costs a cold start nothing: only values that are made are loaded.
    from shared.domain.links.signed_links import LinkKeys
    from shared.ports import cities, messages, papers, pictures, platform
    from shared.ports import people as persons
    from shared.ports import reports as stores


class Alarms(Protocol):
    @property
    def alarms(self) -> platform.Alarms: ...


class Batches(Protocol):
    @property
    def batches(self) -> stores.Batches: ...


class CaptureKeys(Protocol):
    @property
    def capture_keys(self) -> LinkKeys: ...


class Chat(Protocol):
    @property
    def chat(self) -> messages.Chat: ...


class Cleaner(Protocol):
    @property
    def cleaner(self) -> pictures.PhotoCleaner: ...


class Clock(Protocol):
    @property
    def clock(self) -> platform.Clock: ...


class Digests(Protocol):
    @property
    def digests(self) -> persons.Digests: ...


class Drafts(Protocol):
    @property
    def drafts(self) -> cities.Drafts: ...


class Ids(Protocol):
    @property
    def ids(self) -> platform.Ids: ...


class Mail(Protocol):
    @property
    def mail(self) -> messages.Mail: ...


class Outcomes(Protocol):
    @property
    def outcomes(self) -> stores.Outcomes: ...


class Pages(Protocol):
    """Where signed pages are, and what their links are signed with."""

    @property
    def pages_url(self) -> str: ...
    @property
    def link_keys(self) -> LinkKeys: ...


class Painter(Protocol):
    @property
    def painter(self) -> pictures.PhotoPainter: ...


class People(Protocol):
    @property
    def people(self) -> persons.People: ...


class PhotoBytes(Protocol):
    @property
    def photo_bytes(self) -> pictures.PhotoBytes: ...


class PhotoRecords(Protocol):
    @property
    def photo_records(self) -> pictures.PhotoRecords: ...


class Printer(Protocol):
    @property
    def printer(self) -> papers.Printer: ...


class Publications(Protocol):
    @property
    def publications(self) -> cities.Publications: ...


class Push(Protocol):
    @property
    def push(self) -> messages.Push: ...


class References(Protocol):
    @property
    def references(self) -> cities.References: ...


class Reports(Protocol):
    @property
    def reports(self) -> stores.Reports: ...


class Supporters(Protocol):
    @property
    def supporters(self) -> persons.Supporters: ...


class Taps(Protocol):
    @property
    def taps(self) -> persons.Taps: ...


class Together(Protocol):
    @property
    def together(self) -> platform.Parallel: ...
