"""Where like pictures find each other: a document for each value of each band, naming its pictures.

However many pictures a city has, one is looked for with `1 + BANDS` reads and kept with as many
writes; no query and no index is needed. A place names the newest pictures only, so that a value which
half of all pictures share cannot make a document grow without end.
"""

from collections.abc import Mapping

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Put, Reader, Write
from shared.adapters.documents.mapping.pictures import (
    likeness_line,
    likeness_of,
    likenesses_document,
    likenesses_in,
    photo_of,
    read_photo,
)
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.perceptual_hash import ImageFingerprint, Match
from shared.domain.photos.photos import Photo

KEPT = 64
MOST_SIGHTINGS = 10


@value_object
class LikenessBucket:
    """The places of one trace, with a line for each picture that was seen there, newest first."""

    city_id: str
    trace: ImageFingerprint
    lines: Mapping[str, tuple[str, ...]]

    def sightings(self, reader: Reader) -> tuple[Match, ...]:
        """The newest like pictures of the city: the same file first, then those that look alike."""
        same = self.lines[self.trace.own_place]
        alike = [
            line
            for place, lines in self.lines.items()
            for line in lines
            if place != self.trace.own_place and self.trace.is_like(likeness_of(line))
        ]
        # The same picture stands under several bands.
        found = dict.fromkeys(map(photo_of, [*same, *alike]))
        paths_of = [paths.photo(self.city_id, *ids) for ids in list(found)[:MOST_SIGHTINGS]]
        photos = [read_photo(each) for each in reader.get_many(paths_of) if each]
        are_same = {photo_id for _, photo_id in map(photo_of, same)}
        return tuple(_sighting(photo, photo.photo_id in are_same) for photo in photos)

    def with_newest(self, photo: Photo) -> dict[str, Write]:
        """What to write so that the photo is found at each place from now on."""
        newest = likeness_line(photo, self.trace.likeness)
        return {
            paths.likenesses(self.city_id, place): Put(
                likenesses_document(self.city_id, [newest, *lines][:KEPT])
            )
            for place, lines in self.lines.items()
        }


def neighbourhood(reader: Reader, city_id: str, trace: ImageFingerprint) -> LikenessBucket:
    places = trace.places()
    documents = reader.get_many([paths.likenesses(city_id, place) for place in places])
    lines = map(likenesses_in, documents)
    return LikenessBucket(city_id, trace, dict(zip(places, lines, strict=True)))


def _sighting(photo: Photo, is_same_file: bool) -> Match:  # noqa: FBT001 - a value, not a switch
    return Match(photo.report_id, photo.photo_id, photo.purpose, photo.announced_at, is_same_file)
