"""What may take the place of what is in force, and that every change has its number."""

from dataclasses import replace

import pytest

from shared.domain.pack.edit.publication import (
    ImportVerdict,
    Origin,
    Publication,
    judge_import,
    next_publication,
)
from tests.builders import NOW, later

IMPORTED = Publication("kendari", 3, "v3", Origin.IMPORT, NOW, "ani")
OFFICIALS = replace(IMPORTED, origin=Origin.DRAFT, by="budi@kendari.example")


@pytest.mark.parametrize(
    ("in_force", "version", "replaces_draft", "verdict"),
    [
        (None, "v1", False, ImportVerdict.PUBLISH),
        (IMPORTED, "v3", False, ImportVerdict.UNCHANGED),
        (IMPORTED, "v4", False, ImportVerdict.PUBLISH),
        (OFFICIALS, "v3", False, ImportVerdict.UNCHANGED),
        (OFFICIALS, "v4", False, ImportVerdict.HELD_BACK),
        (OFFICIALS, "v4", True, ImportVerdict.PUBLISH),
        (OFFICIALS, "v3", True, ImportVerdict.UNCHANGED),
    ],
)
def test_what_officials_published_is_replaced_only_by_somebody_who_says_so(
    in_force: Publication | None, version: str, verdict: ImportVerdict, *, replaces_draft: bool
) -> None:
    assert judge_import(in_force, version, replaces_draft=replaces_draft) is verdict


@pytest.mark.parametrize(("in_force", "number", "previous"), [(None, 1, None), (IMPORTED, 4, "v3")])
def test_changes_are_counted_without_a_gap_and_name_what_they_replaced(
    in_force: Publication | None, number: int, previous: str | None
) -> None:
    at = later(days=1)
    assert next_publication(
        in_force,
        city_id="kendari",
        version="v4",
        origin=Origin.DRAFT,
        at=at,
        by="budi",
        note="jam Jumat",
    ) == Publication("kendari", number, "v4", Origin.DRAFT, at, "budi", "jam Jumat", previous)
