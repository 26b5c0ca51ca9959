"""What the city can order done itself; all else it passes on."""

from shared.domain.city.agencies import OwnerKind


def test_only_the_citys_own_offices_and_companies_take_its_orders() -> None:
    assert {owner for owner in OwnerKind if owner.is_in_mandate} == {
        OwnerKind.CITY,
        OwnerKind.CITY_COMPANY,
    }
