"""Documents as the stores have written them, kept for good. As a module it keeps what is new.

What was once stored must be read for ever, so a sample is never written over. Where the stores write
something else today, another sample of that kind is added: `reports.2.json` beside `reports.1.json`.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.engine.paths import kind_of
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.mapping.versions import VERSION
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.adapters.embedded.document_json import from_text
from tests.unit.adapters.documents.story import tell

FOLDER = Path(__file__).parent / "samples"
Documents = Mapping[str, Document]
"""By path."""


def kept(kind: str, folder: Path = FOLDER) -> dict[str, Documents]:
    """The samples of one kind, by file."""
    name = kind.replace("/", ".")
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob(f"{name}.*.json"))
        if path.name.removeprefix(f"{name}.").removesuffix(".json").isdigit()
    }


def written_today() -> dict[str, Documents]:
    """By kind, one document of each form that the stores write."""
    with tempfile.TemporaryDirectory() as folder:
        file = CityFile(Path(folder))
        tell(VersionedDb(SqliteDb(file, triggers=())))
        rows = file.reading().execute(
            "SELECT path, data FROM documents ORDER BY length(data), path"
        )
        forms: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
        documents = {row["path"]: from_text(row["data"]) for row in rows}
        file.close()
    for path, document in documents.items():
        forms[kind_of(path)][frozenset(document)] = path
    return {
        kind: {path: documents[path] for path in paths.values()} for kind, paths in forms.items()
    }


def forms_of(documents: Documents) -> set[frozenset[str]]:
    """What tells documents of one form from those of another: their version, and all their fields."""
    return {
        frozenset({f"version {each.get(VERSION)}", *_fields_of(each, "")})
        for each in documents.values()
    }


def _fields_of(value: object, place: str) -> Iterator[str]:
    yield place
    if isinstance(value, Mapping):
        for name, held in value.items():
            yield from _fields_of(held, f"{place}.{name}")
    if isinstance(value, list):
        for held in value:
            yield from _fields_of(held, f"{place}[]")


def unkept(kind: str, documents: Documents, folder: Path = FOLDER) -> set[frozenset[str]]:
    """The forms that no kept sample of the kind has."""
    known = [forms_of(each) for each in kept(kind, folder).values()]
    return forms_of(documents).difference(*known)


def keep(folder: Path = FOLDER) -> None:
    """Add what the stores write today and no sample of the kind has yet."""
    for kind, documents in sorted(written_today().items()):
        if unkept(kind, documents, folder):
            number = len(kept(kind, folder)) + 1
            path = folder / f"{kind.replace('/', '.')}.{number}.json"
            text = json.dumps(documents, indent=2, sort_keys=True, ensure_ascii=False)
            path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    keep()
