"""Who leads is known by the number that the ministry gave a city or a regency."""

import pytest

from shared.domain.city.city import HeadTitle


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("74.71", HeadTitle.WALI_KOTA),
        ("73.71", HeadTitle.WALI_KOTA),
        ("32.79", HeadTitle.WALI_KOTA),
        ("74.02", HeadTitle.BUPATI),
        ("35.29", HeadTitle.BUPATI),
    ],
    ids=["Kendari", "Makassar", "Banjar", "Konawe Selatan", "Sumenep"],
)
def test_cities_are_led_by_a_wali_kota_and_regencies_by_a_bupati(
    code: str, title: HeadTitle
) -> None:
    assert HeadTitle.of_code(code) is title
