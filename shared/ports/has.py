"""What a use case may ask for, each port on its own: it names those that it has, and sees no others.

`class ReadCasePorts(HasReports, HasReferences, Protocol)` is a need of two. A deployment meets all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # To be given a port costs a cold start nothing: only values that are made are loaded.
    from shared.domain.links.signed_links import LinkKeys
    from shared.ports import alarms as bells
    from shared.ports import cities, messages, papers, pictures, platform
    from shared.ports import people as persons
    from shared.ports import reports as stores


class HasAlarms(Protocol):
    @property
    def alarms(self) -> bells.Alarms: ...


class HasBatches(Protocol):
    @property
    def batches(self) -> stores.Batches: ...


class HasCaptureKeys(Protocol):
    @property
    def capture_keys(self) -> LinkKeys: ...


class HasChat(Protocol):
    @property
    def chat(self) -> messages.Chat: ...


class HasCleaner(Protocol):
    @property
    def cleaner(self) -> pictures.PhotoCleaner: ...


class HasClock(Protocol):
    @property
    def clock(self) -> platform.Clock: ...


class HasDigests(Protocol):
    @property
    def digests(self) -> persons.Digests: ...


class HasDrafts(Protocol):
    @property
    def drafts(self) -> cities.Drafts: ...


class HasIds(Protocol):
    @property
    def ids(self) -> platform.Ids: ...


class HasMail(Protocol):
    @property
    def mail(self) -> messages.Mail: ...


class HasOutcomes(Protocol):
    @property
    def outcomes(self) -> stores.Outcomes: ...


class HasPages(Protocol):
    """Where signed pages are, and what their links are signed with.

    `reporter_pages_url` is empty where none was named: what goes to reporters then brings no link.
    """

    @property
    def pages_url(self) -> str: ...
    @property
    def reporter_pages_url(self) -> str: ...
    @property
    def link_keys(self) -> LinkKeys: ...


class HasPainter(Protocol):
    @property
    def painter(self) -> pictures.PhotoPainter: ...


class HasPeople(Protocol):
    @property
    def people(self) -> persons.People: ...


class HasPhotoBytes(Protocol):
    @property
    def photo_bytes(self) -> pictures.PhotoBytes: ...


class HasPhotoRecords(Protocol):
    @property
    def photo_records(self) -> pictures.PhotoRecords: ...


class HasPrinter(Protocol):
    @property
    def printer(self) -> papers.Printer: ...


class HasPublications(Protocol):
    @property
    def publications(self) -> cities.Publications: ...


class HasPush(Protocol):
    @property
    def push(self) -> messages.Push: ...


class HasReferences(Protocol):
    @property
    def references(self) -> cities.References: ...


class HasReports(Protocol):
    @property
    def reports(self) -> stores.Reports: ...


class HasSupporters(Protocol):
    @property
    def supporters(self) -> persons.Supporters: ...


class HasTaps(Protocol):
    @property
    def taps(self) -> persons.Taps: ...


class HasTogether(Protocol):
    @property
    def together(self) -> platform.Parallel: ...
