import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shared.adapters.packs import FolderPacks
from shared.domain.errors import NotFoundError
from shared.domain.pack_mistakes import PackError
from shared.ports import References
from tests.unit.domain.packs import CITIES, TINY


def _pack(folder: Path, city_id: str, **replaced: str) -> Path:
    pack = folder / city_id
    pack.mkdir(parents=True)
    for name, text in TINY.items():
        (pack / name).write_text(replaced.get(name.partition(".")[0], text))
    return pack


def _city(prefix: str) -> str:
    return TINY["city.csv"].replace("KDI", prefix)


def test_the_cities_of_this_repository() -> None:
    packs: References = FolderPacks(CITIES)
    assert packs.cities() == ("kendari", "makassar")
    assert packs.current("makassar").city.name == "Kota Makassar"
    assert packs.city_by_prefix("KDI") == "kendari"
    assert packs.city_by_prefix("MKS") == "makassar"
    assert packs.city_by_prefix("XYZ") is None


@pytest.mark.parametrize("city_id", ["bandung", "", ".", "..", "../cities/kendari", "schema.json"])
def test_an_unknown_city_is_not_found(city_id: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        FolderPacks(CITIES).current(city_id)
    assert caught.value.code == "jurisdiction_unknown"


def test_a_pack_is_read_once_for_each_process(tmp_path: Path) -> None:
    pack = _pack(tmp_path, "kendari")
    packs = FolderPacks(tmp_path)
    first = packs.current("kendari")
    shutil.rmtree(pack)
    assert packs.current("kendari") is first


def test_threads_share_one_reading(tmp_path: Path) -> None:
    _pack(tmp_path, "kendari")
    packs = FolderPacks(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: packs.current("kendari"), range(16)))
    assert {id(reference) for reference in found} == {id(found[0])}


def test_a_pack_with_mistakes_names_them_and_leaves_the_other_cities_alone(tmp_path: Path) -> None:
    routing = TINY["routing.csv"].replace("DPUPR", "DPU")
    _pack(tmp_path, "kendari", routing=routing)
    _pack(tmp_path, "makassar", city=_city("MKS"))
    packs = FolderPacks(tmp_path)
    with pytest.raises(PackError, match=r"kendari/routing\.csv:2: 'DPU'"):
        packs.current("kendari")
    assert packs.current("makassar").city.tracking_prefix == "MKS"


def test_a_pack_without_a_readable_city_file_claims_no_prefix(tmp_path: Path) -> None:
    _pack(tmp_path, "kendari", city="")
    _pack(tmp_path, "makassar", city=_city("MKS"))
    packs = FolderPacks(tmp_path)
    assert packs.city_by_prefix("MKS") == "makassar"
    with pytest.raises(PackError, match=r"kendari/city\.csv"):
        packs.current("kendari")


def test_two_cities_with_one_prefix_are_refused_whichever_is_asked_for(tmp_path: Path) -> None:
    _pack(tmp_path, "kendari")
    _pack(tmp_path, "makassar")
    packs = FolderPacks(tmp_path)
    for city_id in packs.cities():
        with pytest.raises(PackError, match=r"makassar/city\.csv:4: .*'KDI'.*'kendari'"):
            packs.current(city_id)
    with pytest.raises(PackError):
        packs.city_by_prefix("KDI")
