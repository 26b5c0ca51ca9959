"""Danger and secrecy are told at once, with the number to call."""

from dataclasses import replace

import pytest

from shared.domain.city.danger import Notice
from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern
from shared.domain.lifecycle.notices import (
    Advisory,
    emergency_banner,
    notices_of_category,
    notices_on,
)
from shared.domain.routing.text_findings import understand
from shared.domain.texts.catalogue import Catalogue
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
    said = Advisory("api", "Hubungi 112, Kota Kendari.", "112", urgent=True)
    for text, category_id in (("api besar!", None), ("lubang", "jalan_rusak")):
        assert notices_on(understand(text, CITY), category_id, (), "id") == (said,)
        (in_english,) = notices_on(understand(text, CITY), category_id, (), "en")
        assert in_english.text == "Call 112."
    for category_id in (None, "listrik_padam"):
        assert notices_on(understand("lubang", CITY), category_id, (), "id") == ()
    assert notices_of_category("listrik_padam", CITY, "en") == ()
    assert notices_of_category("jalan_rusak", CITY, "en")[0].text == "Call 112."


BRIBE = "Petugas loket minta uang 50 ribu"


@pytest.mark.parametrize("text", [BRIBE, "lubang"])
@pytest.mark.parametrize(
    ("city", "key"),
    [(KENDARI, "notice.secret"), (CITY, "notice.secret_supervisor")],
    ids=["an office watches", "nobody watches"],
)
def test_secrecy_is_told_kindly_and_with_who_reads_it(text: str, city: Reference, key: str) -> None:
    """Also where it is not these words that called for it."""
    (said,) = notices_on(understand(text, city), None, (Concern.BRIBERY,), "id")
    assert said == Advisory("secret", Catalogue().text(key, "id", office="Inspektorat"))


def test_of_what_is_not_kept_secret_no_secrecy_is_told() -> None:
    assert notices_on(understand(BRIBE, KENDARI), None, (), "id") == ()


def test_a_city_says_both_in_its_own_words() -> None:
    own = {"notice.emergency": {"id": "{number}!"}, "notice.secret_supervisor": {"id": "Rahasia."}}
    city = replace(CITY, texts=own)
    assert emergency_banner(city, "id").text == "112!"
    (said,) = notices_on(understand(BRIBE, city), None, (Concern.BRIBERY,), "id")
    assert said.text == "Rahasia."


@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_the_banner_and_every_notice_name_the_number(city_id: str) -> None:
    reference = real(city_id)
    number = reference.city.emergency_number
    text = Catalogue(reference.texts).text("notice.emergency", "en", number=number)
    assert emergency_banner(reference, "en") == Advisory("emergency", text, number, urgent=True)
    for notice in reference.notices:
        assert all("{number}" in text for text in notice.texts.values()), notice.notice_id
    assert {notice.category_id for notice in reference.notices} - {""} <= set(reference.categories)
