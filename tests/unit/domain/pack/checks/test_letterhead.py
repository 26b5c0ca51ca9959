"""How a city's letters look: what its rows say, and the usual where they say nothing."""

from datetime import timedelta

from shared.domain.city.city import Letterhead
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, tiny


def letterhead(rows: str) -> Letterhead:
    return parse_pack("kendari", tiny(city=TINY["city.csv"] + rows)).city.letterhead


def test_a_city_that_says_nothing_writes_as_usual() -> None:
    assert letterhead("") == Letterhead()


def test_each_row_is_the_citys_own_word() -> None:
    rows = """letter_office,Dinas Kominfo,
letter_address,"Jl. Contoh 1, Kendari",
letter_place,Kendari,
letter_number,{nomor}/KOMINFO/{tahun},
order_number,{nomor}/ST/{tahun},
letter_signatory,Kepala Dinas,
letter_valid_for,P14D,
"""
    assert letterhead(rows) == Letterhead(
        office="Dinas Kominfo",
        address="Jl. Contoh 1, Kendari",
        place="Kendari",
        number_format="{nomor}/KOMINFO/{tahun}",
        order_format="{nomor}/ST/{tahun}",
        signatory="Kepala Dinas",
        valid_for=timedelta(days=14),
    )
