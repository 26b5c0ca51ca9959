"""The store's records of photos in memory: what their originals told, and where the like was seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shared.domain.evidence.seen_before import PriorUse
from shared.domain.kernel.errors import NotFoundError
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint, Match
from shared.domain.photos.photos import Photo, PhotoState
from shared.ports.pictures import Weigh
from tests.fake_store import FakeReports


@dataclass
class FakePhotoRecords:
    """The photos that `reports` was told of, and apart from them what their originals told."""

    reports: FakeReports
    metadata_of: dict[str, PhotoMetadata] = field(default_factory=dict)
    traces: dict[str, ImageFingerprint] = field(default_factory=dict)
    nonces: dict[str, str] = field(default_factory=dict)

    def photos(self, city_id: str, report_id: str) -> tuple[Photo, ...]:
        found = [
            photo
            for photo in self.reports.announced.values()
            if (photo.city_id, photo.report_id) == (city_id, report_id)
        ]
        return tuple(sorted(found, key=lambda photo: photo.photo_id))

    def photo(self, city_id: str, report_id: str, photo_id: str) -> Photo:
        try:
            return self.reports.announced[f"{city_id}/{report_id}/{photo_id}"]
        except KeyError:
            raise NotFoundError("not_found") from None

    def metadata(self, photo: Photo) -> PhotoMetadata:
        return self.metadata_of.get(photo.photo_id, PhotoMetadata())

    def like(self, photos: Sequence[Photo]) -> tuple[Match, ...]:
        known = {photo.object_name: photo for photo in photos if photo.object_name in self.traces}
        found = [
            sighting
            for name, photo in known.items()
            for sighting in self._seen(photo.city_id, self.traces[name])
        ]
        own = {photo.report_id for photo in photos}
        return tuple(dict.fromkeys(each for each in found if each.report_id not in own))

    def settle_photo(self, photo: Photo, metadata: PhotoMetadata | None) -> Photo:
        stored = self.photo(photo.city_id, photo.report_id, photo.photo_id)
        if stored.state is not PhotoState.ANNOUNCED:
            return stored
        self.reports.announced[photo.object_name] = photo
        if metadata is not None:
            self.metadata_of[photo.photo_id] = metadata
        return photo

    def settle_weighed(
        self,
        photo: Photo,
        metadata: PhotoMetadata,
        trace: ImageFingerprint,
        weigh: Weigh,
        beside: Sequence[Photo] = (),
    ) -> Photo:
        stored = self.photo(photo.city_id, photo.report_id, photo.photo_id)
        if stored.state is not PhotoState.ANNOUNCED:
            return stored
        known = (self.metadata_of.get(each.photo_id) for each in beside)
        told = tuple(each for each in known if each)
        settled = weigh(PriorUse(self._seen(photo.city_id, trace), self._is_used(photo), told))
        self.traces[photo.object_name] = trace
        return self.settle_photo(settled, metadata)

    def _is_used(self, photo: Photo) -> bool:
        session = photo.session
        if session is None or not session.is_own:
            return False
        return self.nonces.setdefault(session.digest, photo.photo_id) != photo.photo_id

    def _seen(self, city_id: str, trace: ImageFingerprint) -> tuple[Match, ...]:
        """By comparing with every picture there is."""
        like = [
            (self.reports.announced[name], trace.sha256 == other.sha256)
            for name, other in self.traces.items()
            if trace.sha256 == other.sha256 or trace.is_like(other.likeness)
        ]
        return tuple(
            Match(each.report_id, each.photo_id, each.purpose, each.announced_at, is_same)
            for each, is_same in like
            if each.city_id == city_id
        )
