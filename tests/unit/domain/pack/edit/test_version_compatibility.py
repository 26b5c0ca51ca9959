"""What stands on a version of a pack, open reports and old ones, must stand on the next as well."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.pack.edit.version_compatibility import check_compatibility
from shared.domain.pack.files.validation_errors import PackError
from tests.builders import make_reference

BEFORE = make_reference()


def _city(**fields: Any) -> dict[str, Any]:
    return {"city": replace(BEFORE.city, **fields)}


def _less(table: str, key: str) -> dict[str, Any]:
    return {table: {name: row for name, row in getattr(BEFORE, table).items() if name != key}}


@pytest.mark.parametrize(
    ("changed", "file", "code", "named"),
    [
        (_less("agencies", "pln"), "agencies.csv", "agency_removed", "'pln'"),
        (_less("categories", "jalan_rusak"), "categories.csv", "category_removed", "'jalan_rusak'"),
        (_city(code="73.71"), "city.csv", "city_fixed", "'code'"),
        (_city(tracking_prefix="KDX"), "city.csv", "city_fixed", "'tracking_prefix'"),
        (_city(timezone="Asia/Jakarta"), "city.csv", "city_fixed", "'timezone'"),
    ],
)
def test_what_reports_name_or_are_told_by_stays(
    changed: dict[str, Any], file: str, code: str, named: str
) -> None:
    with pytest.raises(PackError) as refused:
        check_compatibility(BEFORE, replace(BEFORE, **changed))
    (mistake,) = refused.value.mistakes
    assert (mistake.file, mistake.code) == (file, code)
    assert named in mistake.reason


def test_everything_that_is_missing_is_told_at_once() -> None:
    after = replace(BEFORE, agencies={}, categories={}, **_city(code="73.71"))
    with pytest.raises(PackError) as refused:
        check_compatibility(BEFORE, after)
    assert len(refused.value.mistakes) == 1 + len(BEFORE.agencies) + len(BEFORE.categories)


def test_what_is_new_and_other_names_are_fine() -> None:
    agencies = {**BEFORE.agencies, "new": replace(BEFORE.agencies["pupr"], agency_id="new")}
    check_compatibility(BEFORE, replace(BEFORE, agencies=agencies, **_city(name="Kendari")))
