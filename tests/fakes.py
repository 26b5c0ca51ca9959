"""The ports of the world in memory; those of the store are in `tests.fake_store`.

Each fake remembers what it was asked; a test breaks one by a tiny subclass.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shared.domain.city.reference import Reference
from shared.domain.evidence.redaction import Box
from shared.domain.kernel.errors import NotFoundError, UnauthenticatedError
from shared.domain.pack.edit.draft import PackDraft
from shared.domain.pack.edit.publication import Publication
from shared.domain.pack.edit.publish_decision import PublishDecision
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.files.packed import unpack
from shared.domain.pack.parse import parse_pack
from shared.domain.papers.papers import Paper
from shared.domain.people.access import Claims
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.photos import Photo
from shared.ports.alarms import Alarm, MessageCheck
from shared.ports.cities import Drafts, Publications, RuleOn
from shared.ports.messages import MailMessage, PushMessage, PushResult, TemplateMessage
from shared.ports.pictures import CleanPhoto, StoredObject, UploadSession
from shared.ports.platform import First, Rest
from tests.builders import NOW, make_reference


@dataclass
class FakeClock:
    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def forward(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class FakeIds:
    """Counts instead of throwing dice."""

    given: int = 0

    def new_id(self) -> str:
        self.given += 1
        return f"{self.given:032x}"

    def random_bits(self, count: int) -> int:
        self.given += 1
        return self.given % (1 << count)


class FakeTogether:
    """One after the other, in order."""

    def both(
        self, first: Callable[[], First], rest: Sequence[Callable[[], Rest]]
    ) -> tuple[First, tuple[Rest, ...]]:
        return first(), self.all(rest)

    def all(self, calls: Sequence[Callable[[], Rest]]) -> tuple[Rest, ...]:
        return tuple(call() for call in calls)


@dataclass
class FakeReferences:
    reference: Reference
    old: dict[str, Reference] = field(default_factory=dict)

    def cities(self) -> tuple[str, ...]:
        return (self.reference.city.city_id,)

    def serves(self, city_id: str) -> bool:
        return city_id in self.cities()

    def current(self, city_id: str) -> Reference:
        if city_id not in self.cities():
            raise NotFoundError("jurisdiction_unknown")
        return self.reference

    def at(self, city_id: str, version: str) -> Reference:
        return self.old.get(version) or self.current(city_id)

    def city_by_prefix(self, prefix: str) -> str | None:
        city = self.reference.city
        return city.city_id if prefix == city.tracking_prefix else None

    def look_again(self, city_id: str) -> None:
        """There is one version, and it is always the one in force."""


@dataclass
class FakePublications:
    """`broken` is what each call raises, as long as it is set."""

    kept: dict[str, Files] = field(default_factory=dict)
    published: list[Publication] = field(default_factory=list)
    looks: int = 0
    broken: Exception | None = None
    register_looks: int = 0

    def cities(self) -> Mapping[str, str]:
        self.register_looks += 1
        if self.broken:
            raise self.broken
        imported = {each.city_id: each.version for each in self.published}
        return {
            city_id: parse_pack(city_id, self.files(city_id, version)).city.tracking_prefix
            for city_id, version in imported.items()
            if version in self.kept
        }

    def in_force(self, city_id: str) -> Publication | None:
        self.looks += 1
        if self.broken:
            raise self.broken
        of_city = [each for each in self.published if each.city_id == city_id]
        return of_city[-1] if of_city else None

    def history(self, city_id: str, limit: int) -> tuple[Publication, ...]:
        of_city = [each for each in reversed(self.published) if each.city_id == city_id]
        return tuple(of_city[:limit])

    def keep(self, city_id: str, files: Files, packed: str) -> None:
        self.kept[unpack(packed).version] = files
        assert unpack(packed).city.city_id == city_id

    def publish(self, publication: Publication) -> None:
        if publication.version not in self.kept:
            raise NotFoundError("reference_unknown")
        self.published.append(publication)

    def version(self, city_id: str, version: str) -> Reference:
        return parse_pack(city_id, self.files(city_id, version))

    def files(self, city_id: str, version: str) -> Files:
        if version not in self.kept:
            raise NotFoundError(f"reference_unknown_in_{city_id}")
        return self.kept[version]


@dataclass
class FakeDrafts:
    """One city's draft; what a review said is kept, and nothing is written into the draft."""

    draft: PackDraft | None = None
    stands: Publication | None = None
    news: bool = True
    rulings: list[PublishDecision] = field(default_factory=list)

    def lay_out(self, draft: PackDraft) -> None:
        self.draft = draft

    def read(self, city_id: str) -> PackDraft | None:
        return self.draft if self.draft and self.draft.city_id == city_id else None

    def is_news(self, city_id: str, table: str, row: str) -> bool:
        return self.news and bool(city_id and table) and row != "nothing new"

    def review(self, city_id: str, rule: RuleOn, now: datetime) -> PublishDecision:
        draft = self.read(city_id)
        if draft is None:
            raise NotFoundError(f"no_draft_at_{now}")
        self.rulings.append(rule(draft, self.stands))
        return self.rulings[-1]


@dataclass
class FakePhotoBytes:
    quarantine: dict[str, bytes] = field(default_factory=dict)
    published: dict[str, bytes] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)

    def open_session(self, photo: Photo) -> UploadSession | None:
        self.opened.append(photo.photo_id)
        if photo.object_name in self.quarantine:
            return None
        return UploadSession(photo.photo_id, "PUT", f"https://upload.test/{photo.object_name}")

    def take_in(self, photo: Photo, data: bytes) -> None:
        self.quarantine.setdefault(photo.object_name, data)

    def stat(self, object_name: str) -> StoredObject | None:
        data = self.quarantine.get(object_name)
        return None if data is None else StoredObject(object_name, len(data), generation=1)

    def read(self, stored: StoredObject) -> bytes:
        if stored.name not in self.quarantine:
            raise NotFoundError("not_found")
        return self.quarantine[stored.name]

    def publish(self, object_name: str, data: bytes, content_type: str) -> None:
        assert content_type == "image/jpeg"
        self.published.setdefault(object_name, data)

    def read_published(self, object_name: str) -> bytes:
        if object_name not in self.published:
            raise NotFoundError("not_found")
        return self.published[object_name]

    def discard(self, stored: StoredObject) -> None:
        self.quarantine.pop(stored.name, None)


class FakePhotoCleaner:
    """Takes any bytes for a picture."""

    def clean(self, data: bytes) -> CleanPhoto:
        return CleanPhoto(
            b"L" + data,
            b"S" + data,
            640,
            480,
            "image/jpeg",
            PhotoMetadata(altitude_m=12.5),
            sha256=hashlib.sha256(data).hexdigest(),
        )


@dataclass
class FakeAlarms:
    alarms: list[Alarm] = field(default_factory=list)

    def set(self, alarm: Alarm) -> None:
        self.alarms.append(alarm)

    @property
    def checks(self) -> list[MessageCheck]:
        return [alarm for alarm in self.alarms if isinstance(alarm, MessageCheck)]


@dataclass
class FakePush:
    """`dead` tokens are known to be gone."""

    sent: list[tuple[tuple[str, ...], PushMessage]] = field(default_factory=list)
    dead: frozenset[str] = frozenset()

    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        assert tokens, "no tokens: no call"
        self.sent.append((tuple(tokens), message))
        alive = tuple(token for token in tokens if token not in self.dead)
        return PushResult(alive, tuple(token for token in tokens if token in self.dead))


@dataclass(frozen=True)
class Chatted:
    phone: str
    template: str
    language: str
    params: tuple[str, ...]
    replies: tuple[str, ...] = ()
    link: str = ""


@dataclass
class FakeChat:
    texts: list[tuple[str, str]] = field(default_factory=list)
    sent: list[Chatted] = field(default_factory=list)

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        params = tuple(message.params)
        replies, link = tuple(message.replies), message.link
        self.sent.append(Chatted(phone, message.template, message.language, params, replies, link))
        return f"wamid-{len(self.sent)}"

    def send_text(self, phone: str, text: str) -> str:
        self.texts.append((phone, text))
        return f"wamid-text-{len(self.texts)}"


@dataclass
class FakeMail:
    sent: list[tuple[str, MailMessage]] = field(default_factory=list)

    def send(self, address: str, message: MailMessage) -> None:
        self.sent.append((address, message))


@dataclass
class FakeTokenCheck:
    """Each known token with what it says."""

    known: dict[str, Claims] = field(default_factory=dict)

    def verify(self, token: str) -> Claims:
        if token not in self.known:
            raise UnauthenticatedError("token_invalid")
        return self.known[token]


class FakeCallerCheck:
    def verify(self, authorization: str | None) -> None:
        if authorization != "Bearer our-own-queue":
            raise UnauthenticatedError("token_invalid")


class FakePhotoPainter:
    def cover(self, large: bytes, boxes: Sequence[Box]) -> tuple[bytes, bytes]:
        assert boxes
        return b"covered " + large, b"covered small"


@dataclass
class FakePrinter:
    printed: list[Paper] = field(default_factory=list)

    def print(self, paper: Paper) -> bytes:
        self.printed.append(paper)
        return b"%PDF"


@dataclass
class PackPorts:
    """What happens to a city's pack needs, whatever store it is in."""

    publications: Publications
    drafts: Drafts
    references: FakeReferences = field(default_factory=lambda: FakeReferences(make_reference()))
    clock: FakeClock = field(default_factory=FakeClock)
