"""What each city has in force: read from what was published, else from the packs that were deployed.

A city that was never deployed is served from the moment its first pack is imported.
"""

import threading
from collections import defaultdict
from collections.abc import Callable
from time import monotonic

from shared.adapters.city_register import CityRegister
from shared.adapters.packs import FolderPacks
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.kernel.value_object import value_object
from shared.domain.texts.catalogue import unfit
from shared.ports.cities import Publications

# How long a process may work by what was in force a moment ago.
FRESH_S = 60.0
# How soon it looks again after it could not.
RETRY_S = 5.0
# Old versions are read to show what was decided under them; a few are asked for again and again.
_OLD_ONES = 8

Tell = Callable[[str, str], object]


@value_object
class _Held:
    reference: Reference
    until: float


class PublishedReferences:
    """The port References. Threads may share it; at most one of them looks anew for a city.

    Whatever becomes unreadable, the last good version stays in force in this process. `tell` is given
    the city and the reason; `tell_unfit` the city and the key of words of its own that are passed over,
    once for each version.
    """

    def __init__(
        self,
        deployed: FolderPacks,
        publications: Publications,
        tell: Tell,
        now: Callable[[], float] = monotonic,
        tell_unfit: Tell = lambda *_: None,
    ) -> None:
        self._deployed, self._publications = deployed, publications
        self._tell, self._now, self._tell_unfit = tell, now, tell_unfit
        self._held: dict[str, _Held] = {}
        self._old: dict[tuple[str, str], Reference] = {}
        self._looking: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._imported = CityRegister(publications, tell, now)

    def cities(self) -> tuple[str, ...]:
        return tuple(sorted({*self._deployed.cities(), *self._imported.prefixes()}))

    def serves(self, city_id: str) -> bool:
        return city_id in self._deployed.cities() or city_id in self._imported.prefixes()

    def city_by_prefix(self, prefix: str) -> str | None:
        deployed = self._deployed.city_by_prefix(prefix)
        if deployed:
            return deployed
        found = self._imported.prefixes().items()
        return next((city_id for city_id, known in found if known == prefix), None)

    def current(self, city_id: str) -> Reference:
        held = self._held.get(city_id)
        if held and self._now() < held.until:
            return held.reference
        if not self.serves(city_id):
            raise NotFoundError("jurisdiction_unknown")
        lock = self._looking[city_id]
        if not lock.acquire(blocking=held is None) and held:
            return held.reference
        try:
            held = self._held.get(city_id)
            if held is None or self._now() >= held.until:
                held = self._held[city_id] = self._looked(city_id, held)
            return held.reference
        finally:
            lock.release()

    def at(self, city_id: str, version: str) -> Reference:
        current = self.current(city_id)
        if current.version == version:
            return current
        key = city_id, version
        if key not in self._old:
            try:
                found = self._version(city_id, version)
            except NotFoundError:
                return current
            self._old[key] = found
            for surplus in list(self._old)[:-_OLD_ONES]:
                self._old.pop(surplus, None)
        return self._old.get(key, current)

    def look_again(self, city_id: str) -> None:
        """The next call looks for what is in force: this process has just published something."""
        self._imported.look_again()
        held = self._held.get(city_id)
        if held:
            self._held[city_id] = _Held(held.reference, self._now())

    def _looked(self, city_id: str, held: _Held | None) -> _Held:
        try:
            reference = self._in_force(city_id, held.reference if held else None)
        except TransientError as error:
            if held is None:
                raise
            self._tell(city_id, error.reason)
            return _Held(held.reference, self._now() + RETRY_S)
        except NotFoundError as error:
            self._tell(city_id, error.code)
            kept = held.reference if held else self._deployed.current(city_id)
            return _Held(kept, self._now() + RETRY_S)
        if held is None or held.reference.version != reference.version:
            for key in unfit(reference.texts):
                self._tell_unfit(city_id, key)
        return _Held(reference, self._now() + FRESH_S)

    def _in_force(self, city_id: str, held: Reference | None) -> Reference:
        publication = self._publications.in_force(city_id)
        if publication is None:
            return self._deployed.current(city_id)
        if held and held.version == publication.version:
            return held
        return self._version(city_id, publication.version)

    def _version(self, city_id: str, version: str) -> Reference:
        is_deployed = city_id in self._deployed.cities()
        if is_deployed and self._deployed.version(city_id) == version:
            return self._deployed.current(city_id)
        return self._publications.version(city_id, version)
