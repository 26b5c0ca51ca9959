import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from shared.adapters.packs import FolderPacks
from shared.domain.kernel.errors import NotFoundError
from shared.domain.pack.files.pack_files import PACKED_FILE
from shared.domain.pack.files.packed import pack as packed
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import CITIES, TINY, resealed


def _pack(folder: Path, city_id: str, **replaced: str) -> Path:
    pack = folder / city_id
    pack.mkdir(parents=True)
    for name, text in TINY.items():
        (pack / name).write_text(replaced.get(name.partition(".")[0], text))
    return pack


def _city(prefix: str) -> str:
    return TINY["city.csv"].replace("KDI", prefix)


def test_the_cities_of_this_repository() -> None:
    packs = FolderPacks(CITIES)
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


def _packed(pack: Path, **heading: str) -> Path:
    text = packed(parse_pack(pack.name, {f.name: f.read_bytes() for f in pack.iterdir()}))
    for old, new in heading.items():
        text = text.replace(old, new)
    (pack / PACKED_FILE).write_text(resealed(text))
    return pack / PACKED_FILE


def test_the_packed_form_is_read_where_it_was_made_of_just_these_files(tmp_path: Path) -> None:
    pack = _pack(tmp_path, "kendari")
    _packed(pack, **{"Dinas PU": "Packed"})
    assert FolderPacks(tmp_path).current("kendari").agencies["DPUPR"].name == "Packed"
    assert FolderPacks(tmp_path).city_by_prefix("KDI") == "kendari"


def test_a_packed_form_of_other_files_is_left_aside(tmp_path: Path) -> None:
    pack = _pack(tmp_path, "kendari")
    _packed(pack)
    (pack / "city.csv").write_text(_city("XYZ"))
    packs = FolderPacks(tmp_path)
    assert packs.current("kendari").city.tracking_prefix == "XYZ"
    assert packs.city_by_prefix("KDI") is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"kept:100", b"kept:-40"])
def test_a_damaged_packed_form_is_left_aside(tmp_path: Path, damage: bytes) -> None:
    pack = _pack(tmp_path, "kendari")
    path = _packed(pack)
    cut = damage.removeprefix(b"kept:")
    path.write_bytes(path.read_bytes()[: int(cut)] if cut != damage else damage)
    assert FolderPacks(tmp_path).current("kendari").city.tracking_prefix == "KDI"


def test_two_packed_cities_with_one_prefix_are_refused_as_well(tmp_path: Path) -> None:
    for city_id in ("kendari", "makassar"):
        _packed(_pack(tmp_path, city_id))
    with pytest.raises(PackError, match="'KDI'"):
        FolderPacks(tmp_path).current("kendari")
