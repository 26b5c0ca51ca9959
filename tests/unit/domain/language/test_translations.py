import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.translations import LANGUAGES, Language, language_of, said_in, spoken


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "id"),
        ("", "id"),
        ("id", "id"),
        ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("en-US,en;q=0.9", "en"),
        ("en;q=0.8, id;q=0.9", "id"),
        ("en, id", "id"),
        ("EN-gb", "en"),
        ("in-ID, en;q=0.5", "id"),
        ("fr-FR, de;q=0.8", "id"),
        ("fr, en;q=0.1", "en"),
        ("*", "id"),
        ("id;q=0, *", "en"),
        ("id;q=0, en;q=0", "id"),
        ("en;q=0", "id"),
        ("en;q=2, id;q=0.1", "id"),
        ("en;q=nan, id;q=0.1", "id"),
        ("en;level=1", "id"),
        (";;;,,=q", "id"),
        ("english", "id"),
    ],
)
def test_the_language_follows_the_browser(header: str | None, language: Language) -> None:
    assert language_of(header) == language


@given(header=st.text(max_size=60))
def test_any_header_is_one_of_our_languages(header: str) -> None:
    assert language_of(header) in LANGUAGES


def test_who_chose_a_language_that_is_no_more_is_spoken_to_in_bahasa() -> None:
    assert [spoken(wanted) for wanted in ("en", "id", "qps", "")] == ["en", "id", "id", "id"]


@pytest.mark.parametrize(("language", "text"), [("id", "Ya"), ("en", "Yes"), ("qps", "Ya")])
def test_what_a_city_wrote_in_two_languages_is_read_in_bahasa_by_others(
    language: Language, text: str
) -> None:
    assert said_in(language, {"id": "Ya", "en": "Yes"}) == text
    assert said_in(language, {"id": text, "en": ""}) == text
