"""City packs from a folder: each is read when first asked for and kept while the process lives."""

import threading
from pathlib import Path

from shared.domain.errors import NotFoundError
from shared.domain.pack import line_of_prefix, parse_pack, read_prefix
from shared.domain.pack_mistakes import PackError, mistake
from shared.domain.pack_tables import CITY, PACK_FILES
from shared.domain.reference import Reference


class FolderPacks:
    """The packs below `folder`, one folder a city, named by the city's id.

    Packs are part of what is deployed: a changed file takes effect with the next process. Threads
    may share an instance. A pack with mistakes raises PackError, which names all of them, whenever
    it is asked for; two packs with one tracking prefix raise it for everything.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._packs: dict[str, Reference] = {}
        self._prefixes: dict[str, str] | None = None

    def cities(self) -> tuple[str, ...]:
        return tuple(sorted(path.parent.name for path in self._folder.glob(f"*/{CITY.file}")))

    def current(self, city_id: str) -> Reference:
        """Raises NotFoundError for no such city, PackError for a pack with mistakes."""
        found = self._packs.get(city_id)
        if found is not None:
            return found
        if city_id not in self.cities():
            raise NotFoundError("jurisdiction_unknown")
        self._by_prefix()
        with self._lock:
            if city_id not in self._packs:
                self._packs[city_id] = parse_pack(city_id, self._read(city_id, PACK_FILES))
            return self._packs[city_id]

    def city_by_prefix(self, prefix: str) -> str | None:
        return self._by_prefix().get(prefix)

    def _by_prefix(self) -> dict[str, str]:
        """City by tracking prefix. A pack whose city.csv cannot be read claims none."""
        with self._lock:
            if self._prefixes is None:
                self._prefixes = self._read_prefixes()
            return self._prefixes

    def _read_prefixes(self) -> dict[str, str]:
        prefixes: dict[str, str] = {}
        for city_id in self.cities():
            files = self._read(city_id, (CITY.file,))
            prefix = read_prefix(files)
            if prefix and (other := prefixes.setdefault(prefix, city_id)) != city_id:
                line = line_of_prefix(files)
                taken = mistake(CITY.file, line, "prefix_taken", value=prefix, city=other)
                raise PackError(city_id, [taken])
        return prefixes

    def _read(self, city_id: str, names: tuple[str, ...]) -> dict[str, bytes]:
        paths = [self._folder / city_id / name for name in names]
        return {path.name: path.read_bytes() for path in paths if path.is_file()}
