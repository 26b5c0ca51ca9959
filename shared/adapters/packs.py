"""City packs from a folder: each is read when first asked for and kept while the process lives."""

import threading
from pathlib import Path

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import NotFoundError
from shared.domain.pack.files.pack_files import PACK_FILES, PACKED_FILE, Files, pack_version
from shared.domain.pack.files.packed import Heading, StaleFormError, heading_of, unpack

_CITY_FILE = "city.csv"


class FolderPacks:
    """The packs below `folder`, one folder a city, named by the city's id.

    Packs are part of what is deployed: a changed file takes effect with the next process. Where the
    packed form lies beside the files and was made of just these files, it is read instead of them.
    Threads may share an instance. A pack with mistakes raises PackError, which names all of them,
    whenever it is asked for; two packs with one tracking prefix raise it for everything.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._packs: dict[str, Reference] = {}
        self._prefixes: dict[str, str] | None = None

    def cities(self) -> tuple[str, ...]:
        return tuple(sorted(path.parent.name for path in self._folder.glob(f"*/{_CITY_FILE}")))

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
                self._packs[city_id] = self._load(city_id)
            return self._packs[city_id]

    def version(self, city_id: str) -> str:
        """Of the files as they lie there, sound or not. Raises NotFoundError for no such city."""
        held = self._packs.get(city_id)
        return held.version if held else pack_version(self.files(city_id))

    def city_by_prefix(self, prefix: str) -> str | None:
        return self._by_prefix().get(prefix)

    def files(self, city_id: str) -> Files:
        """What the pack's files hold. Raises NotFoundError for no such city."""
        if city_id not in self.cities():
            raise NotFoundError("jurisdiction_unknown")
        paths = [self._folder / city_id / name for name in PACK_FILES]
        return {path.name: path.read_bytes() for path in paths if path.is_file()}

    def _load(self, city_id: str) -> Reference:
        files = self.files(city_id)
        if self._heading(city_id, files):
            try:
                return unpack(self._packed(city_id).read_text(encoding="ascii"))
            except (StaleFormError, UnicodeDecodeError):
                pass  # damaged below its heading: the files themselves are there
        from shared.domain.pack.parse import parse_pack

        return parse_pack(city_id, files)

    def _by_prefix(self) -> dict[str, str]:
        """City by tracking prefix. A pack whose city.csv cannot be read claims none."""
        with self._lock:
            if self._prefixes is None:
                self._prefixes = self._read_prefixes()
            return self._prefixes

    def _read_prefixes(self) -> dict[str, str]:
        prefixes: dict[str, str] = {}
        for city_id in self.cities():
            prefix = self._prefix(city_id)
            if prefix and (other := prefixes.setdefault(prefix, city_id)) != city_id:
                from shared.domain.pack.parse import prefix_taken

                raise prefix_taken(city_id, self.files(city_id), prefix, other)
        return prefixes

    def _prefix(self, city_id: str) -> str | None:
        files = self.files(city_id)
        heading = self._heading(city_id, files)
        if heading:
            return heading.tracking_prefix
        from shared.domain.pack.parse import read_prefix

        return read_prefix(files)

    def _heading(self, city_id: str, files: Files) -> Heading | None:
        """Of the packed form, where it was made of these files by this version of the program."""
        try:
            with self._packed(city_id).open(encoding="ascii") as text:
                heading = heading_of(text.readline())
        except (OSError, UnicodeDecodeError, StaleFormError):
            return None
        is_of_these = (heading.city_id, heading.version) == (city_id, pack_version(files))
        return heading if is_of_these else None

    def _packed(self, city_id: str) -> Path:
        return self._folder / city_id / PACKED_FILE
