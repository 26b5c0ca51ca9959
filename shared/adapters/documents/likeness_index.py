"""Where like pictures find each other: a document for each value of each band, naming its pictures.

However many pictures a city has, one is looked for with `1 + BANDS` reads and kept with as many
writes; no query and no index is needed. A place names the newest pictures only, so that a value which
half of all pictures share cannot make a document grow without end.
"""

from collections.abc import Mapping

from shared.adapters.documents import mapping, paths
from shared.adapters.documents.db import Put, Reader, Write
from shared.adapters.documents.mapping import SeenPhoto
from shared.domain.likeness import Sighting, Trace
from shared.domain.report import Photo
from shared.domain.value import value

KEPT = 64
MOST_SIGHTINGS = 10


@value
class Neighbourhood:
    """The places of one trace, in the order of `Trace.places`, with what was seen at each."""

    city_id: str
    trace: Trace
    seen: Mapping[str, tuple[SeenPhoto, ...]]

    def sightings(self, reader: Reader) -> tuple[Sighting, ...]:
        """The newest like pictures of the city: the same file first, then those that look alike."""
        same = self.seen[self.trace.own_place]
        alike = [
            each
            for place, seen in self.seen.items()
            for each in seen
            if place != self.trace.own_place and self.trace.is_like(each.likeness)
        ]
        found = list(dict.fromkeys([*same, *alike]))[:MOST_SIGHTINGS]
        documents = reader.get_many(
            [paths.photo(self.city_id, each.report_id, each.photo_id) for each in found]
        )
        photos = [mapping.read_photo(document) for document in documents if document]
        are_same = {each.photo_id for each in same}
        return tuple(_sighting(photo, photo.photo_id in are_same) for photo in photos)

    def with_newest(self, photo: Photo) -> dict[str, Write]:
        """What to write so that the photo is found at each place from now on."""
        newest = SeenPhoto(self.trace.likeness, photo.report_id, photo.photo_id)
        return {
            paths.likenesses(self.city_id, place): Put(
                mapping.likenesses_document(self.city_id, [newest, *seen][:KEPT])
            )
            for place, seen in self.seen.items()
        }


def neighbourhood(reader: Reader, city_id: str, trace: Trace) -> Neighbourhood:
    places = trace.places()
    documents = reader.get_many([paths.likenesses(city_id, place) for place in places])
    seen = map(mapping.read_likenesses, documents)
    return Neighbourhood(city_id, trace, dict(zip(places, seen, strict=True)))


def _sighting(photo: Photo, is_same_file: bool) -> Sighting:  # noqa: FBT001 - a value, not a switch
    return Sighting(
        photo.report_id, photo.photo_id, photo.purpose, photo.announced_at, is_same_file
    )
