"""The city packs as they stand in the repository."""

from pathlib import Path

from shared.adapters.packs import FolderPacks
from shared.domain.city.reference import Reference

_PACKS = FolderPacks(Path(__file__).resolve().parents[3] / "cities")


def real_reference(city_id: str) -> Reference:
    return _PACKS.current(city_id)
