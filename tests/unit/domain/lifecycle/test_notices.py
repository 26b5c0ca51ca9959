"""Danger and secrecy are told at once, with the number to call."""

import pytest

from shared.domain.city.danger import Notice
from shared.domain.city.sensitivity import Concern
from shared.domain.lifecycle.notices import (
    emergency_banner,
    notices_of_category,
    notices_on,
)
from shared.domain.routing.text_findings import understand
from tests.builders import make_reference
from tests.unit.domain.packs import real

KENDARI = real("kendari")
NOTICE = Notice(
    "api",
    {"id": "Hubungi {number}, {city}.", "en": "Call {number}."},
    "jalan_rusak",
    ("api besar",),
)
CITY = make_reference(notices=(NOTICE,))


def test_a_notice_comes_by_category_or_by_words_and_names_the_number() -> None:
    for text, category_id in (("api besar!", None), ("lubang", "jalan_rusak")):
        (said,) = notices_on(understand(text, CITY), category_id, (), "id")
        assert (said.code, said.text) == ("api", "Hubungi 112, Kota Kendari.")
        assert (said.phone, said.urgent) == ("112", True)
    assert notices_on(understand("lubang", CITY), None, (), "id") == ()
    assert notices_of_category("listrik_padam", CITY, "en") == ()
    assert notices_of_category("jalan_rusak", CITY, "en")[0].text == "Call 112."


def test_secrecy_is_told_kindly_and_with_who_reads_it() -> None:
    text = "Petugas loket minta uang 50 ribu"
    (said,) = notices_on(understand(text, KENDARI), None, (Concern.BRIBERY,), "id")
    assert (said.code, said.urgent) == ("secret", False)
    assert "Inspektorat" in said.text
    (unwatched,) = notices_on(understand(text, CITY), None, (Concern.BRIBERY,), "id")
    assert "penyelia" in unwatched.text


@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_the_banner_and_every_notice_name_the_number(city_id: str) -> None:
    reference = real(city_id)
    number = reference.city.emergency_number
    banner = emergency_banner(reference, "id")
    assert banner.phone == number
    for notice in reference.notices:
        assert all("{number}" in text for text in notice.texts.values()), notice.notice_id
    assert {notice.category_id for notice in reference.notices} - {""} <= set(reference.categories)
