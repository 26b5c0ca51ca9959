"""What several papers say of a report, as far as it is known, in the city's own words."""

from dataclasses import replace

import pytest

from shared.domain.city.city import Letterhead
from shared.domain.papers.pieces import about, foot_of, head_of, known, place_of, speaker
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from tests.builders import make_reference, make_report

REFERENCE = make_reference()
KANDAI = "7471011001"


def test_only_rows_that_say_something_stand_on_a_paper() -> None:
    assert known(("Nama", "Sitti"), ("Telepon", "")).rows == (("Nama", "Sitti"),)


@pytest.mark.parametrize(
    ("report", "place"),
    [
        (make_report(village_code=KANDAI), "Kelurahan Kandai, Kecamatan Kendari"),
        (make_report(location=Location(address_text="Lorong Mawar 5")), "Lorong Mawar 5"),
        (
            make_report(location=Location(address_text="Lorong Mawar 5"), village_code=KANDAI),
            "Lorong Mawar 5\nKelurahan Kandai, Kecamatan Kendari",
        ),
        (make_report(village_code="of-an-old-pack"), ""),
        (make_report(), ""),
    ],
    ids=["village", "address", "both", "a village that is no more", "neither"],
)
def test_the_place_is_told_as_far_as_it_is_known(report: Report, place: str) -> None:
    assert place_of(report, REFERENCE) == place


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (
            make_report(category_id="jalan_rusak", village_code=KANDAI),
            [
                "5F0E8A41",
                "Jalan rusak",
                "Kelurahan Kandai, Kecamatan Kendari",
                "-3.977800, 122.515000",
            ],
        ),
        (make_report(location=Location(), category_id="gone"), ["5F0E8A41"]),
    ],
    ids=["all", "nothing but the handle"],
)
def test_handle_category_and_place_where_each_is_known(report: Report, told: list[str]) -> None:
    assert [what for _, what in about(report, REFERENCE).rows] == told


def test_every_paper_is_headed_by_the_city_and_what_its_pack_says_of_the_office() -> None:
    letterhead = Letterhead(office="Bagian Humas", address="Jalan Contoh 1")
    city = replace(REFERENCE.city, letterhead=letterhead)
    assert head_of(city).lines == ("PEMERINTAH KOTA KENDARI", "Bagian Humas", "Jalan Contoh 1")


def test_every_page_bears_the_city_and_the_handle_and_no_code() -> None:
    report = make_report()
    foot = foot_of(report, REFERENCE)
    assert "Kota Kendari" in foot
    assert "5F0E8A41" in foot
    assert report.tracking_code not in foot


def test_a_city_words_its_papers_itself() -> None:
    own = replace(REFERENCE, texts={"paper.number": {"id": "Nomor Surat"}})
    assert speaker(own)("number") == "Nomor Surat"
    assert speaker(REFERENCE)("number") == "Nomor"
